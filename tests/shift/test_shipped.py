"""The shifts that come with the product, and the short calls they draw from."""

from pathlib import Path

import pytest

from simulator.analysis.bots import BOTS, EXPERT
from simulator.analysis.effort import Pace
from simulator.analysis.playtest import playtest
from simulator.call.events import Heard, Replied
from simulator.scenario.library import Library, shipped_folder
from simulator.shift.library import find_shift
from simulator.speech.timing import estimated_seconds
from simulator.speech.words import words
from simulator.workbench.checking import Checker
from tests.shipped import SHORT, every_beginning, scenario_at, shift_at, solution_of
from tests.whole_calls import whole_calls

each_short_call = pytest.mark.parametrize("path", SHORT, ids=lambda path: path.stem)
each_shift = pytest.mark.parametrize("path", Library().shift_paths(), ids=lambda path: path.stem)
PLAYS = 300
MOST_CALLS = 50_000


@each_short_call
def test_a_short_call_has_nothing_to_be_said_against_it(path: Path) -> None:
    scenario = scenario_at(path)
    assert Checker({}, lambda *_: ()).file(path) == ()
    assert 4 <= sum(len(call.states) for call in scenario.script.calls) <= 8


@each_short_call
def test_a_short_call_gives_nothing_away(path: Path) -> None:
    scenario, solution = scenario_at(path), solution_of(path)
    assert solution.bounds.exact
    assert solution.bounds.chance < 50
    pace = Pace(lambda text: len(words(text)), estimated_seconds)
    played = playtest(scenario, solution, BOTS, PLAYS, 0, pace)
    assert played.findings == ()
    assert {one.bot for one in played.distributions if one.passed > 0.05} == {EXPERT}


def test_every_reply_of_every_short_call_is_given_in_some_play() -> None:
    wanted = {
        (path.stem, state, choice.id)
        for path in SHORT
        for call in scenario_at(path).script.calls
        for state, said in call.states.items()
        for choice in said.choices
    }
    given = {
        (scenario.id, event.state.partition("/")[2], event.choice)
        for path in SHORT
        for scenario, _ in every_beginning(path)
        for play in whole_calls(scenario.program, MOST_CALLS) or ()
        for event in play.events
        if isinstance(event, Replied)
    }
    assert wanted - given == set()


def test_every_line_and_every_ending_of_the_short_calls_is_heard_in_some_play() -> None:
    heard: dict[str, set[str]] = {path.stem: set() for path in SHORT}
    for path in SHORT:
        for scenario, _ in every_beginning(path):
            for play in whole_calls(scenario.program, MOST_CALLS) or ():
                heard[path.stem] |= {event.line.text for event in play.events if isinstance(event, Heard)}
        program = scenario_at(path).program
        lines = {line.text for position in program.positions for line, _ in position.lines}
        assert lines - heard[path.stem] == set()


@each_shift
def test_a_shift_has_no_two_voices_alike_and_its_calls_ship_beside_it(path: Path) -> None:
    shift = shift_at(path)
    assert path.parent == shipped_folder("scenarios") / "shifts"
    assert len(shift.calls) >= 5
    names = [(entry.caller or shift.calls[entry.call.name].script.caller).name for entry in shift.entries]
    assert len(set(names)) == len(names)


def test_short_calls_are_found_by_id_and_not_listed_with_the_others() -> None:
    library = Library()
    assert library.find("line-dead") in SHORT
    assert not set(SHORT) & set(library.paths())
    assert not set(library.shift_paths()) & set(library.paths())
    assert find_shift("avalanche", library) == library.folder / "shifts" / "avalanche.shift.yaml"
