"""Who is in a store, all that is kept of them, and how they are erased without a trace of who they were."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from scoring.results.erasing import Traces
from scoring.results.layout import backup_path
from scoring.results.outbox import outbox_files
from scoring.results.place import Place, Server, Target
from scoring.results.records import PlayedScenario
from scoring.results.remark_records import GivenMark
from scoring.results.store import Store
from tests.postgres import PostgresServer
from tests.scoring.results.conftest import NOON, SCENARIO, Begin, beginner, on_a_server

ANA = "Ana Souza-Nguyễn"
FIRST_LAYOUT = Path(__file__).with_name("layout-1.sqlite")
ABOUT_HER = "Interrupts when she is tired"
CARD = {"total": 80.0, "passed": True}


def play(store: Store, attempt: str) -> str:
    store.append(attempt, 0, [(0.5, "answered", {}), (3.0, "replied", {"choice": "sorry"})])
    store.finish(attempt, NOON, "resolved", CARD)
    return attempt


@pytest.fixture
def hers(store: Store, begin: Begin) -> str:
    """Ana's attempt, with a note about her and Bo's marking of it."""
    attempt = play(store, begin(trainee=ANA))
    store.note(attempt, ABOUT_HER, NOON, "Bo")
    store.mark(attempt, [GivenMark(1, "attentive", 1)], NOON, "Bo")
    return attempt


@pytest.fixture
def bos(store: Store, begin: Begin) -> str:
    """Bo's attempt, with a note by Ana."""
    attempt = play(store, begin(trainee="Bo"))
    store.note(attempt, "Well done.", NOON, ANA)
    return attempt


def erase(store: Store, name: str) -> Traces:
    traces = store.eraser.traces(name)
    assert store.eraser.erase(traces) == []
    return traces


@pytest.mark.usefixtures("hers", "bos")
def test_everybody_is_listed_with_what_is_kept_of_them(store: Store) -> None:
    counts = [(who.name, who.attempts, who.notes, who.written, who.marks) for who in store.people.all()]
    assert counts == [(ANA, 1, 1, 1, 0), ("Bo", 1, 1, 1, 1)]
    assert all(who.last == NOON and not who.erased for who in store.people.all())


def test_everything_of_a_person_is_one_document(store: Store, hers: str, bos: str) -> None:
    (ana,) = store.people.called(ANA)
    everything = store.people.everything_of([ana.id])
    assert everything["people"] == [{"id": ana.id, "name": ANA}]
    (attempt,) = everything["attempts"]
    assert (attempt["attempt"], attempt["scorecard"], attempt["outcome"]) == (hers, CARD, "resolved")
    assert attempt["chain_head"] == store.attempt(hers).head
    assert [event["kind"] for event in attempt["events"]] == ["answered", "replied"]
    assert [(note["by"], note["text"]) for note in attempt["notes"]] == [("Bo", ABOUT_HER)]
    assert [(mark["by"], mark["behaviour"], mark["value"]) for mark in attempt["marks"]] == [
        ("Bo", "attentive", 1)
    ]
    assert [(note["attempt"], note["text"]) for note in everything["notes_written"]] == [(bos, "Well done.")]
    assert everything["marks_given"] == []


def test_an_erased_trainee_keeps_attempts_and_no_name(store: Store, hers: str, bos: str) -> None:
    before = store.attempt(hers)
    erase(store, ANA)
    after = store.attempt(hers)
    shown = f"erased trainee {before.trainee_id[:8]}"
    assert (after.trainee, after.trainee_id) == (shown, before.trainee_id)
    assert (after.scorecard, after.head, len(store.events(hers))) == (before.scorecard, before.head, 2)
    assert [note.text for note in store.notes_of(hers)] == [None]
    assert [(note.author, note.text) for note in store.notes_of(bos)] == [(shown, "Well done.")]
    assert [record.id for record in store.attempts(trainee=shown)] == [hers]
    assert store.attempts(trainee=ANA) == ()
    assert [who.erased for who in store.people.all()] == [False, True]


@pytest.mark.usefixtures("hers", "bos")
def test_the_chains_hold_after_erasing(store: Store) -> None:
    erase(store, ANA)
    erase(store, "Bo")
    assert store.findings() == (2, ())


@pytest.mark.usefixtures("hers")
def test_whoever_plays_again_under_an_erased_name_is_somebody_else(store: Store, begin: Begin) -> None:
    erase(store, ANA)
    again = store.attempt(begin(trainee=ANA))
    assert (again.trainee, again.ordinal) == (ANA, 1)
    assert len(store.people.called(ANA)) == 1


