"""Trainers' notes and second markings: added, read back, never changed unseen."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from scoring.results.database import Database
from scoring.results.place import Place, Target
from scoring.results.problem import StoreProblem
from scoring.results.remark_records import GivenMark
from scoring.results.store import Store
from tests.scoring.results.conftest import NOON, Begin

LATER = NOON + timedelta(days=1)
HEARD, FIXED = GivenMark(1, "attentive", 3), GivenMark(1, "fix", 1)


@pytest.fixture
def over(store: Store, begin: Begin) -> str:
    """Ana's attempt, which is over."""
    attempt = begin()
    store.append(attempt, 0, [(0.5, "answered", {}), (3.0, "replied", {"choice": "sorry"})])
    store.finish(attempt, NOON, "resolved", {"total": 80.0, "passed": True})
    return attempt


def change(target: Target, statement: str) -> None:
    """Somebody edits the store behind its back."""
    database = Database.open(target)
    with database.writing() as connection:
        connection.execute(text(statement))
    database.close()


def test_notes_come_back_as_they_were_written(store: Store, over: str) -> None:
    store.note(over, "Let her finish.\n=2+2", NOON, "Bo")
    store.note(over, "  Seen. ", LATER)
    assert [(note.number, note.at, note.author, note.text) for note in store.notes_of(over)] == [
        (0, NOON, "Bo", "Let her finish.\n=2+2"),
        (1, LATER, None, "Seen."),
    ]
    assert store.notes_of("another") == ()


@pytest.mark.parametrize("words", ["", " \n ", "x" * 10_001])
def test_a_note_that_says_nothing_or_too_much(store: Store, over: str, words: str) -> None:
    with pytest.raises(StoreProblem, match="write one of up to 10,000"):
        store.note(over, words, NOON)
    assert store.notes_of(over) == ()


def test_a_call_under_way_is_not_remarked_on(store: Store, begin: Begin) -> None:
    attempt = begin()
    with pytest.raises(StoreProblem, match="still under way"):
        store.note(attempt, "Go on!", NOON)
    with pytest.raises(StoreProblem, match="no attempt a9"):
        store.mark("a9", [HEARD], NOON, "Bo")


def test_marks_come_back_with_their_marker(store: Store, over: str) -> None:
    assert store.mark(over, [HEARD, FIXED], NOON, "Bo") == 2
    store.mark(over, [GivenMark(1, "fix", 2)], LATER, "Cy")
    found = store.markings(attempt=over)
    assert [(marking.marker, marking.mark) for marking in found] == [
        ("Bo", HEARD), ("Bo", FIXED), ("Cy", GivenMark(1, "fix", 2)),
    ]  # fmt: skip
    assert store.markings(scenario="vip-billing") == found
    assert store.markings(scenario="irate-ceo") == ()


def test_the_same_marks_again_change_nothing(store: Store, over: str) -> None:
    store.mark(over, [HEARD], NOON, "Bo")
    assert store.mark(over, [HEARD, FIXED], LATER, "Bo") == 1
    assert len(store.markings()) == 2


def test_marks_once_given_stay(store: Store, over: str) -> None:
    store.mark(over, [HEARD], NOON, "Bo")
    with pytest.raises(StoreProblem, match=r"Bo gave 3 for attentive at event 1 .* before, not 0"):
        store.mark(over, [FIXED, GivenMark(1, "attentive", 0)], LATER, "Bo")
    assert [marking.mark for marking in store.markings()] == [HEARD]


def test_nobody_marks_a_call_of_their_own(store: Store, over: str) -> None:
    with pytest.raises(StoreProblem, match="somebody else's to give"):
        store.mark(over, [HEARD], NOON, "Ana")


@pytest.fixture
def remarked(store: Store, over: str) -> str:
    """An attempt with a note, two markings, and another note."""
    store.note(over, "Let her finish.", NOON, "Bo")
    store.mark(over, [HEARD, FIXED], NOON, "Bo")
    store.note(over, "Better than last week.", LATER, "Cy")
    return over


def found(store: Store) -> list[str]:
    return [finding.what for finding in store.findings()[1]]


def test_nothing_was_changed(store: Store, remarked: str) -> None:
    assert store.findings() == store.findings(remarked) == (1, ())


@pytest.mark.usefixtures("remarked")
@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE notes SET text = 'Well done.' WHERE number = 0", ["remark 0 (a note) was rewritten"]),
        (
            "UPDATE notes SET author = NULL WHERE number = 3",
            ["remark 3 (a note) was edited, or does not follow what it followed"],
        ),
        (
            "UPDATE markings SET value = 0 WHERE number = 1",
            ["remark 1 (a marking) was edited, or does not follow what it followed"],
        ),
        ("DELETE FROM markings WHERE number = 2", ["remark 2 was removed"]),
        ("DELETE FROM notes WHERE number = 3", ["remark 3 was removed from the end"]),
        ("DELETE FROM notes WHERE number = 0", ["remark 0 was removed"]),
        ("DELETE FROM remark_heads", ["the head of its remarks was removed"]),
        ("UPDATE remark_heads SET head = 'f00'", ["its remarks end in another head than was recorded"]),
        (
            "UPDATE chain_heads SET head = 'f00'",
            [
                "the chain ends in another head than was recorded: the events were rewritten",
                "remark 0 (a note) was edited, or does not follow what it followed",
            ],
        ),
    ],
)
def test_a_changed_remark_is_named(store: Store, target: Target, statement: str, what: list[str]) -> None:
    change(target, statement)
    assert found(store) == what


@pytest.mark.usefixtures("store")
def test_all_remarks_removed(store: Store, remarked: str, target: Target) -> None:
    for table in ("notes", "markings"):
        change(target, f"DELETE FROM {table}")
    assert found(store) == [f"remark {number} was removed from the end" for number in range(4)]
    assert remarked


def test_a_remark_is_not_kept_elsewhere(tmp_path: Path) -> None:
    """Whoever writes one without the store is told at once."""
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    away = Place(tmp_path / "file" / "attempts.db", (tmp_path / "spare",))
    with Store.open(away) as store, pytest.raises(StoreProblem, match="cannot be opened"):
        store.note("a1", "Let her finish.", NOON)
