"""What was acknowledged is on the disk, whoever dies and whoever else is writing."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from scoring.results.connection import connect
from scoring.results.problem import StoreProblem
from scoring.results.store import Store

PROJECT = Path(__file__).parents[3]
CHILD = Path(__file__).with_name("recording_child.py")
KILLS = 20


def recording(path: Path, attempt: str, steps: int = 0) -> subprocess.Popen[str]:
    """Another process that plays on the attempt; each line it prints is the number of a recorded event."""
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(path), attempt, str(steps)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )


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
def test_no_acknowledged_choice_is_lost_or_doubled_by_kill_9(begin: Callable[..., str], path: Path) -> None:
    attempt, chance = begin(), Random(9)
    for _ in range(KILLS):
        last = acknowledged_before_death(recording(path, attempt), chance.randint(1, 40))
        with Store.open(path) as store:
            log = store.events(attempt)
        assert [event.seq for event in log] == list(range(len(log)))
        assert [event.body["choice"] for event in log] == [f"choice-{seq}" for seq in range(len(log))]
        assert last < len(log) <= last + 2


def test_several_desks_write_at_once(store: Store, begin: Callable[..., str], path: Path) -> None:
    attempts = [begin(trainee=name) for name in ("Ana", "Ben", "Chi", "Duc")]
    desks = [recording(path, attempt, steps=25) for attempt in attempts]
    for desk in desks:
        desk.communicate()
    assert [desk.returncode for desk in desks] == [0, 0, 0, 0]
    assert [len(store.events(attempt)) for attempt in attempts] == [25, 25, 25, 25]


def test_several_desks_may_make_the_store_together(path: Path) -> None:
    opening = (
        f"from pathlib import Path; from scoring.results.store import Store; Store.open(Path({str(path)!r}))"
    )
    desks = [
        subprocess.Popen([sys.executable, "-c", opening], env={**os.environ, "PYTHONPATH": str(PROJECT)})
        for _ in range(6)
    ]
    assert [desk.wait() for desk in desks] == [0] * 6


def test_a_commit_waits_for_the_disk(path: Path) -> None:
    connection = connect(path, wait=1.0)
    full = 2
    assert connection.execute("PRAGMA synchronous").fetchone() == (full,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


@pytest.fixture
def writer(path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody writing to a store whose write-ahead log is off, as it is while the store is made."""
    connect(path, wait=1.0).close()
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("BEGIN IMMEDIATE")
        yield writer


def test_the_write_ahead_log_is_waited_for(writer: sqlite3.Connection, path: Path) -> None:
    leaving = Timer(0.1, writer.rollback)
    leaving.start()
    with closing(connect(path, wait=10.0)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    leaving.join()


@pytest.mark.usefixtures("writer")
def test_the_write_ahead_log_is_not_waited_for_longer_than_asked(path: Path) -> None:
    with pytest.raises(StoreProblem, match="in use by another program"):
        connect(path, wait=0.01)