@pytest.mark.usefixtures("hers")
def test_erasing_tells_who_else_s_notes_have_the_name(store: Store, bos: str) -> None:
    store.note(bos, "Did better than ana souza-nguyễn!", NOON, "Cy")
    assert store.eraser.traces(ANA).mentioned == (bos,)


@pytest.mark.usefixtures("hers")
def test_nobody_of_that_name(store: Store) -> None:
    assert not store.eraser.traces("Ana")


def bytes_of(files: Iterable[Path]) -> bytes:
    return b"\0".join(path.read_bytes() for path in files if path.is_file())


def is_named(files: Iterable[Path]) -> list[bool]:
    """Whether Ana's name, and what was noted about her, stand in the files."""
    found = bytes_of(files)
    return [words.encode() in found for words in (ANA, ABOUT_HER)]


def test_nothing_of_an_erased_trainee_is_left_in_the_file(path: Path) -> None:
    with Store.open(path) as store:
        for number in range(300):
            attempt = play(store, beginner(store, SCENARIO)(trainee=ANA if number % 3 else f"T{number}"))
            store.note(attempt, f"{ABOUT_HER} {number}" if number % 3 else "-", NOON, ANA)
        assert is_named(path.parent.iterdir()) == [True, True]
        erase(store, ANA)
        assert is_named(path.parent.iterdir()) == [False, False]
        assert store.findings() == (300, ())
    assert is_named(path.parent.iterdir()) == [False, False]


def test_a_reader_in_the_way_is_told_of(path: Path) -> None:
    with Store.open(path, wait=0.1) as store:
        play(store, beginner(store, SCENARIO)(trainee=ANA))
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM people").fetchall()
            (sentence,) = store.eraser.erase(store.eraser.traces(ANA))
        assert "may still lie" in sentence
        (erased,) = store.people.all()
        assert erased.erased
        erase(store, erased.name)
    assert is_named(path.parent.iterdir()) == [False, False]


@on_a_server
def test_nothing_of_an_erased_trainee_is_left_in_the_tables_of_a_server(postgres: PostgresServer) -> None:
    address = postgres.database()
    with Store.open(Place(Server(address))) as store:
        attempt = play(store, beginner(store, SCENARIO)(trainee=ANA))
        store.note(attempt, ABOUT_HER, NOON)
    tables = tables_at_rest(postgres, address)
    assert is_named(tables.iterdir()) == [True, True]
    with Store.open(Place(Server(address))) as store:
        erase(store, ANA)
    assert is_named(tables_at_rest(postgres, address).iterdir()) == [False, False]


