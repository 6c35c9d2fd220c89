"""Lines that fit, and nothing of the text lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.clusters import clusters
from simulator.text.wrap import ellipsize, wrap

LETTERS = "ab cdé-—–/. ,\n\tภาษาไทยที่น้ำเแ่้ะ中文，。「」（）あ★→\u00a0\u200d\u0301"
TEXTS = st.text(alphabet=st.sampled_from(LETTERS), max_size=80) | st.text(max_size=40)
WIDTHS = st.integers(min_value=1, max_value=30)


def count(text: str) -> int:
    """Each character is one wide."""
    return len(text)


def by_letter(text: str) -> int:
    """Letters differ in width, and a pair may be narrower than its letters, as with kerning."""
    return sum(1 + ord(letter) % 4 for letter in text) - text.count("ab")


@given(TEXTS, WIDTHS, st.sampled_from([count, by_letter]))
def test_no_line_is_too_wide_unless_it_is_one_cluster(text, width, measure):
    for line in wrap(text, width, measure):
        assert measure(line.text) <= width or len(clusters(line.text)) == 1


@given(TEXTS, WIDTHS)
def test_only_white_space_is_left_out_between_lines(text, width):
    at = 0
    for line in wrap(text, width, count):
        assert text[at : line.start].strip() == ""
        assert text[line.start : line.end] == line.text
        at = line.end
    assert text[at:].strip() == ""


@given(TEXTS, WIDTHS)
def test_no_letter_is_parted_from_its_marks(text, width):
    starts = {0}
    for paragraph_start in [0, *[at + 1 for at, letter in enumerate(text) if letter == "\n"]]:
        at = paragraph_start
        for cluster in clusters(text[paragraph_start:].split("\n")[0]):
            starts.add(at)
            at += len(cluster)
    assert all(line.start in starts or not line.text for line in wrap(text, width, count))


@given(TEXTS, WIDTHS)
def test_ellipsized_text_fits_and_begins_as_the_text_does(text, width):
    shown = ellipsize(text, width, count)
    assert count(shown) <= max(width, 1)
    assert text.startswith(shown.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("So explain this to me", 10, ["So explain", "this to me"]),
        ("one\n\ntwo", 20, ["one", "", "two"]),
        ("", 10, [""]),
        ("extraordinarily so", 6, ["extrao", "rdinar", "ily so"]),
        ("a well-known fault", 7, ["a well-", "known", "fault"]),
        ("请把这个记下来。", 4, ["请把这个", "记下来。"]),
        ("他说“请记下来”。", 4, ["他说“请", "记下", "来”。"]),
        ("ten\u00a0yuan a month", 8, ["ten\u00a0yuan", "a month"]),
        ("minus -5 degrees", 8, ["minus -5", "degrees"]),
    ],
)
def test_where_lines_break(text, width, lines):
    assert [line.text for line in wrap(text, width, count)] == lines


def test_the_spaces_that_begin_a_paragraph_stay():
    assert wrap("  - one", 20, count)[0].text == "  - one"


def test_thai_breaks_between_clusters_and_keeps_their_marks():
    lines = [line.text for line in wrap("น้ำใจที่ดี", 4, count)]
    assert "".join(lines) == "น้ำใจที่ดี"
    assert lines[0] == "น้ำ"
