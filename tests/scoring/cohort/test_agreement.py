"""Two markers, and how far they agree beyond chance."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.cohort.agreement import MARKS, TwiceMarked, Weighing, agreement, agreement_by_behaviour, kappa

pairs = st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(MARKS)), max_size=60)

DERMATOLOGISTS = [(10, 4, 1, 0), (5, 10, 12, 2), (2, 4, 12, 5), (0, 2, 6, 13)]
"""88 patients seen by two: SAS/STAT User's Guide, The FREQ Procedure, Agreement Study."""

PSYCHIATRISTS = [(75, 1, 4), (5, 4, 1), (0, 0, 10)]
"""100 subjects: Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, 2003, table 18.1."""


A_FEW = [(3, 0, 1, 0), (0, 2, 0, 0), (1, 0, 0, 2), (0, 0, 0, 4)]


def judged(table: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    return [(i, j) for i, row in enumerate(table) for j, times in enumerate(row) for _ in range(times)]


def twice(first: int, second: int, behaviour: str = "fix") -> TwiceMarked:
    return TwiceMarked("1f3a", behaviour, first, second)


def test_kappa_as_published_by_sas() -> None:
    found = kappa(judged(DERMATOLOGISTS), MARKS)
    assert [found.value, found.low, found.high] == pytest.approx([0.3449, 0.2030, 0.4868], abs=5e-5)
    assert found.n == 88


def test_kappa_as_published_by_fleiss() -> None:
    assert kappa(judged(PSYCHIATRISTS), (0, 1, 2)).value == pytest.approx(0.68, abs=5e-3)


@pytest.mark.parametrize(
    "table", [DERMATOLOGISTS, PSYCHIATRISTS, [(3, 0, 1, 0), (0, 2, 0, 0), (1, 0, 0, 2), (0, 0, 0, 4)]]
)
@pytest.mark.parametrize(
    ("weighing", "name"),
    [(Weighing.NONE, None), (Weighing.LINEAR, "linear"), (Weighing.QUADRATIC, "quadratic")],
)
def test_kappa_as_in_statsmodels(
    table: Sequence[Sequence[int]], weighing: Weighing, name: str | None
) -> None:
    rater = pytest.importorskip("statsmodels.stats.inter_rater")
    expected = rater.cohens_kappa(table, wt=name)
    found = kappa(judged(table), range(len(table)), weighing)
    assert found.value == pytest.approx(expected.kappa, abs=1e-12)
    assert found.width == pytest.approx(min(1.0, expected.kappa_upp) - expected.kappa_low, abs=1e-9)


@pytest.mark.parametrize(
    ("table", "published"),
    [([(20, 5), (10, 15)], 0.4), ([(45, 15), (25, 15)], 0.1304), ([(25, 35), (5, 35)], 0.2593)],
)
def test_kappa_as_worked_out_by_hand_in_the_encyclopaedia(
    table: list[tuple[int, int]], published: float
) -> None:
    """The examples of Wikipedia's article on Cohen's kappa."""
    assert kappa(judged(table), (0, 1)).value == pytest.approx(published, abs=5e-5)


@given(st.lists(st.sampled_from(MARKS), min_size=2))
def test_perfect_agreement_is_one(marks: list[int]) -> None:
    found = agreement([twice(mark, mark) for mark in marks])
    expected = 1.0 if len(set(marks)) > 1 else None
    assert (found.same.value, found.kappa.value, found.weighted.value) == (1.0, expected, expected)


@given(pairs)
def test_it_does_not_matter_who_marked_first(marked: list[tuple[int, int]]) -> None:
    turned = [(second, first) for first, second in marked]
    for weighing in Weighing:
        one, other = kappa(marked, MARKS, weighing), kappa(turned, MARKS, weighing)
        assert (one.value is None) == (other.value is None)
        assert one.value == pytest.approx(other.value)


@given(pairs)
def test_kappa_and_its_interval_stay_within_their_range(marked: list[tuple[int, int]]) -> None:
    for weighing in Weighing:
        found = kappa(marked, MARKS, weighing)
        if found.value is None:
            assert found.why.endswith(".")
        else:
            assert -1 - 1e-9 <= (found.low or -1) <= found.value <= (found.high or 1) <= 1 + 1e-9


def test_a_small_slip_weighs_less_than_a_large_one() -> None:
    agreed = [twice(mark, mark) for mark in (0, 1, 2, 3)] * 3
    near, far = agreement([*agreed, twice(2, 3)]), agreement([*agreed, twice(0, 3)])
    assert near.weighted.value is not None
    assert far.weighted.value is not None
    assert near.weighted.value > far.weighted.value


def test_each_behaviour_by_itself() -> None:
    found = agreement_by_behaviour([twice(3, 3, "fix"), twice(1, 2, "closure"), twice(0, 0, "fix")])
    assert [(behaviour, one.same.value, one.same.n) for behaviour, one in found.items()] == [
        ("closure", 0.0, 1), ("fix", 1.0, 2),
    ]  # fmt: skip


def test_nothing_marked_twice_says_so() -> None:
    found = agreement([])
    assert {(figure.value, figure.why) for figure in (found.same, found.kappa, found.weighted)} == {
        (None, "Nothing has been marked twice.")
    }


def test_one_mark_throughout_says_nothing_beyond_chance() -> None:
    assert kappa([(2, 2)] * 9, MARKS).why == (
        "Both gave one and the same mark throughout: chance would agree as well."
    )


def test_what_is_no_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="7 is no mark; there are 0, 1, 2, 3"):
        kappa([(7, 2)], MARKS)
