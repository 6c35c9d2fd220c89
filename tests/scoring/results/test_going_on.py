"""Whatever becomes of the store, the call goes on, nothing of it is lost, and the trainee is told."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scoring.results.outbox import outbox_files
from scoring.results.place import Place, Server
from scoring.results.problem import StoreProblem, StoreUnavailable
from scoring.results.store import Store
from tests.postgres import PostgresServer
from tests.scoring.results.conftest import NOON, SCENARIO, beginner, on_a_server
from tests.scoring.results.test_durability import CHILD, acknowledged_before_death, python

RING = [(0.0, "answered", {"line": "VIP desk"})]
REPLY = [(4.5, "replied", {"choice": "log-it"}), (4.5, "felt", {"trust": 7})]
END = [(9.0, "replied", {"choice": "bye"}), (9.0, "ended", {"outcome": "resolved"})]
CARD = {"total": 84.0}


@pytest.fixture
def server(postgres: PostgresServer) -> Iterator[PostgresServer]:
    """The server, which a test may stop; it runs again afterwards."""
    yield postgres
    if not postgres.runs:
        postgres.start()


@pytest.fixture
def place(server: PostgresServer, tmp_path: Path) -> Place:
    """A store on the server, and this desk's own folder for what the server cannot take."""
    return Place(Server(server.database()), (tmp_path / "desk",))


@pytest.fixture
def file_place(path: Path, tmp_path: Path) -> Place:
    """A store in a file, and a spare folder."""
    return Place(path, (tmp_path / "desk",))


def play(store: Store, attempt: str) -> None:
    """From the ring to the end."""
    store.append(attempt, 0, RING)
    store.append(attempt, 1, REPLY)
    store.append(attempt, 3, END)
    store.finish(attempt, NOON, "resolved", CARD)


def assert_whole(store: Store, attempt: str) -> None:
    """The call is in the store, once, and nothing of it is missing."""
    assert [record.id for record in store.attempts()].count(attempt) == 1
    assert [event.kind for event in store.events(attempt)] == [
        "answered", "replied", "felt", "replied", "ended",
    ]  # fmt: skip
    assert store.attempt(attempt).scorecard == CARD
    assert store.findings(attempt) == (1, ())


@on_a_server
def test_a_call_played_without_the_server_is_delivered_at_the_next_start(
    place: Place, server: PostgresServer
) -> None:
    server.stop()
    with Store.open(place) as desk:
        attempt = beginner(desk, SCENARIO)()
        play(desk, attempt)
        assert "cannot be reached, so this call is kept in" in desk.away(attempt)
        assert desk.attempt(attempt).scorecard == CARD
    server.start()
    with Store.open(place) as again:
        assert_whole(again, attempt)
        assert again.notes() == ("1 attempt was kept on this computer; the store has them.",)
    with Store.open(place) as third:
        assert_whole(third, attempt)
        assert third.notes() == ()


@on_a_server
@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_a_server_that_vanishes_in_mid_call_costs_nothing(
    place: Place, server: PostgresServer, steps: int
) -> None:
    with Store.open(place) as desk:
        attempt = beginner(desk, SCENARIO)()
        for number, (seq, step) in enumerate([(0, RING), (1, REPLY), (3, END)]):
            if number == steps:
                server.stop()
            desk.append(attempt, seq, step)
        if steps == 3:
            server.stop()
        desk.finish(attempt, NOON, "resolved", CARD)
        assert "cannot be reached" in desk.away(attempt)
        assert len(desk.events(attempt)) == 5
    server.start()
    with Store.open(place) as again:
        assert_whole(again, attempt)


@on_a_server
def test_a_call_taken_up_from_the_server_goes_on_without_it(place: Place, server: PostgresServer) -> None:
    with Store.open(place) as desk:
        attempt = beginner(desk, SCENARIO)()
        desk.append(attempt, 0, RING)
    with Store.open(place) as desk:
        desk.take_up(attempt)
        server.stop()
        desk.append(attempt, 1, REPLY)
    with Store.open(place) as desk:
        assert [record.id for record in desk.unfinished("Ana", "vip-billing")] == [attempt]
        desk.append(attempt, 3, END)
        desk.finish(attempt, NOON, "resolved", CARD)
    server.start()
    with Store.open(place) as again:
        assert_whole(again, attempt)


