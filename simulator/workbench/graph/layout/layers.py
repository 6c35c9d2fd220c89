"""Which layer each node stands in, so that every edge leads down and edges are short."""

from collections import deque
from collections.abc import Collection, Sequence

from simulator.workbench.graph.layout.cycles import Edge

SWEEPS = 12
"""How often nodes are moved nearer to their neighbours; it seldom takes more than a few."""


def layers(count: int, edges: Sequence[Edge], last: Collection[int] = ()) -> list[int]:
    """By node its layer, from 0. `last` share the lowest layer; the edges must form no cycle."""
    below: list[list[int]] = [[] for _ in range(count)]
    above: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        below[source].append(target)
        above[target].append(source)
    order = _from_above(count, above, below)
    layer = [0] * count
    for node in order:
        layer[node] = max((layer[other] + 1 for other in above[node]), default=0)
    lowest = max(layer, default=0)
    if last and any(layer[node] == lowest and node not in last for node in range(count)):
        lowest += 1
    for node in last:
        layer[node] = lowest
    fixed = set(last)
    for _ in range(SWEEPS):
        moved = [_settle(node, layer, above, below) for node in reversed(order) if node not in fixed]
        moved += [_settle(node, layer, above, below) for node in order if node not in fixed]
        if not any(moved):
            break
    return layer


def _from_above(count: int, above: Sequence[Sequence[int]], below: Sequence[Sequence[int]]) -> list[int]:
    waiting = [len(others) for others in above]
    ready = deque(node for node in range(count) if not waiting[node])
    order = []
    while ready:
        node = ready.popleft()
        order.append(node)
        for other in below[node]:
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    assert len(order) == count, "the edges form a cycle"
    return order


def _settle(
    node: int, layer: list[int], above: Sequence[Sequence[int]], below: Sequence[Sequence[int]]
) -> bool:
    """Move a node to where its edges are shortest; whether it moved. Of equals, the highest layer."""
    if not above[node] and not below[node]:
        return False
    top = max((layer[other] + 1 for other in above[node]), default=0)
    bottom = min((layer[other] - 1 for other in below[node]), default=layer[node])
    place = bottom if not above[node] or len(below[node]) > len(above[node]) else top
    moved = place != layer[node]
    layer[node] = place
    return moved
