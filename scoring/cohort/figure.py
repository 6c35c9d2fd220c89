"""A figure that never travels without its n."""

from dataclasses import dataclass

from scoring.cohort.quantiles import Interval

ENOUGH = 30
"""Under so many attempts a discrimination is hidden: chance alone would make it look good or bad."""

CONFIDENCE = 0.95
"""Of a hundred cohorts like this one, in how many an interval holds the true value."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic, from how many it was worked out, and its interval at `CONFIDENCE`.

    `value`, `low` and `high` are None where they cannot be told; `why` is then a sentence that says why.
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    why: str = ""

    @property
    def width(self) -> float | None:
        """How far apart the ends of the interval are."""
        return None if self.low is None or self.high is None else self.high - self.low


def unknown(n: int, why: str) -> Figure:
    """A figure that cannot be told."""
    return Figure(None, n, why=why)


def figure(value: float, n: int, interval: Interval | None, why: str) -> Figure:
    """A figure with its interval, or with the reason why it has none."""
    return Figure(value, n, why=why) if interval is None else Figure(value, n, *interval)
