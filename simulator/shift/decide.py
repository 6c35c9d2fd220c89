"""What a command makes happen on a shift, and what happens by itself as time goes by. Pure.

The shift has a clock of its own, which nothing but commands moves: a call takes as long as its lines take to
be spoken, waiting lasts until the phone rings.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.call.decide import Refused
from simulator.call.memory import Memory
from simulator.shift import events as e
from simulator.shift.arrivals import Run, comes
from simulator.shift.dealing import deal
from simulator.shift.program import CompiledAction
from simulator.shift.state import State, Status, evolve


@dataclass(frozen=True, slots=True)
class OpenLine:
    """Begin the shift."""


@dataclass(frozen=True, slots=True)
class TakeCall:
    """Take the call of whoever waits longest."""


@dataclass(frozen=True, slots=True)
class FinishCall:
    """The call is over: its outcome, the seconds it took to speak, and all that it remembers."""

    outcome: str
    seconds: float
    memory: Memory


@dataclass(frozen=True, slots=True)
class Act:
    """Do something between calls."""

    action: str


@dataclass(frozen=True, slots=True)
class RingBack:
    """Keep the promise made in this case."""

    case: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait for the phone to ring."""


Command = OpenLine | TakeCall | FinishCall | Act | RingBack | Wait
Happened = tuple[tuple[e.Event, ...], State]


def step(run: Run, state: State, command: Command) -> Happened | Refused:
    """What the command makes happen, in order, and the shift after it; or why it cannot be carried out."""
    if state.over:
        return Refused("the shift is over")
    if state.opened == isinstance(command, OpenLine):
        return Refused("the line is open" if state.opened else "the line is not open yet")
    if (state.talking is not None) != isinstance(command, FinishCall):
        return Refused("finish the call first" if state.talking is not None else "nobody is on the line")
    match command:
        case OpenLine():
            return _told(run, state, (e.LineOpened(0.0),))
        case TakeCall():
            return _take(run, state)
        case FinishCall():
            return _finish(run, state, command)
        case Act():
            return _act(run, state, command.action)
        case RingBack():
            return _ring_back(run, state, command.case)
        case Wait():
            return _wait(run, state)


def happenings(run: Run, state: State, until: float) -> Iterator[tuple[e.Event, State]]:
    """What happens by itself up to a moment, each with the shift after it.

    What happens up to an earlier moment is how it begins, so a screen can show a queue in mid-call.
    """
    while (event := _next(run, state)) is not None and event.at <= until:
        state = evolve(run, state, event)
        yield event, state


def open_actions(run: Run, state: State) -> tuple[CompiledAction, ...]:
    """What can be done between calls now."""
    return tuple(
        one
        for one in run.shift.actions
        if one.action.id not in state.done and (one.test is None or one.test.holds(state.world))
    )


def owed(state: State) -> tuple[int, ...]:
    """The cases that were promised a call-back, the most urgent first."""
    promised = [n for n, case in enumerate(state.cases) if case.status is Status.PROMISED]
    return tuple(sorted(promised, key=lambda number: state.cases[number].due))


def _next(run: Run, state: State) -> e.Event | None:
    """The first thing to happen by itself after now."""
    new = (_next_candidate(run, state, outage) for outage in (False, True))
    found: list[e.Event] = [event for event in new if event]
    for number, case in enumerate(state.cases):
        if case.status is Status.WAITING:
            patience_ends = case.rang_at + case.patience * run.shift.script.wears
            found.append(e.Abandoned(max(patience_ends, state.now), number))
        elif case.status is Status.RETURNING and case.due < run.shift.closes:
            found.append(e.CameBack(max(case.due, state.now), number))
        elif case.status is Status.PROMISED and case.due < run.shift.closes:
            found.append(e.Overdue(max(case.due, state.now), number))
    return min(found, key=lambda event: event.at, default=None)


def _next_candidate(run: Run, state: State, outage: bool) -> e.Came | None:
    for place, candidate in enumerate(run.streams[outage]):
        if candidate.at > state.now and comes(run, outage, candidate, state.world, state.since):
            return e.Came(candidate.at, outage, place)
    return None


def _take(run: Run, state: State) -> Happened | Refused:
    if not state.queue:
        return Refused("nobody is waiting")
    number = state.queue[0]
    dealt = deal(run, state, number)
    return _told(run, state, (e.Taken(state.now, number, dealt.entry, dealt.memory),))


def _finish(run: Run, state: State, command: FinishCall) -> Happened:
    assert state.talking is not None, "only a call that was taken is finished"
    number, ends = state.talking, state.now + command.seconds
    before, state = _pass_time(run, state, ends)
    finished = e.Finished(ends, number, command.outcome, command.seconds, command.memory)
    events, state = _told(run, state, (finished,))
    after, state = _busy_until(run, state, ends + run.shift.script.wrap_up)
    return (*before, *events, *after), state


def _act(run: Run, state: State, id: str) -> Happened | Refused:
    action = next((one.action for one in open_actions(run, state) if one.action.id == id), None)
    if action is None:
        can = ", ".join(one.action.id for one in open_actions(run, state)) or "nothing"
        return Refused(f"'{id}' cannot be done now; what can be done: {can}")
    ends = state.now + action.takes
    before, state = _pass_time(run, state, ends)
    events, state = _told(run, state, (e.Acted(ends, id),))
    after, state = _busy_until(run, state, ends)
    return (*before, *events, *after), state


def _ring_back(run: Run, state: State, number: int) -> Happened | Refused:
    if number not in owed(state):
        return Refused("nothing was promised there")
    call_back = run.shift.entries[state.cases[number].entry].call_back
    assert call_back is not None, "only an entry with a call-back is promised one"
    ends = state.now + call_back.takes
    events, state = _told(run, state, (e.RangBack(state.now, number),))
    after, state = _busy_until(run, state, ends)
    return (*events, *after), state


def _wait(run: Run, state: State) -> Happened | Refused:
    if state.queue:
        return Refused("somebody is waiting; take the call")
    events: list[e.Event] = []
    for event, after in happenings(run, state, run.shift.closes):
        events.append(event)
        state = after
        if state.queue:
            return tuple(events), state
    closing, state = _busy_until(run, state, run.shift.closes)
    return (*events, *closing), state


def _pass_time(run: Run, state: State, until: float) -> Happened:
    """What happens by itself up to a moment; the shift after it may stand at an earlier one."""
    events: list[e.Event] = []
    for event, after in happenings(run, state, until):
        events.append(event)
        state = after
    return tuple(events), state


def _busy_until(run: Run, state: State, until: float) -> Happened:
    """Time passes, then the trainee is free; from its closing on nobody is taken any more."""
    before, state = _pass_time(run, state, until)
    last = (e.Free(until), e.LineClosed(until)) if until >= run.shift.closes else (e.Free(until),)
    events, state = _told(run, state, last)
    return (*before, *events), state


def _told(run: Run, state: State, events: tuple[e.Event, ...]) -> Happened:
    for event in events:
        state = evolve(run, state, event)
    return events, state
