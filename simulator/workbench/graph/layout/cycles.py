"""Which edges to turn round so that a graph has no cycle."""

from collections.abc import Sequence

Edge = tuple[int, int]


def back_edges(count: int, edges: Sequence[Edge], start: int) -> frozenset[int]:
    """The numbers of the edges that lead back to a node one came through, walking from `start` first.

    Edges from a node to itself are among them. Without these edges there is no cycle.
    """
    out: list[list[int]] = [[] for _ in range(count)]
    for number, (source, _) in enumerate(edges):
        out[source].append(number)
    unseen, open_, done = 0, 1, 2
    mark = [unseen] * count
    back: set[int] = set()
    for root in (start, *range(count)):
        if mark[root] != unseen:
            continue
        mark[root] = open_
        work = [(root, iter(out[root]))]
        while work:
            node, rest = work[-1]
            number = next(rest, -1)
            if number < 0:
                mark[node] = done
                work.pop()
                continue
            target = edges[number][1]
            if mark[target] == open_:
                back.add(number)
            elif mark[target] == unseen:
                mark[target] = open_
                work.append((target, iter(out[target])))
    return frozenset(back)
