"""The expected total of a player who picks uniformly among the replies, caps included.

Without caps the total is linear in what was lost, so its mean needs only the mean loss ahead of each
configuration. What caps take away needs the losses so far one by one, but only of calls that can still end
above a cap of theirs. Where even those are too many, losses are gathered in narrow bins: what a cap takes is
a convex function of the loss, so a bin drawn together at its mean gives too little and a bin split between
its ends too much, and the truth lies between the two.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scoring.scorecard import NO_CAP
from simulator.analysis.explore import Explored
from simulator.analysis.walk import Way

MOST_LOSSES = 300_000
"""So many losses are carried one by one before they are gathered in bins."""
BINS = 250
"""How many bins the way from the best total to the worst is divided into."""

_NEVER = float("-inf")
_Losses = dict[int, list[float]]
"""By bin: the chance of being in it, and that chance times the loss."""
_Ways = list[list[tuple[int, int, int]]]
"""For each configuration the replies as target, loss and cap."""


@dataclass(frozen=True, slots=True)
class Chance:
    """The expected total, 0 to 100, and how far the truth can be from it; 0 where it is exact."""

    total: float
    within: float = 0.0


def chance_total(
    explored: Explored,
    joint: Callable[[Way], int],
    best: int,
    worst: int,
    most: int = MOST_LOSSES,
) -> Chance:
    """`joint` is an edge's loss, `best` and `worst` the least and greatest of whole calls."""
    if worst == best:
        return Chance(100.0)
    ways = _ways(explored, joint)
    points = 100.0 / (worst - best)
    mean = _uncapped(ways, worst)
    taken = _Caps(ways, best, worst, width=1, split=False, most=most).taken()
    if taken is not None:
        return Chance((mean - taken) * points)
    width = max(1, (worst - best) // BINS)
    least = _Caps(ways, best, worst, width, split=False).taken() or 0.0
    greatest = _Caps(ways, best, worst, width, split=True).taken() or 0.0
    return Chance((mean - (least + greatest) / 2) * points, (greatest - least) / 2 * points)


def _ways(explored: Explored, joint: Callable[[Way], int]) -> _Ways:
    found: _Ways = []
    for block in explored.blocks:
        columns = [[(t, joint(way), way.cap) for t in targets] for way, targets in block.columns(_picked)]
        found += map(list, zip(*columns, strict=True)) if columns else [[] for _ in block.worlds]
    return found


def _picked(way: Way) -> bool:
    return way.picked


def _uncapped(ways: _Ways, worst: int) -> float:
    """The mean of worst - lost over calls without a fatal error, with 0 for the others."""
    spared: list[float] = []
    losses: list[float] = []
    for here in ways:
        if not here:
            spared.append(1.0)
            losses.append(0.0)
            continue
        open_ways = [(target, loss) for target, loss, cap in here if cap > 0]
        spared.append(sum(spared[target] for target, _ in open_ways) / len(here))
        losses.append(sum(losses[t] + loss * spared[t] for t, loss in open_ways) / len(here))
    return worst * spared[-1] - losses[-1]


class _Caps:
    """What the caps of errors that are not fatal take from the mean of worst - lost.

    Losses are carried from the start forward in bins of `width`; with `split` a loss is shared between the
    ends of its bin, otherwise the bin keeps its mean. With a width of 1 both are exact.
    """

    def __init__(
        self, ways: _Ways, best: int, worst: int, width: int, split: bool, most: int | None = None
    ) -> None:
        self.ways = ways
        self.width = width
        self.split = split
        self.most = most
        self.caps = sorted({NO_CAP} | {cap for here in ways for _, _, cap in here if cap > 0})
        self.limits = {cap: worst - cap * (worst - best) / NO_CAP for cap in self.caps if cap < NO_CAP}

    def taken(self) -> float | None:
        """The mean of what caps take, or None when more than `most` losses would have to be carried."""
        room = self._room()
        carried: list[dict[int, _Losses]] = [{} for _ in self.ways]
        carried[-1] = {NO_CAP: {0: [1.0, 0.0]}}
        taken, count = 0.0, 0
        for place in range(len(self.ways) - 1, -1, -1):
            here, carried[place] = carried[place], {}
            count += sum(map(len, here.values()))
            if self.most is not None and count > self.most:
                return None
            if not self.ways[place]:
                taken += self._at_end(here)
            for target, loss, cap in self.ways[place] if here else ():
                for so_far, losses in here.items():
                    lower = min(so_far, cap)
                    limit = room[target].get(lower, _NEVER) - loss
                    if limit > _NEVER:
                        ahead = carried[target].setdefault(lower, {})
                        self._carry(losses, ahead, limit, loss, len(self.ways[place]))
        return taken

    def _at_end(self, here: dict[int, _Losses]) -> float:
        return sum(
            max(0.0, self.limits[cap] * chance - weighed)
            for cap, losses in here.items()
            if cap < NO_CAP
            for chance, weighed in losses.values()
        )

    def _carry(self, losses: _Losses, ahead: _Losses, limit: float, loss: int, replies: int) -> None:
        """Hand on what one reply leads to, as far as a cap can still take something from it."""
        width = self.width
        for chance, weighed in losses.values():
            lost = weighed / chance
            if lost >= limit:
                continue
            share = chance / replies
            after = lost + loss
            bin = int(after // width)
            if self.split:
                part = share * (after / width - bin)
                _put(ahead, bin, share - part, (share - part) * bin * width)
                _put(ahead, bin + 1, part, part * (bin + 1) * width)
            else:
                _put(ahead, bin, share, share * after)

    def _room(self) -> list[dict[int, float]]:
        """By configuration and cap so far, the loss so far from which no cap takes anything any more."""
        room: list[dict[int, float]] = []
        for here in self.ways:
            if not here:
                room.append({cap: self.limits.get(cap, _NEVER) for cap in self.caps})
                continue
            room.append({
                cap: max((room[t][min(cap, low)] - loss for t, loss, low in here if low > 0), default=_NEVER)
                for cap in self.caps
            })  # fmt: skip
        return room


def _put(losses: _Losses, bin: int, chance: float, weighed: float) -> None:
    if chance <= 0.0:
        return
    there = losses.get(bin)
    if there is None:
        losses[bin] = [chance, weighed]
    else:
        there[0] += chance
        there[1] += weighed
