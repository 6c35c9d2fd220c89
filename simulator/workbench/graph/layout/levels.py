"""A graph cut into layers: nodes, and points at which long edges pass the layers between."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from simulator.workbench.graph.layout.cycles import Edge


@dataclass(frozen=True, slots=True)
class Levels:
    """`rows` are the layers from the top, each its places from the left.

    Places below `nodes` are nodes, those from there on are points that edges pass. `above` and `below` are
    the neighbours of each place in the next layers; `chains` gives for each edge its places from the top to
    the bottom.
    """

    nodes: int
    rows: list[list[int]]
    layer: list[int]
    above: list[list[int]]
    below: list[list[int]]
    chains: list[tuple[int, ...]]

    def is_point(self, place: int) -> bool:
        return place >= self.nodes


def cut(layer: Sequence[int], edges: Sequence[Edge], goals: Sequence[int]) -> Levels:
    """Give every edge a point in each layer it passes. Every edge must lead down.

    `goals` are by edge the end it leads to. Edges with the same goal share their points: they run together,
    and wherever one joins them, the way on leads to that goal only.
    """
    levels = Levels(len(layer), [], list(layer), [], [], [])
    points: dict[tuple[int, int], int] = {}
    joined: dict[tuple[int, int], None] = {}
    for (source, target), goal in zip(edges, goals, strict=True):
        chain = [source]
        for passed in range(layer[source] + 1, layer[target]):
            point = points.setdefault((goal, passed), len(levels.layer))
            if point == len(levels.layer):
                levels.layer.append(passed)
            chain.append(point)
        levels.chains.append((*chain, target))
        joined.update(dict.fromkeys(pairwise(levels.chains[-1])))
    levels.above.extend([] for _ in levels.layer)
    levels.below.extend([] for _ in levels.layer)
    for upper, lower in joined:
        levels.below[upper].append(lower)
        levels.above[lower].append(upper)
    levels.rows.extend([] for _ in range(max(layer, default=-1) + 1))
    for place in _as_met(levels):
        levels.rows[levels.layer[place]].append(place)
    return levels


def _as_met(levels: Levels) -> list[int]:
    """All places in the order of a walk down from the uppermost: what belongs together stands together."""
    seen = [False] * len(levels.layer)
    found = []
    for root in sorted(range(len(levels.layer)), key=lambda place: (levels.layer[place], place)):
        work = [root]
        while work:
            place = work.pop()
            if not seen[place]:
                seen[place] = True
                found.append(place)
                work.extend(reversed(levels.below[place]))
    return found
