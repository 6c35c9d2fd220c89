"""Inputs that fuzzing begins with, and those it found, yield nothing but diagnostics."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.fields import Flag, ListOf, MapOf, Name, OneOf, Reader, Text, Whole
from simulator.scenario.format import SCENARIO, TRANSLATION
from simulator.scenario.readers import ConditionText, OneOrMany
from simulator.scenario.records import Record
from tests.fuzz.seeds import SIGNS, inputs
from tests.fuzz.targets import BASE, any_target, check_loaded, conditions, mending, translations
from tests.generated import ATOMS
from tests.scenario.test_fuzz import damaged
from tests.shipped import PATHS

FOUND = sorted(path for path in Path(__file__).with_name("found").iterdir() if path.suffix != ".md")
ODD = st.sampled_from([None, True, -1, 99, "", "no such thing", [], {}, ["a"], {"when": "logged"}, "a: b"])
NAMES = st.sampled_from(["first", "hello", "over", "bye", "logged", "how", "ring", "keep", "Ana", "x y"])


def test_what_fuzzing_begins_with_and_what_it_found_yields_diagnostics() -> None:
    for data in (*inputs(), *(path.read_bytes() for path in FOUND)):
        any_target(data)


@st.composite
def texts_of_conditions(draw: st.DrawFn) -> str:
    """Conditions by the grammar, here and there with a sign or word too many, too few or other."""
    text = draw(st.recursive(
        st.sampled_from(ATOMS),
        lambda part: st.one_of(
            st.tuples(part, st.sampled_from(["and", "or"]), part).map(" ".join),
            part.map("not {}".format),
            part.map("({})".format),
        ),
        max_leaves=6,
    ))  # fmt: skip
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 4)))
        text = text[:start] + draw(st.sampled_from([*SIGNS, "", "", *ATOMS])) + text[end:]
    return text


@given(texts_of_conditions())
def test_conditions_and_nearly_conditions(text: str) -> None:
    conditions(text.encode("utf-8"))


@given(st.text(max_size=60))
def test_any_condition(text: str) -> None:
    conditions(text.encode("utf-8", "replace"))


def shaped(reader: Reader, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values as the format wants them there, now and then something odd."""
    return st.one_of(*[_wanted(reader, depth)] * 6, ODD)


def _wanted(reader: Reader, depth: int) -> st.SearchStrategy[Any]:
    if isinstance(reader, Record):
        return st.deferred(lambda: _record(reader, depth))
    if isinstance(reader, OneOrMany):
        return _wanted(reader.records, depth)
    if isinstance(reader, ListOf):
        return st.lists(st.deferred(lambda: shaped(reader.item, depth + 1)), max_size=3)
    if isinstance(reader, MapOf):
        return st.dictionaries(NAMES, st.deferred(lambda: shaped(reader.value, depth + 1)), max_size=4)
    return _plain(reader)


def _plain(reader: Reader) -> st.SearchStrategy[Any]:
    if isinstance(reader, Whole):
        return st.integers(reader.low, reader.high)
    if isinstance(reader, OneOf):
        return st.sampled_from(reader.words)
    if isinstance(reader, Flag):
        return st.booleans()
    if isinstance(reader, ConditionText):
        return texts_of_conditions()
    if isinstance(reader, Text) and not isinstance(reader, Name):
        return st.sampled_from(["Well: no.", "It never came.", " # ", "a\nb", "- x", "{a}"])
    return NAMES


@st.composite
def _record(draw: st.DrawFn, record: Record, depth: int) -> dict[str, Any]:
    """Its needed keys mostly, and a few others; fewer the deeper it lies."""
    others = draw(
        st.sets(st.sampled_from(sorted(field.key for field in record.fields)), max_size=max(1, 4 - depth))
    )
    kept = [
        field
        for field in record.fields
        if field.key in others or (field.required and draw(st.integers(0, 9)))
    ]
    return {field.key: draw(shaped(field.reader, depth + 1)) for field in kept}


@given(shaped(SCENARIO))
def test_trees_shaped_by_the_format(tree: Any) -> None:
    check_loaded(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True))


@given(shaped(TRANSLATION))
def test_translations_shaped_by_the_format(tree: Any) -> None:
    translations(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True).encode("utf-8"))


@given(st.sampled_from(PATHS), st.randoms(use_true_random=False))
def test_mutated_shipped_scenarios(path: Path, random: Any) -> None:
    check_loaded(damaged(path.read_text(encoding="utf-8"), random))


@given(st.randoms(use_true_random=False))
def test_mending_mutated_scenarios(random: Any) -> None:
    mending(damaged(BASE, random).encode("utf-8", "surrogatepass"))
