"""How many trainees it takes before a figure means anything."""

from random import Random

import pytest

from scoring.cohort.model import PlannedItem, model
from scoring.cohort.simulated import Precision, enough, simulated_cohorts

SOUND = [PlannedItem(f"point-{number}", 0.3 + 0.1 * number, 0.4) for number in range(5)]
WITH_A_POOR_ONE = [*SOUND, PlannedItem("poor", 0.5, 0.0)]


def drawn(items: list[PlannedItem], *sizes: int, cohorts: int = 60) -> tuple[Precision, ...]:
    return simulated_cohorts(items, Random(7), cohorts, sizes)


def at(rows: tuple[Precision, ...], state: str, n: int) -> Precision:
    return next(row for row in rows if (row.state, row.n) == (state, n))


def test_the_model_discriminates_as_planned() -> None:
    assert [item.discrimination for item in model(WITH_A_POOR_ONE)] == pytest.approx(
        [0.4] * 5 + [0.0], abs=1e-6
    )


def test_a_large_cohort_drawn_from_the_model_shows_what_was_planned() -> None:
    rows = drawn(
        [PlannedItem("a", 0.6, 0.3, worst=8.0), PlannedItem("b", 0.4, 0.35, reach=0.7), *SOUND],
        4000,
        cohorts=3,
    )
    assert all(row.covered is not None and row.covered > 0 for row in rows)
    assert all(row.wrong == 0 and row.undecided == 0 for row in rows)


def test_a_heavy_point_that_few_come_to_is_reckoned_with_as_such() -> None:
    rare = PlannedItem("rare", 0.5, 0.3, reach=0.2, worst=20.0)
    rows = drawn([rare, *(PlannedItem(f"usual-{number}", 0.5, 0.3) for number in range(3))], 5000, cohorts=4)
    assert all(row.covered is not None and row.covered >= 0.75 for row in rows)


def test_what_cannot_be_reached_comes_as_near_as_it_can() -> None:
    far = model([PlannedItem("a", 0.5, 0.95), PlannedItem("b", 0.5, 0.0)])
    assert far[0].discrimination < 0.95


def test_the_same_chance_draws_the_same_cohorts() -> None:
    assert drawn(SOUND, 20, 30, cohorts=10) == drawn(SOUND, 20, 30, cohorts=10)


def test_intervals_narrow_as_cohorts_grow() -> None:
    rows = drawn(WITH_A_POOR_ONE, 20, 200)
    for item in WITH_A_POOR_ONE:
        few, many = at(rows, item.state, 20), at(rows, item.state, 200)
        assert (few.discrimination_width or 0) > 2 * (many.discrimination_width or 9)
        assert (few.difficulty_width or 0) > 2 * (many.difficulty_width or 9)


def test_the_interval_s_flag_is_seldom_wrong_and_the_bare_figure_s_often() -> None:
    few = at(drawn(WITH_A_POOR_ONE, 30), "poor", 30)
    assert few.wrong is not None
    assert few.wrong > few.flagged_wrongly
    assert few.flagged_wrongly <= 0.05
    assert few.undecided > 0.5


def test_nineteen_intervals_of_twenty_hold_the_truth() -> None:
    rows = drawn(WITH_A_POOR_ONE, 50, cohorts=300)
    held = sum(row.covered or 0 for row in rows) / len(rows)
    assert held == pytest.approx(0.95, abs=0.015)


def test_too_few_to_have_any_interval_is_undecided_and_not_a_crash() -> None:
    for row in drawn(SOUND, 0, 1, 2, cohorts=5):
        assert (row.covered, row.undecided, row.flagged_wrongly) == (None, 1.0, 0.0)


def test_enough_is_the_smallest_size_that_will_do() -> None:
    rows = drawn(WITH_A_POOR_ONE, 20, 50, 200)
    assert enough(rows, width=0.35, wrong=0.05) == 200
    assert enough(rows, width=2.0, wrong=1.0) == 20
    assert enough(rows, width=0.01, wrong=0.05) is None


@pytest.mark.parametrize(
    ("item", "says"),
    [
        (PlannedItem("a", 1.0, 0.3), "The p-value of 'a' must be within 0.001 and 0.999."),
        (PlannedItem("a", 0.5, 1.3), "The discrimination of 'a' must be within -1 and 1."),
        (PlannedItem("a", 0.5, 0.3, reach=0.0), "The reach of 'a' must be above 0 and at most 1."),
        (PlannedItem("a", 0.5, 0.3, worst=0.0), "What 'a' can take must be more than 0 points."),
        (PlannedItem("a", float("nan"), 0.3), "The p-value of 'a' must be within 0.001 and 0.999."),
    ],
)
def test_a_plan_that_cannot_be_says_what_is_wrong(item: PlannedItem, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        model([item, *SOUND])


def test_one_point_has_no_rest() -> None:
    with pytest.raises(ValueError, match="two decision points at the least"):
        model(SOUND[:1])
