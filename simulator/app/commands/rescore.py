"""`rescore`: whether stored scores are what the events come to, and what another rubric would change."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from scoring.rubric import Rubric
from scoring.sheets.wording import legible, score_words
from simulator.app.attempt import is_trial
from simulator.app.bounds import BoundsNow, KeptBounds
from simulator.app.places import data_folder, read_place
from simulator.app.rescored import Moved, Rescored, moved, rescored
from simulator.scenario.diagnostics import Problems, render
from simulator.scenario.document import MOST_BYTES
from simulator.scenario.readers import RubricReader
from simulator.scenario.syntax.parse import parse_stream

_DONE, _FINDINGS, _WRONG_USE = 0, 1, 2
_MOST_SHOWN = 5


def run(given: Namespace) -> int:
    rubric = _read_rubric(Path(given.rubric)) if given.rubric else None
    if given.rubric and rubric is None:
        return _WRONG_USE
    problems: list[str] = []
    with Store.open(read_place(given.store)) as store:
        records = [record for record in store.attempts() if record.scorecard is not None]
        for note in store.notes():
            print(note, file=sys.stderr)
        if rubric is None:
            found = list(
                rescored(store, records, BoundsNow(KeptBounds(data_folder() / "bounds")).get, problems)
            )
            differ = _tell_differences(found, given.json)
        else:
            people = [record for record in records if not is_trial(record.trainee)]
            _tell_moved(list(moved(store, people, rubric, problems)), len(people), given.json)
            differ = False
    for problem in problems:
        print(problem, file=sys.stderr)
    return _FINDINGS if differ or problems else _DONE


def _read_rubric(path: Path) -> Rubric | None:
    """The rubric of a file that looks like a scenario's `rubric:`; None after saying what is wrong."""
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(MOST_BYTES)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        print(f"{path} cannot be read: {reason}. Name a file with the weights of a rubric.", file=sys.stderr)
        return None
    problems = Problems()
    top = next(iter(parse_stream(text, problems)), None)
    rubric: Rubric | None = RubricReader().read(top, problems) if top else None
    for problem in problems.in_order():
        print(render(problem, str(path), text.splitlines()), file=sys.stderr)
    return None if problems.has_errors() else rubric


def _tell_differences(found: Sequence[Rescored], as_json: bool) -> bool:
    differing = [one for one in found if one.differences]
    if as_json:
        listed = [{"attempt": one.record.id, "differences": list(one.differences)} for one in differing]
        print(json.dumps({"rescored": len(found), "differing": listed}, indent=2, ensure_ascii=False))
    else:
        for one in differing:
            more = len(one.differences) - _MOST_SHOWN
            for difference in one.differences[:_MOST_SHOWN]:
                print(f"attempt {one.record.id}: {difference}")
            if more > 0:
                print(f"attempt {one.record.id}: and {more} more")
        print(f"{_counted(len(found))} rescored, {len(differing) or 'none'} differing", file=sys.stderr)
    return bool(differing)


def _tell_moved(found: Sequence[Moved], ranked: int, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"ranked": ranked, "moved": [_as_json(one) for one in found]}, indent=2,
                         ensure_ascii=False))  # fmt: skip
        return
    for one in found:
        totals = f"{score_words(one.total)} -> {score_words(one.other_total)}"
        places = f"place {one.place} -> {one.other_place}"
        print(f"{one.record.id[:8]}  {one.record.scenario:<24} {_who(one.record):<20} {places:<18} {totals}")
    print(f"{_counted(ranked)} ranked, {len(found) or 'none'} in another place", file=sys.stderr)


def _as_json(one: Moved) -> dict[str, object]:
    return {
        "attempt": one.record.id,
        "scenario": one.record.scenario,
        "trainee": one.record.trainee,
        "place": one.place,
        "score": one.total,
        "other_place": one.other_place,
        "other_score": one.other_total,
    }


def _who(record: AttemptRecord) -> str:
    return legible(record.trainee)


def _counted(attempts: int) -> str:
    return "1 attempt" if attempts == 1 else f"{attempts} attempts"
