"""What a cohort's table costs over a million attempts, kept as roll-ups, and what it costs to count anew.

A million trainees, a tenth of whom came back, each with one of some thousand calls of a shipped scenario: all
their attempts, names and scorecards are in the tables, and the roll-up holds exactly what they come to, since
equal calls add equal rows. Events are left out: no figure reads them. Counting anew does, so it is
measured on calls that were really played, and a million of them is what the mean comes to.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.ratios import Figure, load, report, timed_in_turn
from scoring.cohort.attempts import Attempt
from scoring.cohort.progress import Progress, gain_rows, gain_sums
from scoring.cohort.rollup import roll_up
from scoring.cohort.rows import Key
from scoring.results.store import Store
from simulator.analysis.solve import Solution, solve
from simulator.app.attempt import LiveAttempt, Player
from simulator.app.cohort_counting import catch_up
from simulator.app.cohort_simulated import made_up_attempts
from simulator.app.main import main
from simulator.call.decide import Answer, Refused, Reply
from simulator.call.events import Rang
from simulator.call.situation import offers
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Scenario

ROOT = Path(__file__).resolve().parent.parent
CALLS = 4_000
_DAY = "2026-11-{day:02}T{hour:02}:{minute:02}:00.000000+00:00"


def figures(quick: bool = False) -> Iterator[Figure]:
    trainees, rebuilt = (40_000, 50) if quick else (1_000_000, 200)
    scenario = _scenario()
    solution = solve(scenario.program, scenario.script.rubric)
    with TemporaryDirectory(dir=os.environ.get("STORING_FOLDER")) as folder:
        path = Path(folder) / "cohort.sqlite"
        calls = list(made_up_attempts(scenario, solution, CALLS, Random(5)))
        rows = _fill(path, scenario, calls, trainees)
        first, *later = [_both_clocks(_told_here(path)) for _ in range(8)]
        work, wall = (median(column) for column in zip(*later, strict=True))
        made_of = f"{work:.2f} s of the processor; {trainees:,} trainees, {rows:,} rows rolled up{load()}"
        yield Figure("cohort table, in a running process", wall, 0.5, unit="s", made_of=made_of)
        made_of = f"{first[0]:.2f} s of the processor"
        yield Figure("the same, its first time there", first[1], 0.5, unit="s", made_of=made_of)
        few = Path(folder) / "few.sqlite"
        _fill(few, scenario, calls, 10)
        whole = timed_in_turn(lambda: _seconds(_told_apart(path)), lambda: _seconds(_told_apart(few)), 3)
        beside = f"{whole}, start-up of Python inside"
        yield Figure("the whole command, over them / over ten", whole.ratio, 2.0, made_of=beside)
        each = _counting(Path(folder) / "played.sqlite", scenario, solution, rebuilt)
        ratio = each * trainees / work
        made_of = (
            f"{each * 1000:.1f} ms an attempt, measured over {rebuilt}; EXTRAPOLATED to {trainees:,}: "
            f"{each * trainees / 60:.0f} min"
        )
        yield Figure("counting all anew / from roll-ups", ratio, 1.0, most=False, made_of=made_of)


def _scenario() -> Scenario:
    (path,) = (path for path in Library().paths() if path.stem == "irate-ceo")
    scenario = read_scenario(path).scenario
    assert scenario is not None
    return scenario


def _fill(path: Path, scenario: Scenario, calls: Sequence[Attempt], trainees: int) -> int:
    """Writes a store in which so many trainees have played; returns how many rows the roll-up has."""
    with Store.open(path) as store:
        assert store.attempts() == ()
    rows = _rolled_up(scenario, calls, trainees)
    with closing(sqlite3.connect(path)) as store_file, store_file:
        for pragma in ("synchronous = OFF", "cache_size = -200000"):
            store_file.execute(f"PRAGMA {pragma}")
        played = (scenario.hash, scenario.id, scenario.script.title, scenario.text)
        store_file.execute("INSERT INTO scenarios VALUES (?, ?, ?, ?)", played)
        everybody = ((_id(number), f"Trainee {number}") for number in range(trainees))
        store_file.executemany("INSERT INTO people VALUES (?, ?)", everybody)
        for number, ordinal in _attempts(trainees):
            _add_attempts(store_file, scenario, calls, number, ordinal)
        store_file.executemany(
            "INSERT INTO rollups VALUES (?, ?, ?, ?, ?)",
            ((scenario.hash, *key, value) for key, value in rows.items() if value),
        )
    return len(rows)


def _attempts(trainees: int) -> Iterator[tuple[range, int]]:
    """Whose attempts there are, a part at a time, and whether they are the first or the second."""
    for start in range(0, trainees, 20_000):
        yield range(start, min(start + 20_000, trainees)), 1
    yield range(trainees // 10), 2


def _call(trainee: int, ordinal: int) -> int:
    """Which of the calls a trainee played; those who came back played another one."""
    return (trainee if ordinal == 1 else 7 * trainee + 1) % CALLS


def _add_attempts(
    store_file: sqlite3.Connection, scenario: Scenario, calls: Sequence[Attempt], who: range, ordinal: int
) -> None:
    ids = [(_id(number), f"{ordinal}{_id(number)[1:]}", calls[_call(number, ordinal)]) for number in who]
    began = [_DAY.format(day=1 + n % 20, hour=n % 24, minute=n // 24 % 60) for n in who]
    store_file.executemany(
        "INSERT INTO attempts VALUES (?, ?, ?, ?, 'exam', '0', ?, NULL, ?, ?, 'resolved')",
        (
            (attempt, scenario.id, scenario.hash, person, ordinal, at, at)
            for (person, attempt, _), at in zip(ids, began, strict=True)
        ),
    )
    store_file.executemany(
        "INSERT INTO scorecards VALUES (?, ?)",
        ((attempt, json.dumps({"total": c.total, "passed": c.passed})) for _, attempt, c in ids),
    )


def _id(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def _rolled_up(scenario: Scenario, calls: Sequence[Attempt], trainees: int) -> Counter[Key]:
    """What all these attempts come to: rows add up, so a call that many played counts as many times."""
    rows: Counter[Key] = Counter()
    times = Counter(_call(number, 1) for number in range(trainees))
    for number, call in enumerate(calls):
        for key, value in roll_up(scenario.hash, [call]).rows.items():
            rows[key] += value * times[number]
    pairs = Counter(
        (_call(number, 1), _call(number, 2) if number < trainees // 10 else None)
        for number in range(trainees)
    )
    for (first, last), many in pairs.items():
        for key, value in gain_rows(gain_sums([_progress(calls, first, last)])).items():
            rows[key] += value * many
    return rows


def _progress(calls: Sequence[Attempt], first: int, last: int | None) -> Progress:
    totals = [calls[first].total, *([] if last is None else [calls[last].total])]
    return Progress("trainee", totals[0], max(totals), totals[-1], len(totals), 0)


def _told_here(path: Path) -> Callable[[], object]:
    def tell() -> None:
        with redirect_stdout(StringIO()) as page:
            assert main(["--store", str(path), "cohort"]) == 0
        assert "first attempts" in page.getvalue()

    return tell


def _told_apart(path: Path) -> Callable[[], object]:
    command = [sys.executable, "run_sim.py", "--store", str(path), "cohort", "--json"]
    return lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _both_clocks(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the processor, and those that went by, which whoever waits for the table counts."""
    started = process_time()
    wall = _seconds(work)
    return process_time() - started, wall


def _counting(path: Path, scenario: Scenario, solution: Solution, many: int) -> float:
    """Seconds of the processor for counting one attempt anew, once what replies cost is known."""
    with Store.open(path) as store:
        for number in range(many):
            _play(LiveAttempt.begin(store, scenario, Player(f"Trainee {number}")), Random(number)).finish(
                solution.bounds
            )
        once, _ = _both_clocks(lambda: solve(scenario.program, scenario.script.rubric))
        whole, _ = _both_clocks(lambda: catch_up(store, scenario, lambda _: None))
    return max(0.0, whole - once) / many


def _play(attempt: LiveAttempt, chance: Random) -> LiveAttempt:
    session = attempt.session
    while not session.call.over:
        at = attempt.last_at + 6.0
        position = session.program.positions[session.call.place]
        ids = [offer.id for offer in offers(position, session.call.world) if offer.available]
        rings = session.log[-1].kind == Rang.kind
        assert not isinstance(attempt.do(Answer(at) if rings else Reply(at, chance.choice(ids))), Refused)
    return attempt


if __name__ == "__main__":
    sys.exit(report(figures()))
