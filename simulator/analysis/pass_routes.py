"""The shortest call to certain ends that passes, or that does not.

Whether a call passes depends on all it has lost, so the search carries losses along. Where two ways come to
the same moment, the one that has lost no more and lacks no more marks is at least as good for passing, and
the other way round for failing; only the others are followed. What lies ahead on the way to the ends settles
most calls long before they are over.
"""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import inf
from operator import le
from typing import NamedTuple

from scoring.marks import NO_LOSS, Losses, losses
from scoring.scorecard import NO_CAP, cap_of
from simulator.analysis.moments import Moments, Step
from simulator.analysis.pass_rate import NONE, Bar, Counts, counts_of, still_wanted
from simulator.scenario.program import Kind

MOST_WAYS = 500_000
"""So many ways are followed before the search is given up."""


class TooMany(Exception):
    """There are more ways to follow than there is room for."""


class _Toll(NamedTuple):
    """What a step loses, how far it caps the total, and the marks it gives."""

    lost: Losses
    cap: int
    given: Counts


_FREE = _Toll(NO_LOSS, NO_CAP, NONE)


class _Ahead(NamedTuple):
    """What the ways from a moment to the ends lose, per dimension and jointly; whether one of them is capped
    below the bar; and the marks that all of them give. Of passing, ways that are capped so are none."""

    least: tuple[int, ...]
    greatest: tuple[int, ...]
    capped: bool
    fewest: Counts


_HERE = _Ahead((0, 0, 0, 0), (0, 0, 0, 0), False, NONE)


@dataclass(frozen=True, slots=True)
class _Label:
    """A way to a moment. `settled` means it passes, or fails, as was wanted, however it goes on to the ends;
    `lost` is per dimension and jointly."""

    moment: int
    lost: tuple[int, ...]
    wanted: Counts
    settled: bool
    replies: int
    came: "tuple[_Label, Step] | None"


def shortest_decided(
    moments: Moments, bar: Bar, through: Callable[[int], bool], ends: Collection[int], passing: bool
) -> list[Step] | None:
    """The way with the fewest replies to one of the ends by a call that passes, or with `passing` False by
    one that does not; every moment before the end satisfies `through`. None if there is none.

    Raises TooMany.
    """
    search = _Search(moments, bar, through, ends, passing)
    work = deque(search.first())
    while work:
        label = work.popleft()
        if label.moment in ends and label.settled:
            return _steps(label)
        for step in moments.steps[label.moment]:
            after = search.after(label, step)
            if after is not None and search.keeps(after):
                (work.append if step.replies else work.appendleft)(after)
    return None


