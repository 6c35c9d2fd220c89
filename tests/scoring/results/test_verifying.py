"""Whoever changes what was recorded is found out: which attempt, which event, what."""

import random
from collections.abc import Sequence

import pytest
from sqlalchemy import text

from scoring.results.chain import event_text, json_text, link
from scoring.results.database import Database
from scoring.results.place import Target
from scoring.results.store import Store
from tests.scoring.results.conftest import NOON, Begin

CALL = [
    [(0.0, "answered", {"line": "VIP desk"})],
    [(4.5, "replied", {"choice": "log-it"}), (4.5, "felt", {"trust": 7})],
    [(9.0, "replied", {"choice": "shrug"}), (9.0, "felt", {"trust": 2})],
    [(15.0, "replied", {"choice": "bye"}), (15.0, "ended", {"outcome": "lost"})],
]


@pytest.fixture
def attempt(store: Store, begin: Begin) -> str:
    """A finished call of seven events, between two of somebody else."""
    played = [begin(attempt=f"call-{number}") for number in range(3)]
    for attempt in played:
        seq = 0
        for step in CALL:
            store.append(attempt, seq, step)
            seq += len(step)
        store.finish(attempt, NOON, "lost", {"total": 12.0})
    return played[1]


def tamper(target: Target, *statements: str) -> None:
    """Changes rows behind the store's back."""
    database = Database.open(target)
    with database.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))
    database.close()


def told(store: Store) -> Sequence[str]:
    return [str(finding) for finding in store.findings()[1]]


@pytest.mark.usefixtures("attempt")
def test_nothing_is_found_where_nothing_was_changed(store: Store) -> None:
    assert store.findings() == (3, ())


def test_a_call_under_way_is_verified_as_far_as_it_is(store: Store, begin: Begin, target: Target) -> None:
    attempt = begin(attempt="under-way")
    store.append(attempt, 0, CALL[0])
    store.append(attempt, 1, CALL[1])
    assert store.findings() == (1, ())
    tamper(target, "UPDATE events SET kind = 'missed' WHERE seq = 1")
    assert told(store) == [
        "attempt under-way, event 1: (missed) was edited, or does not follow the event before it"
    ]


@pytest.mark.parametrize(
    "change",
    [
        """UPDATE events SET body = '{"choice":"log-it"}' WHERE attempt = 'call-1' AND seq = 3""",
        "UPDATE events SET kind = 'opened' WHERE attempt = 'call-1' AND seq = 3",
        "UPDATE events SET at = 8.0 WHERE attempt = 'call-1' AND seq = 3",
        "UPDATE events SET hash = 'f00' WHERE attempt = 'call-1' AND seq = 3",
        "UPDATE events SET at = -1e999 WHERE attempt = 'call-1' AND seq = 3",
    ],
    ids=["what was said", "what happened", "when", "the hash", "no time at all"],
)
@pytest.mark.usefixtures("attempt")
def test_an_edited_event_is_named(store: Store, target: Target, change: str) -> None:
    if "1e999" in change:
        change = change.replace("-1e999", "'-Infinity'" if not hasattr(target, "suffix") else "-1e999")
    tamper(target, change)
    assert told(store)[0].startswith("attempt call-1, event 3: (")
    assert "was edited" in told(store)[0]


@pytest.mark.usefixtures("attempt")
def test_a_removed_event_is_named(store: Store, target: Target) -> None:
    tamper(target, "DELETE FROM events WHERE attempt = 'call-1' AND seq = 3")
    assert told(store) == ["attempt call-1, event 3: is missing: it was removed"]


@pytest.mark.usefixtures("attempt")
def test_events_removed_from_the_end_are_named(store: Store, target: Target) -> None:
    tamper(target, "DELETE FROM events WHERE attempt = 'call-1' AND seq >= 5")
    assert told(store) == [
        "attempt call-1, event 5: is missing: it was removed from the end",
        "attempt call-1, event 6: is missing: it was removed from the end",
    ]


@pytest.mark.usefixtures("attempt")
def test_a_removed_event_is_found_though_the_rest_was_renumbered(store: Store, target: Target) -> None:
    tamper(
        target,
        "DELETE FROM events WHERE attempt = 'call-1' AND seq = 3",
        *(f"UPDATE events SET seq = {seq - 1} WHERE attempt = 'call-1' AND seq = {seq}" for seq in (4, 5, 6)),
    )
    found = told(store)
    assert found[0].startswith("attempt call-1, event 3:")
    assert "attempt call-1, event 4: (replied) was event 5: the events were reordered" in found
    assert found[-1] == "attempt call-1, event 6: is missing: it was removed from the end"


