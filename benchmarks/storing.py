"""What it costs that a choice is on the disk before the screen moves on, and that `kill -9` loses none.

A choice of a real call is recorded in the store, beside SQLite alone recording it: the same events made into
JSON and committed to a table of the same shape on the same disk, both with a write-ahead log and
`synchronous = FULL`. Then players of a call of forty choices are killed, after each of its choices and at
random times, and the call is played on.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Timer
from time import perf_counter

from benchmarks.ratios import Figure, report
from scoring.results.records import PlayedScenario, Step
from scoring.results.store import Store
from simulator.app.attempt import LiveAttempt, Player
from simulator.call.decide import Answer, Refused, Reply
from simulator.call.events import Rang, Replied, to_record
from simulator.call.session import Session
from simulator.call.situation import offers
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Scenario, load

ROOT = Path(__file__).resolve().parent.parent
CHOICES = 40
_CALL = """\
format: 1
title: Forty choices
caller: {{name: Ana}}
calls:
  - id: only
    start: s0
    states:
{states}      s{last}: {{ending: resolved, title: It is over., marks: {{closure: 3}}}}
"""
_STATE = """\
      s{here}:
        lines: [And then?]
        choices:
          - {{id: a, say: This., marks: {{attentive: 3, fix: 2}}, to: s{there}}}
          - {{id: b, say: That., marks: {{attentive: 1, fix: 3}}, to: s{there}}}
"""
_ATTEMPT = "00000000-0000-4000-8000-000000000000"
_TABLE = (
    "CREATE TABLE events (attempt TEXT, seq INTEGER, at REAL, kind TEXT, body TEXT, hash TEXT,"
    " PRIMARY KEY (attempt, seq)) WITHOUT ROWID"
)


def figures(quick: bool = False) -> Iterator[Figure]:
    with TemporaryDirectory(dir=os.environ.get("STORING_FOLDER")) as folder:
        yield from _durable_choice(Path(folder), _steps(200 if quick else 3_000))
        yield from _killed(Path(folder), 20 if quick else 200)


def _steps(count: int) -> list[Step]:
    """What the choices of calls make happen, in the words of the store."""
    chance = Random(5)
    scenarios = [read.scenario for read in map(read_scenario, Library().paths()) if read.scenario]
    found: list[Step] = []
    while len(found) < count:
        found += _steps_of_random_call(chance.choice(scenarios), chance)
    return found[:count]


def _steps_of_random_call(scenario: Scenario, chance: Random) -> Iterator[Step]:
    session = Session(scenario)
    while not session.call.over:
        at = session.log[-1].at + 6.0
        position = session.program.positions[session.call.place]
        ids = [offer.id for offer in offers(position, session.call.world) if offer.available]
        rings = session.log[-1].kind == Rang.kind
        happened = session.do(Answer(at) if rings else Reply(at, chance.choice(ids)))
        assert not isinstance(happened, Refused)
        yield [(event.at, event.kind, to_record(event)) for event in happened]


def _durable_choice(folder: Path, steps: Sequence[Step]) -> Iterator[Figure]:
    alone: list[float] = []
    with Store.open(folder / "store.sqlite") as store:
        ours, bare = _into_store(store), _into_table(folder / "bare.sqlite", alone)
        times: list[tuple[float, float]] = []
        for number, step in enumerate(steps):
            both = (ours(number, step), bare(number, step))
            # by turns, so that neither is always the one that follows the other
            order = both if number % 2 else both[::-1]
            taken = [_seconds(record) for record in order]
            times.append((taken[0], taken[1]) if number % 2 else (taken[1], taken[0]))
    for name, share in (("median", 0.5), ("p95", 0.95)):
        mine, theirs, commit = (
            _quantile(column, share) * 1e6 for column in (*zip(*times, strict=True), alone)
        )
        made_of = f"{mine:.0f} us beside {theirs:.0f} us, {commit:.0f} of them without making JSON"
        yield Figure(f"one durable choice / SQLite alone, {name}", mine / theirs, 1.5, made_of=made_of)


Prepare = Callable[[int, Step], Callable[[], object]]
"""Makes ready to record the step of that number; what it returns records it."""


def _into_store(store: Store) -> Prepare:
    """Attempts of forty choices, one after the other."""
    attempt, seq = "", 0

    def prepare(number: int, step: Step) -> Callable[[], object]:
        nonlocal attempt, seq
        if number % CHOICES == 0:
            played = PlayedScenario("0" * 64, "call", "A call", "…")
            now = datetime(2026, 11, 22, tzinfo=UTC)
            attempt, seq = store.begin(played, trainee="Ana", mode="exam", seed=0, started_at=now), 0
        first = seq
        seq += len(step)
        return lambda: store.append(attempt, first, step)

    return prepare


def _into_table(path: Path, alone: list[float]) -> Prepare:
    """Records in a bare table; `alone` takes the seconds of each commit without what goes before it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", _TABLE):
        connection.execute(statement)

    def prepare(number: int, step: Step) -> Callable[[], object]:
        attempt = f"{number // CHOICES:08}{_ATTEMPT[8:]}"
        first = number % CHOICES * 100

        def commit() -> None:
            rows = [
                (attempt, first + n, at, kind, json.dumps(body), "0" * 64)
                for n, (at, kind, body) in enumerate(step)
            ]
            start = perf_counter()
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", rows)
            connection.execute("COMMIT")
            alone.append(perf_counter() - start)

        return commit

    return prepare


