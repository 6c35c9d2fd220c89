"""DOT, Mermaid and JSON: read back by the programs they are written for."""

import json
from pathlib import Path
from re import sub

import pytest

from simulator.workbench.graph.document import document
from simulator.workbench.graph.dot import dot
from simulator.workbench.graph.mermaid import mermaid
from simulator.workbench.graph.model import Graph
from simulator.workbench.graph.placing import place
from simulator.workbench.graph.texts import plain
from tests.shipped import PATHS, scenario_at
from tests.workbench.graph.graphs import graph, series
from tests.workbench.graph.judging import understood
from tests.workbench.graph.naughty import MARKUP, corpus, saying

WRITERS = {"dot": dot, "mermaid": mermaid}
each_language = pytest.mark.parametrize("language", list(WRITERS))


def ends(found: Graph) -> list[list[str]]:
    ways = [[f"n{edge.source}", f"n{edge.target}"] for edge in found.edges]
    return ways + [[f"any{each.call}", f"n{each.target}"] for each in found.interruptions]


def first_lines(language: str, labels: list[str]) -> list[str]:
    """The first line of each label, as it is shown."""
    if language == "dot":
        parts = [sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], label) for label in labels]
        return [part.partition("\n")[0].replace("&amp;", "&") for part in parts]
    shown = [sub("ﬂ°°([0-9]+)¶ß", lambda code: chr(int(code[1])), label) for label in labels]
    return [part.partition("<br>")[0].partition("<br/>")[0] for part in shown]


@each_language
@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_a_shipped_scenario_is_understood_whole(language: str, path: Path) -> None:
    found = graph(scenario_at(path))
    read = understood(language, WRITERS[language](found))
    assert "errors" not in read
    ids = {node["id"] for node in read["nodes"]}
    assert {f"n{number}" for number in range(len(found.nodes))} <= ids
    assert len(ids) == len(found.nodes) + len({each.call for each in found.interruptions})
    assert read["groups"] == len(found.calls)
    assert sorted(read["edges"]) == sorted(ends(found))


@each_language
def test_no_text_of_a_scenario_is_syntax(language: str) -> None:
    judge_texts(language, list(MARKUP))


@each_language
def test_naughty_strings_are_labels(language: str) -> None:
    judge_texts(language, corpus())


def judge_texts(language: str, texts: list[str]) -> None:
    found = saying(texts)
    read = understood(language, WRITERS[language](found))
    assert "errors" not in read, read
    assert len(read["edges"]) == len(ends(found))
    labels = {node["id"]: node["label"] for node in read["nodes"]}
    shown = first_lines(language, [labels[f"n{number}"] for number in range(len(texts))])
    for text, line in zip(texts, shown, strict=True):
        if plain(text):
            assert line == plain(text)


def test_the_document_has_every_state_and_way_with_its_numbers() -> None:
    found = series()
    plan = place(found)
    read = json.loads(json.dumps(document(found, plan)))
    assert [node["key"] for node in read["nodes"]] == [node.key for node in found.nodes]
    assert [node["best"] for node in read["nodes"]] == [node.best for node in found.nodes]
    assert [(node["x"], node["y"]) for node in read["nodes"]] == list(plan.corners)
    keys = {node["key"] for node in read["nodes"]}
    assert {edge[end] for edge in read["edges"] for end in ("source", "target")} <= keys
    assert (read["exact"], read["plays"], read["from"]) == (True, 0, None)
    (shrug,) = [reply for edge in read["edges"] for reply in edge["replies"] if reply["id"] == "shrug"]
    assert shrug["words"] == "No idea."
    assert read["interruptions"][0]["when"] == "patience <= 0"
