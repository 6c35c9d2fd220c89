"""What a trainee can see of a shift: the one reading of it that the window and the terminal share."""

from dataclasses import dataclass

from simulator.scenario.model import Person
from simulator.shift.arrivals import Run
from simulator.shift.decide import happenings, open_actions, owed
from simulator.shift.model import Action
from simulator.shift.program import Shift
from simulator.shift.result import Result, result
from simulator.shift.state import Case, State, Status


@dataclass(frozen=True, slots=True)
class InQueue:
    """Somebody who waits. `name` is empty until somebody has heard who it is."""

    case: int
    name: str
    waited: float
    patience: int
    rings: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A call-back that was promised: to whom, what, and in how many seconds it is overdue."""

    case: int
    name: str
    text: str
    left: float


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything there is to show; times in seconds. `talking` is whose call is taken, empty if nobody's.

    `outage` is whether it can be known: it has begun, and is not over.
    """

    now: float
    closes: float
    over: bool
    talking: str
    queue: tuple[InQueue, ...]
    promises: tuple[Owed, ...]
    actions: tuple[Action, ...]
    done: tuple[str, ...]
    outage: bool
    result: Result


def situation(run: Run, state: State, ahead: float = 0.0) -> Situation:
    """What can be seen of a shift `ahead` seconds after its last event, as in the middle of a call."""
    now = state.now + ahead
    for _, after in happenings(run, state, now):
        state = after
    shift = run.shift
    talking = state.cases[state.talking] if state.talking is not None else None
    return Situation(
        now=now,
        closes=shift.closes,
        over=state.over,
        talking=name_of(shift, talking) if talking else "",
        queue=tuple(_in_queue(shift, state, number, now) for number in state.queue),
        promises=tuple(_owed(shift, state, number, now) for number in owed(state)),
        actions=() if talking or state.over else tuple(one.action for one in open_actions(run, state)),
        done=tuple(one.action.title for one in shift.actions if one.action.id in state.done),
        outage=_outage(shift, now),
        result=result(run, state),
    )


def caller_of(shift: Shift, case: Case) -> Person | None:
    """Who rings, once somebody has heard it."""
    if case.entry < 0:
        return None
    entry = shift.entries[case.entry]
    return entry.caller or shift.calls[entry.call.name].script.caller


def name_of(shift: Shift, case: Case) -> str:
    caller = caller_of(shift, case)
    return caller.name if caller else ""


def _in_queue(shift: Shift, state: State, number: int, now: float) -> InQueue:
    case = state.cases[number]
    assert case.status is Status.WAITING, "a queue is of those who wait"
    waited = now - case.rang_at
    left = max(0, case.patience - int(waited // shift.script.wears))
    return InQueue(number, name_of(shift, case), waited, left, case.rings)


def _owed(shift: Shift, state: State, number: int, now: float) -> Owed:
    case = state.cases[number]
    entry = shift.entries[case.entry]
    assert entry.call_back is not None, "only an entry with a call-back is promised one"
    promise = shift.calls[entry.call.name].script.promises[entry.call_back.promise.name]
    return Owed(number, name_of(shift, case), promise.text, case.due - now)


def _outage(shift: Shift, now: float) -> bool:
    outage = shift.script.outage
    return outage is not None and 60 * outage.begins <= now < 60 * outage.ends
