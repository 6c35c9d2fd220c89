"""The line of the caller's mood through a call, as points on a plot of any size."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.sheets.calls import ScoredCall

HIGHEST = 10
"""Of patience and trust."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class MoodLine:
    """Points from the upper left corner. `turning` and `no_return` are those of the mood after these replies,
    on the line of trust; None where the call did not turn."""

    width: float
    height: float
    patience: tuple[Point, ...]
    trust: tuple[Point, ...]
    turning: Point | None
    no_return: Point | None

    def level(self, value: int) -> float:
        """How far down a value of 0 to 10 lies."""
        return round(self.height * (1 - value / HIGHEST), 2)


def mood_line(call: ScoredCall, width: float, height: float) -> MoodLine | None:
    """The line on a plot of this size; None where the mood is not known."""
    if len(call.moods) < 2:
        return None
    trust = _points([mood.trust for mood in call.moods], width, height)
    return MoodLine(
        width,
        height,
        _points([mood.patience for mood in call.moods], width, height),
        trust,
        trust[call.turning] if call.turning is not None else None,
        trust[call.no_return] if call.no_return is not None else None,
    )


def _points(values: Sequence[int], width: float, height: float) -> tuple[Point, ...]:
    step = width / (len(values) - 1)
    return tuple(
        (round(place * step, 2), round(height * (1 - value / HIGHEST), 2))
        for place, value in enumerate(values)
    )
