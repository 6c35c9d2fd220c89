"""A call is recorded step by step."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from scoring.results.problem import StoreProblem
from scoring.results.records import EventRecord
from scoring.results.store import Store

Begin = Callable[..., str]
HALF_PAST = datetime(2026, 3, 6, 12, 30, tzinfo=UTC)
RING = [(0.0, "answered", {"line": "VIP desk"})]
REPLY = [(4.5, "chosen", {"choice": "log-it"}), (4.5, "mood", {"trust": 7, "because": "Écoute, 你好"})]


def test_the_log_comes_back_in_order(store: Store, begin: Begin) -> None:
    attempt = begin()
    store.append(attempt, 0, RING)
    store.append(attempt, 1, REPLY)
    assert store.events(attempt) == (
        EventRecord(0, 0.0, "answered", {"line": "VIP desk"}),
        EventRecord(1, 4.5, "chosen", {"choice": "log-it"}),
        EventRecord(2, 4.5, "mood", {"trust": 7, "because": "Écoute, 你好"}),
    )


def test_each_attempt_has_its_own_log(store: Store, begin: Begin) -> None:
    first, second = begin(), begin()
    store.append(first, 0, RING)
    assert store.events(second) == ()


def test_a_step_recorded_twice_is_there_once(store: Store, begin: Begin) -> None:
    attempt = begin()
    store.append(attempt, 0, RING)
    store.append(attempt, 0, RING)
    assert len(store.events(attempt)) == 1


def test_a_step_that_repeats_what_is_known_and_goes_on_adds_only_the_rest(store: Store, begin: Begin) -> None:
    attempt = begin()
    store.append(attempt, 0, RING)
    store.append(attempt, 0, RING + REPLY)
    assert [event.kind for event in store.events(attempt)] == ["answered", "chosen", "mood"]


def test_a_gap_is_refused(store: Store, begin: Begin) -> None:
    attempt = begin()
    store.append(attempt, 0, RING)
    with pytest.raises(StoreProblem, match=r"has 1 events .* event 2 cannot follow.*resume"):
        store.append(attempt, 2, REPLY)
    assert len(store.events(attempt)) == 1


@pytest.mark.parametrize(
    "other",
    [
        [(0.0, "answered", {"line": "front desk"})],
        [(0.0, "missed", {"line": "VIP desk"})],
        [(0.1, "answered", {"line": "VIP desk"})],
    ],
)
def test_another_step_under_the_same_number_is_refused(store: Store, begin: Begin, other: list) -> None:
    attempt = begin()
    store.append(attempt, 0, RING)
    with pytest.raises(StoreProblem, match="another window plays the same call"):
        store.append(attempt, 0, other)
    assert store.events(attempt)[0].body == {"line": "VIP desk"}


def test_a_step_is_recorded_whole_or_not_at_all(store: Store, begin: Begin) -> None:
    attempt = begin()
    at_no_time = (float("nan"), "chosen", {"choice": "log-it"})
    with pytest.raises(StoreProblem):
        store.append(attempt, 0, [*RING, at_no_time])
    assert store.events(attempt) == ()


def test_steps_of_an_attempt_that_never_began_are_refused(store: Store) -> None:
    with pytest.raises(StoreProblem, match="no attempt 'nobody'"):
        store.append("nobody", 0, RING)


def test_a_finished_attempt_takes_no_further_step(store: Store, begin: Begin) -> None:
    attempt = begin()
    store.append(attempt, 0, RING)
    store.finish(attempt, HALF_PAST, "resolved", {"total": 84.0})
    with pytest.raises(StoreProblem, match="is finished"):
        store.append(attempt, 1, REPLY)


def test_finishing_keeps_outcome_time_and_scorecard(store: Store, begin: Begin) -> None:
    attempt = begin()
    store.finish(attempt, HALF_PAST, "resolved", {"total": 84.5, "critical": []})
    record = store.attempt(attempt)
    assert (record.finished_at, record.outcome) == (HALF_PAST, "resolved")
    assert record.scorecard == {"total": 84.5, "critical": []}


def test_finishing_twice_alike_keeps_the_first_time(store: Store, begin: Begin) -> None:
    attempt = begin()
    store.finish(attempt, HALF_PAST, "resolved", {"total": 84.5})
    store.finish(attempt, HALF_PAST.replace(minute=45), "resolved", {"total": 84.5})
    assert store.attempt(attempt).finished_at == HALF_PAST


def test_finishing_otherwise_is_refused(store: Store, begin: Begin) -> None:
    attempt = begin()
    store.finish(attempt, HALF_PAST, "lost", {"total": 12.0})
    with pytest.raises(StoreProblem, match="already finished as 'lost'"):
        store.finish(attempt, HALF_PAST, "resolved", {"total": 100.0})
    assert store.attempt(attempt).outcome == "lost"


def test_a_call_given_up_has_no_scorecard(store: Store, begin: Begin) -> None:
    attempt = begin()
    store.finish(attempt, HALF_PAST, "abandoned", None)
    assert store.attempt(attempt).scorecard is None
    assert store.unfinished() == ()


def test_text_that_is_no_valid_unicode_is_kept_readable(store: Store, begin: Begin) -> None:
    attempt = begin(trainee="An\udce9")
    store.append(attempt, 0, [(0.0, "noted", {"note": "half a pair \ud83d"})])
    assert store.attempts(trainee="An\udce9")[0].trainee == "An?"
    assert store.events(attempt)[0].body == {"note": "half a pair \ud83d"}


def test_a_time_without_a_zone_is_a_programming_error(begin: Begin) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        begin(started_at=datetime(2026, 3, 6))
