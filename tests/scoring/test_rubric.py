"""What is measured, and when it is enough."""

import pytest

from scoring.rubric import BEHAVIOURS, CRITICAL_ERRORS, DEFAULT_RUBRIC, DIMENSIONS, Dimension


def test_dimensions_are_numbered_in_their_order() -> None:
    assert [dimension.place for dimension in DIMENSIONS] == [0, 1, 2]


def test_weights_add_up_to_a_hundred() -> None:
    assert sum(DEFAULT_RUBRIC.weights) == 100


@pytest.mark.parametrize(("dimension", "count"), list(zip(DIMENSIONS, (4, 5, 5), strict=True)))
def test_every_dimension_has_its_behaviours(dimension: Dimension, count: int) -> None:
    assert sum(behaviour.dimension is dimension for behaviour in BEHAVIOURS.values()) == count


def test_behaviours_and_errors_are_filed_under_their_keys() -> None:
    assert all(key == behaviour.key for key, behaviour in BEHAVIOURS.items())
    assert all(key == error.key for key, error in CRITICAL_ERRORS.items())


def test_critical_errors_are_fatal_or_cap() -> None:
    caps = {key: error.cap for key, error in CRITICAL_ERRORS.items()}
    assert set(caps.values()) == {0, 49, 69}
    assert [key for key, error in CRITICAL_ERRORS.items() if error.fatal] == [
        key for key, cap in caps.items() if cap == 0
    ]


@pytest.mark.parametrize(
    ("total", "band"),
    [(100, "outstanding"), (90, "outstanding"), (89.9, "proficient"), (70, "proficient"),
     (69.9, "developing"), (50, "developing"), (49.9, "not yet"), (0, "not yet")],
)  # fmt: skip
def test_bands(total: float, band: str) -> None:
    assert DEFAULT_RUBRIC.band(total) == band
