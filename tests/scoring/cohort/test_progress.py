"""First, best and last attempts, and gains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.cohort.attempts import Attempt
from scoring.cohort.figure import Figure, unknown
from scoring.cohort.progress import GainSums, Progress, gain, gain_rows, gain_sums, progress
from scoring.cohort.reading import Sums
from scoring.cohort.rollup import RollUp
from tests.scoring.cohort.played import VERSION, attempt

ALPHA = Figure(0.75, 40, 0.6, 0.85)


def came_back(first: float, last: float, trainee: str = "ana") -> Progress:
    return Progress(trainee, first, max(first, last), last, attempts=2, retries=0)


def played(trainee: str, *totals: float) -> list[Attempt]:
    return [attempt(trainee, total=total, ordinal=number) for number, total in enumerate(totals, 1)]


def test_first_best_and_last_are_told_apart() -> None:
    [ana] = progress(VERSION, reversed(played("ana", 40.0, 90.0, 70.0)))
    assert ana == Progress("ana", first=40.0, best=90.0, last=70.0, attempts=3, retries=0)
    assert ana.gain == 30.0


def test_a_retry_is_counted_and_its_total_is_not() -> None:
    retry = attempt("ana", total=99.0, ordinal=2, retry=True)
    assert progress(VERSION, [*played("ana", 40.0), retry]) == (Progress("ana", 40.0, 40.0, 40.0, 1, 1),)


def test_who_began_at_another_version_has_no_first_here() -> None:
    elsewhere = attempt("ana", total=10.0, version="another-hash")
    here = attempt("ana", total=60.0, ordinal=2)
    [ana] = progress(VERSION, [elsewhere, here])
    assert (ana.first, ana.best, ana.gain) == (None, 60.0, None)
    assert gain_sums([ana]) == GainSums()


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=2, max_size=30))
def test_the_mean_gain_as_scipy_s_paired_t(totals: list[tuple[int, int]]) -> None:
    stats = pytest.importorskip("scipy.stats")
    found = gain(gain_sums(came_back(float(a), float(b)) for a, b in totals), ALPHA).last
    assert found.n == len(totals)
    if len({b - a for a, b in totals}) > 1:
        expected = stats.ttest_rel([b for _, b in totals], [a for a, _ in totals]).confidence_interval(0.95)
        assert [found.low, found.high] == pytest.approx([expected.low, expected.high], abs=1e-6)
    else:
        assert (found.value, found.low) == (totals[0][1] - totals[0][0], None)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=20), st.integers(0, 20))
def test_sums_of_two_groups_of_trainees_are_those_of_all(totals: list[tuple[int, int]], cut: int) -> None:
    trainees = [came_back(float(a), float(b), f"trainee-{i}") for i, (a, b) in enumerate(totals)]
    assert gain_sums(trainees[:cut]).plus(gain_sums(trainees[cut:])) == gain_sums(trainees)


def test_a_trainee_who_comes_back_replaces_what_was_kept_of_them() -> None:
    before, after = progress(VERSION, played("ana", 40.0)), progress(VERSION, played("ana", 40.0, 80.0))
    others = progress(VERSION, played("ben", 50.0, 60.0))
    kept = gain_sums([*before, *others]).minus(gain_sums(before)).plus(gain_sums(after))
    assert kept == gain_sums([*after, *others])


def test_who_began_low_and_came_back_would_gain_by_chance_alone() -> None:
    stayed = [Progress("ben", 80.0, 80.0, 80.0, 1, 0), Progress("cho", 90.0, 90.0, 90.0, 1, 0)]
    found = gain(gain_sums([came_back(40.0, 60.0), *stayed]), ALPHA)
    assert found.last.value == 20.0
    assert found.by_chance.value == pytest.approx((1 - 0.75) * (70 - 40))
    assert "without having learnt anything" in found.note


def test_without_a_second_attempt_there_is_no_gain() -> None:
    found = gain(gain_sums(progress(VERSION, played("ana", 40.0))), ALPHA)
    assert {(figure.value, figure.n, figure.why) for figure in (found.last, found.best, found.by_chance)} == {
        (None, 0, "Nobody whose first attempt counts has come back yet.")
    }


def test_what_chance_gives_takes_a_reliability() -> None:
    found = gain(gain_sums([came_back(40.0, 60.0)]), unknown(1, "There is one attempt."))
    assert found.by_chance.why == "It takes a reliability. There is one attempt."
    assert (found.last.value, found.last.why) == (20.0, "One gain has no spread.")


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=20))
def test_sums_kept_as_rows_are_read_back(totals: list[tuple[int, int]]) -> None:
    sums = gain_sums(came_back(float(a), float(b), f"trainee-{i}") for i, (a, b) in enumerate(totals))
    assert Sums(RollUp(VERSION, gain_rows(sums))).gains() == sums


def test_the_mean_totals_stand_beside_the_gain() -> None:
    trainees = [*progress(VERSION, played("ana", 40.0, 90.0, 70.0)), came_back(60.0, 80.0, "ben")]
    found = gain(gain_sums(trainees), ALPHA)
    totals = (found.first_total, found.best_total, found.last_total)
    assert [total.value for total in totals] == [50.0, 85.0, 75.0]
    assert {total.n for total in totals} == {2}
    assert gain(GainSums(), ALPHA).first_total.why
