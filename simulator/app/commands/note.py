"""`note`: a trainer's note on an attempt, and those there are."""

import json
import sys
from argparse import Namespace
from datetime import UTC, datetime

from scoring.results.remark_records import Note
from scoring.results.store import Store
from scoring.sheets.wording import legible, time_words
from simulator.app.places import read_place

_ERASED = "(erased with the trainee)"


def run(given: Namespace) -> int:
    with Store.open(read_place(given.store)) as store:
        attempt = store.attempt(given.attempt).id
        if given.text is not None:
            store.note(attempt, given.text, datetime.now(UTC), given.by)
        notes = store.notes_of(attempt)
        for said in store.notes():
            print(said, file=sys.stderr)
    if given.json:
        print(json.dumps([_as_json(note) for note in notes], indent=2, ensure_ascii=False))
    elif given.text is not None:
        print(f"Noted on attempt {attempt}; its sheets show it from now on.", file=sys.stderr)
    elif not notes:
        print(f"There is no note on attempt {attempt}.", file=sys.stderr)
    else:
        for note in notes:
            print(_line(note))
    return 0


def _as_json(note: Note) -> dict[str, object]:
    return {"attempt": note.attempt, "at": note.at.isoformat(), "by": note.author, "text": note.text}


def _line(note: Note) -> str:
    by = f"{legible(note.author)}: " if note.author else ""
    words = _ERASED if note.text is None else " ".join(map(legible, note.text.splitlines()))
    return f"{time_words(note.at)}  {by}{words}"
