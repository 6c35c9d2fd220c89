"""A review can be added up by hand, and what it says could have been had can be played."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.marks import losses
from scoring.rubric import DEFAULT_RUBRIC
from scoring.scorecard import score
from scoring.sheets.wording import score_words
from simulator.analysis.grades import Grade, grade_of
from simulator.analysis.pass_search import PassSearch
from simulator.analysis.review import review
from simulator.analysis.reviewed import Line, Review
from simulator.analysis.solve import Solution, solve
from simulator.analysis.standing import Standing, commands, outset, taken, turns
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.load import Scenario
from simulator.scenario.program import Program
from tests.generated import generated, seeds
from tests.plays import play_at_random, play_line
from tests.shipped import each_shipped, scenario_at, solution_of

MOST_PLAYS = 3_000


def played(scenario: Scenario, seed: int) -> Session:
    session = Session(scenario)
    play_at_random(session, Random(seed))
    return session


def reviewed(scenario: Scenario, solution: Solution, session: Session) -> Review:
    return review(scenario.program, scenario.script.rubric, solution, session.log)


def adds_up(scenario: Scenario, solution: Solution, session: Session) -> None:
    found = reviewed(scenario, solution, session)
    lost = losses(mark for moment in moments(session.log) for mark in moment.marks)
    whole = sum(step.verdict.joint for step in found.steps if step.verdict)
    assert whole == solution.bounds.scale.joint(lost) - solution.bounds.best
    assert 100.0 - found.cost - found.capped == pytest.approx(found.card.total, abs=1e-9)
    printed = 100.0 - sum(found.printed_costs())
    assert f"{printed:.1f}" == score_words(found.card.uncapped)


@given(seeds)
def test_costs_add_up_to_the_score(seed: int) -> None:
    scenario = generated(seed)
    adds_up(scenario, solve(scenario.program, DEFAULT_RUBRIC), played(scenario, seed))


@each_shipped
def test_costs_add_up_to_the_score_of_shipped_calls(path: Path) -> None:
    scenario = scenario_at(path)
    for seed in range(3):
        adds_up(scenario, solution_of(path), played(scenario, seed))


def every_end(scenario: Scenario, standing: Standing) -> list[Standing] | None:
    """Where every play on from a standing ends; None where there are too many."""
    ends: list[Standing] = []
    waiting = [standing]
    while waiting:
        here = waiting.pop()
        if here.call.over:
            ends.append(here)
        if len(ends) > MOST_PLAYS or len(waiting) > MOST_PLAYS:
            return None
        waiting += [taken(scenario.program, here, c).after for c in commands(scenario.program, here.call)]
    return ends


def total_of(solution: Solution, end: Standing) -> float:
    return min(float(end.cap), solution.bounds.uncapped_total(end.lost))


def passed(solution: Solution, end: Standing) -> bool:
    bounds, rubric = solution.bounds, DEFAULT_RUBRIC
    scores = [bounds.dimension_score(index, end.lost[index]) for index in range(3)]
    enough = all(
        score is None or (score >= rubric.pass_dimension and marks >= rubric.enough_marks)
        for score, marks in zip(scores, end.counts, strict=True)
    )
    return total_of(solution, end) >= rubric.pass_total and end.cap > 0 and enough


@given(seeds)
def test_what_is_within_reach_is_what_the_best_play_on_gets(seed: int) -> None:
    scenario = generated(seed)
    solution = solve(scenario.program, DEFAULT_RUBRIC)
    session = played(scenario, seed)
    steps = [turn for turn in turns(scenario.program, session.log) if turn.is_step]
    for step, turn in zip(reviewed(scenario, solution, session).steps, steps, strict=True):
        ends = every_end(scenario, turn.after)
        if ends is not None and step.verdict is not None:
            best = max(total_of(solution, end) for end in ends)
            assert step.verdict.reach == pytest.approx(best, abs=1e-9)


@given(seeds)
def test_after_the_point_of_no_return_no_play_on_passes(seed: int) -> None:
    scenario = generated(seed)
    solution = solve(scenario.program, DEFAULT_RUBRIC)
    session = played(scenario, seed)
    no_return = reviewed(scenario, solution, session).no_return
    assert no_return is not None
    assert no_return.certain
    number = 0
    for turn in turns(scenario.program, session.log):
        number += turn.is_step
        ends = every_end(scenario, turn.after)
        if ends is None:
            continue
        can_pass = any(passed(solution, end) for end in ends)
        lost = not no_return.passable or (no_return.step is not None and number >= no_return.step)
        assert can_pass != lost


@given(seeds)
def test_a_call_that_passed_has_no_point_of_no_return(seed: int) -> None:
    scenario = generated(seed)
    found = reviewed(scenario, solve(scenario.program, DEFAULT_RUBRIC), played(scenario, seed))
    assert found.no_return is not None
    assert found.card.passed == (found.no_return.passable and found.no_return.step is None)


def test_a_question_too_large_to_settle_is_left_open() -> None:
    scenario = generated(4)
    solution = solve(scenario.program, DEFAULT_RUBRIC)
    program: Program = scenario.program
    assert PassSearch(program, DEFAULT_RUBRIC, solution, most=0).possible(outset(program)) is not True


@each_shipped
def test_the_recovery_can_be_played_from_the_turning_point(path: Path) -> None:
    scenario, solution = scenario_at(path), solution_of(path)
    plays = (reviewed(scenario, solution, played(scenario, seed)) for seed in range(5, 50))
    found = next(found for found in plays if found.recovery)
    assert found.turning is not None
    assert found.recovery is not None
    so_far = tuple(step.reply.id for step in found.steps[: found.turning])
    assert total_after(scenario, solution, so_far, found.recovery) == pytest.approx(found.recovery.total)
    verdict = found.steps[found.turning - 1].verdict
    assert verdict is not None
    assert found.recovery.total == pytest.approx(verdict.reach)


@each_shipped
def test_the_best_line_gets_all_and_its_mood_is_that_of_the_live_call(path: Path) -> None:
    scenario, solution = scenario_at(path), solution_of(path)
    best = reviewed(scenario, solution, played(scenario, 5)).best
    assert best is not None
    assert best.total == 100.0
    session = Session(scenario)
    play_line(session, tuple(reply.id for reply in best.replies))
    again = reviewed(scenario, solution, session)
    assert again.moods == best.moods
    assert again.turning is None
    assert {step.verdict.grade for step in again.steps if step.verdict} == {Grade.BEST}


def total_after(scenario: Scenario, solution: Solution, so_far: tuple[str, ...], line: Line) -> float:
    session = Session(scenario)
    play_line(session, so_far + tuple(reply.id for reply in line.replies))
    return score(scenario.script.rubric, solution.bounds, moments(session.log)).total


@given(seeds)
def test_a_better_reply_has_other_marks_or_a_better_way_on(seed: int) -> None:
    scenario = generated(seed)
    found = reviewed(scenario, solve(scenario.program, DEFAULT_RUBRIC), played(scenario, seed))
    for step in found.steps:
        assert step.verdict is not None
        assert (step.verdict.better is None) == (step.verdict.grade is Grade.BEST)
        if step.verdict.better:
            assert step.verdict.better.reply.id != step.reply.id
            for change in step.verdict.better.changes:
                assert change.got != change.would


@given(st.integers(0, 50))
def test_an_estimated_scenario_is_reviewed_without_costs(seed: int) -> None:
    scenario = generated(1)
    estimated = ESTIMATED
    found = reviewed(scenario, estimated, played(scenario, seed))
    assert not found.exact
    assert found.steps
    assert all(step.verdict is None for step in found.steps)
    assert (found.turning, found.no_return, found.best) == (None, None, None)


ESTIMATED = solve(generated(1).program, DEFAULT_RUBRIC, budget=1)


@pytest.mark.parametrize(
    ("points", "grade"),
    [(0, "best"), (0.1, "good"), (3, "good"), (3.1, "inaccuracy"), (8, "inaccuracy"), (11, "mistake"),
     (20.5, "blunder")],
)  # fmt: skip
def test_a_step_is_classed_by_what_it_cost(points: float, grade: str) -> None:
    assert grade_of(points) == grade