@on_a_server
def test_a_call_comes_home_as_soon_as_the_server_is_back(place: Place, server: PostgresServer) -> None:
    now = [0.0]
    with Store(place, clock=lambda: now[0]) as desk:
        server.stop()
        attempt = beginner(desk, SCENARIO)()
        desk.append(attempt, 0, RING)
        server.start()
        with pytest.raises(StoreUnavailable):
            desk.attempts()
        now[0] += 60.0
        assert [record.id for record in desk.attempts()] == [attempt]
        assert desk.away(attempt) == ""
        desk.append(attempt, 1, REPLY)
        desk.append(attempt, 3, END)
        desk.finish(attempt, NOON, "resolved", CARD)
        assert_whole(desk, attempt)


@on_a_server
def test_names_and_numbers_are_those_of_the_server(place: Place, server: PostgresServer) -> None:
    with Store.open(place) as desk:
        first = beginner(desk, SCENARIO)()
    server.stop()
    with Store.open(place) as desk:
        second = beginner(desk, SCENARIO)()
        head_here = _finished(desk, second)
    server.start()
    with Store.open(place) as again:
        assert [record.id for record in again.attempts(trainee="Ana")] == [first, second]
        assert {record.id: record.ordinal for record in again.attempts()} == {first: 1, second: 2}
        assert again.attempt(second).head == head_here


def _finished(store: Store, attempt: str) -> str:
    """Plays the attempt; the head of its chain."""
    play(store, attempt)
    return store.attempt(attempt).head


@on_a_server
def test_another_program_may_deliver_what_is_still_played(place: Place, server: PostgresServer) -> None:
    server.stop()
    with Store.open(place) as desk:
        attempt = beginner(desk, SCENARIO)()
        desk.append(attempt, 0, RING)
        server.start()
        with Store.open(place) as listing:
            assert [record.id for record in listing.attempts()] == [attempt]
        server.stop()
        desk.append(attempt, 1, REPLY)
        desk.append(attempt, 3, END)
        desk.finish(attempt, NOON, "resolved", CARD)
    server.start()
    with Store.open(place) as again:
        assert_whole(again, attempt)


@on_a_server
def test_a_call_that_went_on_elsewhere_stays_here_and_is_told(place: Place, server: PostgresServer) -> None:
    with Store.open(place) as desk:
        attempt = beginner(desk, SCENARIO)()
        desk.append(attempt, 0, RING)
        server.stop()
        desk.append(attempt, 1, REPLY)
    server.start()
    with Store.open(Place(place.target)) as elsewhere:
        elsewhere.append(attempt, 1, [(3.0, "replied", {"choice": "shrug"})])
    with Store.open(place) as again:
        assert [event.body.get("choice") for event in again.events(attempt)] == [None, "shrug"]
        (note,) = again.notes()
    assert "An attempt of Ana stays in" in note
    assert "already recorded with something else" in note
    with Store.open(Place(outbox_files(place)[0])) as kept:
        assert len(kept.events(attempt)) == 3


@on_a_server
def test_a_desk_killed_without_its_server_loses_nothing(place: Place, server: PostgresServer) -> None:
    with Store.open(place) as desk:
        attempt = beginner(desk, SCENARIO)()
    assert isinstance(place.target, Server)
    for patience in (3, 1):
        player = python(str(CHILD), place.target.url, attempt, "0", str(place.spares[0]))
        assert player.stdout is not None
        before = [player.stdout.readline() for _ in range(3)]
        server.stop()
        last = acknowledged_before_death(player, patience)
        server.start()
        with Store.open(place) as again:
            log = again.events(attempt)
            assert again.findings(attempt) == (1, ())
        assert int(before[-1]) <= last < len(log) <= last + 2
        assert [event.body["choice"] for event in log] == [f"choice-{seq}" for seq in range(len(log))]


