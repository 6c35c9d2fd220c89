"""The picture of a graph: one SVG file that loads nothing and runs nothing."""

from collections.abc import Iterator, Sequence
from html import escape

from simulator.workbench.graph.boxes import USUAL, box
from simulator.workbench.graph.elements import element, number, rectangle, text, title
from simulator.workbench.graph.framing import Frame
from simulator.workbench.graph.labels import SIZE, labels
from simulator.workbench.graph.layout.lines import Line, Point
from simulator.workbench.graph.legend import HEIGHT as LEGEND
from simulator.workbench.graph.legend import heading, in_words
from simulator.workbench.graph.model import Edge, Graph
from simulator.workbench.graph.placing import WIDTH, Plan, place
from simulator.workbench.graph.style import STYLE
from simulator.workbench.graph.texts import percent, plain, shortened, wide

MARGIN = 28.0
HEAD = 17.0
"""The font size of a frame's heading, with allowance for its weight."""
TIP = 7.0
"""How long an arrow's tip is."""
TURN = 22.0
"""How far a line swings out where it turns round."""
MOST_LABELLED = 2_500
"""In graphs of more states lines have no labels, only the texts one sees on pointing at them."""


def svg(graph: Graph, plan: Plan | None = None) -> str:
    """The whole file; `plan` if it is known already where everything stands."""
    plan = plan or place(graph)
    width, height = plan.width + 2 * MARGIN, plan.height + LEGEND + 2 * MARGIN
    size = f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
    drawn = [
        *(_frame(graph, plan, frame) for frame in plan.frames),
        *_ways(graph, plan),
        *(box(graph, node, corner) for node, corner in enumerate(plan.corners)),
        *_labels(graph, plan),
    ]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" '
        'aria-labelledby="graph-title graph-about">',
        f'<title id="graph-title">{escape(f"The graph of {plain(graph.title)}")}</title>',
        f'<desc id="graph-about">{escape(in_words(graph))}</desc>',
        f"<style>{STYLE}</style>",
        _TIPS,
        rectangle("ground", 0, 0, width, height),
        f'<g transform="translate({number(MARGIN)} {number(MARGIN)})">',
        *heading(graph, plan.width),
        f'<g transform="translate(0 {number(LEGEND)})">',
        *drawn,
        "</g></g></svg>",
        "",
    ])  # fmt: skip


def _tip(id: str, style: str) -> str:
    tip = element("path", style, d="M0 0.5L8 4.5L0 8.5z")
    return element(
        "marker", "", tip, id=id, markerUnits="userSpaceOnUse", markerWidth=9, markerHeight=9, refX=1,
        refY=4.5, orient="auto",
    )  # fmt: skip


_TIPS = element("defs", "", _tip("t", "tip") + _tip("b", "back-tip") + _tip("n", "next-tip"))


def _frame(graph: Graph, plan: Plan, frame: Frame) -> str:
    """The heading leaves room for the ways that come to the call's first state."""
    call = graph.calls[frame.call]
    name = f"Call {frame.call + 1}: {call.id}" if len(graph.calls) > 1 else f"Call: {call.id}"
    about = " · ".join(part for part in (call.line, call.date) if part)
    x, y = frame.x + 18, frame.y
    starts = [
        corner[0] + WIDTH / 2
        for node, corner in zip(graph.nodes, plan.corners, strict=True)
        if node.call == frame.call and node.start
    ]
    room = min(starts, default=frame.x + frame.width) - x - 12
    parts = [
        rectangle("frame", frame.x, y, frame.width, frame.height, round=14),
        text("head", x, y + 25, shortened(name, room, HEAD)),
        text("muted", x, y + 42, shortened(about, room, USUAL)),
    ]
    return element("g", "", "".join(parts))


def _ways(graph: Graph, plan: Plan) -> Iterator[str]:
    """The rarest first, so that lines many plays take lie above them."""
    for at in sorted(range(len(graph.edges)), key=lambda edge: graph.edges[edge].share):
        edge, line = graph.edges[at], plan.lines[at]
        style, tip = ("next", "n") if edge.crosses else ("back", "b") if line.back else ("way", "t")
        rare = "" if edge.share else " rare"
        drawn = element(
            "path", style + rare, stroke_width=line_width(edge.share), marker_end=f"url(#{tip})", d=path(line)
        )
        yield element("g", "edge", drawn + title(_told(graph, edge)))


def line_width(share: float) -> float:
    """In pixels, for a share of plays."""
    return 1.1 + 6.0 * float(min(1.0, share) ** 0.7)


def path(line: Line) -> str:
    """The line as SVG has it, ending where the tip begins."""
    if line.loop:
        (x, y), (_, end) = line.points
        out = [(x + 26, y + 8), (x + 30, end - 8), (x + TIP + 1, end)]
        return f"M{_pair((x, y))}C{' '.join(map(_pair, out))}"
    *points, (x, y) = line.points
    points.append((x, y - TIP if y > points[-1][1] else y + TIP))
    parts = [f"M{_pair(points[0])}"]
    for at in range(1, len(points)):
        x0, (x1, y1) = points[at - 1][0], points[at]
        if at % 2 and x0 != x1:
            leave, come = _bends(points, at)
            parts.append(f"C{_pair((x0, leave))} {_pair((x1, come))} {_pair((x1, y1))}")
        else:
            parts.append(f"V{number(y1)}")
    return "".join(parts)


def _bends(points: Sequence[Point], at: int) -> tuple[float, float]:
    """Where a curve's ends are drawn to: half way, or on where the line turns round."""
    (_, y0), (_, y1) = points[at - 1], points[at]
    leave = come = (y0 + y1) / 2
    if y1 >= y0 and at > 1 and points[at - 2][1] > y0:
        leave = y0 - TURN
    if y1 >= y0 and at + 1 < len(points) and points[at + 1][1] < y1:
        come = y1 + TURN
    return leave, come


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _told(graph: Graph, edge: Edge) -> list[str]:
    ends = f"{graph.nodes[edge.source].key} → {graph.nodes[edge.target].key}"
    replies = [f"{reply.id} ({percent(reply.share)}): {reply.words}" for reply in edge.replies if reply.words]
    return [f"{ends}: {percent(edge.share)} of random plays", *replies]


def _labels(graph: Graph, plan: Plan) -> Iterator[str]:
    if len(graph.nodes) <= MOST_LABELLED:
        for _, label in labels(graph, plan):
            half = wide(label.text, SIZE) / 2
            yield rectangle("behind", label.x - half, label.y - 10, 2 * half, 13, round=3)
            yield text("label", label.x, label.y, label.text)
