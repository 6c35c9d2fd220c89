"""A shift that was worked, as the JSON document of `shift --json` and as a page of text."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from scoring.results.problem import StoreProblem
from scoring.results.store import Store
from simulator.app.live_shift import LiveShift, call_id
from simulator.shift import events as e
from simulator.shift.result import Result, result
from simulator.shift.situation import caller_of
from simulator.shift.state import State, begin, evolve


def shift_document(live: LiveShift, store: Store) -> dict[str, object]:
    """What was worked and what it came to, with every call and what it scored. Raises StoreProblem."""
    return {
        "shift": live.shift.id.removesuffix(".shift"),
        "hash": live.shift.hash,
        "attempt": live.id,
        "trainee": live.player.trainee,
        "mode": live.player.mode,
        "seed": live.player.seed,
        "minutes": live.shift.script.minutes,
        **asdict(result(live.run, live.state)),
        "actions": [{"at": event.at, "id": event.action} for event in live.log if isinstance(event, e.Acted)],
        "calls": [_call(live, store, number, *taken) for number, taken in enumerate(_calls(live), 1)],
    }


def _calls(live: LiveShift) -> Iterator[tuple[State, e.Taken, e.Finished]]:
    """Every call: the shift just before it was taken, and the events with which it began and ended."""
    state = before = begin(live.run)
    taken: e.Taken | None = None
    for event in live.log:
        if isinstance(event, e.Taken):
            before, taken = state, event
        elif isinstance(event, e.Finished) and taken:
            yield before, taken, event
        state = evolve(live.run, state, event)


def _call(
    live: LiveShift, store: Store, number: int, before: State, taken: e.Taken, finished: e.Finished
) -> dict[str, object]:
    entry = live.shift.entries[taken.entry]
    case, after = before.cases[taken.case], live.state.cases[taken.case]
    caller = caller_of(live.shift, after)
    id = call_id(live.id, number)
    return {
        "number": number,
        "attempt": id,
        "scenario": entry.call.name,
        "caller": caller.name if caller else "",
        "at": round(taken.at, 1),
        "waited": round(taken.at - case.rang_at, 1),
        "rings": case.rings,
        "seconds": finished.seconds,
        "outcome": finished.outcome,
        "solved": finished.outcome in {ref.name for ref in entry.solved},
        **_card(store, id),
    }


def _card(store: Store, id: str) -> dict[str, object]:
    try:
        card: Mapping[str, Any] = store.attempt(id).scorecard or {}
    except StoreProblem:
        card = {}
    dimensions = card.get("dimensions", {})
    return {
        "score": card.get("total"),
        "passed": card.get("passed"),
        "dimensions": {name: part["score"] for name, part in dimensions.items()},
    }


def shift_page(live: LiveShift) -> str:
    """What a shift came to, in a few lines."""
    found = result(live.run, live.state)
    verdict = "passed" if found.passed else "not passed"
    lines = [
        f"{live.shift.script.title}: {found.score:.1f} of 100, {verdict}",
        "",
        f"{found.cases} matters were rung about.",
        f"  solved at the first call  {found.first_call:>4}",
        f"  solved after ringing again{found.later:>4}",
        f"  promised, not due yet     {found.open_promises:>4}",
        f"  not solved                {found.unsolved:>4}",
        "",
        f"Rang off while waiting {found.abandoned}, rang again {found.repeats}; "
        f"call-backs made {found.kept}, broken {found.broken}.",
        *_quota(live, found),
    ]
    if live.shift.script.outage:
        lines.append(_outage(found))
    return "\n".join(lines)


def _quota(live: LiveShift, found: Result) -> Iterator[str]:
    answered = "1 call answered" if found.handled == 1 else f"{found.handled} calls answered"
    took = f"{answered}, {found.handle_time:.0f} s a call"
    if not live.shift.script.quota:
        yield f"{took}."
        return
    met = "met" if found.quota_met else "not met"
    yield f"{took}; the quota was {found.quota}, {met}. It is not scored."
    yield f"Of these, {found.on_repeats / 60:.0f} minutes went to people who had rung before."


def _outage(found: Result) -> str:
    if found.spared >= 0:
        return f"What was announced kept {found.spared} from having to ring."
    return f"What was announced made {-found.spared} more ring."
