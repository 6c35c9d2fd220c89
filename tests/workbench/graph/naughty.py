"""Graphs whose texts are anything but harmless."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.workbench.graph.model import Edge, Graph, Mark, Node, Reply, Shape
from tests.workbench.graph.graphs import series

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "naughty-strings.json"
MARKUP = (
    '"]; evil [label="x"', "a\\", "\\N \\G \\l", "&lt;b&gt; &#65; #65; #quot;", "end", "]]", '")', "--> x",
    "%%{init: {}}%%", "`code`", "style x: #f00;", "classDef a: url(#b);", "<script>alert(1)</script>", "]]>",
    "<!-- -->", "a\nb\tc\r\nd", "\x00\x01\x1b[31m", "\ud800", "😀👩‍👩‍👧", "مرحبا שלום", "你好，世界",
    "e\u0301\u0302" * 9,
    "W" * 500, "|", ";", "{}", "subgraph", "graph", "click n0 href", "@{ shape: rect }", "",
)  # fmt: skip


def corpus() -> list[str]:
    """The list of naughty strings that many projects share. Skips the test where it is not there."""
    if not CORPUS.is_file():
        pytest.skip("the list of naughty strings is not beside this checkout")
    found: list[str] = json.loads(CORPUS.read_text(encoding="utf-8"))
    return found


def saying(texts: list[str]) -> Graph:
    """A graph with a state for each text, which is its id, words and outcome, and that of its reply."""
    plain = series()
    nodes = tuple(
        Node(
            key=f"monday/{text}",
            id=text,
            call=0,
            shape=tuple(Shape)[at % len(Shape)],
            words=text,
            outcome=text if at % 3 else "",
            line=at + 1,
            start=at == 0,
            best=None if at % 7 == 0 else at % 101,
            share=at / len(texts),
            marks=(Mark.SOFT_LOCK,) if at % 5 == 0 else (),
        )
        for at, text in enumerate(texts)
    )
    ways = tuple(
        Edge(at, (at * 7 + 1) % len(texts), (Reply(text, text, 0.5),), 0.5) for at, text in enumerate(texts)
    )
    ends = tuple(edge for edge in ways if nodes[edge.source].shape in (Shape.TALK, Shape.MOVES_ON))
    broken_off = replace(plain.interruptions[0], target=0, condition=texts[0])
    call = replace(plain.calls[0], id=texts[-1], line=texts[0], date=texts[1])
    return replace(
        plain, title=texts[2], scenario=texts[3], calls=(call,), nodes=nodes, edges=ends,
        interruptions=(broken_off,), endings=(replace(plain.endings[0], outcome=texts[4]),),
    )  # fmt: skip
