"""A finished attempt: what its sheet is made of, and the JSON document of `play --json`."""

from dataclasses import replace

from scoring.results.records import AttemptRecord
from scoring.scorecard import Scorecard
from simulator.analysis.costs import costs
from simulator.analysis.solve import Solution
from simulator.app.attempt import LiveAttempt, utc_now
from simulator.call.events import Ended


def scored_record(attempt: LiveAttempt, card: Scorecard) -> AttemptRecord:
    """The attempt with its score, which it has here even where the store could not take it.

    `attempt.problem` then says why. Raises StoreProblem where nothing of the attempt can be read.
    """
    record = attempt.store.attempt(attempt.id)
    if record.scorecard is not None:
        return record
    outcome = _ending(attempt).outcome
    return replace(record, finished_at=utc_now(), outcome=outcome, scorecard=card.as_json())


def outcome_document(attempt: LiveAttempt, card: Scorecard, solution: Solution) -> dict[str, object]:
    """What was played and how it scored; costs are null where the scenario could only be estimated."""
    session = attempt.session
    ended = _ending(attempt)
    return {
        "scenario": session.scenario.id,
        "hash": session.scenario.hash,
        "attempt": attempt.id,
        "outcome": ended.outcome,
        "title": ended.title,
        "score": card.total,
        "uncapped": card.uncapped,
        "skill": card.skill,
        "band": card.band,
        "passed": card.passed,
        "why_not": list(card.why_not),
        "dimensions": {name: dimension.score for name, dimension in card.dimensions.items()},
        "critical": [error.code for error in card.critical],
        "choices": _choices(attempt, solution),
        "bounds": {"chance": card.bounds.chance, "exact": card.bounds.exact,
                   "configurations": card.bounds.configurations},
    }  # fmt: skip


def _ending(attempt: LiveAttempt) -> Ended:
    return next(event for event in reversed(attempt.session.log) if isinstance(event, Ended))


def _choices(attempt: LiveAttempt, solution: Solution) -> list[dict[str, object]]:
    found = costs(attempt.session.program, solution, attempt.session.log)
    if found is not None:
        return [{"state": c.state, "id": c.id, "at": c.at, "cost": c.points} for c in found]
    from simulator.call.events import Replied

    replies = [event for event in attempt.session.log if isinstance(event, Replied)]
    return [{"state": r.state, "id": r.choice, "at": r.at, "cost": None} for r in replies]
