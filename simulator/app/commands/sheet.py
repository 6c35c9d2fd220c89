"""`sheet`: score sheets as a file, or as statements to a learning record store."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from scoring.sheets.calls import ScoredCall
from simulator.app.attempt import is_trial
from simulator.app.places import cache_folder, read_place
from simulator.app.scored_calls import ScoredCalls

_WRONG_USE = 2
MOST_REVIEWED = 1_000
"""Above so many attempts replies have their costs alone: taking each call apart would take hours."""
_DRAWN_EVERY = 10

Delivery = Callable[[Store, Sequence[AttemptRecord]], Sequence[str]]
"""Brings attempts to where they are wanted; returns what is to be said about it."""


def run(given: Namespace) -> int:
    write = _to_record_store(given) if given.lrs else _writer(Path(given.output))
    if write is None:
        return _WRONG_USE
    since = _day(given.since)
    if given.since and since is None:
        print(f"'{given.since}' is not a day: write it as 2026-11-22.", file=sys.stderr)
        return _WRONG_USE
    with Store.open(read_place(given.store)) as store:
        said = write(store, _chosen(store, given, since))
    for line in said:
        print(line, file=sys.stderr)
    return 0


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


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


Writer = Callable[[Store, Sequence[AttemptRecord], Path], Sequence[str]]
"""Writes attempts to a file; returns what else is to be said about it."""


def _writer(output: Path) -> Delivery | None:
    name = output.name.lower()
    write = next((write for end, write in WRITERS.items() if name.endswith(end)), None)
    if write is None:
        print(f"{output.name}: end the name in one of {', '.join(WRITERS)}.", file=sys.stderr)
        return None

    def to_file(store: Store, attempts: Sequence[AttemptRecord]) -> Sequence[str]:
        problems = write(store, attempts, output)
        return [*problems, f"{_counted(len(attempts), 'finished attempt')} written to {output}"]

    return to_file


def _to_record_store(given: Namespace) -> Delivery | None:
    from scoring.sheets.lrs import HttpChannel, LrsProblem, authorization, deliver
    from scoring.sheets.xapi import statements

    def post(store: Store, attempts: Sequence[AttemptRecord]) -> Sequence[str]:
        told = ScoredCalls(store, reviewed=False, counted=False)
        found = (one for call in _told(told, attempts) for one in statements(call))
        done = deliver(found, channel, _wait)
        known = f", {done.known:,} were there already" if done.known else ""
        return [*told.problems, f"{_counted(done.taken, 'statement')} taken by {given.lrs}{known}"]

    try:
        secret = Path(given.lrs_auth_file).read_text("utf-8") if given.lrs_auth_file else ""
        channel = HttpChannel(given.lrs, authorization(secret) if secret.strip() else "")
    except LrsProblem as problem:
        print(problem, file=sys.stderr)
        return None
    return post


def _wait(seconds: float) -> None:
    _progress(f"The store is busy; {seconds:g} s …")
    sleep(seconds)


def _write_text(_: Store, attempts: Sequence[AttemptRecord], path: Path) -> Sequence[str]:
    from scoring.sheets.files import replacing
    from scoring.sheets.text_sheet import text_sheet

    with replacing(path) as file:
        file.write("\n\n".join(text_sheet(attempt) for attempt in attempts).encode("utf-8", "replace"))
    return ()


def _write_csv(store: Store, attempts: Sequence[AttemptRecord], path: Path) -> Sequence[str]:
    from scoring.sheets.csv_sheet import write_csv

    told = ScoredCalls(store, reviewed=False, counted=False)
    write_csv((call.row for call in _told(told, attempts)), path)
    return told.problems


def _write_json_lines(store: Store, attempts: Sequence[AttemptRecord], path: Path) -> Sequence[str]:
    from scoring.sheets.json_lines import write_json_lines

    told = ScoredCalls(store, _reviewed(attempts))
    write_json_lines(_told(told, attempts), path)
    return told.problems


def _write_xlsx(store: Store, attempts: Sequence[AttemptRecord], path: Path) -> Sequence[str]:
    from scoring.sheets.xlsx_sheet import write_xlsx

    reviewed = _reviewed(attempts)
    told = ScoredCalls(store, reviewed)
    write_xlsx(_told(told, attempts), path, streamed=not reviewed)
    return told.problems


def _write_html(store: Store, attempts: Sequence[AttemptRecord], path: Path) -> Sequence[str]:
    from scoring.sheets.html_sheet import write_html

    reviewed = _reviewed(attempts)
    told = ScoredCalls(store, reviewed)
    write_html(_told(told, attempts), path, detailed=reviewed)
    return told.problems


def _write_pdf(store: Store, attempts: Sequence[AttemptRecord], path: Path) -> Sequence[str]:
    from scoring.sheets.pdf_sheet import write_pdf
    from simulator.app.pdf_parts import lines, typefaces

    reviewed = _reviewed(attempts)
    told = ScoredCalls(store, reviewed)
    complaint = write_pdf(
        _told(told, attempts),
        path,
        typefaces(cache_folder() / "sheet-faces"),
        lines,
        reviewed,
        lambda number: _draw(number, len(attempts)),
    )
    _wipe()
    return [*told.problems, *([complaint] if complaint else [])]


def _write_statements(store: Store, attempts: Sequence[AttemptRecord], path: Path) -> Sequence[str]:
    from scoring.sheets.xapi import write_statements

    told = ScoredCalls(store, reviewed=False, counted=False)
    write_statements(_told(told, attempts), path)
    return told.problems


WRITERS: dict[str, Writer] = {
    ".csv": _write_csv,
    ".txt": _write_text,
    ".xlsx": _write_xlsx,
    ".html": _write_html,
    ".pdf": _write_pdf,
    ".xapi.jsonl": _write_statements,
    ".jsonl": _write_json_lines,
}
"""By how the name of the file ends; the first that fits is taken."""


def _reviewed(attempts: Sequence[AttemptRecord]) -> bool:
    return len(attempts) <= MOST_REVIEWED


def _told(told: ScoredCalls, attempts: Sequence[AttemptRecord]) -> Iterator[ScoredCall]:
    """The calls one by one, counted on the terminal meanwhile."""
    for number, attempt in enumerate(attempts, 1):
        if number % _DRAWN_EVERY == 1:
            _progress(f"{number:,} of {len(attempts):,} attempts read …")
        yield told.of(attempt)
    _wipe()


def _draw(number: int, of: int) -> None:
    if number % _DRAWN_EVERY == 1:
        _progress(f"{number:,} of {of:,} pages drawn …")


def _wipe() -> None:
    _progress("")


def _progress(doing: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{doing}", end="", file=sys.stderr, flush=True)
