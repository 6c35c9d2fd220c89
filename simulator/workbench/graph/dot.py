"""The graph in DOT, the language of Graphviz."""

from collections.abc import Iterable, Iterator

from simulator.workbench.graph.boxes import MARKS, score_of, told
from simulator.workbench.graph.legend import basis
from simulator.workbench.graph.model import Edge, Graph, Node, Shape
from simulator.workbench.graph.style import BAND_COLOURS, band
from simulator.workbench.graph.svg import line_width
from simulator.workbench.graph.texts import percent, plain, shortened

_SHAPES = {
    Shape.TALK: "box",
    Shape.MOVES_ON: "ellipse",
    Shape.NEXT_CALL: "invhouse",
    Shape.ENDING: "box",
}
_WORDS = 230.0
"""How much room first words have in a label, in pixels."""


def dot(graph: Graph) -> str:
    """The whole file. Nodes are `n0`, `n1` …; each call is a cluster."""
    return "\n".join([
        f"digraph {quoted(graph.scenario)} {{",
        f"  graph [{_given(label=_lines(graph.title, basis(graph)), labelloc='t')}]",
        '  node [fontname="sans-serif" fontsize="11" style="filled,rounded" fillcolor="#dde4ec"]',
        '  edge [fontname="sans-serif" fontsize="9" color="#8595a8"]',
        *(line for call in sorted({node.call for node in graph.nodes}) for line in _call(graph, call)),
        *(_edge(edge) for edge in graph.edges),
        *(
            f"  any{found.call} -> n{found.target} "
            f"[{_given(style='dashed', label=f'{found.condition} {percent(found.share)}')}]"
            for found in graph.interruptions
        ),
        "}",
        "",
    ])  # fmt: skip


def quoted(text: str) -> str:
    """A text as a DOT string that means just that text."""
    escaped = plain(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _lines(*texts: str) -> list[str]:
    return [text for text in texts if text]


def _given(**attributes: str | list[str]) -> str:
    """Attributes; a list is a label of several lines."""
    return " ".join(
        f"{name}={quoted(value)}" if isinstance(value, str) else f'{name}="{_broken(value)}"'
        for name, value in attributes.items()
    )


def _broken(lines: Iterable[str]) -> str:
    return "\\n".join(quoted(line)[1:-1] for line in lines)


def _call(graph: Graph, call: int) -> Iterator[str]:
    yield f"  subgraph cluster_{call} {{"
    yield f"    graph [{_given(label=f'Call {call + 1}: {graph.calls[call].id}', color='#b4c0cd')}]"
    for number, node in enumerate(graph.nodes):
        if node.call == call:
            yield f"    n{number} [{_node(graph, node)}]"
    if any(found.call == call for found in graph.interruptions):
        yield f"    any{call} [{_given(label='at any moment', shape='note', style='dashed')}]"
    yield "  }"


def _node(graph: Graph, node: Node) -> str:
    wrong = ", ".join(MARKS[mark][1] for mark in node.marks)
    numbers = f"best {score_of(node, graph.basis.exact)}, {percent(node.share)} of plays"
    more: dict[str, str] = {"fillcolor": BAND_COLOURS.get(band(node.best), "#dde4ec")}
    if node.marks:
        more |= {"color": "#b3352a", "style": "filled,dashed", "penwidth": "2"}
    if node.shape is Shape.ENDING:
        more["peripheries"] = "2"
    return _given(
        label=_lines(node.id, shortened(node.words, _WORDS, 11), node.outcome, numbers, wrong),
        shape=_SHAPES[node.shape],
        tooltip=_lines(*told(graph, node, [])),
        **more,
    )


def _edge(edge: Edge) -> str:
    given = _given(
        label=_lines(*(reply.id for reply in edge.replies)),
        tooltip=_lines(*(f"{reply.id}: {reply.words}" for reply in edge.replies if reply.words)),
        penwidth=f"{line_width(edge.share):.1f}",
        style="solid" if edge.share else "dotted",
    )
    return f"  n{edge.source} -> n{edge.target} [{given}]"
