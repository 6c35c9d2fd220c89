"""The expected total of a player who picks uniformly among the replies, caps included, exactly.

Without caps the total is linear in what was lost, so its mean needs only the mean loss ahead of each
configuration. What caps take away needs the losses so far one by one, but only of calls that can still end
above a cap of theirs, and those are few.
"""

from collections.abc import Callable

from scoring.scorecard import NO_CAP
from simulator.analysis.explore import Edge, Explored

_NEVER = float("-inf")
_Carried = dict[int, dict[int, float]]
"""Chance by loss so far, for each cap so far."""


def chance_total(explored: Explored, joint: Callable[[Edge], int], best: int, worst: int) -> float:
    """0 to 100; `joint` is an edge's loss, `best` and `worst` the least and greatest of whole calls."""
    if worst == best:
        return 100.0
    ways = [
        [(edge.target, joint(edge), edge.cap) for edge in edges if edge.picked] for edges in explored.edges
    ]
    return (_uncapped(ways, worst) - _taken_by_caps(ways, best, worst)) * 100.0 / (worst - best)


_Ways = list[list[tuple[int, int, int]]]
"""For each configuration the replies as target, loss and cap."""


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


def _taken_by_caps(ways: _Ways, best: int, worst: int) -> float:
    """What the caps of errors that are not fatal take from the mean of worst - lost."""
    caps = sorted({NO_CAP} | {cap for here in ways for _, _, cap in here if cap > 0})
    limits = {cap: worst - cap * (worst - best) / NO_CAP for cap in caps if cap < NO_CAP}
    room = _room(ways, caps, limits)
    carried: list[_Carried] = [{} for _ in ways]
    carried[-1] = {NO_CAP: {0: 1.0}}
    taken = 0.0
    for place in range(len(ways) - 1, -1, -1):
        here, carried[place] = carried[place], {}
        if not ways[place]:
            taken += sum(
                chance * max(0.0, limits[cap] - lost)
                for cap, losses in here.items()
                if cap < NO_CAP
                for lost, chance in losses.items()
            )
        for target, loss, cap in ways[place] if here else ():
            _carry(here, carried[target], room[target], loss, cap, len(ways[place]))
    return taken


def _carry(
    here: _Carried, ahead: _Carried, room: dict[int, float], loss: int, cap: int, replies: int
) -> None:
    """Hand on what one reply leads to, as far as a cap can still take something from it."""
    for so_far, losses in here.items():
        lower = min(so_far, cap)
        most = room.get(lower, _NEVER) - loss
        if most == _NEVER:
            continue
        there = ahead.setdefault(lower, {})
        for lost, chance in losses.items():
            if lost < most:
                there[lost + loss] = there.get(lost + loss, 0.0) + chance / replies


def _room(ways: _Ways, caps: list[int], limits: dict[int, float]) -> list[dict[int, float]]:
    """By configuration and cap so far, the loss so far from which no cap takes anything any more."""
    room: list[dict[int, float]] = []
    for here in ways:
        if not here:
            room.append({cap: limits.get(cap, _NEVER) for cap in caps})
            continue
        ways_on = [(target, loss, lower) for target, loss, lower in here if lower > 0]
        room.append({
            cap: max((room[target][min(cap, lower)] - loss for target, loss, lower in ways_on), default=_NEVER)
            for cap in caps
        })  # fmt: skip
    return room
