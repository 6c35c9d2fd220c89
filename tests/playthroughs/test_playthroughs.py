"""Every shipped scenario, played as its plans say: straight, and saved and taken up again at every step."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import pytest

from scoring.scorecard import Scorecard, score
from simulator.analysis.costs import costs
from simulator.analysis.coverage import coverage
from simulator.analysis.explore import explore
from simulator.analysis.playing import play_plan
from simulator.call.decide import Answer, Refused, ringing
from simulator.call.events import Ended, Entered, Event, Heard, from_record, to_record
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.program import Kind
from tests.plays import command_of, play_at_random, play_line
from tests.playthroughs.plans import Plan, plans
from tests.shipped import PATHS, each_call, each_shipped, every_beginning, scenario_at, solution_of
from tests.tours import Tours

PLANS = plans()
RANDOM_PLAYS = 30
each_plan = pytest.mark.parametrize(
    "plan",
    [
        pytest.param(plan, id=f"{plan.path.stem}: {plan.name}", marks=pytest.mark.xdist_group(plan.path.stem))
        for plan in PLANS
    ],
)


def played(plan: Plan, between: Callable[[Session], Session] = lambda session: session) -> Session:
    """The plan carried out to its last choice; `between` stands for what happens after each step."""
    session = Session(scenario_at(plan.path))
    said = list(plan.choices)
    while not session.call.over:
        at = session.log[-1].at + 6.0
        rings = ringing(session.program, session.call)
        assert rings or said, f"the choices end at {place(session)}"
        happened = session.do(Answer(at) if rings else command_of(said.pop(0), at))
        assert not isinstance(happened, Refused), f"{place(session)}: {happened.reason}"
        session = between(session)
    assert not said, f"the call ended before {said}"
    return session


def place(session: Session) -> str:
    return session.program.positions[session.call.place].key


def saved_and_resumed(session: Session) -> Session:
    rows = [(event.kind, event.at, json.dumps(to_record(event))) for event in session.log]
    log = [from_record(kind, at, json.loads(body)) for kind, at, body in rows]
    return Session.resume(session.scenario, log, session.machine)


def in_order(wanted: Iterable[str], heard: Iterable[str]) -> str | None:
    """The first text that is not part of a line heard after the one before it."""
    lines = iter(heard)
    return next((text for text in wanted if not any(text in line for line in lines)), None)


def check_outcome(plan: Plan, log: list[Event]) -> None:
    heard = [event.line.text for event in log if isinstance(event, Heard)]
    assert in_order(plan.hears, heard) is None
    last = log[-1]
    assert isinstance(last, Ended)
    assert last.outcome == plan.outcome


def scorecard(plan: Plan, log: list[Event]) -> Scorecard:
    rubric = scenario_at(plan.path).script.rubric
    return score(rubric, solution_of(plan.path).bounds, moments(log))


@each_plan
def test_a_plan_is_heard_and_ends_as_written(plan: Plan) -> None:
    check_outcome(plan, played(plan).log)


@each_plan
def test_a_plan_scores_as_written(plan: Plan) -> None:
    card = scorecard(plan, played(plan).log)
    assert card.total == pytest.approx(plan.total, abs=0.1)
    scores = {name: dimension.score for name, dimension in card.dimensions.items()}
    assert scores == pytest.approx(plan.dimensions, abs=0.1)
    assert sorted({error.code for error in card.critical}) == sorted(set(plan.critical))
    assert card.passed is plan.passed


@each_plan
def test_a_plan_survives_a_crash_after_every_step(plan: Plan) -> None:
    straight, resumed = played(plan), played(plan, between=saved_and_resumed)
    assert resumed.log == straight.log
    assert resumed.call == straight.call


@each_shipped
def test_every_ending_is_reached_by_a_plan(path: Path) -> None:
    program = scenario_at(path).program
    endings = {position.key for position in program.positions if position.kind is Kind.END}
    reached = {
        event.state
        for plan in PLANS
        if plan.path == path
        for event in played(plan).log
        if isinstance(event, Entered)
    }
    assert endings - reached == set()


@each_call
def test_every_way_there_is_can_be_taken_on_a_live_call(path: Path) -> None:
    trails = []
    for scenario, _ in every_beginning(path):
        for choices in Tours(explore(scenario.program)):
            play_line(Session(scenario), choices)
            trails.append(play_plan(scenario.program, choices))
    assert coverage(scenario_at(path).program, trails).unseen == ()


@each_call
def test_the_best_line_has_a_total_of_100(path: Path) -> None:
    for scenario, solution in every_beginning(path):
        session = Session(scenario)
        play_line(session, solution.best_line)
        card = score(scenario.script.rubric, solution.bounds, moments(session.log))
        assert card.total == pytest.approx(100.0)
        assert card.passed


@each_call
def test_chance_is_no_way_to_pass(path: Path) -> None:
    for _, solution in every_beginning(path):
        assert solution.bounds.exact
        assert solution.bounds.chance < 50.0


@each_shipped
def test_costs_explain_every_random_play(path: Path) -> None:
    scenario, solution = scenario_at(path), solution_of(path)
    for seed in range(RANDOM_PLAYS):
        session = Session(scenario)
        play_at_random(session, Random(seed))
        card = score(scenario.script.rubric, solution.bounds, moments(session.log))
        found = costs(scenario.program, solution, session.log)
        assert found is not None
        assert sum(cost.points for cost in found) == pytest.approx(100.0 - card.uncapped)
        assert 0.0 <= card.total <= 100.0


def test_there_are_scenarios_and_each_has_plans() -> None:
    assert PATHS
    assert {plan.path for plan in PLANS} == set(PATHS)
