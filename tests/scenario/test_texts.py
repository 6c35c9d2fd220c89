"""Texts and their ids: all of them, each once, and the same after edits around them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from simulator.scenario.fields import ListOf, MapOf, Reader
from simulator.scenario.fields import Text as TextReader
from simulator.scenario.format import SCENARIO
from simulator.scenario.load import load
from simulator.scenario.model import Case, Line, Script, State
from simulator.scenario.readers import OneOrMany
from simulator.scenario.records import Record
from simulator.scenario.texts import Text, ids_of_line, texts, with_words
from tests.shipped import each_shipped, scenario_at

EVERY_TEXT = """\
format: 1
title: The kettle
summary: It does not boil.
learn: [Ask first.]
topics: [kettles]
caller: {name: Ana, about: Owns a kettle}
people:
  ravi: {name: Ravi, about: Mends kettles}
agent: {authority: {goodwill: 10, currency: yuan}}
promises:
  ring: {text: Ring Ana at five}
escalation: [{level: shop, title: The shop, right: trust < 2}]
case:
  number: "17"
  status: Open
  history: [{on: 1 May, by: letter, note: Bought a kettle.}]
knowledge: [{id: kettles, title: Kettles, text: Switch it on.}]
flowchart: [{id: plug, text: Is it plugged in?}]
calls:
  - id: only
    line: Kettle desk
    role: You mend kettles.
    date: 2 May
    intro: She rang before.
    start: hello
    states:
      hello:
        hint: Ask what she sees.
        lines:
          - It does not boil.
          - {aside: A spoon falls.}
          - {say: Is that them?, by: ravi, delivery: sharp, when: trust < 3, clip: them.wav}
          - first:
              - {say: You again., when: retellings > 0}
              - {say: At last., when: patience > 3}
              - Hello?
        choices:
          - id: ask
            say: What do you see?
            when: patience > 1
            locked: she is too angry
            why: It is the first question.
            note: Asked what she sees.
            mood: {trust: 1, because: She was asked.}
            to: thinking
        silence: {after: 9, to: thinking, why: Silence costs., mood: {patience: -1, because: Nobody spoke.}}
      thinking:
        then: {to: gone, mood: {patience: -1, because: It takes long.}}
      gone: {ending: lost, title: She went., why: Nobody asked about the plug.}
