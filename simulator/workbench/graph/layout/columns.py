"""Where places stand across, after Brandes and Köpf: long edges straight, nodes amid their neighbours.

Places are joined to blocks that stand on one vertical line, in four ways (from above or below, leaning left
or right); each way gives a layout without overlaps, and so does the mean of the two in the middle.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from simulator.workbench.graph.layout.levels import Levels
from simulator.workbench.graph.layout.relaxed import relaxed, widest

TOO_WIDE = 2.0
"""Where blocks make a picture so many times as wide as its widest row, they are given up."""

Widths = Callable[[int], float]
"""The width of a place, the room about it included."""


def columns(levels: Levels, width: Widths) -> list[float]:
    """By place the middle of it across; the least is 0 or somewhat more."""
    widths = [width(place) for place in range(len(levels.layer))]
    middles = _blockwise(levels, widths)
    right = max((x + widths[place] / 2 for place, x in enumerate(middles)), default=0.0)
    return middles if right <= TOO_WIDE * widest(levels, widths) else relaxed(levels, widths)


def _blockwise(levels: Levels, widths: Sequence[float]) -> list[float]:
    crossed = _crossed(levels)
    layouts = [
        _layout(levels, widths, crossed, downward, leftward)
        for downward in (True, False)
        for leftward in (True, False)
    ]
    _align(layouts, widths)
    middles = [sum(sorted(each)[1:3]) / 2 for each in zip(*layouts, strict=True)]
    least = min((middle - widths[place] / 2 for place, middle in enumerate(middles)), default=0.0)
    return [middle - least for middle in middles]


def _crossed(levels: Levels) -> set[tuple[int, int]]:
    """Short pieces that cross a piece of a long edge: they give way to it."""
    found: set[tuple[int, int]] = set()
    for upper, lower in pairwise(levels.rows):
        number = {place: at for at, place in enumerate(upper)}
        left, done = 0, 0
        for at, place in enumerate(lower):
            inner = _inner(levels, place)
            if inner is None and at < len(lower) - 1:
                continue
            right = len(upper) - 1 if inner is None else number[inner]
            for other in lower[done : at + 1]:
                for above in levels.above[other]:
                    outside = not left <= number[above] <= right
                    if outside and not (levels.is_point(above) and levels.is_point(other)):
                        found.add((above, other))
            left, done = right, at + 1
    return found


def _inner(levels: Levels, place: int) -> int | None:
    """The point above a point of the same edge."""
    if not levels.is_point(place):
        return None
    above = levels.above[place][0]
    return above if levels.is_point(above) else None


def _layout(
    levels: Levels, widths: Sequence[float], crossed: set[tuple[int, int]], downward: bool, leftward: bool
) -> list[float]:
    rows = [row if leftward else row[::-1] for row in (levels.rows if downward else levels.rows[::-1])]
    neighbours = levels.above if downward else levels.below
    root = _blocks(rows, neighbours, crossed, downward)
    across = _compact(rows, root, widths)
    return across if leftward else [-x for x in across]


def _blocks(
    rows: Sequence[Sequence[int]],
    neighbours: Sequence[Sequence[int]],
    crossed: set[tuple[int, int]],
    downward: bool,
) -> list[int]:
    """By place the first place of its block."""
    root = list(range(len(neighbours)))
    number = [0] * len(neighbours)
    for row in rows:
        for at, place in enumerate(row):
            number[place] = at
    for row in rows[1:]:
        furthest = -1
        for place in row:
            others = sorted(neighbours[place], key=number.__getitem__)
            middle = (len(others) - 1) // 2
            for other in others[middle : len(others) // 2 + 1]:
                pair = (other, place) if downward else (place, other)
                if number[other] > furthest and pair not in crossed:
                    root[place], furthest = root[other], number[other]
                    break
    return root


def _compact(rows: Sequence[Sequence[int]], root: Sequence[int], widths: Sequence[float]) -> list[float]:
    """Blocks as far left as they can be, then as near to their right neighbours as they can be."""
    after: list[list[tuple[int, float]]] = [[] for _ in root]
    waiting = [0] * len(root)
    for row in rows:
        for left, right in pairwise(row):
            after[root[left]].append((root[right], (widths[left] + widths[right]) / 2))
            waiting[root[right]] += 1
    ready = [block for block in range(len(root)) if root[block] == block and not waiting[block]]
    across = [0.0] * len(root)
    for block in ready:
        for other, apart in after[block]:
            across[other] = max(across[other], across[block] + apart)
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    for block in reversed(ready):
        if after[block]:
            across[block] = max(across[block], min(across[other] - apart for other, apart in after[block]))
    return [across[block] for block in root]


def _align(layouts: Sequence[list[float]], widths: Sequence[float]) -> None:
    """Shift the layouts, in place, so that they share an edge with the narrowest."""
    spans = [
        (
            min([x - width / 2 for x, width in zip(across, widths, strict=True)], default=0.0),
            max([x + width / 2 for x, width in zip(across, widths, strict=True)], default=0.0),
        )
        for across in layouts
    ]
    narrow = min(spans, key=lambda span: span[1] - span[0])
    for number, (across, (low, high)) in enumerate(zip(layouts, spans, strict=True)):
        shift = narrow[0] - low if number % 2 == 0 else narrow[1] - high
        across[:] = [x + shift for x in across]
