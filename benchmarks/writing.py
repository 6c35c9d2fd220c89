"""Writing a workbook of many attempts, beside XlsxWriter writing the same cells with no meaning.

Both stream their rows to disk in a process of their own. The peer is handed finished cells; ours makes them
of scored calls, gathers the cohort's tables as they pass, and adds tables, looks and charts.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import xlsxwriter

from benchmarks.ratios import Figure, report
from scoring.cohort.attempts import Attempt, Chosen
from scoring.marks import Mark
from scoring.sheets.calls import Certificate, ScoredCall, ScoredReply
from scoring.sheets.rows import COLUMNS, SheetRow
from scoring.sheets.xlsx_sheet import attempt_cells, reply_rows, write_xlsx

ATTEMPTS = 100_000
REPLIES = 8
"""Of each attempt: 800,000 rows, which one sheet still holds."""
TRAINEES = 2_000
MOST_RATIO = 1.5
MOST_GROWTH = 1.5
"""Peak memory with ten times as many attempts, beside that with a tenth."""
_BEGAN = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


def figures(quick: bool = False) -> Iterator[Figure]:
    attempts = 2_000 if quick else ATTEMPTS
    rounds = 1 if quick else 2
    pairs = [(_measured("ours", attempts), _measured("peer", attempts)) for _ in range(rounds)]
    ours, peer = min(pairs, key=lambda pair: pair[0][0] / pair[1][0])
    made_of = f"{ours[0]:.1f} s beside {peer[0]:.1f} s, {ours[1]:.0f} MB beside {peer[1]:.0f} MB at most"
    name = f"workbook of {attempts:,} attempts / same cells"
    yield Figure(name, ours[0] / peer[0], MOST_RATIO, made_of=made_of)
    few = _measured("ours", attempts // 10)
    made_of = f"{ours[1]:.0f} MB beside {few[1]:.0f} MB"
    yield Figure("memory with ten times as many attempts", ours[1] / few[1], MOST_GROWTH, made_of=made_of)


def _measured(whose: str, attempts: int) -> tuple[float, float]:
    """Seconds of processor time, and megabytes at most."""
    command = [sys.executable, "-m", "benchmarks.writing", whose, str(attempts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def calls(count: int) -> Iterator[ScoredCall]:
    """Calls that share their texts; names, numbers and replies go round."""
    offered = tuple((f"reply-{number}", f"What one could say, number {number}.") for number in range(4))
    replies = tuple(
        ScoredReply(
            number, number * 9.5, f"first/state-{number}", f"reply-{number % 4}",
            "I have read the whole of your account, and this is what I will do today.", offered,
            cost=number * 1.25, grade="mistake", marks="Attentive 2, Fix 1",
            why="She had told it twice already.", better="I will stop this bill myself.",
            patience=5, trust=4,
        )
        for number in range(1, REPLIES + 1)
    )  # fmt: skip
    choices = tuple(Chosen(one.state, one.id, one.cost, (Mark("fix", 1),)) for one in replies)
    hash = "9c1e" * 16
    certificate = Certificate("vip-billing", "The bill", hash, 100.0, 0.0, 41.3, "empathy 35", "exact", 99)
    row = _row()
    for number in range(count):
        person, again = number % TRAINEES, number // TRAINEES
        mine = replace(
            row, attempt=f"0b5e9c1e-0000-4000-8000-{number:012d}", trainee=f"Trainee {person:05d}",
            attempt_number=again + 1, total=40.0 + number % 60, hash=hash,
        )  # fmt: skip
        played = Attempt(
            mine.trainee, hash, again + 1, False, 40.0 + number % 60, (50.0, 60.0, 70.0), True,
            choices if again == 0 else (),
        )  # fmt: skip
        yield ScoredCall(
            mine, "5f0c2a", _BEGAN, replies=replies, turning=3, certificate=certificate, counted=played,
        )  # fmt: skip


def _row() -> SheetRow:
    known = dict.fromkeys(SheetRow.__slots__, 12)
    words = dict.fromkeys(
        ("scenario", "title", "version", "hash", "mode", "outcome", "band", "passed", "why_not_passed",
         "critical_errors", "weights", "basis", "lost", "notes", "chain_head"),
        "Some words as they stand in such a column",
    )  # fmt: skip
    times = {"started_utc": "2026-03-06 12:00:00", "finished_utc": "2026-03-06 12:05:02"}
    none = {"retry_of": "", "shift": "", "auto_fail": ""}
    return SheetRow(**{**known, **words, **times, **none})  # type: ignore[arg-type]


def _ours(count: int, path: Path) -> float:
    """From finished calls; making up those is not timed."""
    waited = 0.0

    def made() -> Iterator[ScoredCall]:
        nonlocal waited
        found = calls(count)
        while True:
            start = process_time()
            call = next(found, None)
            waited += process_time() - start
            if call is None:
                return
            yield call

    start = process_time()
    write_xlsx(made(), path, streamed=True)
    return process_time() - start - waited


def _peer(count: int, path: Path) -> float:
    """The same cells; making them is not timed."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False})
    sheets = [book.add_worksheet("Attempts"), book.add_worksheet("Replies")]
    for place, heading in enumerate(COLUMNS):
        sheets[0].write_string(0, place, heading)
    lines = [1, 1]
    seconds = 0.0
    for call in calls(count):
        batches = [[attempt_cells(call.row)], list(reply_rows(call))]
        start = process_time()
        for which, rows in enumerate(batches):
            for cells in rows:
                _write(sheets[which], lines[which], cells)
                lines[which] += 1
        seconds += process_time() - start
    start = process_time()
    book.close()
    return seconds + process_time() - start


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, cells: object) -> None:
    for place, cell in enumerate(cells):  # type: ignore[arg-type]
        if isinstance(cell, str):
            if cell:
                sheet.write_string(row, place, cell)
        elif cell is not None:
            sheet.write_number(row, place, cell)


def _peak() -> float:
    """Megabytes this process took at most; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _child(whose: str, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        seconds = {"ours": _ours, "peer": _peer}[whose](count, Path(folder) / "book.xlsx")
    print(json.dumps([seconds, _peak()]))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _child(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(report(figures()))