def tables_at_rest(postgres: PostgresServer, address: str) -> Path:
    """The folder of a database's files, after the server has written to them all there is."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        found = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        (oid,) = found.fetchone() or ("",)
    return postgres.folder / "data" / "base" / str(oid)


def test_calls_kept_on_this_computer_are_searched_too(tmp_path: Path) -> None:
    """A call was played without the store, and has been delivered since: the name stays behind with it."""
    (tmp_path / "gone").write_text("no folder", encoding="utf-8")
    place = Place(tmp_path / "gone" / "attempts.db", (tmp_path / "spare",))
    with Store.open(place) as store:
        play(store, beginner(store, SCENARIO)(trainee=ANA))
    (outbox,) = (path for path in outbox_files(place) if path.exists())
    assert is_named([outbox]) == [True, False]
    (tmp_path / "gone").unlink()
    with Store.open(place) as store:
        traces = erase(store, ANA)
        assert traces.kept == (outbox,)
        (record,) = store.attempts()
        assert record.trainee.startswith("erased trainee ")
    assert is_named(tmp_path.rglob("*")) == [False, False]


def test_another_desk_erased_somebody_who_is_still_named_here(tmp_path: Path) -> None:
    (tmp_path / "gone").write_text("no folder", encoding="utf-8")
    place = Place(tmp_path / "gone" / "attempts.db", (tmp_path / "spare",))
    with Store.open(place) as store:
        play(store, beginner(store, SCENARIO)(trainee=ANA))
    (tmp_path / "gone").unlink()
    with Store.open(place) as store:
        store.people.erase([who.id for who in store.people.called(ANA)])
        traces = erase(store, ANA)
        assert (traces.persons, len(traces.kept)) == ((), 1)
    assert is_named(tmp_path.rglob("*")) == [False, False]


def test_a_name_that_was_left_in_unused_pages_goes_too(path: Path) -> None:
    with Store.open(path) as store:
        play(store, beginner(store, SCENARIO)(trainee="Ana"))
        with closing(sqlite3.connect(path)) as editor, editor:
            editor.execute("PRAGMA secure_delete = OFF")
            editor.execute("CREATE TABLE former (name TEXT)")
            editor.execute("INSERT INTO former VALUES (?)", [ANA * 1000])
            editor.execute("DROP TABLE former")
        erase(store, "Ana")
        assert is_named(path.parent.iterdir()) == [False, False]


def test_a_store_of_the_first_layout_is_erased_from_like_any_other(tmp_path: Path) -> None:
    path = Path(shutil.copy(FIRST_LAYOUT, tmp_path / "attempts.sqlite"))
    with closing(sqlite3.connect(path)) as editor, editor:
        (trainee,) = editor.execute("SELECT trainee FROM attempts LIMIT 1").fetchone()
        editor.execute("UPDATE attempts SET trainee = ? WHERE trainee = ?", (ANA, trainee))
    with Store.open(path) as store:
        assert erase(store, ANA).copies == (backup_path(path),)
        assert is_named([path, path.with_name(f"{path.name}-wal")]) == [False, False]
        assert store.findings()[1] == ()


def test_a_call_that_was_kept_with_an_erased_name_brings_none_back(tmp_path: Path) -> None:
    place = Place(tmp_path / "a.db")
    with Store.open(place) as store:
        play(store, beginner(store, SCENARIO)(trainee=ANA))
        erase(store, ANA)
        (record,) = store.attempts()
        call = store._main().finder.call(record.id)
    with Store.open(tmp_path / "b.db") as other:
        other._main().recorder.deliver(call)
        assert [who.erased for who in other.people.all()] == [True]
        assert other.attempt(record.id).trainee == record.trainee


def test_backups_and_damaged_files_that_name_a_trainee_are_found(tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite"
    with Store.open(path) as store:
        play(store, beginner(store, SCENARIO)(trainee=ANA))
    backup, damaged = backup_path(path), tmp_path / "attempts.damaged-1.sqlite"
    backup.write_bytes(path.read_bytes())
    damaged.write_bytes(b"x" * ((1 << 20) - 3) + ANA.encode())
    (tmp_path / "attempts.damaged-2.sqlite").write_bytes(b"Bo")
    (tmp_path / "another.before-3.sqlite").write_bytes(ANA.encode())
    with Store.open(path) as store:
        assert erase(store, ANA).copies == (backup, damaged)


@pytest.fixture
def three_years(store: Store, scenario: PlayedScenario, target: Target) -> list[str]:
    """Ana played three years ago, two years ago and at noon; Bo three years ago."""
    begin = beginner(store, scenario)
    year = timedelta(days=365)
    calls = ((ANA, 3), (ANA, 2), (ANA, 0), ("Bo", 3))
    played = [play(store, begin(trainee=who, started_at=NOON - ago * year)) for who, ago in calls]
    store.note(played[0], ABOUT_HER, NOON, "Cy")
    store.mark(played[0], [GivenMark(1, "attentive", 1)], NOON, "Cy")
    assert target
    return played


def test_what_is_due_is_told_beforehand(store: Store, three_years: list[str]) -> None:
    due = store.retention.due(NOON - timedelta(days=800))
    assert (due.attempts, due.people, len(store.attempts())) == (2, 1, len(three_years))
    assert due.first == due.last == NOON - timedelta(days=3 * 365)
    assert store.retention.due(NOON - timedelta(days=2000)).attempts == 0


def test_old_attempts_go_whole_and_people_with_their_last(store: Store, three_years: list[str]) -> None:
    due, trouble = store.retention.remove(NOON - timedelta(days=800))
    assert (due.attempts, due.people, trouble) == (2, 1, "")
    assert [record.id for record in store.attempts()] == three_years[1:3]
    assert [who.name for who in store.people.all()] == [ANA]
    assert store.markings() == store.notes_of(three_years[0]) == store.events(three_years[0]) == ()
    assert store.findings() == (2, ())


def test_attempts_are_numbered_on_after_the_first_is_gone(store: Store, three_years: list[str]) -> None:
    store.retention.remove(NOON - timedelta(days=800))
    assert store.attempt(three_years[1]).ordinal == 2
    assert store.attempt(beginner(store, SCENARIO)(trainee=ANA)).ordinal == 4


def test_nothing_of_a_removed_attempt_is_left_in_the_file(path: Path) -> None:
    with Store.open(path) as store:
        attempt = play(store, beginner(store, SCENARIO)(trainee=ANA))
        store.note(attempt, ABOUT_HER, NOON)
        store.retention.remove(NOON + timedelta(days=1))
        assert is_named(path.parent.iterdir()) == [False, False]
        assert attempt.encode() not in bytes_of(path.parent.iterdir())
