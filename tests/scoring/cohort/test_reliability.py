"""Alpha on what everybody met, the error of a score, and when not to say pass."""

from statistics import stdev

import pytest
from hypothesis import assume, given

from scoring.cohort.attempts import Attempt
from scoring.cohort.figure import Figure, unknown
from scoring.cohort.reading import Sums
from scoring.cohort.reliability import Reliability, pass_claim, reliability
from scoring.cohort.rollup import roll_up
from scoring.cohort.sums import Moments
from tests.scoring.cohort.played import VERSION, attempt, cohort, lost, tables

TWO_POINTS = "It takes two decision points that all met and not all lost the same at"

ELEVEN_QUESTIONS = """
11111111111
11111111010
11101101100
11111000100
11110010000
11111000000
01011000010
11100000000
10010000000
"""


def found(played: list[Attempt]) -> Reliability:
    totals = Moments.of(round(one.total * 1000) for one in played)
    return reliability(Sums(roll_up(VERSION, played)), totals)


def test_alpha_and_feldt_s_interval_as_in_pingouin() -> None:
    """The complete rows of pingouin's cronbach_wide_missing: 0.8016949 [0.533, 0.947] by pingouin 0.7."""
    rows = [[float(answer) for answer in row] for row in ELEVEN_QUESTIONS.split()]
    alpha = found(cohort(rows, [f"question-{number}" for number in range(11)])).alpha
    assert alpha.value == pytest.approx(0.8016949152542373, abs=1e-12)
    assert [alpha.low, alpha.high] == pytest.approx([0.533, 0.947], abs=5e-4)


@given(tables(items=4))
def test_alpha_as_hoyt_finds_it_from_the_analysis_of_variance(table: list[list[float]]) -> None:
    """Hoyt 1941: 1 − mean square of what is left over / mean square between persons."""
    numpy = pytest.importorskip("numpy")
    assume(all(len({row[item] for row in table}) > 1 for item in range(4)))
    scores = numpy.array(table)
    persons, items, mean = scores.mean(axis=1), scores.mean(axis=0), scores.mean()
    n, k = scores.shape
    between = k * ((persons - mean) ** 2).sum() / (n - 1)
    left = ((scores - persons[:, None] - items[None, :] + mean) ** 2).sum() / ((n - 1) * (k - 1))
    assume(between > 1e-9)
    assert found(cohort(table)).alpha.value == pytest.approx(1 - left / between, rel=1e-7, abs=1e-7)


def test_only_what_everybody_met_counts_and_is_named() -> None:
    table = [(0.0, 0.0, 2.0), (2.0, 3.0, 2.0), (4.0, 4.0, 2.0)]
    strayed = attempt("strayed", lost({"greeting": 1.0, "refund": 0.5, "callback": 2.0, "goodbye": 9.0}))
    here = found([*cohort(table), strayed])
    assert here.common == ("callback", "greeting", "refund")
    assert here.used == ("greeting", "refund")
    assert here.alpha.n == 4


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ([], "It takes two first attempts at the least; there are 0."),
        ([(1.0, 2.0)], "It takes two first attempts at the least; there are 1."),
        ([(1.0,), (2.0,)], f"{TWO_POINTS}; found: 1."),
        ([(1.0, 2.0), (1.0, 2.0)], f"{TWO_POINTS}; found: 0."),
        ([(0.0, 2.0), (2.0, 0.0)], "What is lost at one point is made good at another: all sums are equal."),
    ],
)  # fmt: skip
def test_where_alpha_is_unknown_it_says_why(table: list[tuple[float, ...]], why: str) -> None:
    here = found(cohort(table))
    assert (here.alpha.value, here.alpha.why) == (None, why)
    assert (here.sem.value, here.sem.why) == (None, why)


def test_the_error_of_a_score_is_its_spread_times_the_root_of_what_alpha_leaves() -> None:
    here = found(cohort([(0.0, 0.0), (2.0, 4.0), (4.0, 2.0), (8.0, 6.0)]))
    spread = stdev([100.0, 94.0, 94.0, 86.0])
    assert here.alpha.value is not None
    assert here.sem.value == pytest.approx(spread * (1 - here.alpha.value) ** 0.5)


def test_an_alpha_below_zero_makes_the_error_as_large_as_the_spread() -> None:
    here = found(cohort([(0.0, 5.0), (4.0, 0.0), (1.0, 2.0)]))
    assert here.alpha.value is not None
    assert here.alpha.value < 0
    assert here.sem.value == pytest.approx(stdev([95.0, 96.0, 97.0]))


def test_points_that_all_say_the_same_promise_no_error_of_zero() -> None:
    here = found(cohort([(0.0, 0.0), (2.0, 2.0), (5.0, 5.0)]))
    assert here.alpha.value == 1.0
    assert here.sem.value is None


@pytest.mark.parametrize(
    ("total", "passed", "claimed"),
    [(76.0, True, None), (76.1, True, True), (64.0, False, None), (63.9, False, False), (90.0, False, False)],
)
def test_no_claim_within_one_error_of_the_cut(total: float, passed: bool, claimed: bool | None) -> None:
    assert pass_claim(total, passed, 70, Figure(6.0, 40)).passes is claimed


def test_no_claim_while_the_error_is_unknown() -> None:
    claim = pass_claim(99.0, True, 70, unknown(1, "There is one attempt."))
    assert claim.passes is None
    assert claim.why == "How far a score may be off is not known. There is one attempt."
