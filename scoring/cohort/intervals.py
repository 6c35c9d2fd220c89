"""Confidence intervals in closed form. Each is None where the formula has nothing to say."""

from math import atanh, sqrt, tanh

from scoring.cohort.figure import CONFIDENCE
from scoring.cohort.quantiles import Interval, f_quantile, normal_quantile, t_quantile
from scoring.cohort.sums import Moments

_UPPER = (1 + CONFIDENCE) / 2
NORMAL = normal_quantile(_UPPER)
"""How many standard errors to each side, where the normal distribution is near enough: 1.96."""


def share_interval(part: int, n: int) -> Interval | None:
    """Of a share part/n: Wilson 1927. Holds for small n and for shares of 0 and 1; None for n = 0.

    (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
    """
    if n == 0:
        return None
    p, z2 = part / n, NORMAL * NORMAL
    middle = p + z2 / (2 * n)
    reach = NORMAL * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    low, high = (middle - reach) / (1 + z2 / n), (middle + reach) / (1 + z2 / n)
    return (0.0 if part == 0 else low, 1.0 if part == n else high)


def mean_interval(moments: Moments) -> Interval | None:
    """Of a mean: m ± t(n − 1)·s/√n (Student 1908), in the unit of the sums.

    None under two values, and where all are equal: they then say nothing of how far the next may lie.
    """
    mean, deviation = moments.mean, moments.deviation
    if mean is None or not deviation:
        return None
    reach = t_quantile(_UPPER, moments.n - 1) * deviation / sqrt(moments.n)
    return (mean - reach, mean + reach)


def correlation_interval(r: float, n: int) -> Interval | None:
    """Of a correlation: tanh(atanh r ± z/√(n − 3)) (Fisher 1921). None under n = 4 and for r = ±1."""
    if n < 4 or abs(r) >= 1:
        return None
    reach = NORMAL / sqrt(n - 3)
    return (tanh(atanh(r) - reach), tanh(atanh(r) + reach))


def alpha_interval(alpha: float, n: int, items: int) -> Interval | None:
    """Of Cronbach's alpha: Feldt 1965; Feldt, Woodruff & Salih 1987. None under two of either, and for 1.

    1 − (1 − α)·F with n − 1 and (n − 1)(k − 1) degrees of freedom, F at both ends.
    """
    if n < 2 or items < 2 or alpha >= 1:
        return None
    above, below = n - 1, (n - 1) * (items - 1)
    low = 1 - (1 - alpha) * f_quantile(_UPPER, above, below)
    return (low, 1 - (1 - alpha) * f_quantile(1 - _UPPER, above, below))
