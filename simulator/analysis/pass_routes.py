"""The shortest call to certain ends that passes, or that does not.

Whether a call passes depends on all it has lost, so the search carries losses along. Where two ways come to
the same moment, the one that has lost no more and lacks no more marks is at least as good for passing, and
the other way round for failing; only the others are followed.
"""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import inf

from scoring.marks import NO_LOSS, Losses, add, losses
from scoring.scorecard import cap_of
from simulator.analysis.moments import Moments, Step
from simulator.analysis.pass_rate import Counts, Outlook, counts_of, still_wanted
from simulator.scenario.program import Kind

_Short = tuple[float, ...]
"""Points lost and marks still wanted per dimension: all that a call falls short by."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A way to a moment. `settled` means it passes, or fails, as was wanted, however it goes on."""

    moment: int
    lost: Losses
    wanted: Counts
    settled: bool
    replies: int
    came: "tuple[_Label, Step] | None"


def shortest_decided(
    moments: Moments, outlook: Outlook, through: Callable[[int], bool], ends: Collection[int], passing: bool
) -> list[Step] | None:
    """The way with the fewest replies to one of the ends by a call that passes, or with `passing` False by
    one that does not; every moment before the end satisfies `through`. None if there is none."""
    search = _Search(moments, outlook, passing)
    work = deque([_Label(0, NO_LOSS, outlook.first_wanted, False, 0, None)])
    while work:
        label = work.popleft()
        if label.moment in ends and label.settled:
            return _steps(label)
        for step in moments.steps[label.moment] if through(label.moment) else ():
            after = search.after(label, step)
            if after is not None and search.keeps(after):
                (work.append if step.replies else work.appendleft)(after)
    return None


class _Search:
    def __init__(self, moments: Moments, outlook: Outlook, passing: bool) -> None:
        self._moments = moments
        self._outlook = outlook
        self._passing = passing
        self._kept: dict[int, list[tuple[int, _Short]]] = {}
        self._tolls: dict[tuple[int, int], tuple[Losses, int, Counts]] = {}

    def after(self, label: _Label, step: Step) -> _Label | None:
        """The way one step further, or None where it cannot come out as wanted any more."""
        lost, cap, given = self._toll(label.moment, step)
        there = self._number(step.target)
        lost = add(label.lost, lost)
        wanted = still_wanted(label.wanted, given, self._outlook.fewest[there])
        settled = label.settled
        if not settled:
            doomed = cap < self._outlook.bar.cap or self._outlook.doomed(lost, there)
            safe = not doomed and self._outlook.safe(lost, wanted, there)
            doomed = doomed or (self._moments.over(step.target) and not safe)
            if doomed if self._passing else safe:
                return None
            settled = safe if self._passing else doomed
        return _Label(step.target, lost, wanted, settled, label.replies + step.replies, (label, step))

    def keeps(self, label: _Label) -> bool:
        """Whether no way kept before is at least as good; if so, it is kept."""
        short = self._short(label)
        kept = self._kept.setdefault(label.moment, [])
        for replies, other in kept:
            if replies <= label.replies and all(a <= b for a, b in zip(other, short, strict=True)):
                return False
        kept.append((label.replies, short))
        return True

    def _short(self, label: _Label) -> _Short:
        """How far it falls short for what is wanted; less is better."""
        if label.settled:
            return (-inf,) * 6
        short = (*label.lost, *label.wanted)
        return short if self._passing else tuple(-part for part in short)

    def _number(self, moment: int) -> int:
        return self._outlook.explored.number(self._moments.places[moment], self._moments.worlds[moment])

    def _toll(self, moment: int, step: Step) -> tuple[Losses, int, Counts]:
        """What a step loses, how it caps the total, and the marks it gives."""
        known = self._tolls.get((moment, step.slot))
        if known is None:
            judged = self._moments.position(step.target).judged
            marks, critical = judged.marks, judged.critical
            position, world = self._moments.position(moment), self._moments.worlds[moment]
            if step.slot < 0:
                marks, critical = (), ()
            elif position.kind is Kind.TALK:
                taken = position.transitions[step.slot]
                marks += taken.marks_at(world)
                critical += taken.critical_at(world)
            known = (losses(marks), cap_of(critical), counts_of(marks))
            self._tolls[moment, step.slot] = known
        return known


def _steps(label: _Label) -> list[Step]:
    steps = []
    while label.came:
        label, step = label.came
        steps.append(step)
    return steps[::-1]
