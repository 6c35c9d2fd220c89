"""Who rings: a Poisson stream, the same for the same seed, thinned by the hour and by what was announced."""

from itertools import pairwise
from random import Random
from statistics import fmean, variance

import pytest

from simulator.shift.arrivals import AN_HOUR, Run, comes, draw, outage_rate_at, rate_at
from tests.shift.small import small_shift

SHIFT = small_shift()
NOTHING = (-1.0, -1.0)
RECORDED = (600.0, -1.0)
RUNS = [draw(SHIFT, Random(seed)) for seed in range(400)]


def came(run: Run, outage: bool, start: float, end: float, since: tuple[float, ...] = NOTHING) -> int:
    world = SHIFT.start
    for compiled, began in zip(SHIFT.lulls, since, strict=True):
        if began >= 0:
            field = SHIFT.fields["recorded" if compiled.lull.share == 25 else "boast"]
            world = field.put(world, 1)
    within = (c for c in run.streams[outage] if start <= c.at < end)
    return sum(comes(run, outage, candidate, world, since) for candidate in within)


def test_the_same_seed_gives_the_same_callers() -> None:
    assert draw(SHIFT, Random(7)) == draw(SHIFT, Random(7))
    assert draw(SHIFT, Random(7)) != draw(SHIFT, Random(8))


@pytest.mark.parametrize(("start", "expected"), [(0, 10), (1800, 15)])
def test_as_many_ring_as_the_rate_of_the_period_says(start: int, expected: int) -> None:
    counts = [came(run, False, start, start + 1800) for run in RUNS]
    assert fmean(counts) == pytest.approx(expected, rel=0.06)
    assert variance(counts) == pytest.approx(expected, rel=0.25), "a Poisson count varies as much as its mean"


def test_the_gaps_are_those_of_a_poisson_process() -> None:
    gaps = [b.at - a.at for run in RUNS for a, b in pairwise(run.streams[0][:10])]
    mean = AN_HOUR / 30
    assert fmean(gaps) == pytest.approx(mean, rel=0.05)
    assert sum(gap > mean for gap in gaps) / len(gaps) == pytest.approx(0.368, abs=0.02)


def test_an_outage_brings_its_own_callers_and_takes_none_away() -> None:
    assert fmean(came(run, True, 600, 1800) for run in RUNS) == pytest.approx(20, rel=0.06)
    assert sum(came(run, True, 0, 600) + came(run, True, 2400, 3600) for run in RUNS) == 0


def test_what_is_announced_keeps_its_share_from_ringing_and_nobody_new_rings() -> None:
    assert fmean(came(run, True, 600, 1800, RECORDED) for run in RUNS) == pytest.approx(5, rel=0.1)
    run = RUNS[0]
    world = SHIFT.fields["recorded"].put(SHIFT.start, 1)
    quiet = {c for c in run.streams[1] if comes(run, True, c, world, RECORDED)}
    assert quiet < {c for c in run.streams[1] if comes(run, True, c, SHIFT.start, NOTHING)}


def test_a_boast_holds_for_its_minutes_and_is_paid_for_after() -> None:
    world = SHIFT.fields["boast"].put(SHIFT.start, 1)
    plain = rate_at(SHIFT, 700.0) * 3
    assert outage_rate_at(SHIFT, 700.0, world, (-1.0, 650.0)) == pytest.approx(0.4 * plain)
    assert outage_rate_at(SHIFT, 1300.0, world, (-1.0, 650.0)) == pytest.approx(2.0 * plain)
