"""Trainees down, decision points across: what each lost where. And all that is shown of a cohort at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.cohort.attempts import Attempt, Item, first_attempts
from scoring.cohort.figures import Cohort, cohort_figures
from scoring.cohort.progress import Progress, progress
from scoring.cohort.rollup import RollUp
from scoring.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Field:
    """What a trainee said at a decision point the first time, and the points it lost; None if not known."""

    reply: str
    lost: float | None


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One first attempt; `fields` are in the order of the map's states, None where it did not come there."""

    trainee: str
    total: float
    passed: bool
    fields: tuple[Field | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """First attempts, the best total first, at decision points in the order of the scenario.

    Points that none of them came to are left out. `most` is the most points that one field lost, so that
    colours can be scaled.
    """

    states: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    most: float


@dataclass(frozen=True, slots=True)
class CohortResults:
    """All that a screen or a workbook shows of one scenario version.

    `figures` are of the whole cohort. `heat` and `trainees` are of the attempts that were handed in, which
    may be only the latest; their n are how many rows they have.
    """

    figures: Cohort
    heat: HeatMap
    trainees: tuple[Progress, ...]


def cohort_results(
    rolled: RollUp, items: Sequence[Item], rubric: Rubric, attempts: Sequence[Attempt] = ()
) -> CohortResults:
    """The figures of a roll-up, and what is told attempt by attempt of those given.

    Attempts at other versions are left aside. Raises ValueError where a trainee has two first attempts.
    """
    return CohortResults(
        cohort_figures(rolled, items, rubric),
        heat_map(rolled.version, items, attempts),
        progress(rolled.version, attempts),
    )


def heat_map(version: str, items: Sequence[Item], attempts: Iterable[Attempt]) -> HeatMap:
    """The map of the first attempts among these. Raises ValueError where a trainee has two."""
    firsts = sorted(first_attempts(version, attempts), key=lambda one: (-one.total, one.trainee))
    met = {choice.state for attempt in firsts for choice in attempt.choices}
    listed = [item.state for item in items if item.state in met]
    states = (*listed, *sorted(met.difference(listed)))
    rows = tuple(_row(attempt, states) for attempt in firsts)
    lost = (field.lost or 0.0 for row in rows for field in row.fields if field)
    return HeatMap(states, rows, max(lost, default=0.0))


def _row(attempt: Attempt, states: Sequence[str]) -> HeatRow:
    fields: dict[str, Field] = {}
    for choice in attempt.choices:
        fields.setdefault(choice.state, Field(choice.reply, choice.lost))
    return HeatRow(attempt.trainee, attempt.total, attempt.passed, tuple(map(fields.get, states)))
