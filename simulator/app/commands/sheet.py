"""`sheet`: score sheets as a file."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from scoring.sheets.csv_sheet import write_csv
from scoring.sheets.files import replacing
from scoring.sheets.rows import row_of
from scoring.sheets.text_sheet import text_sheet
from simulator.app.attempt import is_trial
from simulator.app.places import store_path

_WRONG_USE = 2


def run(given: Namespace) -> int:
    output = Path(given.output)
    write = {".csv": _write_csv, ".txt": _write_text}.get(output.suffix.lower())
    if write is None:
        print(f"{output.name} is neither a .csv nor a .txt file: name the output so.", file=sys.stderr)
        return _WRONG_USE
    since = _day(given.since)
    if given.since and since is None:
        print(f"'{given.since}' is not a day: write it as 2026-11-22.", file=sys.stderr)
        return _WRONG_USE
    with Store.open(store_path(given.store)) as store:
        found = _chosen(store, given, since)
    write(found, output)
    print(
        f"{len(found)} finished attempt{'' if len(found) == 1 else 's'} written to {output}", file=sys.stderr
    )
    return 0


def _chosen(store: Store, given: Namespace, since: datetime | None) -> list[AttemptRecord]:
    if given.attempt:
        found: tuple[AttemptRecord, ...] = (store.attempt(given.attempt),)
    else:
        found = store.attempts(trainee=given.trainee, scenario=given.scenario, since=since)
    finished = [attempt for attempt in found if attempt.scorecard is not None]
    if given.attempt or given.trainee:
        return finished
    people = [attempt for attempt in finished if not is_trial(attempt.trainee)]
    if len(people) < len(finished):
        left_out = len(finished) - len(people)
        print(f"{left_out} played by bots and plans left out; --trainee names one.", file=sys.stderr)
    return people


def _day(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
    except ValueError:
        return None


def _write_csv(attempts: list[AttemptRecord], path: Path) -> None:
    write_csv((row_of(attempt) for attempt in attempts), path)


def _write_text(attempts: list[AttemptRecord], path: Path) -> None:
    with replacing(path) as file:
        file.write("\n\n".join(text_sheet(attempt) for attempt in attempts).encode("utf-8"))
