"""Short labels on lines, only where there is room for them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.workbench.graph.layout.lines import Line, Point
from simulator.workbench.graph.model import Edge, Graph
from simulator.workbench.graph.placing import Plan
from simulator.workbench.graph.texts import plain, shortened, wide

SIZE, TALL = 10.5, 14.0
MOST_WIDE = 128.0
_ALONG = (0.5, 0.38, 0.62, 0.28, 0.72)
_CELL = 8.0


@dataclass(frozen=True, slots=True)
class Label:
    """A text and the middle of its base line."""

    text: str
    x: float
    y: float


def labels(graph: Graph, plan: Plan) -> Iterator[tuple[int, Label]]:
    """By edge the label of its replies; the lines most plays take come first."""
    taken: dict[tuple[int, int], set[int]] = defaultdict(set)
    for number, line in enumerate(plan.lines):
        for point in _along(line):
            taken[_cell(*point)].add(number)
    full: set[tuple[int, int]] = set()
    for number in sorted(range(len(graph.edges)), key=lambda n: -graph.edges[n].share):
        text = _text(graph.edges[number])
        if text and (spot := _spot(number, text, plan.lines[number], taken, full)):
            yield number, Label(text, *spot)


def curve_at(start: Point, end: Point, at: float) -> Point:
    """A point of the curve between two layers, `at` from 0 to 1."""
    (x0, y0), (x1, y1) = start, end
    bend = 3 * at * at - 2 * at**3
    middle = (y0 + y1) / 2
    rest = 1 - at
    y = rest**3 * y0 + 3 * rest * at * middle + at**3 * y1
    return x0 + (x1 - x0) * bend, y


def _text(edge: Edge) -> str:
    names = [plain(reply.id) for reply in edge.replies if reply.id]
    if edge.crosses or edge.source == edge.target or not names:
        return ""
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return shortened(names[0], MOST_WIDE - 20, SIZE) + more


def _along(line: Line) -> Iterator[Point]:
    for number, (start, end) in enumerate(zip(line.points, line.points[1:], strict=False)):
        steps = 2 + int((abs(start[0] - end[0]) + abs(start[1] - end[1])) / _CELL)
        for step in range(steps + 1):
            if number % 2:
                yield start[0], start[1] + (end[1] - start[1]) * step / steps
            else:
                yield curve_at(start, end, step / steps)


def _cell(x: float, y: float) -> tuple[int, int]:
    return int(x // _CELL), int(y // _CELL)


def _spot(
    number: int, text: str, line: Line, taken: dict[tuple[int, int], set[int]], full: set[tuple[int, int]]
) -> Point | None:
    half = wide(text, SIZE) / 2 + 3
    first = line.points[:2] if not line.back else line.points[-2:]
    for at in _ALONG:
        x, y = curve_at(first[0], first[1], at)
        low, high = _cell(x - half, y - TALL / 2), _cell(x + half, y + TALL / 2)
        cells = [(a, b) for a in range(low[0], high[0] + 1) for b in range(low[1], high[1] + 1)]
        if all(cell not in full and not taken.get(cell, set()) - {number} for cell in cells):
            full.update(cells)
            return x, y + 4
    return None