def test_a_store_that_is_locked_all_through_a_call(file_place: Place) -> None:
    Store.open(file_place).attempts()
    with closing(sqlite3.connect(str(file_place), isolation_level=None)) as backup:
        backup.execute("BEGIN IMMEDIATE")
        with Store.open(file_place, wait=0.01) as desk:
            attempt = beginner(desk, SCENARIO)()
            play(desk, attempt)
            assert "in use by another program and stayed locked, so this call is kept in" in desk.away(
                attempt
            )
        backup.rollback()
    with Store.open(file_place) as again:
        assert_whole(again, attempt)


def test_a_damaged_store_is_kept_aside(file_place: Place, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    damaged = path.read_bytes()
    with Store.open(file_place) as desk:
        attempt = beginner(desk, SCENARIO)()
        play(desk, attempt)
        aside = path.with_name("attempts.damaged-1.db")
        assert (
            desk.away(attempt)
            == f"{path} was damaged: it is kept as {aside}, and results go into a new file."
        )
        assert_whole(desk, attempt)
    assert aside.read_bytes() == damaged


def test_a_store_damaged_in_mid_call_is_kept_aside(file_place: Place, path: Path) -> None:
    with Store.open(file_place) as desk:
        attempt = beginner(desk, SCENARIO)()
        desk.append(attempt, 0, RING)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    with Store.open(file_place) as desk:
        another = beginner(desk, SCENARIO)()
        play(desk, another)
        assert_whole(desk, another)
    assert [found.name for found in path.parent.glob("*.damaged-*")] == ["attempts.damaged-1.db"]


def test_a_letter_named_as_the_store_is_left_alone(file_place: Place, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Dear diary, " * 500)
    with Store.open(file_place) as desk:
        attempt = beginner(desk, SCENARIO)()
        play(desk, attempt)
        assert "is damaged or is no database, so this call is kept in" in desk.away(attempt)
    assert path.read_bytes() == b"Dear diary, " * 500


def test_only_reading_leaves_a_damaged_store_where_it_is(file_place: Place, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    with Store.open(file_place) as desk, pytest.raises(StoreProblem, match="left exactly as it is"):
        desk.attempts()
    assert [found.name for found in path.parent.iterdir()] == ["attempts.db"]


def test_without_any_file_a_call_is_kept_in_memory(path: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("no folder")
    place = Place(path, (tmp_path / "desk",))
    path.mkdir(parents=True)
    desk = Store.open(place)
    attempt = beginner(desk, SCENARIO)()
    play(desk, attempt)
    assert "kept in memory alone: leave the simulator open" in desk.away(attempt)
    assert len(desk.events(attempt)) == 5
    path.rmdir()
    desk.close()
    with Store.open(place) as again:
        assert_whole(again, attempt)


def test_closing_says_when_a_call_is_recorded_nowhere(path: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("no folder")
    path.mkdir(parents=True)
    desk = Store.open(Place(path, (tmp_path / "desk",)))
    play(desk, beginner(desk, SCENARIO)())
    with pytest.raises(StoreProblem, match="cannot be opened, so 1 call is recorded nowhere"):
        desk.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only a superuser can make a small disk here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Takes all the space there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_disk_that_fills_up_in_mid_call(small_disk: Path, tmp_path: Path, steps: int) -> None:
    place = Place(small_disk / "attempts.sqlite", (small_disk / "desk", tmp_path / "elsewhere"))
    with Store.open(place) as desk:
        earlier = beginner(desk, SCENARIO)()
        play(desk, earlier)
        attempt = beginner(desk, SCENARIO)()
        for number, (seq, step) in enumerate([(0, RING), (1, REPLY), (3, END)]):
            if number == steps:
                ballast = fill(small_disk)
            desk.append(attempt, seq, [*step[:-1], (*step[-1][:2], {**step[-1][2], "long": "x" * 9000})])
        desk.finish(attempt, NOON, "resolved", CARD)
        assert f"kept in {tmp_path / 'elsewhere'}{os.sep}outbox-" in desk.away(attempt)
    ballast.unlink()
    with Store.open(place) as again:
        assert_whole(again, earlier)
        assert_whole(again, attempt)
