"""Quantiles against printed tables and scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.cohort.quantiles import (
    beta_quantile,
    beta_share,
    f_quantile,
    normal_quantile,
    t_quantile,
    tally_quantiles,
)


@pytest.mark.parametrize(
    ("freedom", "printed"), [(1, 12.706), (2, 4.303), (10, 2.228), (30, 2.042), (120, 1.980)]
)
def test_t_as_printed_in_abramowitz_and_stegun_26_10(freedom: int, printed: float) -> None:
    assert t_quantile(0.975, freedom) == pytest.approx(printed, abs=5e-4)


@pytest.mark.parametrize(
    ("above", "below", "printed"), [(1, 1, 647.8), (5, 10, 4.24), (10, 20, 2.77), (24, 60, 1.88)]
)
def test_f_as_printed_in_abramowitz_and_stegun_26_9(above: int, below: int, printed: float) -> None:
    assert f_quantile(0.975, above, below) == pytest.approx(printed, rel=2e-3)


@pytest.mark.parametrize("freedom", [1, 2, 3, 7, 29, 199, 200, 201, 1000, 999_999])
@pytest.mark.parametrize("share", [0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.9999])
def test_t_as_in_scipy(freedom: int, share: float) -> None:
    stats = pytest.importorskip("scipy.stats")
    assert t_quantile(share, freedom) == pytest.approx(stats.t.ppf(share, freedom), rel=1e-8, abs=1e-12)


@pytest.mark.parametrize("above", [1, 2, 9, 99, 999_999])
@pytest.mark.parametrize("below", [1, 4, 81, 9_999_990])
@pytest.mark.parametrize("share", [0.025, 0.5, 0.975])
def test_f_as_in_scipy(above: int, below: int, share: float) -> None:
    stats = pytest.importorskip("scipy.stats")
    assert f_quantile(share, above, below) == pytest.approx(stats.f.ppf(share, above, below), rel=1e-6)


@given(st.floats(0.01, 0.99), st.floats(0.5, 500), st.floats(0.5, 500))
def test_a_quantile_has_its_share_below_it(share: float, a: float, b: float) -> None:
    x = beta_quantile(share, a, b)
    assert beta_share(x, a, b) == pytest.approx(share, abs=1e-7)


@given(st.floats(0.01, 0.99), st.integers(1, 500))
def test_t_is_even_about_zero_and_wider_than_the_normal(share: float, freedom: int) -> None:
    assert t_quantile(share, freedom) == pytest.approx(-t_quantile(1 - share, freedom), rel=1e-6, abs=1e-9)
    assert abs(t_quantile(share, freedom)) >= abs(normal_quantile(share)) - 1e-9


@given(st.lists(st.integers(-50, 50), min_size=1), st.floats(0, 1))
def test_quantiles_of_a_tally_as_in_numpy(values: list[int], share: float) -> None:
    numpy = pytest.importorskip("numpy")
    tally = {value: values.count(value) for value in values}
    assert tally_quantiles(tally, [share]) == [pytest.approx(numpy.quantile(values, share), abs=1e-9)]


def test_the_median_of_an_even_number_lies_between() -> None:
    assert tally_quantiles({1: 1, 4: 2, 9: 1}, [0.0, 0.25, 0.5, 1.0]) == [1, 3.25, 4, 9]
