"""What a cohort says about a decision point, and what it keeps silent about."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.cohort.attempts import Attempt, Chosen, Item
from scoring.cohort.items import ItemStatistics, Telling, item_statistics
from scoring.cohort.reading import Sums
from scoring.cohort.rollup import roll_up
from tests.scoring.cohort.played import STATES, VERSION, attempt, cohort, lost, tables

GREETING = Item("greeting", ("loses-0.0", "loses-4.0"), worst=4.0)


def statistics(played: list[Attempt], item: Item = GREETING) -> ItemStatistics:
    return item_statistics(Sums(roll_up(VERSION, played)), item)


def telling_cohort(n: int, good: float = 0.0, bad: float = 4.0) -> list[Attempt]:
    """Every second trainee loses `bad` at the greeting and much at the refund, with some noise."""
    return cohort(
        [(bad if weak else good, 10.0 * weak + (i // 2) % 3) for i in range(n) for weak in (i % 2,)]
    )


def test_the_p_value_is_the_mean_score_by_its_maximum() -> None:
    found = statistics(cohort([(0.0,), (4.0,), (1.0,), (3.0,), (0.0,)]))
    assert found.difficulty.value == pytest.approx(0.6)
    assert found.difficulty.n == 5
    assert found.worst == 4.0


def test_without_a_maximum_the_most_that_was_lost_stands_in() -> None:
    found = statistics(cohort([(0.0,), (5.0,)]), Item("greeting"))
    assert (found.worst, found.worst_seen, found.difficulty.value) == (5.0, True, 0.5)


@given(tables(least=30, items=4))
def test_discrimination_as_scipy_correlates_item_and_rest(table: list[list[float]]) -> None:
    stats = pytest.importorskip("scipy.stats")
    here, rest = [row[0] for row in table], [sum(row[1:]) for row in table]
    assume(len(set(here)) > 1 and len(set(rest)) > 1)
    found = statistics(cohort(table)).discrimination
    expected = stats.pearsonr([-x for x in here], [100 - y for y in rest])
    assert found.value == pytest.approx(expected.statistic, abs=1e-9)
    assert found.n == len(table)


@given(tables(least=30, items=3), st.integers(0, 40))
def test_losing_more_everywhere_discriminates_the_same(table: list[list[float]], more: int) -> None:
    moved = [[row[0] + more, row[1] + more, *row[2:]] for row in table]
    before, after = statistics(cohort(table)).discrimination, statistics(cohort(moved)).discrimination
    assert before.value == pytest.approx(after.value, abs=1e-12)


def test_discrimination_is_hidden_under_thirty() -> None:
    few, many = statistics(telling_cohort(29)).discrimination, statistics(telling_cohort(30)).discrimination
    assert (few.value, few.n) == (None, 29)
    assert few.why == "Hidden under 30 attempts: chance could make it look good or bad."
    assert many.value is not None
    assert many.low is not None


def test_a_point_that_tells_strong_from_weak() -> None:
    found = statistics(telling_cohort(60))
    assert found.telling is Telling.YES
    assert found.remarks == ()


def test_marks_the_wrong_way_round_are_remarked_on() -> None:
    found = statistics(telling_cohort(60, good=4.0, bad=0.0))
    assert found.telling is Telling.NO
    assert found.remarks == (
        "Those who lost more here lost less elsewhere: look whether the marks are the wrong way round, or "
        "the better reply leads into a longer call with more to lose.",
    )


def test_a_point_that_goes_with_nothing_else_hardly_tells() -> None:
    found = statistics(cohort([(4.0 * (i % 2), 9.0 * (i // 2 % 2)) for i in range(400)]))
    assert found.discrimination.value == 0
    assert found.remarks == (
        "It hardly tells strong trainees from weak ones: look at its replies and its marks.",
    )


def test_where_all_lose_the_same_nobody_is_told_apart() -> None:
    found = statistics(cohort([(2.0, float(i % 5)) for i in range(40)]))
    assert found.discrimination.value is None
    assert found.discrimination.why == "Everybody lost the same here, so nobody is told apart."
    assert found.difficulty.value == 0.5
    assert found.difficulty.low is None
    assert found.telling is Telling.UNDECIDED


def test_every_reply_has_its_share_and_what_was_had_elsewhere() -> None:
    found = statistics(cohort([(0.0, 2.0), (0.0, 6.0), (4.0, 10.0)]))
    kept, dropped = found.options
    assert (kept.reply, kept.times, kept.share.value, kept.rest.value) == ("loses-0.0", 2, 2 / 3, 96.0)
    assert (dropped.times, dropped.rest.value, dropped.rest.low) == (1, 90.0, None)


def test_a_reply_nobody_gave_is_in_the_table() -> None:
    found = statistics(cohort([(0.0,), (0.0,)]))
    ignored = found.options[1]
    assert (ignored.reply, ignored.times, ignored.share.value) == ("loses-4.0", 0, 0.0)
    assert ignored.rest.why == "Nobody gave this reply."


def test_where_nothing_can_be_lost_there_is_nothing_to_find() -> None:
    for found in (statistics(cohort([(0.0,), (0.0,)]), Item("greeting")), statistics([], Item("greeting"))):
        assert (found.worst, found.difficulty.value) == (0.0, None)


def test_few_coming_this_way_is_path_bias() -> None:
    came = [attempt(f"came-{i}", lost({"greeting": 1.0})) for i in range(79)]
    passed_by = [attempt(f"by-{i}", lost({"refund": 1.0})) for i in range(21)]
    found = statistics([*came, *passed_by])
    assert found.path_bias
    assert found.reach.value == 0.79
    assert found.remarks[0].startswith("Only 79 of 100 attempts came here")
    assert not statistics([*came, attempt("one-more", lost({"greeting": 1.0})), *passed_by[:20]]).path_bias


def test_only_the_first_time_at_a_point_counts_and_later_times_are_not_its_rest() -> None:
    back_again = [
        Chosen("greeting", "loses-4.0", 4.0),
        Chosen("greeting", "loses-0.0", 0.5),
        Chosen("refund", "no", 2.0),
    ]
    found = statistics([attempt("ana", back_again)])
    assert found.difficulty.value == 0.0
    assert (found.options[1].times, found.options[1].rest.value) == (1, 98.0)
    assert found.remarks == ("1 of 1 came here more than once; only the first time counts.",)


def test_an_unknown_loss_elsewhere_leaves_the_attempt_out_of_the_rest_only() -> None:
    found = statistics(cohort([(0.0, 2.0), (0.0, None), (4.0, 1.0)]))
    assert (found.reach.n, found.difficulty.n, found.discrimination.n) == (3, 3, 2)
    assert (found.options[0].times, found.options[0].rest.n) == (2, 1)


@pytest.mark.parametrize("state", STATES)
def test_without_attempts_every_figure_says_why_it_is_missing(state: str) -> None:
    found = statistics([], Item(state, ("sorry",), 4.0))
    figures = [
        found.reach,
        found.difficulty,
        found.discrimination,
        found.options[0].share,
        found.options[0].rest,
    ]
    assert [(figure.value, figure.n) for figure in figures] == [(None, 0)] * 5
    assert all(figure.why.endswith(".") for figure in figures)
