"""An attempt becomes one row of a quality form."""

from dataclasses import replace

from scoring.results.records import AttemptRecord
from scoring.scorecard import Moment
from scoring.sheets.rows import COLUMNS, row_of
from tests.scoring.sheets.conftest import BILL_STOPPED, SENT_AWAY, WROTE_IT_DOWN, scorecard


def test_the_row_says_who_played_what_and_when(attempt: AttemptRecord) -> None:
    row = row_of(attempt)
    assert (row.trainee, row.scenario, row.title) == ("Ana", "vip-billing", "The bill that would not die")
    assert (row.attempt, row.mode, row.attempt_number) == (attempt.id, "exam", 2)
    assert (row.version, row.hash) == ("9c1e9c1e9c1e", attempt.hash)
    assert (row.started_utc, row.finished_utc) == ("2026-03-06 12:00:00", "2026-03-06 12:05:02")
    assert (row.seconds, row.outcome, row.retry_of) == (302.0, "resolved", "")


def test_the_row_says_what_was_scored(attempt: AttemptRecord) -> None:
    row = row_of(attempt)
    assert (row.total, row.uncapped, row.band, row.passed) == (49.0, 68.6111, "not yet", "no")
    assert (row.empathy, row.resolution, row.escalation) == (88.8889, 83.3333, 16.6667)
    assert (row.chance, row.skill) == (41.27, 13.1619)
    assert row.why_not_passed == "the total is below 70; escalation is below 50"


def test_the_row_says_where_points_were_lost(attempt: AttemptRecord) -> None:
    assert row_of(attempt).lost.split("; ") == [
        "0:04 Concrete 2 of 3, -3.9: Recording the first call is what the next four depend on.",
        "1:23 Decision 0 of 3, -12.5: Billing was not right yet.",
        "1:23 Level 1 of 3, -8.3: She had told it twice already.",
        "4:50 Closure 2 of 3, -6.7",
    ]


def test_a_critical_error_is_named_with_its_effect(attempt: AttemptRecord) -> None:
    row = row_of(attempt)
    words = "1:23 A repeat caller transferred cold (customer, total at most 49)"
    assert (row.critical_errors, row.auto_fail) == (words, "")


def test_critical_errors_are_counted_by_class(attempt: AttemptRecord) -> None:
    row = row_of(attempt)
    assert (row.critical_customer, row.critical_business, row.critical_compliance) == (1, 0, 0)


def test_each_dimension_has_its_points_and_how_many_there_were(attempt: AttemptRecord) -> None:
    row = row_of(attempt)
    assert (row.empathy_raw, row.empathy_max) == (8, 9)
    assert (row.resolution_raw, row.resolution_max) == (15, 18)
    assert (row.escalation_raw, row.escalation_max) == (1, 6)


def test_the_row_holds_what_else_is_known_of_the_attempt(attempt: AttemptRecord) -> None:
    row = row_of(attempt, missed=2, notes="Ask her to slow down.", chain_head="77aa")
    assert (row.missed, row.notes, row.chain_head) == (2, "Ask her to slow down.", "77aa")


def test_a_fatal_error_is_the_reason_for_the_automatic_fail(attempt: AttemptRecord) -> None:
    lied = Moment(9.0, "first/opening", "lie", "It is paid back already.", (), ("knowing-falsehood",))
    row = row_of(replace(attempt, scorecard=scorecard([lied])))
    assert (row.total, row.auto_fail, row.passed) == (0.0, "A knowing falsehood", "no")
    assert row.critical_errors == "0:09 A knowing falsehood (compliance, fatal)"


def test_a_pass_has_no_reason_against_it(attempt: AttemptRecord) -> None:
    good = [WROTE_IT_DOWN, replace(SENT_AWAY, marks=(), critical=()), BILL_STOPPED]
    row = row_of(replace(attempt, scorecard=scorecard(good, greatest=(9, 18, 0))))
    assert (row.passed, row.why_not_passed) == ("yes", "")


def test_a_dimension_the_scenario_does_not_assess_is_empty(attempt: AttemptRecord) -> None:
    row = row_of(replace(attempt, scorecard=scorecard([WROTE_IT_DOWN], greatest=(9, 18, 0))))
    assert (row.escalation_raw, row.escalation_max, row.escalation) == (None, None, None)


def test_a_call_under_way_has_no_score(attempt: AttemptRecord) -> None:
    row = row_of(replace(attempt, finished_at=None, outcome=None, scorecard=None))
    assert (row.outcome, row.finished_utc, row.seconds) == ("under way", "", None)
    assert (row.total, row.passed, row.lost) == (None, "", "")


def test_a_scorecard_of_another_shape_is_said_in_its_row(attempt: AttemptRecord) -> None:
    row = row_of(replace(attempt, scorecard={"total": "much"}))
    assert "cannot be read" in row.why_not_passed
    assert row.total is None


def test_the_row_says_how_the_score_was_weighed_and_what_it_rests_on(attempt: AttemptRecord) -> None:
    row = row_of(attempt)
    assert (row.weights, row.basis) == ("empathy 35, resolution 40, escalation 25", "exact")


def test_the_headings_keep_their_order(attempt: AttemptRecord) -> None:
    assert ", ".join(COLUMNS) == (
        "attempt, trainee, scenario, title, version, hash, mode, started UTC, finished UTC, seconds, "
        "attempt number, retry of, shift, outcome, total, band, passed, why not passed, auto fail, skill, "
        "empathy raw, empathy max, empathy %, resolution raw, resolution max, resolution %, "
        "escalation raw, escalation max, escalation %, "
        "critical customer, critical business, critical compliance, critical errors, missed best replies, "
        "uncapped, chance, weights, basis, lost, notes, chain head"
    )
    headed = dict(zip(COLUMNS, row_of(attempt).cells(), strict=True))
    assert (headed["trainee"], headed["attempt number"], headed["total"]) == ("Ana", 2, 49.0)
