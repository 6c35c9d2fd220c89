"""What was acknowledged is on the disk, whoever dies and whoever else is writing."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from scoring.results.database import Database
from scoring.results.place import Place, Server, Target
from scoring.results.problem import StoreProblem
from scoring.results.store import Store
from tests.postgres import PostgresServer
from tests.scoring.results.conftest import NOON, Begin, on_a_server

PROJECT = Path(__file__).parents[3]
CHILD = Path(__file__).with_name("recording_child.py")
KILLS = 8
DESKS = ("Ana", "Ben", "Chi", "Duc", "Eva", "Fei", "Gus", "Hoa")


def python(*arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True, env=environment)


def address(target: Target) -> str:
    return target.url if isinstance(target, Server) else str(target)


def recording(target: Target, attempt: str, steps: int = 0) -> subprocess.Popen[str]:
    """Another process that plays on the attempt; each line it prints is the number of a recorded event."""
    return python(str(CHILD), address(target), attempt, str(steps))


def acknowledged_before_death(player: subprocess.Popen[str], patience: int) -> int:
    """Kills the player after `patience` acknowledgements; the number of the last event it acknowledged."""
    assert player.stdout is not None
    lines = [player.stdout.readline() for _ in range(patience)]
    player.kill()
    lines += player.stdout.readlines()
    player.wait()
    player.stdout.close()
    return max(int(line) for line in lines if line.endswith("\n"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")
def test_no_acknowledged_choice_is_lost_or_doubled_by_kill_9(begin: Begin, target: Target) -> None:
    attempt, chance = begin(), Random(9)
    for _ in range(KILLS):
        last = acknowledged_before_death(recording(target, attempt), chance.randint(1, 40))
        with Store.open(Place(target)) as store:
            log = store.events(attempt)
            assert store.findings(attempt) == (1, ())
        assert [event.seq for event in log] == list(range(len(log)))
        assert [event.body["choice"] for event in log] == [f"choice-{seq}" for seq in range(len(log))]
        assert last < len(log) <= last + 2


def test_eight_desks_write_at_once(store: Store, begin: Begin, target: Target) -> None:
    attempts = [begin(trainee=name) for name in DESKS]
    desks = [recording(target, attempt, steps=25) for attempt in attempts]
    for desk in desks:
        desk.communicate()
    assert [desk.returncode for desk in desks] == [0] * len(DESKS)
    assert [len(store.events(attempt)) for attempt in attempts] == [25] * len(DESKS)
    assert store.findings() == (len(DESKS), ())


BEGINNING = """
import sys
from datetime import UTC, datetime
from scoring.results.place import Place, target_of
from scoring.results.records import PlayedScenario
from scoring.results.store import Store
with Store.open(Place(target_of(sys.argv[1]))) as store:
    for _ in range(3):
        store.begin(PlayedScenario("4f2a", "vip-billing", "The bill", "…"), trainee="Ana", mode="exam",
                    seed=0, started_at=datetime.now(UTC))
"""


def test_eight_desks_make_the_store_and_begin_at_once(target: Target) -> None:
    desks = [python("-c", BEGINNING, address(target)) for _ in DESKS]
    for desk in desks:
        desk.communicate()
    assert [desk.returncode for desk in desks] == [0] * len(DESKS)
    with Store.open(Place(target)) as store:
        numbers = sorted(record.ordinal for record in store.attempts("Ana", "vip-billing"))
    assert numbers == list(range(1, 3 * len(DESKS) + 1))


def test_two_windows_on_one_call_keep_one_of_its_continuations(
    store: Store, begin: Begin, target: Target
) -> None:
    attempt = begin()
    store.append(attempt, 0, [(0.0, "answered", {})])
    with Store.open(Place(target)) as other:
        other.append(attempt, 1, [(1.0, "chosen", {"choice": "wait"})])
        with pytest.raises(StoreProblem, match="another window plays the same call"):
            store.append(attempt, 1, [(1.0, "chosen", {"choice": "hurry"})])
        other.append(attempt, 2, [(2.0, "chosen", {"choice": "wait more"})])
    assert [event.body.get("choice") for event in store.events(attempt)] == [None, "wait", "wait more"]


def test_a_window_notices_that_the_other_gave_the_call_up(store: Store, begin: Begin, target: Target) -> None:
    attempt = begin()
    store.append(attempt, 0, [(0.0, "answered", {})])
    with Store.open(Place(target)) as other:
        other.finish(attempt, NOON, "given-up", None)
    with pytest.raises(StoreProblem, match="is finished"):
        store.append(attempt, 1, [(1.0, "chosen", {"choice": "hurry"})])


def test_a_commit_waits_for_the_disk(path: Path) -> None:
    database = Database.open(path)
    full = 2
    assert database.raw.execute("PRAGMA synchronous").fetchone() == (full,)
    assert database.raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


@on_a_server
def test_a_commit_waits_for_the_servers_disk(postgres: PostgresServer) -> None:
    database = Database.open(Server(postgres.database()))
    assert database.raw.execute("SHOW synchronous_commit").fetchone() == ("on",)
    database.close()


@pytest.fixture
def writer(path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody writing to a store whose write-ahead log is off, as it is while the store is made."""
    Database.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("BEGIN IMMEDIATE")
        yield writer


def test_the_write_ahead_log_is_waited_for(writer: sqlite3.Connection, path: Path) -> None:
    leaving = Timer(0.1, writer.rollback)
    leaving.start()
    with closing(Database.open(path, wait=10.0)) as database:
        assert database.raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    leaving.join()


@pytest.mark.usefixtures("writer")
def test_the_write_ahead_log_is_not_waited_for_longer_than_asked(path: Path) -> None:
    with pytest.raises(StoreProblem, match="in use by another program"):
        Database.open(path, wait=0.01)