def _seconds(record: Callable[[], object]) -> float:
    start = perf_counter()
    record()
    return perf_counter() - start


def _quantile(times: Sequence[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)]


def _killed(folder: Path, kills: int) -> Iterator[Figure]:
    """Kills players of a call, after each of its choices and at random times, and plays the call on."""
    scenario, chance, path = _long_call(), Random(9), folder / "killed.sqlite"
    wanted = _played_on(LiveAttempt.begin(Store.in_memory(), scenario, Player("Ana")))
    lost = doubled = otherwise = 0
    for number in range(kills):
        with Store.open(path) as store:
            attempt = LiveAttempt.begin(store, scenario, Player("Ana", "exam")).id
        acknowledged = _acknowledged(path, attempt, number, chance)
        with Store.open(path) as store:
            resumed = LiveAttempt.resume(store, store.attempt(attempt))
            lost += _replies(resumed.session) < acknowledged
            otherwise += _played_on(resumed) != wanted
            doubled += _replies(resumed.session) != CHOICES or bool(store.findings(attempt)[1])
    made_of = f"{kills} kills"
    yield Figure("acknowledged choices lost to kill -9", lost, 0, unit="", made_of=made_of)
    yield Figure("choices doubled, or chains that do not verify", doubled, 0, unit="", made_of=made_of)
    yield Figure("calls that score otherwise", otherwise, 0, unit="", made_of=made_of)


def _long_call() -> Scenario:
    """Forty choices one after the other, two replies at each."""
    states = "".join(_STATE.format(here=number, there=number + 1) for number in range(CHOICES))
    scenario = load(_CALL.format(states=states, last=CHOICES), "long").scenario
    assert scenario is not None
    return scenario


def _acknowledged(path: Path, attempt: str, number: int, chance: Random) -> int:
    """Kills a player after so many choices, or at a random time; how many choices it said were recorded."""
    command = [sys.executable, "-m", "benchmarks.storing", str(path), attempt]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as player:
        assert player.stdout is not None
        said = [player.stdout.readline() for _ in range(number + 1 if number < CHOICES else 1)]
        killer = Timer(0.0 if number < CHOICES else chance.uniform(0.0, 0.06), player.kill)
        killer.start()
        said += player.stdout.readlines()
        killer.cancel()
    return max((int(line) for line in said if line.endswith("\n")), default=0)


def _play(path: str, attempt: str) -> None:
    """What the player does: the call to its end, telling of each choice once it is recorded."""
    with Store.open(Path(path)) as store:
        live = LiveAttempt.resume(store, store.attempt(attempt))
        for _ in _steps_of(live):
            print(_replies(live.session), flush=True)


def _steps_of(live: LiveAttempt) -> Iterator[None]:
    while not live.session.call.over:
        replied, at = _replies(live.session), live.last_at + 1.0
        rings = live.session.log[-1].kind == Rang.kind
        happened = live.do(Answer(at) if rings else Reply(at, "ab"[replied % 3 == 0]))
        assert not isinstance(happened, Refused)
        if not rings:
            yield


def _played_on(live: LiveAttempt) -> float:
    for _ in _steps_of(live):
        pass
    return live.finish().total


def _replies(session: Session) -> int:
    return sum(isinstance(event, Replied) for event in session.log)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _play(*sys.argv[1:])
    else:
        sys.exit(report(figures()))
