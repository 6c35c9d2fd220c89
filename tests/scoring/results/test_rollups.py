"""Roll-ups are kept as attempts arrive: every first attempt counts once, whatever happens in between."""

from collections.abc import Sequence
from datetime import timedelta
from threading import Thread

import pytest

from scoring.cohort.attempts import Attempt, Chosen
from scoring.cohort.progress import gain_rows, gain_sums, progress
from scoring.cohort.reading import Sums
from scoring.cohort.rollup import merged, roll_up
from scoring.cohort.rows import Kind
from scoring.results.place import Place, Target
from scoring.results.records import AttemptRecord, PlayedScenario
from scoring.results.rollups import trainee_of
from scoring.results.store import Store
from tests.scoring.results.conftest import NOON, SCENARIO, Begin, beginner

VERSION = SCENARIO.hash
EDITED = PlayedScenario("5b3c", SCENARIO.id, SCENARIO.title, "format: 1\ntitle: …\n# edited\n")


def finished(store: Store, trainee: str, total: float, **changes: object) -> str:
    """An attempt that was played to its end."""
    attempt = beginner(store, SCENARIO)(trainee=trainee, **changes)
    store.finish(attempt, NOON, "resolved", {"total": total, "passed": total >= 70})
    return attempt


def told(record: AttemptRecord) -> Attempt:
    """What the roll-up is told of an attempt: one reply, which lost what the total lacks."""
    assert record.scorecard is not None
    total = record.scorecard["total"]
    choices = (Chosen("refund", "pay" if total > 50 else "refuse", 100 - total),)
    return Attempt(trainee_of(record), record.hash, record.ordinal, False, total, (total, None, 40.0),
                   total >= 70, choices)  # fmt: skip


def count(store: Store, records: Sequence[AttemptRecord]) -> int:
    return store.rollups.count(VERSION, {record.id: told(record) for record in records})


def whole(store: Store) -> list[Attempt]:
    return [told(record) for record in store.attempts() if record.scorecard and not record.retry_of]


def expected(store: Store) -> dict[tuple[str, str, str], int]:
    """The rows of a roll-up made of all attempts at once."""
    rows = roll_up(VERSION, whole(store)).rows | gain_rows(gain_sums(progress(VERSION, whole(store))))
    return {key: value for key, value in rows.items() if value}


def test_what_arrives_one_by_one_is_what_is_there(store: Store) -> None:
    for total, trainee in [(90, "Ana"), (40, "Bo"), (75, "Ana"), (20, "Cy"), (60, "Bo"), (95, "Bo")]:
        finished(store, trainee, total)
        assert count(store, store.rollups.waiting(VERSION)) == 1
    assert dict(store.rollups.read(VERSION).rows) == expected(store)
    gains = Sums(store.rollups.read(VERSION)).gains()
    assert (gains.started.n, gains.gains.total) == (2, (75 - 90 + 95 - 40) * 1000)


def test_a_trainee_s_second_attempt_may_be_counted_before_the_first(store: Store) -> None:
    for trainee, total in [("Ana", 50), ("Ana", 80), ("Bo", 30)]:
        finished(store, trainee, total)
    waiting = store.rollups.waiting(VERSION)
    for record in sorted(waiting, key=lambda record: -record.ordinal):
        count(store, [record])
    assert dict(store.rollups.read(VERSION).rows) == expected(store)


def test_an_attempt_counts_once(store: Store) -> None:
    finished(store, "Ana", 90)
    waiting = store.rollups.waiting(VERSION)
    assert count(store, waiting) == 1
    assert count(store, waiting) == 0
    assert Sums(store.rollups.read(VERSION)).attempts == 1
    assert store.rollups.waiting(VERSION) == ()


def test_what_goes_wrong_in_the_middle_leaves_the_attempt_waiting(store: Store) -> None:
    finished(store, "Ana", 90)
    [waiting] = store.rollups.waiting(VERSION)
    with pytest.raises(ValueError, match="two first attempts"):
        store.rollups.count(VERSION, {waiting.id: told(waiting), finished(store, "Bo", 1): told(waiting)})
    assert store.rollups.read(VERSION).rows == {}
    assert len(store.rollups.waiting(VERSION)) == 2


