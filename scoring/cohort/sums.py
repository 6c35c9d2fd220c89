"""Sums of whole numbers, and the mean, variance and correlation that follow from them.

Sums and differences of whole numbers are exact, so equal values have a variance of exactly 0, and roll-ups
kept in any order agree to the last digit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isqrt, sqrt


@dataclass(frozen=True, slots=True)
class Moments:
    """How many values, their sum, and the sum of their squares."""

    n: int = 0
    total: int = 0
    squares: int = 0

    @classmethod
    def of(cls, values: Iterable[int]) -> "Moments":
        listed = list(values)
        return cls(len(listed), sum(listed), sum(value * value for value in listed))

    @classmethod
    def of_tally(cls, tally: Mapping[int, int]) -> "Moments":
        """Of values given with how often each was seen."""
        return cls(
            sum(tally.values()),
            sum(value * times for value, times in tally.items()),
            sum(value * value * times for value, times in tally.items()),
        )

    def plus(self, other: "Moments") -> "Moments":
        return Moments(self.n + other.n, self.total + other.total, self.squares + other.squares)

    def minus(self, other: "Moments") -> "Moments":
        return Moments(self.n - other.n, self.total - other.total, self.squares - other.squares)

    @property
    def mean(self) -> float | None:
        """None without values."""
        return self.total / self.n if self.n else None

    @property
    def spread(self) -> int:
        """n² times the variance with divisor n; 0 exactly where all values are equal."""
        return self.n * self.squares - self.total * self.total

    @property
    def variance(self) -> float | None:
        """(Σx² − (Σx)²/n) / (n − 1), None under two values."""
        return self.spread / (self.n * (self.n - 1)) if self.n > 1 else None

    @property
    def deviation(self) -> float | None:
        """The standard deviation, None under two values."""
        return None if self.variance is None else sqrt(self.variance)


NO_VALUES = Moments()
"""Before there is anything to sum."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two values each of n: the sums of both, of their squares, and of their products."""

    x: Moments = NO_VALUES
    y: Moments = NO_VALUES
    products: int = 0

    @property
    def n(self) -> int:
        return self.x.n

    @property
    def shared(self) -> int:
        """n² times the covariance with divisor n."""
        return self.n * self.products - self.x.total * self.y.total

    def correlation(self) -> float | None:
        """Pearson's r, None where one of the two does not vary.

        r = (nΣxy − ΣxΣy) / √((nΣx² − (Σx)²)(nΣy² − (Σy)²)), exactly ±1 where all pairs lie on a line.
        """
        both = self.x.spread * self.y.spread
        if both == 0:
            return None
        root = isqrt(both)
        if root * root == both:
            return self.shared / root
        return max(-1.0, min(1.0, self.shared / sqrt(both)))
