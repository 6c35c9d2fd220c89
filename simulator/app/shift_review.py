"""A recorded shift to look at: what it came to, and every call with its score and the attempt it is."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from scoring.sheets.wording import clock_words, legible, score_words
from simulator.app.attempt import Player
from simulator.app.live_shift import LiveShift, call_id, read_shift_log
from simulator.app.shift_document import shift_document, shift_page
from simulator.scenario.load import SHIFT_ENDING as ENDING


def is_whole_shift(record: AttemptRecord) -> bool:
    """Whether the attempt is a shift, and no call."""
    return record.scenario.endswith(ENDING)


def calls_of_shifts(records: Mapping[str, AttemptRecord]) -> Iterator[tuple[str, str, int]]:
    """The calls among these attempts, by id, that belong to a shift among them: call, shift, number."""
    for id, record in records.items():
        number = 1
        while is_whole_shift(record) and (call := call_id(id, number)) in records:
            yield call, id, number
            number += 1


def shift_review(store: Store, record: AttemptRecord, as_json: bool) -> str:
    """A shift as a page or as the document of `shift --json`. Raises StoreProblem."""
    run, log = read_shift_log(store, record)
    live = LiveShift(store, run, Player(record.trainee, record.mode, record.seed), record.id, log)
    document = shift_document(live, store)
    if as_json:
        return json.dumps(document, indent=2, ensure_ascii=False)
    calls: Any = document["calls"]
    heading = f"{legible(record.trainee)}, {record.mode}, attempt {record.id}"
    return "\n".join([heading, *_unfinished(live), "", shift_page(live), *_calls(calls)])


def _unfinished(live: LiveShift) -> Iterator[str]:
    if not live.state.over:
        name = live.shift.id.removesuffix(ENDING)
        yield f"Not finished: so it stands at {clock_words(live.state.now)}. 'shift {name}' goes on with it."


def _calls(calls: list[dict[str, Any]]) -> Iterator[str]:
    if not calls:
        return
    yield from ("", f"   at  {'caller':<27} waited  {'came to':<14} score  attempt")
    for call in calls:
        when, waited = clock_words(call["at"]), clock_words(call["waited"])
        again = "again" if call["rings"] > 1 else ""
        score = "" if call["score"] is None else score_words(call["score"])
        yield (
            f"{when:>5}  {call['caller']:<20.20} {again:<6} {waited:>6}  "
            f"{call['outcome']:<14.14} {score:>5}  {call['attempt'][:8]}"
        )
    yield "'review' with the attempt of a call takes it apart."
