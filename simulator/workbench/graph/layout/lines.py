"""The lines of edges: smooth between layers, straight past the boxes of a layer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulator.workbench.graph.layout.levels import Levels

Point = tuple[float, float]
PORTS = 0.62
"""The part of a box's width at which lines leave and come."""
APART = 26.0
"""How far apart lines leave a box at the most."""


@dataclass(frozen=True, slots=True)
class Line:
    """Points from the source to the target. Every second stretch, from the first on, is a curve between two
    layers, with both its ends upright; the others are straight past a layer.

    `back` leads up; `loop` leads out of a box's right side and in again.
    """

    points: tuple[Point, ...]
    back: bool = False
    loop: bool = False

    def turned(self) -> "Line":
        """The same line the other way."""
        return replace(self, points=self.points[::-1], back=True)

    def moved(self, x: float, y: float) -> "Line":
        return replace(self, points=tuple((a + x, b + y) for a, b in self.points))


def lines(
    levels: Levels, middles: Sequence[float], tops: Sequence[float], width: float, height: float
) -> list[Line]:
    """By chain its line, from the top to the bottom."""
    leave = _ports(levels, middles, width, lower=True)
    come = _ports(levels, middles, width, lower=False)
    found = []
    for number, chain in enumerate(levels.chains):
        points: list[Point] = [(leave[number], tops[levels.layer[chain[0]]] + height)]
        for place in chain[1:-1]:
            top = tops[levels.layer[place]]
            points += [(middles[place], top), (middles[place], top + height)]
        points.append((come[number], tops[levels.layer[chain[-1]]]))
        found.append(Line(tuple(points)))
    return found


def loop_at(corner: Point, width: float, height: float) -> Line:
    """Out of a box's right side and in again."""
    x, y = corner[0] + width, corner[1]
    return Line(((x, y + height * 0.68), (x, y + height * 0.32)), back=True, loop=True)


def _ports(levels: Levels, middles: Sequence[float], width: float, lower: bool) -> list[float]:
    """By chain where it leaves its upper box, or comes to its lower one: side by side in the order in which
    the lines go on; lines that run together have one port."""
    at: dict[int, set[tuple[float, int]]] = {}
    ends = [(chain[0], chain[1]) if lower else (chain[-1], chain[-2]) for chain in levels.chains]
    for box, beyond in ends:
        at.setdefault(box, set()).add((middles[beyond], beyond))
    found: dict[tuple[int, int], float] = {}
    for box, beyonds in at.items():
        apart = min(APART, width * PORTS / max(1, len(beyonds) - 1))
        for place, (_, beyond) in enumerate(sorted(beyonds)):
            found[box, beyond] = middles[box] + (place - (len(beyonds) - 1) / 2) * apart
    return [found[end] for end in ends]
