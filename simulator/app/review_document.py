"""The review of an attempt as the JSON document of `review --json`."""

from dataclasses import asdict

from scoring.results.records import AttemptRecord
from simulator.analysis.reviewed import Line, NoReturn, Review, Step, Verdict


def review_document(record: AttemptRecord, review: Review, label: str, changed: str) -> dict[str, object]:
    """Everything a review holds. What goes by costs is null where the scenario could only be estimated.

    `cost` and `lost` of the steps add up: 100 - lost_by_costs is the uncapped score, and the score is that
    minus lost_by_caps. `joint` is the same cost as a whole number, of which `span` are 100 points.
    """
    card = review.card
    return {
        "attempt": record.id,
        "scenario": record.scenario,
        "hash": record.hash,
        "trainee": record.trainee,
        "mode": record.mode,
        "retry": label or None,
        "changed_since": changed or None,
        "exact": review.exact,
        "plays": card.bounds.plays,
        "outcome": record.outcome,
        "score": card.total,
        "uncapped": card.uncapped,
        "passed": card.passed,
        "dimensions": {name: dimension.score for name, dimension in card.dimensions.items()},
        "lost_by_costs": review.cost if review.exact else None,
        "lost_by_caps": review.capped,
        "span": card.bounds.worst - card.bounds.best,
        "steps": [_step(step) for step in review.steps],
        "turning_point": review.turning,
        "point_of_no_return": _no_return(review.no_return),
        "recovery": _line(review.recovery),
        "mood": [asdict(mood) for mood in review.moods],
        "best_line": _line(review.best),
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "number": step.number,
        "at": step.at,
        **asdict(step.reply),
        "marks": {mark.behaviour: mark.value for mark in step.marks if mark.weight == 1},
        "end_marks": {mark.behaviour: mark.value for mark in step.marks if mark.weight > 1},
        "critical": list(step.critical),
        "why": step.why,
        "before": asdict(step.before),
        "after": asdict(step.after),
        **_verdict(step.verdict),
    }


def _verdict(verdict: Verdict | None) -> dict[str, object]:
    if verdict is None:
        return dict.fromkeys(("cost", "joint", "class", "reach", "reach_lost", "better"))
    better = verdict.better
    return {
        "cost": verdict.points,
        "joint": verdict.joint,
        "class": verdict.grade.value,
        "reach": verdict.reach,
        "reach_lost": verdict.fell,
        "better": {**asdict(better.reply), "changes": [asdict(change) for change in better.changes]}
        if better
        else None,
    }


def _no_return(found: NoReturn | None) -> dict[str, object] | None:
    return asdict(found) if found else None


def _line(line: Line | None) -> dict[str, object] | None:
    return asdict(line) if line else None
