"""Plain graph questions about positions, given as lists of successors."""

from collections.abc import Sequence


def in_cycles(successors: Sequence[Sequence[int]]) -> frozenset[int]:
    """The nodes that can be come back to (Tarjan's strongly connected components, without recursion)."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    open_nodes: list[int] = []
    is_open = [False] * len(successors)
    cyclic: set[int] = set()
    for root in range(len(successors)):
        if root in order:
            continue
        work = [(root, 0)]
        while work:
            node, child = work.pop()
            if child == 0:
                order[node] = low[node] = len(order)
                open_nodes.append(node)
                is_open[node] = True
            else:
                low[node] = min(low[node], low[successors[node][child - 1]])
            descended = False
            for place in range(child, len(successors[node])):
                target = successors[node][place]
                if target not in order:
                    work += [(node, place + 1), (target, 0)]
                    descended = True
                    break
                if is_open[target]:
                    low[node] = min(low[node], order[target])
            if not descended and low[node] == order[node]:
                cyclic.update(_close(node, open_nodes, is_open, successors))
    return frozenset(cyclic)


def _close(
    root: int, open_nodes: list[int], is_open: list[bool], successors: Sequence[Sequence[int]]
) -> list[int]:
    """Take one finished component off the stack; a single node counts if it leads to itself."""
    component = []
    while True:
        node = open_nodes.pop()
        is_open[node] = False
        component.append(node)
        if node == root:
            break
    return component if len(component) > 1 or root in successors[root] else []


def longest_ahead(successors: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """How many nodes can follow each at the most; a node that can be come back to counts none after it."""
    cyclic = in_cycles(successors)
    longest = [0] * len(successors)
    for _ in successors:
        for node, targets in enumerate(successors):
            if node not in cyclic:
                longest[node] = max((1 + longest[target] for target in targets), default=0)
    return tuple(longest)


def reachable(successors: Sequence[Sequence[int]], start: int) -> frozenset[int]:
    """The nodes one can get to from `start`, itself included."""
    seen = {start}
    work = [start]
    while work:
        for target in successors[work.pop()]:
            if target not in seen:
                seen.add(target)
                work.append(target)
    return frozenset(seen)
