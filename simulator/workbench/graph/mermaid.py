"""The graph as a Mermaid flowchart."""

from collections import defaultdict
from collections.abc import Iterator

from simulator.workbench.graph.boxes import MARKS, score_of
from simulator.workbench.graph.legend import basis
from simulator.workbench.graph.model import Edge, Graph, Node, Shape
from simulator.workbench.graph.style import BAND_COLOURS, band
from simulator.workbench.graph.svg import line_width
from simulator.workbench.graph.texts import percent, plain, shortened

_BRACKETS = {
    Shape.TALK: ("[", "]"),
    Shape.MOVES_ON: ("([", "])"),
    Shape.NEXT_CALL: ("[/", "\\]"),
    Shape.ENDING: ("[[", "]]"),
}
_SAFE = frozenset(" ,.")
_WORDS = 230.0


def mermaid(graph: Graph) -> str:
    """The whole file. Nodes are `n0`, `n1` …; each call is a subgraph."""
    return "\n".join([
        "flowchart TD",
        f"  accTitle: {_one_line(graph.title)}",
        f"  accDescr: {_one_line(basis(graph))}",
        *(line for call in sorted({node.call for node in graph.nodes}) for line in _call(graph, call)),
        *(_edge(edge) for edge in graph.edges),
        *(
            f"  any{found.call} -.->|{quoted(f'{found.condition} {percent(found.share)}')}| n{found.target}"
            for found in graph.interruptions
        ),
        *_styles(graph),
        "",
    ])  # fmt: skip


def quoted(*lines: str) -> str:
    """Lines of text as a Mermaid string: whatever could be markup is written as a number."""
    return '"' + "<br/>".join(_encoded(line) for line in lines if line) + '"'


def _encoded(text: str) -> str:
    return "".join(
        letter if letter.isalnum() or letter in _SAFE else f"#{ord(letter)};" for letter in plain(text)
    )


def _one_line(text: str) -> str:
    """Mermaid reads such a text to the end of its line; what could end it is left out."""
    return "".join(letter for letter in plain(text) if letter.isalnum() or letter in _SAFE) or "graph"


def _call(graph: Graph, call: int) -> Iterator[str]:
    yield f"  subgraph call{call} [{quoted(f'Call {call + 1}, {graph.calls[call].id}')}]"
    for number, node in enumerate(graph.nodes):
        if node.call == call:
            left, right = _BRACKETS[node.shape]
            yield f"    n{number}{left}{_label(graph, node)}{right}"
    if any(found.call == call for found in graph.interruptions):
        yield f"    any{call}>{quoted('at any moment')}]"
    yield "  end"


def _label(graph: Graph, node: Node) -> str:
    wrong = ", ".join(f"{MARKS[mark][0]} {MARKS[mark][1]}" for mark in node.marks)
    numbers = f"best {score_of(node, graph.basis.exact)}, {percent(node.share)} of plays"
    return quoted(node.id, shortened(node.words, _WORDS, 11), node.outcome, numbers, wrong)


def _edge(edge: Edge) -> str:
    ids = [reply.id for reply in edge.replies if reply.id]
    label = f"|{quoted(*ids)}|" if ids else ""
    return f"  n{edge.source} -->{label} n{edge.target}"


def _styles(graph: Graph) -> Iterator[str]:
    """Colours by class, and line widths by number: both in a line for all that share them."""
    members: dict[str, list[str]] = defaultdict(list)
    for number, node in enumerate(graph.nodes):
        members[band(node.best)].append(f"n{number}")
        if node.marks:
            members["wrong"].append(f"n{number}")
    for name, colour in BAND_COLOURS.items():
        yield f"  classDef {name} fill:{colour},color:#14202b,stroke:#55657a"
    yield "  classDef none fill:#dde4ec,color:#14202b,stroke:#55657a"
    yield "  classDef wrong stroke:#b3352a,stroke-width:3px,stroke-dasharray:6 4"
    for name, nodes in sorted(members.items(), key=lambda each: each[0] == "wrong"):
        yield f"  class {','.join(nodes)} {name}"
    widths: dict[str, list[str]] = defaultdict(list)
    for number, edge in enumerate(graph.edges):
        widths[f"{line_width(edge.share):.0f}px"].append(str(number))
    for width, numbers in sorted(widths.items()):
        yield f"  linkStyle {','.join(numbers)} stroke-width:{width}"
