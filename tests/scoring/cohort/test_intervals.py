"""Closed-form intervals against scipy, statsmodels and what their authors say of them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.cohort.intervals import alpha_interval, correlation_interval, mean_interval, share_interval
from scoring.cohort.sums import NO_VALUES, Moments, Pairs

values = st.lists(st.integers(-1000, 1000), min_size=2, max_size=60)


@pytest.mark.parametrize(("part", "n"), [(0, 5), (1, 1), (7, 10), (49, 50), (123, 1000), (50, 50)])
def test_a_share_as_wilson_s_in_statsmodels(part: int, n: int) -> None:
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    assert share_interval(part, n) == pytest.approx(
        proportion.proportion_confint(part, n, method="wilson"), abs=1e-12
    )


def test_a_share_as_in_newcombe_1998() -> None:
    """Newcombe, Statistics in Medicine 17, 1998, table I, method 3: 81/263, 15/148, 0/20 and 1/29."""
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0.0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (part, n), interval in published.items():
        assert share_interval(part, n) == pytest.approx(interval, abs=5e-5)


@given(values)
def test_a_mean_as_in_scipy(sample: list[int]) -> None:
    stats = pytest.importorskip("scipy.stats")
    assume(len(set(sample)) > 1)
    expected = stats.ttest_1samp(sample, 0).confidence_interval(0.95)
    assert mean_interval(Moments.of(sample)) == pytest.approx(
        (expected.low, expected.high), rel=1e-7, abs=1e-7
    )


@given(st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), min_size=4, max_size=60))
def test_a_correlation_and_fisher_s_interval_as_in_scipy(sample: list[tuple[int, int]]) -> None:
    stats = pytest.importorskip("scipy.stats")
    x, y = [a for a, _ in sample], [b for _, b in sample]
    r = Pairs(Moments.of(x), Moments.of(y), sum(a * b for a, b in sample)).correlation()
    assume(r is not None and abs(r) < 0.999999)
    assert r is not None
    expected = stats.pearsonr(x, y)
    assert r == pytest.approx(expected.statistic, abs=1e-9)
    interval = expected.confidence_interval(0.95)
    assert correlation_interval(r, len(sample)) == pytest.approx((interval.low, interval.high), abs=1e-7)


@pytest.mark.parametrize(
    ("alpha", "n", "items"), [(0.8, 50, 10), (0.3, 4, 2), (-0.6, 20, 5), (0.95, 1_000_000, 12)]
)
def test_feldt_s_interval_with_scipy_s_f(alpha: float, n: int, items: int) -> None:
    f = pytest.importorskip("scipy.stats").f
    above, below = n - 1, (n - 1) * (items - 1)
    expected = [1 - (1 - alpha) * f.ppf(share, above, below) for share in (0.975, 0.025)]
    assert alpha_interval(alpha, n, items) == pytest.approx(expected, abs=1e-6)


def test_no_interval_where_the_formula_has_nothing_to_say() -> None:
    assert share_interval(0, 0) is None
    assert (
        mean_interval(NO_VALUES)
        is mean_interval(Moments.of([7]))
        is mean_interval(Moments.of([7, 7]))
        is None
    )
    assert correlation_interval(0.5, 3) is correlation_interval(1.0, 50) is None
    assert alpha_interval(1.0, 50, 5) is alpha_interval(0.5, 1, 5) is alpha_interval(0.5, 50, 1) is None


def test_equal_values_have_no_spread_at_all() -> None:
    assert Moments.of([33_333] * 1001).spread == 0


def test_pairs_on_a_line_correlate_fully() -> None:
    x, y = [0, 1, 2, 5], [9, 7, 5, -1]
    assert (
        Pairs(Moments.of(x), Moments.of(y), sum(a * b for a, b in zip(x, y, strict=True))).correlation() == -1
    )
