"""The frames of calls: below each other in columns, so that the picture is about as wide as high."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

PAD = 30.0
"""Room within a frame, left and right of what it holds, and below it."""
HEAD = 58.0
"""Room for a frame's heading, and for the ways into it."""
BETWEEN = 76.0
"""Between two frames, and above the uppermost where there are columns; half of it below the lowest."""
GUTTER = 90.0
"""Right of a column, for ways that pass frames."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A call: its number, the upper left corner, and its size; `column` is from 0, and `side` is how far to
    the right that column reaches."""

    call: int
    column: int
    x: float
    y: float
    width: float
    height: float
    side: float

    def moved(self, x: float) -> "Frame":
        return replace(self, x=self.x + x, side=self.side + x)


def in_columns(
    calls: Sequence[int], sizes: Sequence[tuple[float, float]]
) -> tuple[list[Frame], float, float]:
    """The frames in their order, and how wide and high they are together."""
    columns = _split([height for _, height in sizes], _count(sizes))
    head = BETWEEN if len(columns) > 1 else 0.0
    frames: list[Frame] = []
    x, lowest = 0.0, 0.0
    for number, column in enumerate(columns):
        width = max(sizes[at][0] for at in column)
        y = head
        for at in column:
            wide, high = sizes[at]
            frames.append(Frame(calls[at], number, x + (width - wide) / 2, y, wide, high, x + width))
            y += high + BETWEEN
        lowest = max(lowest, y - BETWEEN + head / 2)
        x += width + GUTTER
    return frames, x if len(calls) > 1 else max(0.0, x - GUTTER), lowest


def _count(sizes: Sequence[tuple[float, float]]) -> int:
    """How many columns make the picture about as wide as high."""
    width = max((width for width, _ in sizes), default=1.0)
    height = sum(height + BETWEEN for _, height in sizes)
    return max(1, min(len(sizes), round(sqrt(height / width))))


def _split(heights: Sequence[float], columns: int) -> list[list[int]]:
    """The numbers of the frames by column, in order, so that the highest column is as low as can be."""
    limits = sorted({sum(heights[a:b]) + BETWEEN * (b - a - 1) for a in range(len(heights))
                     for b in range(a + 1, len(heights) + 1)})  # fmt: skip
    for limit in limits:
        found = _filled(heights, limit)
        if len(found) <= columns and _highest(heights, found) <= limit:
            return found
    return []


def _filled(heights: Sequence[float], limit: float) -> list[list[int]]:
    found: list[list[int]] = []
    for at in range(len(heights)):
        if found and _high(heights, [*found[-1], at]) <= limit:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _highest(heights: Sequence[float], columns: Sequence[Sequence[int]]) -> float:
    return max(_high(heights, column) for column in columns)


def _high(heights: Sequence[float], column: Sequence[int]) -> float:
    return sum(heights[at] for at in column) + BETWEEN * (len(column) - 1)
