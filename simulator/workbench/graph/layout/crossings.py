"""The order of places within their layers, so that few edges cross."""

from bisect import bisect_right, insort
from collections.abc import Sequence

from simulator.workbench.graph.layout.levels import Levels

MOST_SWEEPS = 24
"""Ways down and up through the layers at the most."""
PATIENCE = 4
"""So many in a row without an improvement end the search."""
MOST_SWAPPED = 4_000
"""In larger graphs neighbours are not tried the other way round: it takes too long for what it gains."""


def untangle(levels: Levels, effort: int = MOST_SWEEPS) -> int:
    """Put the rows into a better order, in place; returns how many crossings are left."""
    places = _places(levels)
    best = crossings(levels)
    kept = [list(row) for row in levels.rows]
    idle = 0
    for sweep in range(effort):
        _sweep(levels, places, down=sweep % 2 == 0)
        if len(levels.layer) <= MOST_SWAPPED:
            _swap(levels, places)
        found = crossings(levels)
        if found < best:
            best, idle = found, 0
            kept = [list(row) for row in levels.rows]
        else:
            idle += 1
        if not best or idle == PATIENCE:
            break
    levels.rows[:] = kept
    return best


def crossings(levels: Levels) -> int:
    """How often edges cross between neighbouring layers."""
    places = _places(levels)
    total = 0
    for row in levels.rows[:-1]:
        met: list[int] = []
        for place in row:
            ends = sorted([places[other] for other in levels.below[place]])
            for end in ends:
                total += len(met) - bisect_right(met, end)
            for end in ends:
                insort(met, end)
    return total


def _places(levels: Levels) -> list[int]:
    found = [0] * len(levels.layer)
    for row in levels.rows:
        for number, place in enumerate(row):
            found[place] = number
    return found


def _sweep(levels: Levels, places: list[int], down: bool) -> None:
    """Order each row by where its neighbours in the row before stand on average."""
    rows = levels.rows if down else levels.rows[::-1]
    neighbours = levels.above if down else levels.below
    for row in rows[1:]:
        middle = {place: _middle(place, neighbours[place], places) for place in row}
        row.sort(key=middle.__getitem__)
        for number, place in enumerate(row):
            places[place] = number


def _middle(place: int, neighbours: Sequence[int], places: Sequence[int]) -> float:
    """What has no neighbours stays where it is."""
    if not neighbours:
        return places[place]
    return sum([places[other] for other in neighbours]) / len(neighbours)


def _swap(levels: Levels, places: list[int]) -> None:
    """Swap neighbours as long as it saves crossings."""
    for row in levels.rows:
        better = True
        while better:
            better = False
            for number in range(len(row) - 1):
                left, right = row[number], row[number + 1]
                if _saved(left, right, levels, places) > 0:
                    row[number], row[number + 1] = right, left
                    places[left], places[right] = number + 1, number
                    better = True


def _saved(left: int, right: int, levels: Levels, places: Sequence[int]) -> int:
    saved = 0
    for side in (levels.above, levels.below):
        ours = [places[other] for other in side[left]]
        theirs = [places[other] for other in side[right]]
        for a in ours:
            for b in theirs:
                saved += (a > b) - (a < b)
    return saved
