"""Making and updating translation files: nothing that somebody wrote is lost."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.diagnostics import Problems
from simulator.scenario.document import Mapping as Node
from simulator.scenario.document import Scalar
from simulator.scenario.load import Scenario, load
from simulator.scenario.source import quoted
from simulator.scenario.syntax.parse import parse
from simulator.scenario.texts import texts
from simulator.scenario.translation import Entry, Translation
from simulator.workbench.translating.file import new_translation, read_translation, updated_translation
from simulator.workbench.translating.scalars import written

Story = Mapping[str, Sequence[str]]
"""The lines of each state."""

KETTLE = {"hello": ["Is that the kettle desk?", "Mine whistles all night."], "later": ["It still whistles."]}


def scenario(story: Story) -> Scenario:
    names = [*story, "over"]
    states = "".join(
        f"      {name}:\n        lines: [{', '.join(map(quoted, lines))}]\n        then: {following}\n"
        for (name, lines), following in zip(story.items(), names[1:], strict=True)
    )
    head = f"format: 1\ntitle: Tea\ncaller: {{name: Ana}}\ncalls:\n  - id: first\n    start: {names[0]}\n"
    loaded = load(f"{head}    states:\n{states}      over: {{ending: done}}\n", "kettle").scenario
    assert loaded is not None
    return loaded


def read(text: str) -> Translation:
    translation, problems = read_translation(text)
    assert translation is not None, problems
    return translation


def update(story: Story, old: str) -> str:
    return updated_translation(scenario(story), old, read(old))[0]


def fill(text: str, words: Mapping[str, str]) -> str:
    """The file with these sources translated."""
    for source, translation in words.items():
        text = text.replace(
            f'source: {quoted(source)}\n    text: ""', f'source: {quoted(source)}\n    text: "{translation}"'
        )
    return text


def entry_of(text: str, source: str) -> Entry:
    translation = read(text)
    return next(one for one in (*translation.texts, *translation.gone) if one.source == source)


@pytest.fixture
def chinese() -> str:
    """The kettle in Chinese, all of it."""
    words = {
        "Tea": "茶", "Ana": "安娜", "Is that the kettle desk?": "是水壶专席吗？",
        "Mine whistles all night.": "我那把响了一夜。", "It still whistles.": "还在响。",
    }  # fmt: skip
    return fill(new_translation(scenario(KETTLE), "zh", "a.json")[0], words)


def test_a_fresh_file_has_every_text_once_and_none_translated() -> None:
    text, made = new_translation(scenario(KETTLE), "zh", "a.json")
    translation = read(text)
    assert [entry.source for entry in translation.texts] == [
        "Tea", "Ana", *KETTLE["hello"], *KETTLE["later"],
    ]  # fmt: skip
    assert (translation.translates, translation.language) == ("kettle", "zh")
    assert made.untranslated == 5


def test_a_file_tells_the_translator_who_says_what_and_after_what() -> None:
    text, _ = new_translation(scenario(KETTLE), "zh", "a.json")
    assert "#. first/hello\n  #. Ana says; after The phone has been answered." in text


def test_nothing_changes_in_a_file_that_is_up_to_date(chinese: str) -> None:
    assert update(KETTLE, chinese) == chinese


def test_a_line_that_was_edited_keeps_its_translation_as_stale(chinese: str) -> None:
    edited = update({**KETTLE, "later": ["It still whistles at me."]}, chinese)
    found = entry_of(edited, "It still whistles at me.")
    assert (found.text, found.stale, found.was) == ("还在响。", True, "It still whistles.")


def test_an_edit_taken_back_is_not_stale(chinese: str) -> None:
    edited = update({**KETTLE, "later": ["It still whistles at me."]}, chinese)
    found = entry_of(update(KETTLE, edited), "It still whistles.")
    assert (found.text, found.stale, found.was) == ("还在响。", False, "")


def test_a_line_that_is_quite_another_begins_without_a_translation(chinese: str) -> None:
    edited = update({**KETTLE, "later": ["Forget it."]}, chinese)
    assert entry_of(edited, "Forget it.").text == ""
    assert [entry.text for entry in read(edited).gone] == ["还在响。"]


def test_a_renamed_state_keeps_its_translations(chinese: str) -> None:
    renamed = update({"start": KETTLE["hello"], "later": KETTLE["later"]}, chinese)
    found = entry_of(renamed, "Mine whistles all night.")
    assert found.id.startswith("first/start/")
    assert (found.text, found.stale) == ("我那把响了一夜。", False)


def test_a_text_that_comes_back_finds_its_translation(chinese: str) -> None:
    without = update({"hello": KETTLE["hello"]}, chinese)
    assert [entry.text for entry in read(without).gone] == ["还在响。"]
    assert entry_of(update(KETTLE, without), "It still whistles.").text == "还在响。"
    assert read(update(KETTLE, without)).gone == ()


def test_comments_and_the_way_things_are_written_are_kept(chinese: str) -> None:
    own = chinese.replace("language: zh\n", "language: zh  # as in Hangzhou\nchecks: {untranslated: note}\n")
    own = own.replace(
        '    text: "我那把响了一夜。"', "    # or 整夜？\n    text: 我那把响了一夜。  # ask Mei"
    )
    own = own.replace("  - id: title", "  # The title is short.\n  - id: title")
    edited = update(
        {**KETTLE, "hello": ["Is that the kettle desk?", "Mine whistles all day."]}, own + "# The end.\n"
    )
    for comment in ("# as in Hangzhou", "# or 整夜？", "# ask Mei", "# The title is short.", "# The end."):
        assert edited.count(comment) == 1
    assert "checks: {untranslated: note}" in edited
    assert entry_of(edited, "Mine whistles all day.").text == "我那把响了一夜。"


def test_a_file_written_by_others_is_understood(chinese: str) -> None:
    flow = (
        "---\nformat: 1\ntranslates: kettle\nlanguage: zh\ntexts: [{id: title, source: Tea, text: 茶}]\n...\n"
    )
    assert entry_of(update(KETTLE, flow), "Tea").text == "茶"
    narrow = re.sub(r"^  ", "", chinese, flags=re.MULTILINE).replace("\n", "\r\n")
    edited = update({**KETTLE, "later": []}, narrow)
    assert edited.count("\n") == edited.count("\r\n")
    assert [entry.text for entry in read(edited).gone] == ["还在响。"]


lines = st.lists(
    st.sampled_from(["Yes.", "Yes, I am.", "Yes, I was.", "No.", "No, never.", "Well: “no”."]), max_size=4
)
stories = st.dictionaries(st.sampled_from(["one", "two", "three"]), lines, min_size=1)


def sources(story: Story) -> list[str]:
    return [text.words for text in texts(scenario(story).script)]


def kept(translation: Translation) -> Counter[str]:
    return Counter(entry.text for entry in (*translation.texts, *translation.gone) if entry.text)


@given(stories, stories, stories, st.integers(0, 3))
def test_no_edit_of_a_scenario_loses_a_translated_word(
    first: Story, second: Story, third: Story, skip: int
) -> None:
    text, _ = new_translation(scenario(first), "zh", "a.json")
    for number in range(skip, text.count('text: ""')):
        text = re.sub(r'text: ""', f'text: "第{number}句"', text, count=1)
    before = kept(read(text))
    for story in (second, third):
        edited = update(story, text)
        assert kept(read(edited)) == before
        assert update(story, edited) == edited
        assert [entry.source for entry in read(edited).texts] == sources(story)
        text = edited


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
    | st.text(alphabet="a \n\"'\\:#|-é", min_size=1)
)
def test_every_text_is_read_as_it_was_written(words: str) -> None:
    top = parse("\n".join(written("text", words, 0)) + "\n", Problems())
    assert isinstance(top, Node)
    value = top.entries["text"][1]
    assert isinstance(value, Scalar)
    assert value.text == words


def test_paragraphs_are_written_as_they_look() -> None:
    assert written("text", "One.\n\nTwo.", 2) == ["  text: |-", "    One.", "", "    Two."]
    assert written("text", 'Say "hm": no.', 0) == ["text: 'Say \"hm\": no.'"]
