"""Where everything of a graph stands in its picture: calls as frames below each other, boxes, lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.workbench.graph.layout.arrange import Arrangement, Sizes, arrange
from simulator.workbench.graph.layout.lines import Line, Point
from simulator.workbench.graph.model import Edge, Graph, Shape

WIDTH, HEIGHT = 204.0, 68.0
"""Of a box."""
SIZES = Sizes(WIDTH, HEIGHT)
PAD = 30.0
"""Room within a frame, left and right of what it holds, and below it."""
HEAD = 58.0
"""Room for a frame's heading, and for the ways into it."""
BETWEEN = 76.0
"""Between two frames."""
LANE = 16.0
"""Between ways that pass frames at their side."""
LEAST_WIDTH = 1080.0
"""The heading of the picture and its legend need so much."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A call: its number, the upper left corner, and its size."""

    call: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """`corners` are the upper left corners of boxes, by node; `lines` are by edge; `layers` by node."""

    frames: tuple[Frame, ...]
    corners: tuple[Point, ...]
    lines: tuple[Line, ...]
    layers: tuple[int, ...]
    width: float
    height: float


def place(graph: Graph) -> Plan:
    """Lay out each call by itself, and put them below each other."""
    corners: dict[int, Point] = {}
    lines: dict[int, Line] = {}
    layers: dict[int, int] = {}
    frames: list[Frame] = []
    arranged = [(call, *_call(graph, call)) for call in sorted({node.call for node in graph.nodes})]
    width = max([found.width + 2 * PAD for _, _, _, found in arranged] + [LEAST_WIDTH])
    y = 0.0
    for call, nodes, edges, found in arranged:
        frame = Frame(
            call, (width - found.width) / 2 - PAD, y, found.width + 2 * PAD, found.height + HEAD + PAD
        )
        frames.append(frame)
        x, top = frame.x + PAD, y + HEAD
        for node, corner, layer in zip(nodes, found.corners, found.layer, strict=True):
            corners[node] = (x + corner[0], top + corner[1])
            layers[node] = layer
        lines.update((edge, line.moved(x, top)) for edge, line in zip(edges, found.lines, strict=True))
        y += frame.height + BETWEEN
    lanes = _cross(graph, frames, corners, lines, width)
    return Plan(
        frames=tuple(frames),
        corners=tuple(corners[node] for node in range(len(graph.nodes))),
        lines=tuple(lines[edge] for edge in range(len(graph.edges))),
        layers=tuple(layers[node] for node in range(len(graph.nodes))),
        width=width + lanes * LANE,
        height=max(0.0, y - BETWEEN),
    )


def _call(graph: Graph, call: int) -> tuple[list[int], list[int], Arrangement]:
    nodes = [number for number, node in enumerate(graph.nodes) if node.call == call]
    local = {number: at for at, number in enumerate(nodes)}
    edges = [
        number
        for number, edge in enumerate(graph.edges)
        if edge.source in local and edge.target in local and not edge.crosses
    ]
    ends = [(local[graph.edges[number].source], local[graph.edges[number].target]) for number in edges]
    start = next((local[number] for number in nodes if graph.nodes[number].start), 0)
    last = {local[n] for n in nodes if graph.nodes[n].shape in (Shape.ENDING, Shape.NEXT_CALL)}
    return nodes, edges, arrange(len(nodes), ends, start, last, SIZES)


def _cross(
    graph: Graph, frames: Sequence[Frame], corners: dict[int, Point], lines: dict[int, Line], width: float
) -> int:
    """The ways from call to call, into `lines`; returns how many lanes at the side they take."""
    rows = {frame.call: row for row, frame in enumerate(frames)}
    lanes: dict[int, int] = {}
    for number, edge in enumerate(graph.edges):
        if not edge.crosses:
            continue
        call = graph.nodes[edge.target].call
        source, target = rows[graph.nodes[edge.source].call], rows[call]
        if target == source + 1:
            lines[number] = Line((_foot(corners, edge), _top(corners, edge)))
            continue
        lane = width + LANE * lanes.setdefault(call, len(lanes))
        under = frames[source].y + frames[source].height + BETWEEN / 2
        over = frames[target].y - BETWEEN / 2
        lines[number] = Line(
            (_foot(corners, edge), (lane, under), (lane, over), _top(corners, edge)), over < under
        )
    return len(lanes)


def _foot(corners: dict[int, Point], edge: Edge) -> Point:
    x, y = corners[edge.source]
    return x + WIDTH / 2, y + HEIGHT


def _top(corners: dict[int, Point], edge: Edge) -> Point:
    x, y = corners[edge.target]
    return x + WIDTH / 2, y
