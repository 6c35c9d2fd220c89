"""Where everything of a graph stands in its picture: boxes, lines, and a frame about each call."""

from dataclasses import dataclass

from simulator.workbench.graph.framing import HEAD, PAD, Frame, in_columns
from simulator.workbench.graph.layout.arrange import Arrangement, Sizes, arrange
from simulator.workbench.graph.layout.lines import Line, Point
from simulator.workbench.graph.model import Graph, Shape
from simulator.workbench.graph.passing import pass_on

WIDTH, HEIGHT = 204.0, 68.0
"""Of a box."""
SIZES = Sizes(WIDTH, HEIGHT)
LEAST_WIDTH = 1120.0
"""The heading of the picture and its legend need so much."""

LEAST_FRAME = 560.0
"""So that a frame's heading stands beside the way into it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`corners` are the upper left corners of boxes, by node; `lines` are by edge; `layers` by node."""

    frames: tuple[Frame, ...]
    corners: tuple[Point, ...]
    lines: tuple[Line, ...]
    layers: tuple[int, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Call:
    """One call laid out by itself: its nodes and edges by their numbers in the graph."""

    number: int
    nodes: list[int]
    edges: list[int]
    found: Arrangement


def place(graph: Graph) -> Plan:
    """Lay out each call by itself, and put them below each other, in columns where there are many."""
    calls = [_call(graph, number) for number in sorted({node.call for node in graph.nodes})]
    sizes = [(max(LEAST_FRAME, call.found.width + 2 * PAD), call.found.height + HEAD + PAD) for call in calls]
    frames, width, height = in_columns([call.number for call in calls], sizes)
    aside = max(0.0, (LEAST_WIDTH - width) / 2)
    frames = [frame.moved(aside) for frame in frames]
    corners: dict[int, Point] = {}
    lines: dict[int, Line] = {}
    layers: dict[int, int] = {}
    for frame, call in zip(frames, calls, strict=True):
        x, y = frame.x + (frame.width - call.found.width) / 2, frame.y + HEAD
        for node, corner, layer in zip(call.nodes, call.found.corners, call.found.layer, strict=True):
            corners[node] = (x + corner[0], y + corner[1])
            layers[node] = layer
        lines.update(
            (edge, line.moved(x, y)) for edge, line in zip(call.edges, call.found.lines, strict=True)
        )
    for number, edge in enumerate(graph.edges):
        if edge.crosses:
            (x, y), (to_x, to_y) = corners[edge.source], corners[edge.target]
            source, target = graph.nodes[edge.source].call, graph.nodes[edge.target].call
            foot, top = (x + WIDTH / 2, y + HEIGHT), (to_x + WIDTH / 2, to_y)
            lines[number] = pass_on(frames, source, target, foot, top)
    return Plan(
        frames=tuple(frames),
        corners=tuple(corners[node] for node in range(len(graph.nodes))),
        lines=tuple(lines[edge] for edge in range(len(graph.edges))),
        layers=tuple(layers[node] for node in range(len(graph.nodes))),
        width=width + 2 * aside,
        height=height,
    )


def _call(graph: Graph, call: int) -> _Call:
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
    return _Call(call, nodes, edges, arrange(len(nodes), ends, start, last, SIZES))
