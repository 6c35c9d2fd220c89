"""In which order positions and configurations can be worked through."""

from collections.abc import Iterable, Sequence


def components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """The strongly connected components, each before all that lead to it (Tarjan's, without recursion)."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    path: list[int] = []
    on_path: set[int] = set()
    found: list[list[int]] = []
    for root in range(len(successors)):
        work = [] if root in order else [(root, iter(successors[root]))]
        while work:
            node, rest = work[-1]
            if node not in order:
                order[node] = low[node] = len(order)
                path.append(node)
                on_path.add(node)
            target = next((t for t in rest if t not in order or _lower(node, t, low, order, on_path)), None)
            if target is not None:
                work.append((target, iter(successors[target])))
                continue
            work.pop()
            if low[node] == order[node]:
                found.append(_taken_off(path, on_path, node))
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
    return found


def _lower(node: int, target: int, low: dict[int, int], order: dict[int, int], on_path: set[int]) -> bool:
    """Note that a node seen before can be come back to; never a node to descend to."""
    if target in on_path:
        low[node] = min(low[node], order[target])
    return False


def _taken_off(path: list[int], on_path: set[int], root: int) -> list[int]:
    cut = path.index(root)
    taken = path[cut:]
    del path[cut:]
    on_path.difference_update(taken)
    return taken


def heights(count: int, edges: Iterable[tuple[Iterable[int], Iterable[int]]]) -> list[int]:
    """By node the longest way ahead of it, given pairs of sources and their targets.

    Raises ValueError where the edges form a circle.
    """
    ahead = [0] * count
    behind: list[list[int]] = [[] for _ in range(count)]
    for sources, targets in edges:
        for source, target in zip(sources, targets, strict=True):
            behind[target].append(source)
            ahead[source] += 1
    found = [0] * count
    ready = [node for node in range(count) if not ahead[node]]
    done = height = 0
    while ready:
        done += len(ready)
        freed = []
        for node in ready:
            found[node] = height
            for source in behind[node]:
                ahead[source] -= 1
                if not ahead[source]:
                    freed.append(source)
        ready = freed
        height += 1
    if done < count:
        raise ValueError("configurations lead back to themselves")
    return found
