"""Attempts and the scenarios they were played on are found again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from scoring.results.problem import StoreProblem
from scoring.results.records import PlayedScenario
from scoring.results.store import Store

Begin = Callable[..., str]
NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_an_attempt_comes_back_as_it_began(store: Store, begin: Begin) -> None:
    record = store.attempt(begin(attempt="a1", seed=10**30, mode="practice"))
    assert (record.id, record.scenario, record.title) == ("a1", "vip-billing", "The bill that would not die")
    assert (record.hash, record.trainee, record.mode, record.seed) == ("4f2a", "Ana", "practice", 10**30)
    assert (record.started_at, record.retry_of) == (NOON, None)
    assert (record.finished_at, record.outcome, record.scorecard) == (None, None, None)


def test_attempts_are_numbered_for_each_trainee_and_scenario(
    store: Store, begin: Begin, scenario: PlayedScenario
) -> None:
    edited = replace(scenario, hash="9c1e")
    other = PlayedScenario("77aa", "irate-ceo", "Get me the boss", "…")
    begun = [begin(), begin(trainee="Ben"), begin(scenario=edited), begin(scenario=other), begin()]
    assert [store.attempt(attempt).ordinal for attempt in begun] == [1, 1, 2, 1, 3]


def test_a_retry_names_what_it_retries(store: Store, begin: Begin) -> None:
    first = begin()
    assert store.attempt(begin(retry_of=first)).retry_of == first


def test_attempts_are_listed_in_the_order_they_began(store: Store, begin: Begin) -> None:
    late, early = begin(started_at=NOON + HOUR), begin(started_at=NOON)
    assert [record.id for record in store.attempts()] == [early, late]


def test_attempts_can_be_narrowed(store: Store, begin: Begin) -> None:
    other = PlayedScenario("77aa", "irate-ceo", "Get me the boss", "…")
    ana, ben, elsewhere = begin(), begin(trainee="Ben"), begin(scenario=other, started_at=NOON + HOUR)
    assert [record.id for record in store.attempts(trainee="Ben")] == [ben]
    assert [record.id for record in store.attempts(scenario="irate-ceo")] == [elsewhere]
    assert [record.id for record in store.attempts(since=NOON + HOUR)] == [elsewhere]
    assert {record.id for record in store.attempts(since=NOON)} == {ana, ben, elsewhere}


def test_since_is_a_moment_whatever_its_zone(store: Store, begin: Begin) -> None:
    attempt = begin(started_at=NOON)
    in_hanoi = NOON.astimezone(timezone(timedelta(hours=7)))
    assert [record.id for record in store.attempts(since=in_hanoi)] == [attempt]
    assert store.attempts(since=in_hanoi + timedelta(microseconds=1)) == ()


def test_calls_under_way_come_latest_first(store: Store, begin: Begin) -> None:
    early, late = begin(), begin(started_at=NOON + HOUR)
    done = begin(started_at=NOON + 2 * HOUR)
    begin(trainee="Ben")
    store.finish(done, NOON + 3 * HOUR, "resolved", {})
    assert [record.id for record in store.unfinished("Ana", "vip-billing")] == [late, early]


def test_the_beginning_of_an_id_is_enough(store: Store, begin: Begin) -> None:
    begin(attempt="c0ffee-1")
    begin(attempt="beef-2")
    assert store.attempt("c0f").id == "c0ffee-1"


def test_a_whole_id_wins_over_longer_ones(store: Store, begin: Begin) -> None:
    begin(attempt="abc")
    begin(attempt="ab")
    assert store.attempt("ab").id == "ab"


def test_an_ambiguous_beginning_names_the_candidates(store: Store, begin: Begin) -> None:
    begin(attempt="c0ffee")
    begin(attempt="c0de")
    with pytest.raises(StoreProblem, match=r"Several attempts begin with 'c0': c0de, c0ffee.*more of the id"):
        store.attempt("c0")


@pytest.mark.parametrize("unknown", ["nope", "%", "_", "'"])
def test_an_unknown_attempt_says_where_to_look(store: Store, begin: Begin, unknown: str) -> None:
    begin()
    with pytest.raises(StoreProblem, match=r"no attempt .* 'attempts' lists"):
        store.attempt(unknown)


def test_the_text_played_is_kept_beside_later_edits(
    store: Store, begin: Begin, scenario: PlayedScenario
) -> None:
    edited = replace(scenario, hash="9c1e", text="format: 1\ntitle: Softer\n", title="Softer")
    old, new = begin(), begin(scenario=edited)
    assert store.scenario_text(store.attempt(old).hash) == scenario
    assert store.scenario_text(store.attempt(new).hash) == edited
    assert store.attempt(old).title == "The bill that would not die"


def test_a_scenario_never_played_is_a_problem(store: Store) -> None:
    with pytest.raises(StoreProblem, match="hash 0000"):
        store.scenario_text("0000")
