"""Where places stand across in deep, narrow graphs: rows amid the picture, places drawn to their neighbours.

Blocks of straight long edges can stand like a staircase, each right of the one above, so that a deep graph
grows wider than any of its rows. Here each row is packed about the middle first; then every place goes as
near to the mean of its neighbours as its row's order lets all of them (least squares, by pooling).
"""

from collections.abc import Sequence

from simulator.workbench.graph.layout.levels import Levels

SWEEPS = 6
STRAIGHT = 4.0
"""How much more a long edge draws at its points than an edge between boxes."""


def relaxed(levels: Levels, widths: Sequence[float]) -> list[float]:
    """By place the middle of it across; the least left edge is 0."""
    across = [0.0] * len(levels.layer)
    for row in levels.rows:
        x = -sum(widths[place] for place in row) / 2
        for place in row:
            across[place] = x + widths[place] / 2
            x += widths[place]
    for sweep in range(SWEEPS):
        for row in levels.rows if sweep % 2 == 0 else levels.rows[::-1]:
            _settle(row, levels, widths, across)
    least = min((across[place] - widths[place] / 2 for place in range(len(across))), default=0.0)
    return [x - least for x in across]


def widest(levels: Levels, widths: Sequence[float]) -> float:
    """How wide the widest row is when it is packed."""
    return max((sum(widths[place] for place in row) for row in levels.rows), default=0.0)


def _settle(row: Sequence[int], levels: Levels, widths: Sequence[float], across: list[float]) -> None:
    """Pool places that would overlap: a pool stands where it serves all of its places best."""
    pools: list[tuple[float, float, int]] = []
    shift, shifts = 0.0, []
    for at, place in enumerate(row):
        shift += (widths[row[at - 1]] + widths[place]) / 2 if at else 0.0
        shifts.append(shift)
        weight, wanted = _drawn(place, levels, across)
        pool = (weight, weight * (wanted - shift), 1)
        while pools and pools[-1][1] / pools[-1][0] > pool[1] / pool[0]:
            before = pools.pop()
            pool = (before[0] + pool[0], before[1] + pool[1], before[2] + pool[2])
        pools.append(pool)
    at = 0
    for weight, total, members in pools:
        for place in row[at : at + members]:
            across[place] = total / weight + shifts[at]
            at += 1


def _drawn(place: int, levels: Levels, across: Sequence[float]) -> tuple[float, float]:
    """How strongly a place is drawn, and to where."""
    weight, total = 0.1, 0.1 * across[place]
    for other in (*levels.above[place], *levels.below[place]):
        pull = STRAIGHT if levels.is_point(place) and levels.is_point(other) else 1.0
        weight += pull
        total += pull * across[other]
    return weight, total / weight
