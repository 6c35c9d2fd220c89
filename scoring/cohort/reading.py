"""A roll-up's flat rows, read back as the sums of decision points, scores and behaviours."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from scoring.cohort.progress import GainSums
from scoring.cohort.rollup import RollUp
from scoring.cohort.rows import Kind, Profile, reply_key
from scoring.cohort.sums import Moments, Pairs


@dataclass(frozen=True, slots=True)
class ItemSums:
    """What is kept of one decision point.

    `met` attempts came to it, `again` of them more than once. `lost` says how often so many thousandths were
    lost there the first time; `pairs` sums that (x) with what was lost elsewhere (y); `chosen` counts replies
    and `elsewhere` sums what those who gave each lost at other points.
    """

    met: int
    again: int
    lost: Mapping[int, int]
    pairs: Pairs
    chosen: Mapping[str, int]
    elsewhere: Mapping[str, Moments]


class Sums:
    """A roll-up with its rows sorted by what they are about."""

    def __init__(self, rolled: RollUp) -> None:
        self._by: dict[str, dict[str, dict[str, int]]] = {}
        for (kind, a, b), value in rolled.rows.items():
            self._by.setdefault(kind, {}).setdefault(a, {})[b] = value

    @property
    def attempts(self) -> int:
        return self._value(Kind.ATTEMPTS)

    @property
    def passed(self) -> int:
        return self._value(Kind.PASSED)

    @property
    def states(self) -> tuple[str, ...]:
        """Decision points that somebody came to, in the order of their names."""
        return tuple(sorted(self._by.get(Kind.MET, {})))

    @property
    def behaviours(self) -> tuple[str, ...]:
        """Behaviours that somebody was marked on, in the order of their names."""
        return tuple(sorted(self._by.get(Kind.BEHAVIOURS, {})))

    def profiles(self) -> Mapping[Profile, int]:
        """How many attempts have each set of dimension scores, to the nearest `GRID` points."""
        return {
            tuple(None if score == "-" else int(score) for score in key.split()): row[""]
            for key, row in self._by.get(Kind.PROFILES, {}).items()
        }

    def scores(self, name: str) -> Moments:
        """The scores in thousandths of `TOTAL` or a dimension."""
        return self._moments(Kind.SCORES, name)

    def tally(self, name: str) -> Mapping[int, int]:
        """How many attempts have each score of `TOTAL` or a dimension, in tenths of a point."""
        return {int(tenths): times for tenths, times in self._rows(Kind.TALLIES, name).items()}

    def item(self, state: str) -> ItemSums:
        chosen = dict(self._rows(Kind.CHOSEN, state))
        return ItemSums(
            met=self._value(Kind.MET, state),
            again=self._value(Kind.AGAIN, state),
            lost=self.lost(state),
            pairs=self._pairs(state),
            chosen=chosen,
            elsewhere={reply: self._elsewhere(state, reply) for reply in chosen},
        )

    def met(self, state: str) -> int:
        """How many attempts came to a decision point."""
        return self._value(Kind.MET, state)

    def lost(self, state: str) -> Mapping[int, int]:
        """How often so many thousandths were lost at a decision point, the first time."""
        return {int(lost): times for lost, times in self._rows(Kind.LOST, state).items()}

    def product(self, state: str, other: str) -> int:
        """The sum of lost at one times lost at the other."""
        return self._value(Kind.PRODUCTS, *sorted((state, other)))

    def behaviour(self, key: str) -> tuple[int, Moments]:
        """How many marks a behaviour got, and the attempts' mean marks in thousandths."""
        return self._rows(Kind.BEHAVIOURS, key).get("marks", 0), self._moments(Kind.BEHAVIOURS, key)

    def gains(self) -> GainSums:
        """The sums of what trainees gained who came back."""
        return GainSums(*(self._moments(Kind.GAINS, part.name) for part in fields(GainSums)))

    def _moments(self, kind: Kind, a: str) -> Moments:
        row = self._rows(kind, a)
        return Moments(row.get("n", 0), row.get("x", 0), row.get("xx", 0))

    def _pairs(self, state: str) -> Pairs:
        row = self._rows(Kind.PAIRS, state)
        n = row.get("n", 0)
        x = Moments(n, row.get("x", 0), row.get("xx", 0))
        return Pairs(x, Moments(n, row.get("y", 0), row.get("yy", 0)), row.get("xy", 0))

    def _elsewhere(self, state: str, reply: str) -> Moments:
        row = self._rows(Kind.ELSEWHERE, reply_key(state, reply))
        return Moments(row.get("n", 0), row.get("y", 0), row.get("yy", 0))

    def _rows(self, kind: Kind, a: str) -> Mapping[str, int]:
        return self._by.get(kind, {}).get(a, {})

    def _value(self, kind: Kind, a: str = "", b: str = "") -> int:
        return self._rows(kind, a).get(b, 0)
