"""The template is held as a shipped scenario is."""

import re
from functools import cache

import pytest

from scoring.scorecard import Scorecard, score
from simulator.analysis.bots import BOTS
from simulator.analysis.claims import check_claims
from simulator.analysis.plans import Plan
from simulator.analysis.playtest import playtest
from simulator.analysis.solve import Solution, solve
from simulator.app.commands.playtest import PACE
from simulator.call.events import Ended, Entered, Heard
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.library import read_scenario
from simulator.scenario.load import Scenario
from simulator.scenario.program import Kind
from simulator.workbench.checking import Checker
from simulator.workbench.new_scenario.making import CALLER, LANGUAGE, PLANS, TEMPLATE, TITLE
from simulator.workbench.plan_file import PlanFile, read_plans
from simulator.workbench.schema.reference import records
from tests.plays import play_line

KEY = re.compile(r" *(?:- )?\{?([a-z-]+):(?: |$)")


@cache
def template() -> Scenario:
    scenario = read_scenario(TEMPLATE).scenario
    assert scenario is not None
    return scenario


@cache
def solution() -> Solution:
    return solve(template().program, template().script.rubric)


@cache
def plans() -> PlanFile:
    file, problems = read_plans(PLANS.read_text(encoding="utf-8"))
    assert file is not None, problems
    return file


each_plan = pytest.mark.parametrize("plan", plans().plans, ids=lambda plan: plan.name)


def played(choices: tuple[str, ...]) -> Session:
    session = Session(template())
    play_line(session, choices)
    return session


def card(session: Session) -> Scorecard:
    return score(template().script.rubric, solution().bounds, moments(session.log))


def test_check_finds_nothing_at_all() -> None:
    assert Checker({}, lambda *_: ()).file(TEMPLATE) == ()


def test_its_claims_are_proved() -> None:
    verdicts = check_claims(template().program, template().script.rubric, solution())
    assert verdicts
    assert all(verdict.proved for verdict in verdicts)


def test_it_is_small_and_has_endings_to_tell_apart() -> None:
    states = template().script.calls[0].states.values()
    assert 6 <= len(states) <= 10
    assert len({state.ending for state in states if state.ending}) >= 2


def test_nobody_passes_without_listening() -> None:
    found = playtest(template(), solution(), BOTS, 400, 0, PACE)
    assert solution().bounds.exact
    assert solution().bounds.chance < 50
    assert found.findings == ()
    assert found.coverage.unseen == ()


def test_the_best_line_has_a_total_of_100() -> None:
    best = card(played(solution().best_line))
    assert best.total == pytest.approx(100)
    assert best.passed


@each_plan
def test_a_plan_is_heard_and_scores_as_written(plan: Plan) -> None:
    session = played(plan.choices)
    heard = iter([event.line.text for event in session.log if isinstance(event, Heard)])
    assert [part for part in plan.hears if not any(part in line for line in heard)] == []
    assert [event.outcome for event in session.log if isinstance(event, Ended)] == [plan.outcome]
    scored = card(session)
    assert scored.total == pytest.approx(plan.total, abs=0.1)
    assert {name: scored.dimensions[name].score for name in plan.dimensions} == pytest.approx(
        dict(plan.dimensions), abs=0.1
    )
    assert tuple(error.code for error in scored.critical) == plan.critical
    assert scored.passed is plan.passed


def test_every_ending_is_reached_by_a_plan() -> None:
    endings = {position.key for position in template().program.positions if position.kind is Kind.END}
    sessions = [played(plan.choices) for plan in plans().plans]
    entered = {event.state for session in sessions for event in session.log if isinstance(event, Entered)}
    assert endings <= entered


FEATURES = {
    "facts",
    "when",
    "locked",
    "mood",
    "because",
    "promise",
    "keep",
    "marks",
    "why",
    "ending",
    "claims",
}


def test_it_shows_what_the_format_can_do() -> None:
    assert set(re.findall(r"([a-z]+): ", TEMPLATE.read_text(encoding="utf-8"))) >= FEATURES - {
        "facts",
        "claims",
    }
    assert template().script.facts
    assert template().script.claims


def test_every_key_is_explained_where_it_first_stands() -> None:
    """By a comment on its line."""
    keys = {field.key for record in records().values() for field in record.fields}
    first: dict[str, str] = {}
    for line in TEMPLATE.read_text(encoding="utf-8").splitlines():
        key = KEY.match(line)
        if key and key[1] in keys:
            first.setdefault(key[1], line)
    assert [line for line in first.values() if "#" not in line] == []


def test_what_authors_choose_stands_in_it_once_as_it_is_replaced() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    assert template().script.title == TITLE
    assert template().script.caller.name == CALLER
    assert text.count(TITLE) == text.count(f"language: {LANGUAGE} ") == 1
    assert all('"' in line for line in text.splitlines() if CALLER in line)