"""


def script_of(source: str) -> Script:
    loaded = load(source, "kettle")
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario.script


def by_id(script: Script) -> dict[str, Text]:
    return {text.id: text for text in texts(script)}


def keys_with_texts(reader: Reader) -> Iterator[tuple[type, str]]:
    """The values of the model and their attributes that an author writes free text for."""
    match reader:
        case Record(fields=keys, make=make):
            for key in keys:
                if _is_text(key.reader):
                    yield make, key.attribute or key.key.replace("-", "_")
                yield from keys_with_texts(key.reader)
        case ListOf(item=inner) | MapOf(value=inner) | OneOrMany(_list=inner):
            yield from keys_with_texts(inner)


def _is_text(reader: Reader) -> bool:
    return isinstance(reader, TextReader) or (isinstance(reader, ListOf) and _is_text(reader.item))


def written(value: Any, keys: set[tuple[type, str]]) -> Iterator[tuple[tuple[type, str], str]]:
    """Every text in a value of the model, with the key it was written under."""
    if is_dataclass(value):
        for field in fields(value):
            inner, key = getattr(value, field.name), (type(value), field.name)
            if key in keys:
                yield from (
                    (key, words) for words in ((inner,) if isinstance(inner, str) else inner) if words
                )
            else:
                yield from written(inner, keys)
    elif isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from written(part, keys)


def test_every_text_of_the_model_has_an_id() -> None:
    script = script_of(EVERY_TEXT)
    keys = set(keys_with_texts(SCENARIO))
    found = list(written(script, keys))
    assert {key for key, _ in found} == keys, "the scenario above leaves texts out"
    names_of_things = {(Line, "clip"), (Case, "number")}
    assert sorted(words for key, words in found if key not in names_of_things) == sorted(
        text.words for text in texts(script)
    )


def test_ids_say_where_a_text_stands() -> None:
    assert [text.id for text in texts(script_of(EVERY_TEXT))] == [
        "title", "summary", "learn/1", "topics/1", "caller/name", "caller/about",
        "people/ravi/name", "people/ravi/about", "agent/currency", "promises/ring", "escalation/shop",
        "case/status", "case/history/1", "case/history/1/on", "case/history/1/by",
        "knowledge/kettles/title", "knowledge/kettles/text", "flowchart/plug",
        "only/line", "only/role", "only/date", "only/intro",
        "only/hello/hint", "only/hello/46fe4f", "only/hello/58bdd9", "only/hello/36a3e9",
        "only/hello/c521e1", "only/hello/41e7e2", "only/hello/0da721",
        "only/hello/ask/say", "only/hello/ask/locked", "only/hello/ask/note", "only/hello/ask/why",
        "only/hello/ask/because", "only/hello/silence/why", "only/hello/silence/because",
        "only/thinking/then/1/because", "only/gone/title", "only/gone/why",
    ]  # fmt: skip


def test_a_line_carries_what_a_speaker_needs() -> None:
    (line,) = (text for text in texts(script_of(EVERY_TEXT)) if text.words == "Is that them?")
    assert (line.kind, line.by, line.delivery, line.spoken) == ("line", "ravi", "sharp", True)
    assert (line.call, line.state, line.when, line.clip) == ("only", "hello", "trust < 3", "them.wav")


def test_of_a_group_each_line_is_said_if_none_before_it_was() -> None:
    said = {text.words: text.when for text in texts(script_of(EVERY_TEXT)) if text.spoken}
    assert said["You again."] == "retellings > 0"
    assert said["At last."] == "otherwise, patience > 3"
    assert said["Hello?"] == "otherwise"


def test_an_aside_is_not_spoken() -> None:
    (aside,) = (text for text in texts(script_of(EVERY_TEXT)) if text.kind == "aside")
    assert (aside.words, aside.spoken) == ("A spoon falls.", False)


@each_shipped
def test_ids_are_unique_and_put_the_words_back(path: Path) -> None:
    script = scenario_at(path).script
    found = texts(script)
    assert len({text.id for text in found}) == len(found)
    assert with_words(script, {text.id: text.words for text in found}) == script


@each_shipped
def test_moving_lines_keeps_their_ids(path: Path) -> None:
    script = scenario_at(path).script

    def moved(state: State) -> State:
        return replace(state, lines=tuple(reversed(state.lines)))

    calls = tuple(
        replace(call, states={name: moved(state) for name, state in reversed(call.states.items())})
        for call in script.calls
    )
    other = by_id(replace(script, calls=calls))
    assert {id: text.words for id, text in by_id(script).items()} == {
        id: text.words for id, text in other.items()
    }


def test_a_line_put_in_between_leaves_the_others_their_ids() -> None:
    more = EVERY_TEXT.replace(
        "          - It does not boil.\n", "          - Oh.\n          - It does not boil.\n"
    )
    assert by_id(script_of(EVERY_TEXT)).keys() < by_id(script_of(more)).keys()


def test_other_words_are_another_text() -> None:
    changed = EVERY_TEXT.replace("At last.", "Finally.")
    gone = by_id(script_of(EVERY_TEXT)).keys() - by_id(script_of(changed)).keys()
    assert [by_id(script_of(EVERY_TEXT))[id].words for id in gone] == ["At last."]


def test_a_line_said_under_two_conditions_is_one_text() -> None:
    twice = EVERY_TEXT.replace(
        "          - {aside: A spoon falls.}\n",
        "          - {say: Yes?, when: trust > 8}\n          - {say: Yes?, when: trust < 2}\n",
    )
    (line,) = (text for text in texts(script_of(twice)) if text.words == "Yes?")
    assert line.when == "trust > 8, or trust < 2"


def test_two_people_saying_the_same_are_two_texts() -> None:
    both = EVERY_TEXT.replace("{aside: A spoon falls.}", "Is that them?")
    assert [text.by for text in texts(script_of(both)) if text.words == "Is that them?"] == ["", "ravi"]


def test_the_id_of_a_heard_line_is_known_from_what_is_heard() -> None:
    both = EVERY_TEXT.replace("{aside: A spoon falls.}", "Is that them?")
    for text in texts(script_of(both)):
        if text.spoken:
            assert text.id in ids_of_line(f"{text.call}/{text.state}", text.by, text.words)


def test_a_call_named_like_a_part_of_the_file_has_ids_of_its_own() -> None:
    named = EVERY_TEXT.replace("id: only", "id: knowledge").replace("hello", "kettles")
    found = texts(script_of(named))
    assert len({text.id for text in found}) == len(found)
    assert "calls/knowledge/kettles/ask/say" in {text.id for text in found}


def test_a_script_takes_other_words_by_their_ids() -> None:
    script = script_of(EVERY_TEXT)
    line = next(text.id for text in texts(script) if text.words == "Hello?")
    changed = with_words(script, {line: "喂？", "only/hello/ask/say": "您看到什么？", "title": "水壶"})
    state = changed.calls[0].states["hello"]
    assert (changed.title, state.choices[0].say, state.lines[3].first[2].say) == (
        "水壶",
        "您看到什么？",
        "喂？",
    )
    assert [text.words for text in texts(changed) if text.kind == "aside"] == ["A spoon falls."]
