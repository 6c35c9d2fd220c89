"""Laws of the layout, for any graph there is."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from simulator.workbench.graph.layout.arrange import Arrangement, Sizes, arrange
from simulator.workbench.graph.layout.crossings import crossings, untangle
from simulator.workbench.graph.layout.cycles import Edge, back_edges
from simulator.workbench.graph.layout.layers import layers
from simulator.workbench.graph.layout.levels import cut

SIZES = Sizes(100.0, 40.0)
NEAR = 1e-6


@st.composite
def digraphs(draw: st.DrawFn) -> tuple[int, list[Edge], frozenset[int]]:
    """How many nodes, edges without doubles, and which nodes are ends: they lead nowhere."""
    count = draw(st.integers(1, 14))
    nodes = st.integers(0, count - 1)
    ends = frozenset(draw(st.sets(st.integers(1, count), max_size=3))) - {count}
    edges = draw(st.lists(st.tuples(nodes, nodes), max_size=30, unique=True))
    return count, [edge for edge in edges if edge[0] not in ends], ends


def laid_out(drawn: tuple[int, list[Edge], frozenset[int]]) -> Arrangement:
    count, edges, ends = drawn
    return arrange(count, edges, 0, ends, SIZES)


@given(digraphs())
def test_no_two_boxes_overlap(drawn: tuple[int, list[Edge], frozenset[int]]) -> None:
    found = laid_out(drawn)
    assert len(found.corners) == drawn[0]
    for (a, b), (x, y) in combinations(found.corners, 2):
        assert abs(a - x) >= SIZES.width - NEAR or abs(b - y) >= SIZES.height - NEAR


@given(digraphs())
def test_every_line_leads_from_its_source_to_its_target(
    drawn: tuple[int, list[Edge], frozenset[int]],
) -> None:
    found = laid_out(drawn)
    for (source, target), line in zip(drawn[1], found.lines, strict=True):
        for node, (x, y) in ((source, line.points[0]), (target, line.points[-1])):
            left, top = found.corners[node]
            on_side = line.loop and abs(x - left - SIZES.width) < NEAR
            assert left < x < left + SIZES.width or on_side
            assert abs(y - top) < NEAR or abs(y - top - SIZES.height) < NEAR or on_side


@given(digraphs())
def test_lines_pass_no_box_of_a_layer_they_pass(drawn: tuple[int, list[Edge], frozenset[int]]) -> None:
    found = laid_out(drawn)
    for line in found.lines:
        for (x, y), (end, bottom) in list(zip(line.points, line.points[1:], strict=False))[1::2]:
            assert x == end
            top = min(y, bottom)
            beside = [left for left, upper in found.corners if upper == top]
            assert all(not left < x < left + SIZES.width for left in beside)


@given(digraphs())
def test_lines_lead_down_unless_they_lead_back(drawn: tuple[int, list[Edge], frozenset[int]]) -> None:
    found = laid_out(drawn)
    for (source, target), line in zip(drawn[1], found.lines, strict=True):
        assert (found.layer[source] < found.layer[target]) is not line.back
        assert line.loop is (source == target)


@given(digraphs())
def test_only_edges_of_a_circle_lead_back(drawn: tuple[int, list[Edge], frozenset[int]]) -> None:
    count, edges, _ = drawn
    back = back_edges(count, edges, 0)
    for number in back:
        source, target = edges[number]
        assert source in _reached(target, edges)


@given(digraphs())
def test_ends_stand_side_by_side_below_everything_else(
    drawn: tuple[int, list[Edge], frozenset[int]],
) -> None:
    found, ends = laid_out(drawn), drawn[2]
    below = {found.layer[node] for node in ends}
    others = [found.layer[node] for node in range(drawn[0]) if node not in ends]
    assert len(below) <= 1
    assert all(layer < lowest for lowest in below for layer in others)


@given(digraphs())
def test_everything_is_within_the_picture(drawn: tuple[int, list[Edge], frozenset[int]]) -> None:
    found = laid_out(drawn)
    points = [point for line in found.lines for point in line.points]
    assert all(x >= -NEAR and x + SIZES.width <= found.width + NEAR for x, _ in found.corners)
    assert all(y >= 0 and y + SIZES.height <= found.height + NEAR for _, y in found.corners)
    assert all(-NEAR <= x <= found.width + NEAR and 0 <= y <= found.height for x, y in points)


@given(digraphs())
def test_the_same_graph_is_always_laid_out_the_same(drawn: tuple[int, list[Edge], frozenset[int]]) -> None:
    assert laid_out(drawn) == laid_out(drawn)


@given(digraphs())
def test_untangling_leaves_no_more_crossings_than_there_were(
    drawn: tuple[int, list[Edge], frozenset[int]],
) -> None:
    count, edges, ends = drawn
    back = back_edges(count, edges, 0)
    forward = [edge for number, edge in enumerate(edges) if number not in back]
    levels = cut(layers(count, forward, ends), forward, [target for _, target in forward])
    before = crossings(levels)
    assert untangle(levels) == crossings(levels) <= before


def test_crossings_that_need_not_be_are_undone() -> None:
    upside_down = [(0, 6), (1, 5), (2, 4), (3, 4)]
    assert arrange(7, upside_down, 0, (), SIZES).crossings == 0


def test_lines_to_the_same_box_run_together() -> None:
    edges = [(0, 1), (1, 2), (2, 3), (0, 4), (1, 4), (3, 4)]
    found = arrange(5, edges, 0, (4,), SIZES)
    first, second = found.lines[3].points, found.lines[4].points
    assert second[-5:] == first[-5:]


def _reached(start: int, edges: list[Edge]) -> set[int]:
    seen, work = {start}, [start]
    while work:
        node = work.pop()
        for source, target in edges:
            if source == node and target not in seen:
                seen.add(target)
                work.append(target)
    return seen
