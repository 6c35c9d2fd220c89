"""What became of things on a shift, in a sentence each."""

from collections.abc import Iterator, Sequence

from simulator.shift import events as e
from simulator.shift.arrivals import Run
from simulator.shift.program import Shift
from simulator.shift.situation import name_of
from simulator.shift.state import State, Status, evolve


def news(run: Run, before: State, happened: Sequence[e.Event]) -> Iterator[str]:
    """What happened from a moment on. Those who ring about something new are counted, and told last."""
    state = before
    for event in happened:
        waited, state = state, evolve(run, state, event)
        yield from _told(run.shift, waited, state, event)
    came = sum(isinstance(event, e.Came) for event in happened)
    if came:
        yield "A call comes in." if came == 1 else f"{came} calls come in."


def _told(shift: Shift, before: State, after: State, event: e.Event) -> Iterator[str]:
    match event:
        case e.Finished(case=case):
            yield _became(shift, after, case)
        case e.Acted(action=id):
            yield _done(shift, id)
        case e.RangBack(case=case):
            yield f"You ring {_name(shift, after, case)} back. The promise is kept."
        case e.Overdue(case=case):
            name = _name(shift, after, case)
            yield f"{name} was not rung back in time: {name} rings, and so does somebody who was told."
        case e.Abandoned(case=case):
            waited = clock_words(event.at - before.cases[case].rang_at)
            yield f"{_name(shift, after, case)} rang off after waiting for {waited}."
        case e.CameBack(case=case):
            yield f"{_name(shift, after, case)} rings again."
        case e.LineClosed():
            yield _closed(len(before.queue))


def _became(shift: Shift, after: State, number: int) -> str:
    case = after.cases[number]
    name = _name(shift, after, number)
    call_back = shift.entries[case.entry].call_back
    if case.status is Status.SOLVED:
        return f"Solved: {name} need not ring again."
    if case.status is Status.PROMISED and call_back:
        minutes = "a minute" if call_back.within == 1 else f"{call_back.within} minutes"
        return f"Promised: {name} is to be rung back within {minutes}."
    return f"Not solved: {name} may ring again."


def _done(shift: Shift, id: str) -> str:
    action = next(one.action for one in shift.actions if one.action.id == id)
    return f"Done: {action.title}. “{action.say}”" if action.say else f"Done: {action.title}."


def _closed(waiting: int) -> str:
    if not waiting:
        return "The line closes."
    who = "Somebody was still waiting" if waiting == 1 else f"{waiting} were still waiting"
    return f"The line closes. {who}, for nothing."


def _name(shift: Shift, state: State, number: int) -> str:
    return name_of(shift, state.cases[number]) or "Somebody"


def clock_words(seconds: float) -> str:
    """Minutes and seconds: 83.4 is 1:23."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
