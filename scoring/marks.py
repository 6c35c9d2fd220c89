"""From marks to points lost.

A mark of m on a behaviour loses 3 - m points in that behaviour's dimension, times the weight of the
place it was given at.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.rubric import BEHAVIOURS, DIMENSIONS, TOP_MARK

Losses = tuple[int, int, int]
"""Points lost per dimension, in the order of `DIMENSIONS`."""

NO_LOSS: Losses = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Mark:
    """How well one behaviour was shown: `value` 0 to 3, `weight` 1 for a reply, 3 for an ending."""

    behaviour: str
    value: int
    weight: int = 1
    because: str = ""

    @property
    def lost(self) -> int:
        return (TOP_MARK - self.value) * self.weight


def losses(marks: Iterable[Mark]) -> Losses:
    """What the marks lose, summed per dimension."""
    lost = [0] * len(DIMENSIONS)
    for mark in marks:
        lost[BEHAVIOURS[mark.behaviour].dimension.place] += mark.lost
    return (lost[0], lost[1], lost[2])


def add(left: Losses, right: Losses) -> Losses:
    return (left[0] + right[0], left[1] + right[1], left[2] + right[2])
