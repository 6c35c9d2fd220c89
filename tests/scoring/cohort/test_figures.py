"""All figures of a cohort at once: of nobody, of a few, of equals, in any order."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.cohort.attempts import Attempt, Chosen, Item
from scoring.cohort.figures import Cohort, cohort_figures
from scoring.cohort.rollup import profiles, roll_up
from scoring.marks import Mark
from scoring.rubric import DEFAULT_RUBRIC
from tests.scoring.cohort.played import STATES, VERSION, attempt, attempts, cohort, lost, tables

ITEMS = [Item(state, ("sorry", "refuse"), 10.0) for state in STATES]


def figures(played: list[Attempt]) -> Cohort:
    return cohort_figures(roll_up(VERSION, played), ITEMS, DEFAULT_RUBRIC)


def every_figure(value: object) -> Iterator[dict[str, Any]]:
    """Each figure inside a value made of dicts, lists and tuples."""
    if isinstance(value, dict) and {"value", "n", "why"} <= value.keys():
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from every_figure(part)


@given(attempts())
def test_whatever_was_played_a_figure_is_a_number_or_says_why_not(played: list[Attempt]) -> None:
    found = figures(played)
    json.dumps(found.as_json(), allow_nan=False)
    for figure in every_figure(asdict(found)):
        assert figure["value"] is not None or figure["why"].endswith(".")
        if figure["low"] is not None:
            assert figure["low"] - 1e-9 <= figure["value"] <= figure["high"] + 1e-9


@given(attempts(), st.randoms(use_true_random=False))
def test_the_order_of_trainees_changes_nothing(played: list[Attempt], chance: Random) -> None:
    shuffled = list(played)
    chance.shuffle(shuffled)
    assert figures(shuffled) == figures(played)


@pytest.mark.parametrize("n", [0, 1, 2, 31])
def test_equal_attempts_have_a_mean_and_no_interval(n: int) -> None:
    found = figures(cohort([(1.1, 2.2, 3.3, 0.1)] * n))
    assert found.attempts == n
    assert found.totals.mean.value == (pytest.approx(93.3) if n else None)
    assert found.totals.mean.low is None
    assert found.reliability.alpha.value is None
    assert found.close is None
    assert {item.discrimination.value for item in found.items} == {None}


@given(tables(least=2))
def test_totals_as_numpy_finds_them(table: list[list[float]]) -> None:
    numpy = pytest.importorskip("numpy")
    totals = [100 - sum(row) for row in table]
    found = figures(cohort(table)).totals
    spread = (found.lowest, found.lower, found.median, found.upper, found.highest)
    assert [figure.value for figure in spread] == pytest.approx(
        numpy.quantile(totals, [0, 0.25, 0.5, 0.75, 1])
    )
    assert found.deviation.value == pytest.approx(numpy.std(totals, ddof=1), abs=1e-9)


def test_those_close_to_the_cut_are_counted() -> None:
    found = figures(cohort([(0.0, 0.0), (8.0, 10.0), (15.0, 14.0), (20.0, 12.0), (30.0, 40.0)]))
    sem = found.reliability.sem.value
    assert sem is not None
    assert found.close == sum(abs(total - 70) <= sem for total in (100.0, 82.0, 71.0, 68.0, 30.0))
    assert found.passed.value == 0.6


def test_points_nobody_listed_are_put_after_the_others() -> None:
    found = figures([attempt("ana", lost({"unheard-of": 1.0}))])
    assert [item.state for item in found.items] == [*STATES, "unheard-of"]


def test_ranks_go_by_exact_scores_where_they_are_given() -> None:
    played = [attempt("ana", scores=(81.0, 60.0, 40.0)), attempt("ben", scores=(79.0, 61.0, 42.0))]
    rolled = roll_up(VERSION, played)
    coarse = cohort_figures(rolled, ITEMS, DEFAULT_RUBRIC)
    exact = cohort_figures(rolled, ITEMS, DEFAULT_RUBRIC, profiles(VERSION, played))
    assert (coarse.exact_ranks, coarse.weights[1].most.value) == (False, 0)
    assert (exact.exact_ranks, exact.weights[1].most.value) == (True, 1)


def test_exact_scores_are_of_the_same_attempts() -> None:
    with pytest.raises(ValueError, match="Scores of 0 attempts were given for 1"):
        cohort_figures(roll_up(VERSION, [attempt("ana")]), ITEMS, DEFAULT_RUBRIC, {})


def test_scores_that_were_not_assessed_are_not_counted() -> None:
    found = figures([attempt("ana", scores=(50.0, None, 20.0)), attempt("ben", scores=(70.0, None, None))])
    means = {name: (spread.mean.value, spread.mean.n) for name, spread in found.dimensions.items()}
    assert means == {"empathy": (60.0, 2), "resolution": (None, 0), "escalation": (20.0, 1)}


def test_a_behaviour_s_mark_is_the_mean_of_each_attempt_s_own_mean() -> None:
    often = Chosen("greeting", "sorry", 0.0, (Mark("attentive", 3), Mark("attentive", 2), Mark("fix", 1)))
    once = Chosen("greeting", "refuse", 4.0, (Mark("attentive", 0),))
    attentive, fix = figures([attempt("ana", [often]), attempt("ben", [once])]).behaviours
    assert (attentive.behaviour, attentive.marks, attentive.mark.n) == ("attentive", 3, 2)
    assert attentive.mark.value == 1.25
    assert (fix.behaviour, fix.marks, fix.mark.value, fix.mark.low) == ("fix", 1, 1.0, None)
