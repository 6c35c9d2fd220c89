"""Slips of the pen in a rubric, and who notices them."""

from pathlib import Path

import pytest

from simulator.analysis.mutation import mutated, mutations
from simulator.analysis.noticing import Outcome, Watch
from simulator.analysis.plans import Plan
from simulator.analysis.playing import play_plan
from simulator.analysis.solve import solve
from simulator.scenario.load import Scenario
from simulator.workbench.plan_file import read_plans
from tests.generated import loaded
from tests.shipped import each_shipped, scenario_at, solution_of

CALL = """
format: 1
title: A test
caller: {name: Ana}
BANDS
calls:
  - id: only
    start: hello
    states:
      hello:
        choices:
          - {id: ask, say: "Since when?", marks: {attentive: 3, diagnosis: 3, access: 3}, to: done}
          - {id: guess, say: "It is the router.", marks: {attentive: 1, diagnosis: 0, access: 3}, to: done}
          - {id: close, say: "All done.", marks: {attentive: 1, diagnosis: 1, access: 0},
             critical: [false-closure], to: left}
          - {id: rude, say: "So what.", marks: {attentive: 0, diagnosis: 2, access: 0}, to: left}
      done: {ending: resolved, marks: {fix: 3, closure: 2}}
      left: {ending: left, marks: {fix: 0, closure: 0}}
"""
EASY = """
format: 1
title: A test
caller: {name: Ana}
claims: [{CLAIM}]
calls:
  - id: only
    start: hello
    states:
      hello:
        choices:
          - {id: ask, say: "Since when?", marks: {attentive: 3}, to: done}
          - {id: close, say: "All done.", marks: {attentive: 2}, critical: [false-closure], to: left}
          - {id: rude, say: "So what.", marks: {attentive: 0}, to: left}
      done: {ending: resolved}
      left: {ending: left}
"""
PLANS = Path(__file__).parents[1] / "playthroughs"
ASK = Plan((1, 1), "ask", ("ask",), "resolved", 100.0, False, {"empathy": 100, "resolution": 100})
GUESS = Plan((2, 1), "guess", ("guess",), "resolved", 0.0, False, {})


def scenario_with(bands: str = "") -> Scenario:
    return loaded(CALL.replace("BANDS", bands))


def outcomes(scenario: Scenario, *plans: Plan) -> dict[tuple[str, str, str], Outcome]:
    """By sort, place and behaviour or error."""
    return {
        (one.mutation.sort, one.mutation.where, one.mutation.what.split("'")[1].split(":")[0]): one
        for one in watch(scenario, *plans).outcomes()
    }


def watch(scenario: Scenario, *plans: Plan) -> Watch:
    played = [(plan, play_plan(scenario.program, plan.choices)) for plan in plans]
    return Watch(scenario, solve(scenario.program, scenario.script.rubric), played)


def test_every_mark_key_and_error_is_tried_once() -> None:
    found = list(mutations(scenario_with().program))
    assert [one.sort for one in found].count("flip") == 3
    assert [one.sort for one in found].count("drop") == 4 * 3 + 2 * 2
    assert [(one.where, one.line) for one in found if one.sort == "forgive"] == [("only/hello close", 14)]


def test_a_flip_swaps_the_best_mark_with_the_worst_of_its_siblings() -> None:
    program = scenario_with().program
    flip = next(one for one in mutations(program) if one.sort == "flip")
    assert flip.what == "'attentive: 3' changes places with 'attentive: 0' of rude"
    hello = mutated(program, flip).positions[1]
    values = {reply.id: reply.marks_at(0)[0].value for reply in hello.transitions}
    assert values == {"ask": 0, "guess": 1, "close": 1, "rude": 3}


def test_without_plans_nobody_notices_and_what_changes_a_total_matters() -> None:
    found = outcomes(scenario_with())
    assert not any(outcome.noticed_by for outcome in found.values())
    assert found["forgive", "only/hello close", "false-closure"].points == 0.0
    assert found["drop", "only/hello guess", "diagnosis"].matters
    assert found["flip", "only/hello ask", "attentive"].matters


def test_a_mark_that_loses_nothing_is_not_tried() -> None:
    found = outcomes(scenario_with())
    assert ("drop", "only/hello ask", "attentive") not in found


def test_a_plan_notices_what_is_on_its_way_and_what_moves_the_bounds() -> None:
    found = outcomes(scenario_with(), ASK)
    assert found["flip", "only/hello ask", "diagnosis"].noticed_by == "plan 'ask'"
    assert found["drop", "only/hello guess", "diagnosis"].noticed_by == ""


def test_a_plan_that_fails_as_things_are_notices_nothing_and_is_named() -> None:
    watching = watch(scenario_with(), GUESS)
    ((plan, found),) = watching.broken
    assert plan is GUESS
    assert found[0].startswith("total ")
    assert not any(outcome.noticed_by for outcome in watching.outcomes())


@pytest.mark.parametrize(
    ("band", "noticed"),
    [("bands: {longest: {at most: 70}}", "band of 'longest'"), ("bands: {longest: {at most: 80}}", "")],
)
def test_a_declared_band_notices(band: str, noticed: str) -> None:
    found = outcomes(scenario_with(band))
    assert found["drop", "only/hello guess", "diagnosis"].noticed_by == noticed


@pytest.mark.parametrize(
    ("claim", "noticed"),
    [
        ("never: ending is left and critical.false-closure", "claim on line 5"),
        ("possible: critical.false-closure", "claim on line 5"),
        ("possible: ending is left", ""),
    ],
)
def test_a_claim_notices(claim: str, noticed: str) -> None:
    scenario = loaded(EASY.replace("CLAIM", claim))
    assert outcomes(scenario)["forgive", "only/hello close", "false-closure"].noticed_by == noticed


@each_shipped
def test_no_slip_that_matters_goes_unnoticed_in_a_shipped_scenario(path: Path) -> None:
    text = (PLANS / f"{path.stem}.yaml").read_text(encoding="utf-8")
    found, _ = read_plans(text)
    assert found is not None
    scenario = scenario_at(path)
    played = [(plan, play_plan(scenario.program, plan.choices)) for plan in found.plans]
    watching = Watch(scenario, solution_of(path), played)
    assert watching.broken == ()
    assert [outcome for outcome in watching.outcomes() if outcome.matters] == []
