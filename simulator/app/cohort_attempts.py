"""Attempts of the store, and decision points of a scenario, as the statistics of cohorts take them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scoring.cohort.attempts import Attempt, Chosen, Item, Scores, decisions
from scoring.marks import Mark
from scoring.results.records import AttemptRecord
from scoring.results.rollups import trainee_of
from scoring.rubric import BEHAVIOURS, DIMENSIONS
from scoring.scorecard import Bounds
from simulator.analysis.costs import Cost, costs
from simulator.analysis.reviewed import Review
from simulator.analysis.solve import Solution
from simulator.analysis.standing import Turn, id_of, marks_of, turns
from simulator.app.attempt import is_trial
from simulator.call.decide import begin
from simulator.call.events import Event
from simulator.scenario.program import Kind, Program


def belongs(record: AttemptRecord) -> bool:
    """Whether an attempt is part of a cohort: a person's, to the end, and none begun in the middle."""
    return record.scorecard is not None and record.retry_of is None and not is_trial(record.trainee)


def attempt_of(record: AttemptRecord, choices: Sequence[Chosen] = ()) -> Attempt:
    """A scored attempt; of one that is not the trainee's first only the total counts, and no choice.

    Raises KeyError or TypeError where its scorecard is none.
    """
    card = record.scorecard or {}
    return Attempt(
        trainee=trainee_of(record),
        version=record.hash,
        ordinal=record.ordinal,
        retry=record.retry_of is not None,
        total=float(card["total"]),
        scores=_scores(card),
        passed=bool(card["passed"]),
        choices=tuple(choices),
    )


def _scores(card: Mapping[str, Any]) -> Scores:
    empathy, resolution, escalation = (card["dimensions"][name.value]["score"] for name in DIMENSIONS)
    return empathy, resolution, escalation


def choices_of(program: Program, solution: Solution, log: Sequence[Event]) -> tuple[Chosen, ...]:
    """What was said in a call and what it lost; where a scenario was only estimated, what its marks lost."""
    return choices_priced(program, solution, log, costs(program, solution, log))


def choices_priced(
    program: Program, solution: Solution, log: Sequence[Event], priced: Sequence[Cost] | None
) -> tuple[Chosen, ...]:
    """The same where the costs are known already; None where the scenario could only be estimated."""
    steps = [(state, turn) for state, turn in _places(program, log) if turn.is_step]
    points = (
        [max(0.0, cost.points) for cost in priced]
        if priced is not None
        else [points_lost(solution.bounds, marks_of(turn.happened)) for _, turn in steps]
    )
    return decisions(
        Chosen(state, id_of(turn.done), lost, marks_of(turn.happened))
        for (state, turn), lost in zip(steps, points, strict=True)
    )


def choices_reviewed(review: Review) -> tuple[Chosen, ...]:
    """The same from a review."""
    bounds = review.card.bounds
    return decisions(
        Chosen(
            step.reply.state,
            step.reply.id,
            max(0.0, step.verdict.points) if step.verdict else points_lost(bounds, step.marks),
            step.marks,
        )
        for step in review.steps
    )


def points_lost(bounds: Bounds, marks: Sequence[Mark]) -> float:
    """What marks cost in points of the total, never less than nothing."""
    places = ((BEHAVIOURS[mark.behaviour].dimension.place, mark.lost) for mark in marks)
    return max(0.0, sum(bounds.points(place, lost) for place, lost in places))


def _places(program: Program, log: Sequence[Event]) -> Iterator[tuple[str, Turn]]:
    """Every turn with the state it was taken in."""
    call = begin(program)
    for turn in turns(program, log):
        yield program.positions[call.place].key, turn
        call = turn.after.call


def items_of(program: Program) -> tuple[Item, ...]:
    """The decision points of a scenario in its order, each with the replies it offers."""
    return tuple(
        Item(position.key, tuple(t.id for t in position.transitions if t.move is not None))
        for position in program.positions
        if position.kind is Kind.TALK
    )