@pytest.mark.usefixtures("attempt")
def test_reordered_events_are_named(store: Store, target: Target) -> None:
    tamper(
        target,
        "UPDATE events SET seq = 99 WHERE attempt = 'call-1' AND seq = 1",
        "UPDATE events SET seq = 1 WHERE attempt = 'call-1' AND seq = 3",
        "UPDATE events SET seq = 3 WHERE attempt = 'call-1' AND seq = 99",
    )
    found = told(store)
    assert "attempt call-1, event 1: (replied) was event 3: the events were reordered" in found
    assert "attempt call-1, event 3: (replied) was event 1: the events were reordered" in found


@pytest.mark.usefixtures("attempt")
def test_an_event_of_another_attempt_does_not_fit_in(store: Store, target: Target) -> None:
    tamper(
        target,
        "DELETE FROM events WHERE attempt = 'call-1' AND seq = 3",
        "UPDATE events SET attempt = 'call-1' WHERE attempt = 'call-2' AND seq = 3",
    )
    found = told(store)
    assert found[0] == "attempt call-1, event 3: (replied) was edited, or does not follow the event before it"
    assert found[-1] == "attempt call-2, event 3: is missing: it was removed"


@pytest.mark.parametrize(
    "change",
    ["mode = 'practice'", "seed = '8'", "started_at = '2026-01-01T00:00:00.000000+00:00'",
     "retry_of = 'call-0'", "trainee = 'somebody'"],
)  # fmt: skip
@pytest.mark.usefixtures("attempt")
def test_an_edited_heading_is_found(store: Store, target: Target, change: str) -> None:
    tamper(target, "INSERT INTO people VALUES ('somebody', 'Ben')")
    tamper(target, f"UPDATE attempts SET ordinal = 7, {change} WHERE id = 'call-1'")
    assert told(store) == [
        "attempt call-1, event 0: (answered) or the attempt's heading (who, what, when, how) was edited"
    ]


@pytest.mark.usefixtures("attempt")
def test_a_chain_that_was_written_anew_ends_in_another_head(store: Store, target: Target) -> None:
    before = store.events("call-1")
    database = Database.open(target)
    with database.writing() as connection:
        before_last = text("SELECT hash FROM events WHERE attempt = 'call-1' AND seq = 5")
        body = json_text({"outcome": "resolved"})
        forged = link(
            str(connection.execute(before_last).scalar()),
            "call-1",
            6,
            event_text(before[6].at, "ended", body),
        )
        connection.execute(
            text("UPDATE events SET body = :body, hash = :hash WHERE attempt = 'call-1' AND seq = 6"),
            {"body": body, "hash": forged},
        )
    database.close()
    assert told(store) == [
        "attempt call-1: the chain ends in another head than was recorded: the events were rewritten"
    ]


@pytest.mark.usefixtures("attempt")
def test_a_head_that_is_gone_is_told(store: Store, target: Target) -> None:
    tamper(target, "DELETE FROM chain_heads WHERE attempt = 'call-1'")
    assert told(store) == ["attempt call-1: the head of its chain was removed"]


def test_a_finished_attempt_tells_the_head_of_its_chain(store: Store, attempt: str) -> None:
    others = {record.head for record in store.attempts() if record.id != attempt}
    head = store.attempt(attempt).head
    assert len(head) == 64
    assert head not in others


def test_an_erased_name_leaves_the_chain_whole(store: Store, attempt: str, target: Target) -> None:
    tamper(target, "UPDATE people SET name = NULL")
    assert store.findings() == (3, ())
    assert store.attempt(attempt).trainee.startswith("erased trainee ")


def test_any_one_change_is_found(store: Store, attempt: str, target: Target) -> None:
    chance = random.Random(4)
    for _ in range(20):
        row = chance.choice(store.events(attempt))
        place = f"attempt = '{attempt}' AND seq = {row.seq}"
        tamper(target, f"UPDATE events SET at = at + 0.25 WHERE {place}")
        assert [finding.number for finding in store.findings(attempt)[1]] == [row.seq]
        tamper(target, f"UPDATE events SET at = at - 0.25 WHERE {place}")
    assert store.findings(attempt) == (1, ())
