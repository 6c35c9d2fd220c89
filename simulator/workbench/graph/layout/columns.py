"""Where places stand across: each as near to its neighbours as the order of its row lets all of them.

A row is settled by least squares, which pooling solves exactly; rows are settled in turn, down and up, until
the picture is at rest. Since rows begin amid the picture, it grows little wider than its widest row, however
deep it is.
"""

from collections.abc import Callable, Sequence

from simulator.workbench.graph.layout.levels import Levels

SWEEPS, FEWER = 20, 6
"""How often all rows are settled, and in large graphs."""
STRAIGHT = 8.0
"""How much more a long edge draws at its points than an edge between boxes: it is to be straight."""
STAY = 0.1
"""How much a place is drawn to where it is."""


def columns(levels: Levels, width: Callable[[int], float], sweeps: int = SWEEPS) -> list[float]:
    """By place the middle of it across; the least left edge is 0. `width` is a place's, with its room."""
    widths = [width(place) for place in range(len(levels.layer))]
    across = [0.0] * len(levels.layer)
    for row in levels.rows:
        x = -sum(widths[place] for place in row) / 2
        for place in row:
            across[place] = x + widths[place] / 2
            x += widths[place]
    for sweep in range(sweeps):
        for row in levels.rows if sweep % 2 == 0 else levels.rows[::-1]:
            _settle(row, levels, widths, across)
    least = min((x - width / 2 for x, width in zip(across, widths, strict=True)), default=0.0)
    return [x - least for x in across]


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
    weight, total = STAY, STAY * across[place]
    for other in (*levels.above[place], *levels.below[place]):
        pull = STRAIGHT if levels.is_point(place) and levels.is_point(other) else 1.0
        weight += pull
        total += pull * across[other]
    return weight, total / weight
