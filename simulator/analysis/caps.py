"""What caps take from the mean of random plays: losses carried from the start forward."""

from collections.abc import Callable
from dataclasses import dataclass

from scoring.marks import Losses
from scoring.scorecard import NO_CAP

FAINT = 1e-8
"""What is less likely than this is not carried on in bins; it is counted as doubt."""

_NEVER = float("-inf")
_Losses = dict[int, list[float]]
"""By bin: the chance of being in it, and that chance times the loss."""
Ways = list[list[tuple[int, int, int]]]
"""For each configuration the replies as target, loss and cap."""


@dataclass(frozen=True, slots=True)
class Span:
    """The least and greatest joint loss of whole calls, and how a joint loss comes from what is lost."""

    best: int
    worst: int
    joint: Callable[[Losses], int]

    @property
    def points(self) -> float:
        """Points of the total in one unit of joint loss."""
        return float(NO_CAP) / (self.worst - self.best)

    def limit(self, cap: int) -> float:
        """The joint loss at which the total is just the cap."""
        return self.worst - cap * (self.worst - self.best) / NO_CAP


class Caps:
    """What the caps of errors that are not fatal take from the mean of worst - lost.

    Losses are carried from the start forward, as far as a cap can still take something from them.
    """

    def __init__(self, ways: Ways, caps: set[int], span: Span) -> None:
        self._ways = ways
        self._caps = sorted({NO_CAP} | caps)
        self._limits = {cap: span.limit(cap) for cap in caps}
        self._most_taken = max(self._limits.values()) - span.best
        self._room = self._rooms()
        self._faint = 0.0
        self._dropped = 0.0

    def taken_exactly(self, most: int) -> float | None:
        """None when more than `most` losses would have to be carried."""
        self._faint = 0.0
        return self._taken(_Bins(1, split=False), most)

    def taken_about(self, width: int) -> tuple[float, float]:
        """At least, and at most. Losses are gathered in bins of a width."""
        self._faint, self._dropped = FAINT, 0.0
        least = self._taken(_Bins(width, split=False), None) or 0.0
        self._dropped = 0.0
        greatest = self._taken(_Bins(width, split=True), None) or 0.0
        return least, greatest + self._dropped * self._most_taken

    def _taken(self, bins: "_Bins", most: int | None) -> float | None:
        carried: list[dict[int, _Losses]] = [{} for _ in self._ways]
        carried[-1] = {NO_CAP: {0: [1.0, 0.0]}}
        taken, count = 0.0, 0
        for place in range(len(self._ways) - 1, -1, -1):
            here, carried[place] = carried[place], {}
            if most is not None:
                count += sum(map(len, here.values()))
                if count > most:
                    return None
            if not self._ways[place]:
                taken += self._at_end(here)
                continue
            for so_far, losses in here.items():
                self._hand_on(place, so_far, self._likely(losses), carried, bins)
        return taken

    def _likely(self, losses: _Losses) -> list[tuple[float, float]]:
        """The chances with the losses, without those that are faint."""
        likely = []
        for chance, weighed in losses.values():
            if chance < self._faint:
                self._dropped += chance
            else:
                likely.append((chance, weighed / chance))
        return likely

    def _hand_on(
        self,
        place: int,
        so_far: int,
        likely: list[tuple[float, float]],
        carried: list[dict[int, _Losses]],
        bins: "_Bins",
    ) -> None:
        ways = self._ways[place]
        for target, loss, cap in ways:
            lower = min(so_far, cap)
            limit = self._room[target].get(lower, _NEVER) - loss
            if limit > _NEVER:
                ahead = carried[target].setdefault(lower, {})
                for chance, lost in likely:
                    if lost < limit:
                        bins.put(ahead, chance / len(ways), lost + loss)

    def _at_end(self, here: dict[int, _Losses]) -> float:
        return sum(
            max(0.0, self._limits[cap] * chance - weighed)
            for cap, losses in here.items()
            if cap < NO_CAP
            for chance, weighed in losses.values()
        )

    def _rooms(self) -> list[dict[int, float]]:
        """By configuration and cap so far, the loss so far from which no cap takes anything any more."""
        room: list[dict[int, float]] = []
        for here in self._ways:
            if not here:
                room.append({cap: self._limits.get(cap, _NEVER) for cap in self._caps})
                continue
            room.append({
                cap: max((room[t][min(cap, low)] - loss for t, loss, low in here if low > 0), default=_NEVER)
                for cap in self._caps
            })  # fmt: skip
        return room


@dataclass(frozen=True, slots=True)
class _Bins:
    """How losses are gathered: in bins of a width that keep their mean, or shared between a bin's ends."""

    width: int
    split: bool

    def put(self, losses: _Losses, chance: float, lost: float) -> None:
        bin = int(lost // self.width)
        if not self.split:
            _put(losses, bin, chance, chance * lost)
            return
        part = chance * (lost / self.width - bin)
        _put(losses, bin, chance - part, (chance - part) * bin * self.width)
        _put(losses, bin + 1, part, part * (bin + 1) * self.width)


def _put(losses: _Losses, bin: int, chance: float, weighed: float) -> None:
    if chance <= 0.0:
        return
    there = losses.get(bin)
    if there is None:
        losses[bin] = [chance, weighed]
    else:
        there[0] += chance
        there[1] += weighed
