import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.words import has_words, speakable, words


def found(text: str) -> list[str]:
    return [text[word.start : word.end] for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten yuan, on my bill?", ["Ten", "yuan", "on", "my", "bill"]),
        ("Don’t you dare — it’s 3,737.50 yuan.", ["Don’t", "you", "dare", "it’s", "3,737.50", "yuan"]),
        ("$50.00 (or ¥10) at 15:40, 5% off", ["$50.00", "or", "¥10", "at", "15:40", "5%", "off"]),
        ("Tôi vừa nhận được", ["Tôi", "vừa", "nhận", "được"]),
        ("短信，17。", ["短", "信", "17"]),
        ("...", []),
    ],
)
def test_words_leave_punctuation_outside(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_thai_cluster_keeps_its_vowels_and_tones() -> None:
    assert found("เที่ยว ชื่อ น้ำ") == ["เที่", "ย", "ว", "ชื่", "อ", "น้ำ"]


def test_a_composed_and_a_decomposed_letter_are_one_word_each() -> None:
    assert found("naïve naïve") == ["naïve", "naïve"]


def test_the_speakable_text_has_no_mark_up_and_no_emoji() -> None:
    assert speakable("“*Ten*” yuan 😀\nnow") == '" Ten " yuan   now'


def test_a_title_does_not_end_the_sentence() -> None:
    assert speakable("Dr. Smith, Mrs. Lin. Yes.") == "Dr  Smith, Mrs  Lin. Yes."


@given(st.text())
def test_the_speakable_text_keeps_every_position(text: str) -> None:
    assert len(speakable(text)) == len(text)


@given(st.text())
def test_words_come_in_order_and_do_not_overlap(text: str) -> None:
    edges = [edge for word in words(text) for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(word.start < word.end for word in words(text))


@given(st.text())
def test_a_text_has_words_when_some_are_found(text: str) -> None:
    assert has_words(text) == bool(words(text))
