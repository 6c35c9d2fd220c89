"""How much the order of trainees hangs on the weights."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.cohort.weights import weight_sensitivity
from scoring.rubric import Dimension

WEIGHTS = (35, 40, 25)
scores = st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
fields = st.dictionaries(scores, st.integers(1, 3), min_size=2, max_size=20)


@given(fields)
def test_rank_moves_as_scipy_ranks_them(people: dict[tuple[int | None, ...], int]) -> None:
    stats = pytest.importorskip("scipy.stats")
    numpy = pytest.importorskip("numpy")
    table = numpy.array([one for one, times in people.items() for _ in range(times)])
    assume(len({int(points) for points in table @ numpy.array(WEIGHTS)}) > 1)
    up = weight_sensitivity(people, WEIGHTS)[1]
    assert (up.dimension, up.by) == (Dimension.EMPATHY, 10)
    assert up.weights == pytest.approx((45, 55 * 40 / 65, 55 * 25 / 65))
    before = stats.rankdata(-(table @ numpy.array([35, 40, 25])))
    after = stats.rankdata(-(table @ numpy.array([45 * 65, 55 * 40, 55 * 25])))
    apart = abs(after - before)
    assert up.most.value == apart.max()
    assert up.mean.value == pytest.approx(apart.mean())
    assert up.moved.value == pytest.approx((apart > 0).mean())
    if up.order.value is not None:
        assert up.order.value == pytest.approx(stats.spearmanr(before, after).statistic)


def test_a_strong_one_in_empathy_overtakes_when_empathy_weighs_more() -> None:
    moves = weight_sensitivity({(100, 40, 50): 1, (60, 80, 50): 1, (0, 0, 0): 1}, WEIGHTS)
    up = next(move for move in moves if (move.dimension, move.by) == (Dimension.EMPATHY, 10))
    assert (up.moved.value, up.most.value, up.moved.n) == (2 / 3, 1.0, 3)


def test_every_assessed_dimension_moves_both_ways() -> None:
    moves = weight_sensitivity({(50, 50, None): 2, (60, 40, None): 1}, WEIGHTS)
    assert [(move.dimension.value, move.by) for move in moves] == [
        ("empathy", -10), ("empathy", 10), ("resolution", -10), ("resolution", 10),
    ]  # fmt: skip
    assert all(sum(move.weights) == pytest.approx(100) for move in moves)


def test_an_attempt_without_a_score_others_have_is_left_out() -> None:
    moves = weight_sensitivity({(50, 50, 50): 2, (60, 40, 10): 1, (60, None, 10): 5}, WEIGHTS)
    assert {move.most.n for move in moves} == {3}


def test_a_weight_stops_at_nought() -> None:
    down = weight_sensitivity({(50, 50, 50): 1, (60, 40, 10): 1}, (5, 50, 45))[0]
    assert down.weights == pytest.approx((0, 500 / 9.5, 450 / 9.5))


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ({(50, 50, 50): 1}, "An order takes two attempts."),
        ({(50, None, None): 3, (70, None, None): 1}, "No other dimension has weight to trade."),
    ],
)
def test_where_nothing_can_move_it_says_why(people: dict[tuple[int | None, ...], int], why: str) -> None:
    for move in weight_sensitivity(people, WEIGHTS):
        assert {figure.why for figure in (move.moved, move.mean, move.most, move.order)} == {why}


def test_equals_share_a_rank_under_any_weights() -> None:
    for move in weight_sensitivity({(50, 60, 70): 4}, WEIGHTS):
        assert (move.most.value, move.moved.value) == (0, 0)
        assert move.order.why == "All attempts share one rank."


def test_nobody_with_a_score_has_no_order() -> None:
    assert weight_sensitivity({}, WEIGHTS) == weight_sensitivity({(None, None, None): 2}, WEIGHTS) == ()
