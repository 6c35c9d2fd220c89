"""The ways from call to call: straight to the frame below, else through the gutters beside the columns."""

from collections.abc import Sequence

from simulator.workbench.graph.framing import BETWEEN, GUTTER, Frame
from simulator.workbench.graph.layout.lines import Line, Point

LANE = 14.0
"""Between ways to different calls in a gutter."""


def pass_on(frames: Sequence[Frame], source: int, target: int, foot: Point, top: Point) -> Line:
    """The line from a box of one call to the first box of another. Ways to the same call share their lane."""
    by_call = {frame.call: (row, frame) for row, frame in enumerate(frames)}
    (row, leaves), (goal, comes) = by_call[source], by_call[target]
    if goal == row + 1 and leaves.column == comes.column:
        return Line((foot, top))
    aside = 12.0 + LANE * (goal % int((GUTTER - 24) / LANE))
    lane, under = leaves.side + aside, leaves.y + leaves.height + BETWEEN / 2
    over, in_front = comes.y - BETWEEN * 0.75, (top[0], comes.y - 4)
    if comes.column in (leaves.column, leaves.column + 1):
        return Line((foot, (lane, under), (lane, over), in_front, top), back=goal < row)
    beside = next(frame.side for frame in frames if frame.column == comes.column - 1) + aside
    above = BETWEEN / 8
    around = ((lane, under), (lane, above), (beside, above), (beside, over))
    return Line((foot, *around, in_front, top), back=goal < row)
