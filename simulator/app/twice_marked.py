"""Marks that were given twice: by the rubric and a marker, or by two markers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scoring.cohort.agreement import TwiceMarked
from scoring.results.records import EventRecord
from scoring.results.remark_records import Marking
from scoring.results.store import Store

Marks = Mapping[tuple[int, str], int]
"""A mark for the number of a reply's event and a behaviour."""


@dataclass(frozen=True, slots=True)
class Marked:
    """All that was marked of some attempts.

    `with_rubric` has the rubric's mark first, by marker; in `between` markers are in the order of their
    names. `alone` counts the marks a marker gave where the rubric gives none.
    """

    attempts: int
    with_rubric: Mapping[str, Sequence[TwiceMarked]]
    between: Sequence[TwiceMarked]
    alone: int


def marked(store: Store, markings: Iterable[Marking]) -> Marked:
    """The marks of each attempt beside those of the rubric it was played on. Raises StoreProblem."""
    given: dict[str, dict[str, dict[tuple[int, str], int]]] = {}
    for one in markings:
        by = given.setdefault(one.attempt, {})
        by.setdefault(one.marker, {})[one.mark.event, one.mark.behaviour] = one.mark.value
    with_rubric: dict[str, list[TwiceMarked]] = {}
    between: list[TwiceMarked] = []
    alone = 0
    for attempt, by in given.items():
        own = rubric_marks(store.events(attempt))
        for marker in sorted(by):
            pairs = list(_pairs(attempt, own, by[marker]))
            with_rubric.setdefault(marker, []).extend(pairs)
            alone += len(by[marker]) - len(pairs)
        for first, second in combinations(sorted(by), 2):
            between.extend(_pairs(attempt, by[first], by[second]))
    return Marked(len(given), with_rubric, between, alone)


def rubric_marks(log: Iterable[EventRecord]) -> Marks:
    """What each reply was marked on the call; what its end was marked is nobody's reply."""
    found: dict[tuple[int, str], int] = {}
    reply = -1
    for event in log:
        if event.kind in ("replied", "fell-silent"):
            reply = event.seq
        elif event.kind == "marked" and event.body["choice"]:
            for behaviour, value, *_ in event.body["marks"]:
                found[reply, behaviour] = value
    return found


def _pairs(attempt: str, first: Marks, second: Marks) -> Iterator[TwiceMarked]:
    for place in sorted(first.keys() & second.keys()):
        yield TwiceMarked(attempt, place[1], first[place], second[place])