def test_calls_given_up_under_way_or_retried_do_not_wait(store: Store, begin: Begin) -> None:
    first = finished(store, "Ana", 90)
    begin(trainee="Bo")
    store.finish(begin(trainee="Cy"), NOON, "given-up", None)
    finished(store, "Ana", 99, retry_of=first)
    assert [record.id for record in store.rollups.waiting(VERSION)] == [first]


def test_versions_are_never_mixed(store: Store) -> None:
    finished(store, "Ana", 90)
    finished(store, "Bo", 40, scenario=EDITED, started_at=NOON + timedelta(days=1))
    finished(store, "Cy", 50)
    count(store, store.rollups.waiting(VERSION))
    latest, earlier = store.rollups.versions()
    assert (latest.hash, latest.attempts, latest.waiting) == (EDITED.hash, 0, 1)
    assert (earlier.hash, earlier.attempts, earlier.waiting) == (VERSION, 2, 0)
    assert store.rollups.read(EDITED.hash).rows == {}


def test_what_belongs_to_no_cohort_waits_no_longer(store: Store) -> None:
    trial = finished(store, "(bot)", 90)
    store.rollups.pass_over(VERSION, [trial])
    assert store.rollups.versions() == ()


def test_waiting_attempts_come_a_few_at_a_time(store: Store) -> None:
    ids = sorted(finished(store, f"trainee {number}", number) for number in range(5))
    first = store.rollups.waiting(VERSION, most=3)
    rest = store.rollups.waiting(VERSION, after=first[-1].id, most=3)
    assert [record.id for record in (*first, *rest)] == ids


def test_counting_anew_comes_to_the_same(store: Store) -> None:
    for total, trainee in [(90, "Ana"), (40, "Bo"), (75, "Ana")]:
        finished(store, trainee, total)
    count(store, store.rollups.waiting(VERSION))
    before = store.rollups.read(VERSION)
    store.rollups.begin_anew(VERSION)
    assert store.rollups.read(VERSION).rows == {}
    count(store, store.rollups.waiting(VERSION))
    assert store.rollups.read(VERSION) == before


def test_the_latest_come_first(store: Store) -> None:
    early = finished(store, "Ana", 90)
    late = finished(store, "Bo", 40, started_at=NOON + timedelta(days=1))
    finished(store, "Ana", 99)
    assert [record.id for record in store.rollups.scored(VERSION, firsts=True)] == [late, early]
    assert [record.id for record in store.rollups.scored(VERSION, firsts=True, most=1)] == [late]
    assert [r.id for r in store.rollups.scored(VERSION, since=NOON + timedelta(hours=1))] == [late]


def test_desks_that_count_at_once_count_everything_once(store: Store, target: Target) -> None:
    for number in range(40):
        finished(store, f"trainee {number % 30}", number)
    records = store.rollups.waiting(VERSION)

    def desk() -> None:
        with Store.open(Place(target), wait=30.0) as own:
            for record in records:
                count(own, [record])

    desks = [Thread(target=desk) for _ in range(4)]
    for one in desks:
        one.start()
    for one in desks:
        one.join()
    assert dict(store.rollups.read(VERSION).rows) == expected(store)


def test_a_roll_up_read_back_can_be_merged(store: Store) -> None:
    finished(store, "Ana", 90)
    count(store, store.rollups.waiting(VERSION))
    kept = store.rollups.read(VERSION)
    assert Sums(merged([kept, kept], VERSION)).attempts == 2 * kept.rows[Kind.ATTEMPTS, "", ""]


def test_what_was_counted_stays_when_old_attempts_are_removed(store: Store) -> None:
    for total, trainee in [(90, "Ana"), (40, "Bo"), (75, "Ana")]:
        finished(store, trainee, total)
    count(store, store.rollups.waiting(VERSION))
    kept = store.rollups.read(VERSION)
    finished(store, "Cy", 10)
    store.retention.remove(NOON + timedelta(days=1))
    (version,) = store.rollups.versions()
    assert (version.attempts, version.waiting, version.last) == (2, 0, None)
    assert store.rollups.read(VERSION) == kept
