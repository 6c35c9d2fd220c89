"""`mark`: a second person's marking of an attempt, on a form that does not show the first."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from scoring.results.store import Store
from scoring.sheets.wording import legible
from simulator.app.marking_form import heard_replies, read_form, write_form
from simulator.app.places import read_place
from simulator.app.recorded import read_attempt

_DONE, _WRONG_USE = 0, 2
_MOST_TOLD = 20


def run(given: Namespace) -> int:
    if misuse := _misuse(given):
        print(misuse, file=sys.stderr)
        return _WRONG_USE
    with Store.open(read_place(given.store)) as store:
        found = read_attempt(store, store.attempt(given.attempt))
        replies = tuple(heard_replies(found))
        if given.output:
            many = write_form(found.record.id, replies, Path(given.output))
            _tell_form(many, given.output)
            return _DONE
        filled = read_form(Path(given.form), found.record.id, replies)
        problems = list(filled.problems)
        if not problems and not filled.marks:
            problems = [f"{given.form}: its column 'mark' is empty. Fill in 0 to 3 where you saw something."]
        if problems:
            _tell_problems(problems)
            return _WRONG_USE
        fresh = store.mark(found.record.id, filled.marks, datetime.now(UTC), given.by)
    _tell_marks(fresh, len(filled.marks) - fresh, f"by {legible(given.by)} on attempt {found.record.id}")
    return _DONE


def _misuse(given: Namespace) -> str:
    if bool(given.output) == bool(given.form):
        return (
            "Say 'mark ATTEMPT -o FILE.csv' to write an empty form, or 'mark ATTEMPT FILE.csv --by NAME' "
            "to read a filled one."
        )
    if given.form and not (given.by or "").strip():
        return "Say whose marks these are: --by NAME."
    if given.output and not given.output.lower().endswith(".csv"):
        return f"{given.output}: end the name in .csv."
    return ""


def _tell_form(replies: int, output: str) -> None:
    many = "1 reply" if replies == 1 else f"{replies} replies"
    print(
        f"{output}: {many} to mark. Fill in the last column: 0 harmful or absent, 1 token, 2 adequate, 3 "
        "specific to this caller, empty where there is nothing to mark. Then: mark ATTEMPT FILE.csv --by "
        "NAME",
        file=sys.stderr,
    )


def _tell_marks(fresh: int, known: int, whose: str) -> None:
    again = f"; {_counted(known)} had been given before" if known else ""
    print(f"{_counted(fresh)} {whose} recorded{again}", file=sys.stderr)


def _tell_problems(problems: list[str]) -> None:
    for problem in problems[:_MOST_TOLD]:
        print(problem, file=sys.stderr)
    if len(problems) > _MOST_TOLD:
        print(f"and {len(problems) - _MOST_TOLD} more.", file=sys.stderr)
    print("Nothing was recorded.", file=sys.stderr)


def _counted(marks: int) -> str:
    return "1 mark" if marks == 1 else f"{marks} marks"
