"""How far a score would move if the same trainee could be tried again: alpha and the error of a score."""

from dataclasses import dataclass
from math import sqrt

from scoring.cohort.attempts import THOUSANDTHS
from scoring.cohort.figure import Figure, figure, unknown
from scoring.cohort.intervals import alpha_interval
from scoring.cohort.reading import Sums
from scoring.cohort.sums import Moments


@dataclass(frozen=True, slots=True)
class Reliability:
    """Cronbach's alpha and the standard error of measurement (SEM) that follows from it.

    `common` are the decision points that everybody met, `used` those of them at which not everybody lost the
    same; alpha is about these alone. `sem` is in points of the total.
    """

    alpha: Figure
    sem: Figure
    common: tuple[str, ...]
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Whether one may say of a trainee that they pass; None where the score is too close to the cut."""

    passes: bool | None
    why: str


def reliability(sums: Sums, totals: Moments) -> Reliability:
    """From a roll-up, and the totals in thousandths."""
    n = sums.attempts
    lost = {state: Moments.of_tally(sums.lost(state)) for state in sums.states}
    common = tuple(state for state, moments in lost.items() if moments.n == n)
    used = tuple(state for state in common if lost[state].spread)
    alpha = _alpha(sums, {state: lost[state] for state in used})
    return Reliability(alpha, standard_error(alpha, totals), common, used)


def _alpha(sums: Sums, lost: dict[str, Moments]) -> Figure:
    """α = k/(k − 1) · (1 − Σs²ᵢ / s²) with k items of variance s²ᵢ, and s² that of their sum: Cronbach 1951.

    Points at which everybody lost the same are no items: they tell nobody apart.
    """
    n, k = sums.attempts, len(lost)
    if n < 2:
        return unknown(n, f"It takes two first attempts at the least; there are {n}.")
    if k < 2:
        return unknown(
            n, f"It takes two decision points that all met and not all lost the same at; found: {k}."
        )
    own = sum(moments.spread for moments in lost.values())
    states = sorted(lost)
    between = sum(
        n * sums.product(state, other) - lost[state].total * lost[other].total
        for place, state in enumerate(states)
        for other in states[place + 1 :]
    )
    whole = own + 2 * between
    if whole == 0:
        return unknown(n, "What is lost at one point is made good at another: all sums are equal.")
    alpha = k * (whole - own) / ((k - 1) * whole)
    return figure(alpha, n, alpha_interval(alpha, n, k), "All points say the same, so there is no interval.")


def standard_error(alpha: Figure, totals: Moments) -> Figure:
    """SEM = s·√(1 − α), in points, with s the standard deviation of the totals: Lord & Novick 1968, 3.8.

    It takes what only some met to be as reliable as what all met. An alpha below 0 counts as 0, so the error
    is then as large as the spread of the totals. The interval is that of alpha, carried over.
    """
    if alpha.value is None or totals.deviation is None:
        return unknown(alpha.n, alpha.why or "It takes two totals.")
    if alpha.low is None or alpha.high is None:
        return unknown(alpha.n, alpha.why)
    spread = totals.deviation / THOUSANDTHS
    return Figure(_error(spread, alpha.value), alpha.n, _error(spread, alpha.high), _error(spread, alpha.low))


def _error(spread: float, alpha: float) -> float:
    return spread * sqrt(1 - min(1.0, max(0.0, alpha)))


def pass_claim(total: float, passed: bool, cut: float, sem: Figure) -> Claim:
    """Whether a pass or fail may be claimed: not within one SEM of the cut, nor while the SEM is unknown."""
    if sem.value is None:
        return Claim(None, f"How far a score may be off is not known. {sem.why}")
    if abs(total - cut) <= sem.value:
        return Claim(None, f"The total is within {sem.value:.1f} points of {cut:g}, which is its error.")
    return Claim(passed, "The total is further from the cut than its error.")
