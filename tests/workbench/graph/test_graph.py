"""The graph of a scenario as a value."""

from pathlib import Path

import pytest

from simulator.workbench.graph.model import Graph, Mark, Shape
from tests.generated import loaded
from tests.shipped import each_shipped, scenario_at
from tests.workbench.graph.graphs import SERIES, graph, node, series


@pytest.fixture(scope="module")
def drawn() -> Graph:
    return series()


def between(found: Graph, source: str, target: str) -> list[str]:
    """The ids of the replies from one state to another."""
    return [
        reply.id
        for edge in found.edges
        if (found.nodes[edge.source].key, found.nodes[edge.target].key) == (source, target)
        for reply in edge.replies
    ]


@each_shipped
def test_every_state_is_a_node(path: Path) -> None:
    scenario = scenario_at(path)
    assert [node.key for node in graph(scenario).nodes] == list(scenario.program.places)[1:]


def test_a_state_says_what_it_does_next(drawn: Graph) -> None:
    shapes = {key: node(drawn, f"monday/{key}").shape for key in ("hello", "quiet", "found", "gone")}
    assert shapes == {
        "hello": Shape.TALK,
        "quiet": Shape.MOVES_ON,
        "found": Shape.NEXT_CALL,
        "gone": Shape.ENDING,
    }
    assert (node(drawn, "monday/hello").words, node(drawn, "monday/gone").words) == (
        "Where is my parcel?",
        "She hung up.",
    )
    assert node(drawn, "monday/gone").outcome == "lost"
    assert [found.key for found in drawn.nodes if found.start] == ["monday/hello", "tuesday/call-back"]


def test_replies_with_the_same_way_are_one_edge(drawn: Graph) -> None:
    assert between(drawn, "monday/hello", "monday/number") == ["ask", "shrug"]
    assert between(drawn, "monday/hello", "monday/hello") == ["again"]
    assert between(drawn, "monday/hello", "monday/quiet") == ["silence"]
    assert between(drawn, "monday/quiet", "monday/number") == [""]
    assert between(drawn, "monday/found", "tuesday/call-back") == ["tuesday"]


def test_only_ways_from_call_to_call_cross(drawn: Graph) -> None:
    crossing = [
        (drawn.nodes[edge.source].id, drawn.nodes[edge.target].id) for edge in drawn.edges if edge.crosses
    ]
    assert crossing == [("found", "call-back")]


def test_an_interruption_is_no_edge_but_stands_by_itself(drawn: Graph) -> None:
    assert between(drawn, "monday/hello", "monday/gone") == []
    (broken_off,) = drawn.interruptions
    assert drawn.nodes[broken_off.target].key == "monday/gone"
    assert broken_off.condition == "patience <= 0"
    assert broken_off.share == pytest.approx(node(drawn, "monday/gone").share)


def test_what_is_wrong_with_a_state_is_marked(drawn: Graph) -> None:
    marked = {found.key: found.marks for found in drawn.nodes if found.marks}
    assert marked == {"monday/island": (Mark.UNREACHABLE,), "tuesday/mute": (Mark.SOFT_LOCK,)}


def test_a_state_no_play_comes_to_is_told_from_one_nothing_leads_to() -> None:
    never = SERIES.replace("id: stop, say: What?", "id: stop, when: found, say: What?")
    found = graph(loaded(never))
    assert node(found, "tuesday/mute").marks == (Mark.NEVER_REACHED,)
    assert (node(found, "tuesday/mute").best, node(found, "tuesday/mute").share) == (None, 0.0)


def test_a_circle_without_an_ending_is_a_dead_end() -> None:
    looping = SERIES.replace("when: found, to: thanks}]", "to: mute}]")
    found = graph(loaded(looping))
    assert Mark.DEAD_END in node(found, "tuesday/mute").marks
    assert Mark.DEAD_END not in node(found, "tuesday/call-back").marks


def test_a_state_that_can_be_come_back_to_counts_each_play_once(drawn: Graph) -> None:
    assert node(drawn, "monday/hello").share == 1.0
    assert node(drawn, "monday/quiet").share == 0.0


def test_the_endings_are_counted_by_outcome(drawn: Graph) -> None:
    counted = {ending.outcome: (ending.states, ending.share) for ending in drawn.endings}
    assert set(counted) == {"lost", "resolved"}
    stuck = node(drawn, "tuesday/mute").share
    assert sum(share for _, share in counted.values()) + stuck <= 1.0 + 1e-9


def test_from_a_state_only_what_follows_is_shown() -> None:
    found = graph(loaded(SERIES), "monday/number")
    assert found.begins == "monday/number"
    keys = {node.key for node in found.nodes}
    assert "tuesday/thanks" in keys
    assert "monday/island" not in keys
    assert {node.call for node in graph(loaded(SERIES), "tuesday/call-back").nodes} == {1}
