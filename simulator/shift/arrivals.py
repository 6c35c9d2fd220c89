"""Who rings, and when: Poisson arrivals whose rate changes with the hour, the outage, and what was announced.

Callers are drawn by thinning (P. A. W. Lewis and G. S. Shedler, "Simulation of nonhomogeneous Poisson
processes by thinning", Naval Research Logistics Quarterly 26, 1979, 403-413). Before the shift begins,
candidates are drawn at the highest rate there can be, with exponential gaps; a candidate rings if the number
drawn with it is below the rate of that moment as a share of the highest. So the same seed gives the same
candidates whatever is done, and what is done decides which of them ring.
"""

from dataclasses import dataclass
from random import Random

from simulator.shift.program import Shift

AN_HOUR = 3600.0
LEAST_PATIENCE, MOST_PATIENCE = 4, 10
MOST_RETURNS = 3
"""So often anybody rings again."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may ring `at` so many seconds: they do if `threshold`, 0 to 1, is below the share.

    `patience` is what they have while they wait, in points; `pick`, 0 to 1, is which of the pool they are;
    `again` has two numbers, 0 to 1, for each time they may ring again: whether, and when.
    """

    at: float
    threshold: float
    patience: int
    pick: float
    again: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A shift and all that chance decided before it began: candidates by stream, the usual one first."""

    shift: Shift
    streams: tuple[tuple[Candidate, ...], tuple[Candidate, ...]]


def draw(shift: Shift, chance: Random) -> Run:
    """The shift with its candidates; equal states of `chance` give equal ones."""
    usual = _candidates(_peak(shift), shift.closes, chance)
    return Run(shift, (usual, _candidates(_outage_peak(shift), shift.closes, chance)))


def _candidates(rate: float, until: float, chance: Random) -> tuple[Candidate, ...]:
    """Points of a Poisson process of that rate an hour, each with its draws."""
    found: list[Candidate] = []
    at = 0.0
    while rate > 0:
        at += chance.expovariate(rate / AN_HOUR)
        if at >= until:
            break
        found.append(_candidate(at, chance))
    return tuple(found)


def _candidate(at: float, chance: Random) -> Candidate:
    patience = chance.randint(LEAST_PATIENCE, MOST_PATIENCE)
    again = tuple((chance.random(), chance.random()) for _ in range(MOST_RETURNS))
    return Candidate(at, chance.random(), patience, chance.random(), again)


def comes(run: Run, outage: bool, candidate: Candidate, world: int, since: tuple[float, ...]) -> bool:
    """Whether a candidate rings, given the facts of the shift and since when each lull holds."""
    shift = run.shift
    if not outage:
        return candidate.threshold * _peak(shift) < rate_at(shift, candidate.at)
    return candidate.threshold * _outage_peak(shift) < outage_rate_at(shift, candidate.at, world, since)


def rate_at(shift: Shift, at: float) -> float:
    """Callers an hour without the outage."""
    return float(next((p.rate for p in reversed(shift.script.arrivals) if 60 * p.minute <= at), 0))


def outage_rate_at(shift: Shift, at: float, world: int, since: tuple[float, ...]) -> float:
    """Callers an hour whom the outage brings on top; `since` is -1 for a lull that does not hold."""
    outage = shift.script.outage
    if outage is None or not 60 * outage.begins <= at < 60 * outage.ends:
        return 0.0
    rate = rate_at(shift, at) * (outage.times - 1)
    for compiled, began in zip(shift.lulls, since, strict=True):
        if began >= 0 and compiled.test.holds(world):
            lull = compiled.lull
            over = lull.lasts and at >= began + 60 * lull.lasts
            rate *= (lull.after if over else lull.share) / 100
    return rate


def _peak(shift: Shift) -> float:
    return float(max(period.rate for period in shift.script.arrivals))


def _outage_peak(shift: Shift) -> float:
    outage = shift.script.outage
    if outage is None:
        return 0.0
    peak = _peak(shift) * (outage.times - 1)
    for lull in outage.lulls:
        peak *= max(100, lull.share, lull.after) / 100
    return peak
