"""Sums kept as attempts arrive are those of all attempts."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.cohort.attempts import Attempt, Chosen
from scoring.cohort.rollup import RollUp, merged, roll_up
from tests.scoring.cohort.played import VERSION, attempt, attempts, lost


@given(attempts(), st.integers(0, 12))
def test_two_parts_merged_are_the_whole(played: list[Attempt], cut: int) -> None:
    parts = [roll_up(VERSION, played[:cut]), roll_up(VERSION, played[cut:])]
    assert merged(parts, VERSION) == roll_up(VERSION, played)


@given(attempts())
def test_arriving_one_by_one_is_arriving_at_once(played: list[Attempt]) -> None:
    assert merged((roll_up(VERSION, [one]) for one in played), VERSION) == roll_up(VERSION, played)


@given(attempts(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_is_forgotten(played: list[Attempt], chance: Random) -> None:
    shuffled = list(played)
    chance.shuffle(shuffled)
    assert roll_up(VERSION, shuffled) == roll_up(VERSION, played)


def test_nothing_merged_is_nothing() -> None:
    assert merged([], VERSION) == roll_up(VERSION, []) == RollUp(VERSION, {})


def test_only_first_attempts_at_this_version_count() -> None:
    counts = attempt("ana", lost({"greeting": 4.0}))
    others = [
        attempt("ana", lost({"greeting": 0.0}), ordinal=2),
        attempt("ben", lost({"greeting": 0.0}), retry=True),
        attempt("cho", lost({"greeting": 0.0}), version="another-hash"),
    ]
    assert roll_up(VERSION, [counts, *others]) == roll_up(VERSION, [counts])


def test_a_trainee_has_one_first_attempt() -> None:
    with pytest.raises(ValueError, match="'ana' has two first attempts"):
        roll_up(VERSION, [attempt("ana"), attempt("ana")])


def test_versions_are_not_put_together() -> None:
    with pytest.raises(ValueError, match="another-hash cannot be merged"):
        merged([roll_up("another-hash", [])], VERSION)


@pytest.mark.parametrize("points", [-1.0, float("nan"), float("inf")])
def test_a_reply_loses_a_number_of_points(points: float) -> None:
    with pytest.raises(ValueError, match="must lose 0 points or more"):
        Chosen("greeting", "sorry", points)


def test_a_total_is_a_number() -> None:
    with pytest.raises(ValueError, match="no number"):
        attempt("ana", total=float("nan"))
