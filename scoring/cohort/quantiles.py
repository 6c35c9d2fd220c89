"""Quantiles of the distributions that intervals are made from: normal, Student's t, Snedecor's F."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import exp, floor, lgamma, log, log1p, sqrt
from statistics import NormalDist

Interval = tuple[float, float]
"""The low end and the high end."""

_TINY = 1e-300
_CLOSE = 1e-15
_NEAR = 1e-9
"""A step of Newton's this short squares the error, so the next would change nothing."""
_TERMS = 10_000
_STEPS = 200
_MANY = 200


def normal_quantile(share: float) -> float:
    """Below which value this share (0 < share < 1) of a standard normal distribution lies."""
    return NormalDist().inv_cdf(share)


@lru_cache(maxsize=512)
def t_quantile(share: float, freedom: int) -> float:
    """The same for Student's t with so many degrees of freedom, 1 or more.

    P(|T| ≤ t) = I(t² / (v + t²); 1/2, v/2): DLMF 8.17, Abramowitz & Stegun 26.7.1.
    """
    if share == 0.5:
        return 0.0
    if freedom > _MANY:
        return _t_of_many(normal_quantile(share), freedom)
    x = beta_quantile(abs(2 * share - 1), 0.5, freedom / 2)
    size = sqrt(freedom * x / (1 - x))
    return size if share > 0.5 else -size


def _t_of_many(z: float, freedom: int) -> float:
    """Abramowitz & Stegun 26.7.5, good to nine digits from two hundred degrees on, and quick."""
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum((term / float(freedom) ** power for power, term in enumerate(terms, 1)), 0.0)


def f_quantile(share: float, above: int, below: int) -> float:
    """The same for Snedecor's F; `above` and `below` are the degrees of freedom, 1 or more.

    P(F ≤ f) = I(a·f / (a·f + b); a/2, b/2): Abramowitz & Stegun 26.6.2.
    """
    x = beta_quantile(share, above / 2, below / 2)
    rest = beta_quantile(1 - share, below / 2, above / 2)
    return below * x / (above * rest)


def beta_quantile(share: float, a: float, b: float) -> float:
    """The x of 0 to 1 with I(x; a, b) = share, by Newton's steps, kept between too low and too high."""
    low, high, x = 0.0, 1.0, a / (a + b)
    for _ in range(_STEPS):
        missed = beta_share(x, a, b) - share
        low, high = (x, high) if missed < 0 else (low, x)
        slope = _front(x, a, b) / (x * (1 - x))
        step = x - missed / slope if slope > 0 else low
        following = step if low < step < high else (low + high) / 2
        if following in (low, high) or abs(following - x) <= _NEAR * x:
            return following
        x = following
    return x


def beta_share(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I(x; a, b), by its continued fraction, DLMF 8.17.22."""
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1.0 - beta_share(1.0 - x, b, a)
    return _front(x, a, b) * _fraction(x, a, b) / a


def _front(x: float, a: float, b: float) -> float:
    """xᵃ(1 − x)ᵇ / B(a, b)."""
    return exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))


def _fraction(x: float, a: float, b: float) -> float:
    """Lentz's way of working out the fraction from the front, until a term changes nothing."""
    upper, lower = 1.0, 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1))
    value = lower
    for m in range(1, _TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            lower = 1.0 / _away_from_zero(1.0 + term * lower)
            upper = _away_from_zero(1.0 + term / upper)
            value *= upper * lower
        if abs(upper * lower - 1.0) < _CLOSE:
            break
    return value


def _away_from_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY


def tally_quantiles(tally: Mapping[int, int], shares: Sequence[float]) -> list[float]:
    """The quantiles of values given with how often each was seen; at least one value.

    Between two neighbours it is interpolated: Hyndman & Fan 1996, type 7.
    """
    values = sorted(tally)
    seen = list(accumulate(tally[value] for value in values))
    found = []
    for share in shares:
        place = share * (seen[-1] - 1)
        below = floor(place)
        first, second = (values[bisect_right(seen, at)] for at in (below, below + (place > below)))
        found.append(first + (place - below) * (second - first))
    return found
