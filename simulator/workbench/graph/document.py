"""The graph as plain values, for other programs. Its fields are described in docs/graph.md."""

from dataclasses import asdict

from simulator.workbench.graph.layout.lines import Line
from simulator.workbench.graph.model import Edge, Graph, Node
from simulator.workbench.graph.placing import HEIGHT, WIDTH, Plan


def document(graph: Graph, plan: Plan) -> dict[str, object]:
    """Nodes and edges name states by key; geometry is in pixels from the upper left of the first call."""
    return {
        "scenario": graph.scenario,
        "hash": graph.hash,
        "title": graph.title,
        "from": graph.begins or None,
        "exact": graph.basis.exact,
        "configurations": graph.basis.configurations,
        "plays": graph.basis.plays,
        "pass_total": graph.basis.pass_total,
        "calls": [
            {**asdict(graph.calls[frame.call]), "x": frame.x, "y": frame.y, "width": frame.width,
             "height": frame.height}
            for frame in plan.frames
        ],
        "nodes": [_node(graph, plan, number, node) for number, node in enumerate(graph.nodes)],
        "edges": [
            _edge(graph, edge, line) for edge, line in zip(graph.edges, plan.lines, strict=True)
        ],
        "interruptions": [
            {
                "call": graph.calls[found.call].id,
                "target": graph.nodes[found.target].key,
                "when": found.condition,
                "share": found.share,
            }
            for found in graph.interruptions
        ],
        "endings": [asdict(ending) for ending in graph.endings],
    }  # fmt: skip


def _node(graph: Graph, plan: Plan, number: int, node: Node) -> dict[str, object]:
    x, y = plan.corners[number]
    return {
        "key": node.key,
        "id": node.id,
        "call": graph.calls[node.call].id,
        "shape": node.shape.value,
        "start": node.start,
        "words": node.words,
        "outcome": node.outcome or None,
        "line": node.line,
        "best": node.best,
        "share": node.share,
        "marks": [mark.value for mark in node.marks],
        "layer": plan.layers[number],
        "x": x,
        "y": y,
        "width": WIDTH,
        "height": HEIGHT,
    }


def _edge(graph: Graph, edge: Edge, line: Line) -> dict[str, object]:
    return {
        "source": graph.nodes[edge.source].key,
        "target": graph.nodes[edge.target].key,
        "share": edge.share,
        "back": line.back,
        "next_call": edge.crosses,
        "replies": [asdict(reply) for reply in edge.replies],
        "points": [list(point) for point in line.points],
    }
