"""From a file's text to a program."""

from pathlib import Path

import pytest

from simulator.scenario.library import Library, NotFound, read_scenario
from simulator.scenario.load import load
from simulator.scenario.program import Kind
from tests.generated import generated
from tests.shipped import PATHS, each_shipped, scenario_at

LEAST = "format: 1\ntitle: T\ncaller: {name: Ana}\ncalls: [{id: a, start: b, states: {b: {ending: c}}}]\n"


def test_the_least_scenario_there_is() -> None:
    scenario = load(LEAST, "least").scenario
    assert scenario is not None
    assert [(p.key, p.kind) for p in scenario.program.positions] == [("ring", Kind.RING), ("a/b", Kind.END)]


def test_all_mistakes_are_told_at_once() -> None:
    text = LEAST.replace("title: T", "heading: T").replace("format: 1", "format: 2")
    codes = [problem.code for problem in load(text, "wrong").diagnostics]
    assert {"missing-key", "unknown-key", "out-of-range"} <= set(codes)


def test_a_warning_does_not_keep_a_scenario_from_being_played() -> None:
    loaded = load(LEAST.replace("{b: {ending: c}}", "{b: {ending: c}, d: {ending: e}}"), "odd")
    assert loaded.scenario is not None
    assert [problem.code for problem in loaded.diagnostics] == ["unreachable"]


def test_the_hash_is_of_the_text() -> None:
    assert hash_of(LEAST, "one") == hash_of(LEAST, "another")
    assert hash_of(LEAST, "one") != hash_of(LEAST + "# a note\n", "one")


def hash_of(text: str, id: str) -> str:
    scenario = load(text, id).scenario
    assert scenario is not None
    return scenario.hash


def test_a_generated_scenario_is_the_same_again() -> None:
    assert generated(7).hash == generated(7).hash


@each_shipped
def test_shipped_scenarios_have_nothing_wrong(path: Path) -> None:
    assert read_scenario(path).diagnostics == ()


@each_shipped
def test_shipped_states_are_many_enough_to_be_worth_playing(path: Path) -> None:
    states = [position for position in scenario_at(path).program.positions if position.kind is not Kind.END]
    assert len(states) >= 30


def test_a_scenario_is_found_by_id_and_by_path(tmp_path: Path) -> None:
    library = Library()
    assert library.find(PATHS[0].stem) == PATHS[0]
    assert library.find(str(PATHS[0])) == PATHS[0]
    empty = Library(tmp_path / "nowhere")
    assert empty.paths() == ()


@pytest.mark.parametrize("name", ["irate-coe", "nowhere/at-all", "missing.yaml"])
def test_what_is_not_found_says_so(name: str) -> None:
    found = Library().find(name)
    assert isinstance(found, NotFound)
    assert name in found.reason
