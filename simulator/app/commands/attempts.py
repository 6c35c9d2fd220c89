"""`attempts`: what is in the store."""

import json
import sys
from argparse import Namespace

from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from scoring.sheets.wording import legible, time_words
from simulator.app.attempt import GIVEN_UP
from simulator.app.commands.retain import due_words
from simulator.app.live_shift import CLOSED
from simulator.app.places import read_place, store_place

_UNSCORED = {GIVEN_UP: "given up", CLOSED: "a shift"}
"""What is said of an attempt without a score, by its outcome."""


def run(given: Namespace) -> int:
    with Store.open(read_place(given.store)) as store:
        found = store.attempts()
        for note in (*store.notes(), due_words(store)):
            if note:
                print(note, file=sys.stderr)
    if given.json:
        print(json.dumps([_as_json(attempt) for attempt in found], indent=2, ensure_ascii=False))
        return 0
    if not found:
        print(f"There are no attempts in {store_place(given.store)} yet.", file=sys.stderr)
    for attempt in found:
        print(_line(attempt))
    return 0


def _as_json(attempt: AttemptRecord) -> dict[str, object]:
    card = attempt.scorecard
    return {
        "attempt": attempt.id,
        "scenario": attempt.scenario,
        "hash": attempt.hash,
        "trainee": attempt.trainee,
        "mode": attempt.mode,
        "number": attempt.ordinal,
        "started": attempt.started_at.isoformat(),
        "finished": attempt.finished_at.isoformat() if attempt.finished_at else None,
        "outcome": attempt.outcome,
        "score": card["total"] if card else None,
        "passed": card["passed"] if card else None,
    }


def _line(attempt: AttemptRecord) -> str:
    card = attempt.scorecard
    unscored = _UNSCORED.get(attempt.outcome or "", "not finished")
    score = f"{card['total']:5.1f} {'passed' if card['passed'] else 'not passed'}" if card else unscored
    who = legible(attempt.trainee)
    return f"{attempt.id[:8]}  {time_words(attempt.started_at)}  {attempt.scenario:<24} {who:<20} {score}"
