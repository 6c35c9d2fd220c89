"""Circles and reach, against the plain definition."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.graph import in_cycles, reachable

graphs = st.integers(1, 8).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, size - 1), max_size=4), min_size=size, max_size=size)
)
Graph = list[list[int]]


def ahead(graph: Graph, start: int) -> set[int]:
    """What can be come to in one step or more."""
    found = set(graph[start])
    while more := {target for node in found for target in graph[node]} - found:
        found |= more
    return found


@given(graphs)
def test_in_a_circle_is_what_can_be_come_back_to(graph: Graph) -> None:
    assert in_cycles(graph) == {node for node in range(len(graph)) if node in ahead(graph, node)}


@given(graphs)
def test_reachable_is_the_start_and_all_ahead(graph: Graph) -> None:
    assert reachable(graph, 0) == {0} | ahead(graph, 0)


def test_a_long_chain_needs_no_deep_stack() -> None:
    chain = [[node + 1] for node in range(20_000)] + [[0]]
    assert len(in_cycles(chain)) == 20_001
