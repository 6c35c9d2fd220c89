"""The schema says what the readers read."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from simulator.scenario.diagnostics import Problems
from simulator.scenario.library import Library
from simulator.scenario.load import load
from simulator.scenario.syntax.parse import parse
from simulator.workbench.schema.document import kinds_of_file, kinds_with_schema, schema
from simulator.workbench.schema.kinds import accepted
from simulator.workbench.schema.made import CHECKOUT, made
from tests.generated import scenario_text, seeds
from tests.workbench.mistakes import Mistake, as_file, each_way_on, every_key, every_mistake, with_mistakes

SCENARIO = schema("scenario")
JUDGE = Draft7Validator(SCENARIO)
WHOLE = each_way_on(every_key(SCENARIO))
MISTAKES = tuple(every_mistake(WHOLE))
STRUCTURAL = {
    "unknown-key", "missing-key", "wrong-type", "unknown-word", "out-of-range", "odd-name", "empty-list",
    "unknown-behaviour", "too-many",
}  # fmt: skip
"""What an editor can know from the schema; the rest is about how parts of a file go together."""


def test_what_is_made_from_the_format_is_up_to_date() -> None:
    stale = [path for path, text in made(CHECKOUT).items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python -m simulator.workbench.schema"


@pytest.mark.parametrize("kind", kinds_with_schema())
def test_a_schema_is_one_that_editors_understand(kind: str) -> None:
    Draft7Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", kinds_with_schema())
def test_every_key_is_described(kind: str) -> None:
    assert [key for key, part in keys_within(schema(kind)) if not part.get("description", "").strip()] == []


def keys_within(part: Any) -> list[tuple[str, dict[str, Any]]]:
    """All keys a schema knows, with what it says of each."""
    if isinstance(part, list):
        return [found for inner in part for found in keys_within(inner)]
    if not isinstance(part, dict):
        return []
    own = [*part["properties"].items()] if isinstance(part.get("properties"), dict) else []
    return own + [found for inner in part.values() for found in keys_within(inner)]


def test_a_kind_of_reader_without_a_schema_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="object has no JSON Schema"):
        accepted(object())


@given(seeds)
def test_what_check_accepts_the_schema_accepts(seed: int) -> None:
    value = json.loads(scenario_text(Random(seed)))
    assert [error.message for error in JUDGE.iter_errors(value)] == []


def test_a_file_with_every_key_has_no_mistake_of_structure() -> None:
    assert structural(told(WHOLE)) == set()
    assert JUDGE.is_valid(WHOLE)


@given(st.sampled_from(MISTAKES))
def test_schema_and_check_see_the_same_mistakes_of_structure(mistake: Mistake) -> None:
    value = with_mistakes(WHOLE, [mistake])
    found = told(value) - ANYHOW
    if JUDGE.is_valid(value):
        assert structural(found) == set()
    else:
        assert found


TRANSLATION = schema("translation")
TRANSLATED = every_key(TRANSLATION)


@given(st.sampled_from(tuple(every_mistake(TRANSLATED))))
def test_schema_and_reader_agree_on_translations(mistake: Mistake) -> None:
    value = with_mistakes(TRANSLATED, [mistake])
    problems = Problems()
    top = parse(as_file(value), problems)
    assert top is not None
    kinds_of_file()["translation"].read(top, problems)
    assert Draft7Validator(TRANSLATION).is_valid(value) == (problems.found == [])


@pytest.mark.parametrize("path", Library().shift_paths(), ids=lambda path: path.stem)
def test_the_schema_accepts_the_shifts_there_are_and_sees_what_they_lack(path: Path) -> None:
    judge = Draft7Validator(schema("shift"))
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [error.message for error in judge.iter_errors(value)] == []
    assert not judge.is_valid({**value, "wrapup": 20})
    assert not judge.is_valid({key: part for key, part in value.items() if key != "minutes"})


def told(value: Any) -> set[tuple[str, str]]:
    """What `check` says of a file with this value, wherever it says it."""
    return {(problem.code, problem.message) for problem in load(as_file(value), "made").diagnostics}


def structural(problems: set[tuple[str, str]]) -> set[str]:
    return {code for code, _ in problems} & STRUCTURAL


ANYHOW = told(WHOLE)
"""What does not go together in a file with every key at once."""
