"""`attempts`: what is in the store."""

import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping

from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from scoring.sheets.wording import legible, time_words
from simulator.app.attempt import GIVEN_UP
from simulator.app.commands.retain import due_words
from simulator.app.places import read_place, store_place
from simulator.app.shift_review import calls_of_shifts, is_whole_shift
from simulator.scenario.load import SHIFT_ENDING as ENDING


def run(given: Namespace) -> int:
    with Store.open(read_place(given.store)) as store:
        found = store.attempts()
        for note in (*store.notes(), due_words(store)):
            if note:
                print(note, file=sys.stderr)
    calls = calls_of_shifts({attempt.id: attempt for attempt in found})
    place = {call: (shift, number) for call, shift, number in calls}
    if given.json:
        listed = [_as_json(attempt) | _place(place, attempt.id) for attempt in found]
        print(json.dumps(listed, indent=2, ensure_ascii=False))
        return 0
    if not found:
        print(f"There are no attempts in {store_place(given.store)} yet.", file=sys.stderr)
    many = Counter(shift for shift, _ in place.values())
    for attempt in found:
        shift, number = place.get(attempt.id, ("", 0))
        of = f", call {number} of shift {shift[:8]}" if shift else ""
        print(_shift_line(attempt, many[attempt.id]) if is_whole_shift(attempt) else _line(attempt) + of)
    return 0


def _place(place: Mapping[str, tuple[str, int]], attempt: str) -> dict[str, object]:
    """The shift that an attempt was a call of, and which; null for any other."""
    shift, number = place.get(attempt, (None, None))
    return {"shift": shift, "call": number}


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
    unscored = "given up" if attempt.outcome == GIVEN_UP else "not finished"
    score = f"{card['total']:5.1f} {'passed' if card['passed'] else 'not passed'}" if card else unscored
    return f"{_who_and_what(attempt, attempt.scenario)} {score}"


def _shift_line(attempt: AttemptRecord, calls: int) -> str:
    worked = "a shift" if attempt.finished_at else "a shift, not finished,"
    many = "1 call" if calls == 1 else f"{calls} calls"
    return f"{_who_and_what(attempt, attempt.scenario.removesuffix(ENDING))} {worked} of {many}"


def _who_and_what(attempt: AttemptRecord, what: str) -> str:
    who = legible(attempt.trainee)
    return f"{attempt.id[:8]}  {time_words(attempt.started_at)}  {what:<24} {who:<20}"