class _Search:
    def __init__(
        self,
        moments: Moments,
        bar: Bar,
        through: Callable[[int], bool],
        ends: Collection[int],
        passing: bool,
    ) -> None:
        self._moments = moments
        self._bar = bar
        self._passing = passing
        self._limits = (*bar.most, bar.joint)
        self._ahead: dict[int, _Ahead] = {}
        self._kept: dict[int, list[tuple[float, ...]]] = {}
        self._count = 0
        for moment in moments.backward():
            found = _HERE if moment in ends else self._look(moment) if through(moment) else None
            if found:
                self._ahead[moment] = found

    def first(self) -> list[_Label]:
        """The way to the phone before the first call, unless no end can be come to as wanted."""
        ahead = self._ahead.get(0)
        if ahead is None:
            return []
        wanted = still_wanted(self._bar.marks, NONE, ahead.fewest)
        found = self._settle(_Label(0, (0, 0, 0, 0), wanted, False, 0, None), NO_CAP)
        return [found] if found else []

    def after(self, label: _Label, step: Step) -> _Label | None:
        """The way one step further, or None where it cannot come out as wanted any more."""
        ahead = self._ahead.get(step.target)
        if ahead is None:
            return None
        toll = self._toll(label.moment, step)
        lost = tuple(a + b for a, b in zip(label.lost, self._with_joint(toll.lost), strict=True))
        wanted = still_wanted(label.wanted, toll.given, ahead.fewest)
        replies = label.replies + step.replies
        return self._settle(
            _Label(step.target, lost, wanted, label.settled, replies, (label, step)), toll.cap
        )

    def keeps(self, label: _Label) -> bool:
        """Whether no way kept before is at least as good; if so, it is kept. Raises TooMany."""
        short = (label.replies, *self._short(label))
        kept = self._kept.setdefault(label.moment, [])
        for other in kept:
            if all(map(le, other, short)):
                return False
        kept.append(short)
        self._count += 1
        if self._count > MOST_WAYS:
            raise TooMany
        return True

    def _settle(self, label: _Label, cap: int) -> _Label | None:
        """The label, settled if its last step, capped so, settles it as wanted; None if the other way."""
        if self._passing and cap < self._bar.cap:
            return None
        if label.settled:
            return label
        ahead = self._ahead[label.moment]
        doomed = cap < self._bar.cap or self._exceeds(label.lost, ahead.least)
        safe = (
            not doomed
            and not ahead.capped
            and label.wanted == NONE
            and not self._exceeds(label.lost, ahead.greatest)
        )
        doomed = doomed or (self._moments.over(label.moment) and not safe)
        if doomed if self._passing else safe:
            return None
        settled = safe if self._passing else doomed
        return _Label(label.moment, label.lost, label.wanted, settled, label.replies, label.came)

    def _exceeds(self, lost: tuple[int, ...], ahead: tuple[int, ...]) -> bool:
        return any(a + b > most for a, b, most in zip(lost, ahead, self._limits, strict=True))

    def _short(self, label: _Label) -> tuple[float, ...]:
        """How far it falls short for what is wanted; less is better."""
        if label.settled:
            return (-inf,) * 6
        short = (*label.lost[:3], *label.wanted)
        return short if self._passing else tuple(-part for part in short)

    def _look(self, moment: int) -> _Ahead | None:
        """What lies ahead of a moment, given that of all it leads to; None where no end is come to."""
        ways: list[_Ahead] = []
        for step in self._moments.steps[moment]:
            ahead, toll = self._ahead.get(step.target), self._toll(moment, step)
            capped = toll.cap < self._bar.cap
            if ahead is None or (capped and self._passing):
                continue
            lost = self._with_joint(toll.lost)
            least = tuple(a + b for a, b in zip(lost, ahead.least, strict=True))
            greatest = tuple(a + b for a, b in zip(lost, ahead.greatest, strict=True))
            a, b, c = map(sum, zip(toll.given, ahead.fewest, strict=True))
            ways.append(_Ahead(least, greatest, capped or ahead.capped, (a, b, c)))
        if not ways:
            return None
        least, greatest, capped_ways, fewest = zip(*ways, strict=True)
        a, b, c = map(min, zip(*fewest, strict=True))
        return _Ahead(
            tuple(map(min, zip(*least, strict=True))),
            tuple(map(max, zip(*greatest, strict=True))),
            any(capped_ways),
            (a, b, c),
        )

    def _with_joint(self, lost: Losses) -> tuple[int, ...]:
        x, y, z = self._bar.coefficients
        return (*lost, x * lost[0] + y * lost[1] + z * lost[2])

    def _toll(self, moment: int, step: Step) -> _Toll:
        if step.slot < 0:
            return _FREE
        position = self._moments.position(moment)
        judged = self._moments.position(step.target).judged
        marks, critical = judged.marks, judged.critical
        if position.kind is Kind.TALK:
            taken, world = position.transitions[step.slot], self._moments.worlds[moment]
            marks += taken.marks_at(world)
            critical += taken.critical_at(world)
        return _Toll(losses(marks), cap_of(critical), counts_of(marks))


def _steps(label: _Label) -> list[Step]:
    steps = []
    while label.came:
        label, step = label.came
        steps.append(step)
    return steps[::-1]
