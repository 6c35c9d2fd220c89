"""From a directed graph to boxes and lines on a plane, top down."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from simulator.workbench.graph.layout.columns import FEWER, SWEEPS, columns
from simulator.workbench.graph.layout.crossings import MOST_SWEEPS, untangle
from simulator.workbench.graph.layout.cycles import Edge, back_edges
from simulator.workbench.graph.layout.layers import layers
from simulator.workbench.graph.layout.levels import Levels, cut
from simulator.workbench.graph.layout.lines import Line, lines, loop_at

LARGE = 12_000
"""In graphs of more places less time goes into each of them."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """In pixels: a box, the room beside boxes and beside long edges, and between two layers."""

    width: float
    height: float
    beside: float = 26.0
    line: float = 22.0
    least_between: float = 42.0
    most_between: float = 100.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`corners` are the upper left corners of the boxes, by node; `lines` are by edge.

    `layer` is by node, from 0 at the top; `crossings` is how often edges cross.
    """

    corners: tuple[tuple[float, float], ...]
    lines: tuple[Line, ...]
    layer: tuple[int, ...]
    width: float
    height: float
    crossings: int


def arrange(
    count: int, edges: Sequence[Edge], start: int, last: Collection[int], sizes: Sizes
) -> Arrangement:
    """Boxes that do not overlap, and for each edge a line. `last` stand side by side at the lower end.

    An edge that leads back is drawn against the flow; one to the same node is a loop. `last` must lead
    nowhere.
    """
    back = back_edges(count, edges, start)
    downward = [
        (target, source) if number in back else (source, target)
        for number, (source, target) in enumerate(edges)
    ]
    across = [number for number, (source, target) in enumerate(downward) if source != target]
    layer = layers(count, [downward[number] for number in across], last)
    levels = cut(layer, [downward[number] for number in across], [edges[number][1] for number in across])
    large = len(levels.layer) > LARGE
    crossed = untangle(levels, 4 if large else MOST_SWEEPS)
    middles = columns(levels, lambda place: _room(levels, place, sizes), FEWER if large else SWEEPS)
    tops = _tops(levels, middles, sizes)
    drawn = dict(zip(across, lines(levels, middles, tops, sizes.width, sizes.height), strict=True))
    corners = tuple((middles[node] - sizes.width / 2, tops[layer[node]]) for node in range(count))
    found = [
        drawn[number].turned() if number in back and number in drawn
        else drawn.get(number) or loop_at(corners[source], sizes.width, sizes.height)
        for number, (source, _) in enumerate(edges)
    ]  # fmt: skip
    right = [middle + _room(levels, place, sizes) / 2 for place, middle in enumerate(middles)]
    bottom = tops[-1] + sizes.height if tops else 0.0
    return Arrangement(corners, tuple(found), tuple(layer), max(right, default=0.0), bottom, crossed)


def _room(levels: Levels, place: int, sizes: Sizes) -> float:
    return sizes.line if levels.is_point(place) else sizes.width + sizes.beside


def _tops(levels: Levels, middles: Sequence[float], sizes: Sizes) -> list[float]:
    """The upper end of each layer. Where edges go far across, layers stand further apart."""
    tops, y = [], 0.0
    for row in levels.rows:
        tops.append(y)
        ways = [abs(middles[place] - middles[other]) for place in row for other in levels.below[place]]
        wanted = 0.04 * max(ways, default=0.0) + 1.5 * len(ways) + sizes.least_between
        y += sizes.height + min(wanted, sizes.most_between)
    return tops
