"""Where a shift stands, and what an event makes of it. Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum

from simulator.call.memory import Memory
from simulator.scenario.world import MADE, PROMISE
from simulator.shift import events as e
from simulator.shift.arrivals import MOST_RETURNS, Candidate, Run
from simulator.shift.program import Puts, Shift

_MADE = PROMISE.words[MADE]


class Status(StrEnum):
    """Where a case stands. `RETURNING` will ring again, `LOST` will not and got no help."""

    WAITING = "waiting"
    TALKING = "talking"
    PROMISED = "promised"
    RETURNING = "returning"
    SOLVED = "solved"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Case:
    """A matter that somebody rings about.

    `rang_at` is when the phone rang last, `due` when they ring again or when the promise is to be kept by.
    `entry` is -1 until somebody has heard who it is. `anger` counts what went wrong between them and the
    desk, `broken` the promises that were not kept; `memory` is what their next call begins with.
    """

    outage: bool
    place: int
    patience: int
    pick: float
    status: Status
    rang_at: float
    rings: int = 1
    contacts: int = 0
    entry: int = -1
    due: float = 0.0
    anger: int = 0
    broken: int = 0
    memory: Memory = ()


@dataclass(frozen=True, slots=True)
class State:
    """Where a shift stands at `now`.

    `world` packs the shift's facts, `since` is when each lull came to hold, -1 where it does not. `queue` are
    the cases that wait, the longest first; `done` the actions taken; `heard` the entries that were on the
    line. `begins` is what the call under way began with. `handled` calls took `busy` seconds together,
    wrap-up included; `on_repeats` of these went to callers who had rung before.
    """

    now: float
    world: int
    since: tuple[float, ...]
    cases: tuple[Case, ...] = ()
    queue: tuple[int, ...] = ()
    talking: int | None = None
    begins: Memory = ()
    done: tuple[str, ...] = ()
    heard: tuple[int, ...] = ()
    handled: int = 0
    busy: float = 0.0
    on_repeats: float = 0.0
    abandoned: int = 0
    repeats: int = 0
    kept: int = 0
    opened: bool = False
    over: bool = False


def begin(run: Run) -> State:
    """The moment before the line opens."""
    return _noticed(run.shift, State(0.0, run.shift.start, (-1.0,) * len(run.shift.lulls)))


def replay(run: Run, log: "tuple[e.Event, ...] | list[e.Event]") -> State:
    """Where a shift stands after the events of its log."""
    state = begin(run)
    for event in log:
        state = evolve(run, state, event)
    return state


def evolve(run: Run, state: State, event: e.Event) -> State:
    """The shift after an event."""
    state = replace(state, now=event.at)
    match event:
        case e.Came():
            return _came(run, state, event)
        case e.CameBack():
            return _rings_again(state, event.case)
        case e.Abandoned():
            return _abandoned(run, state, event.case)
        case e.Overdue():
            return _overdue(state, event.case)
        case e.Taken():
            return _taken(state, event)
        case e.Finished():
            return _finished(run, state, event)
        case e.Acted():
            return _acted(run.shift, state, event.action)
        case e.RangBack():
            return _with(replace(state, kept=state.kept + 1), event.case, status=Status.SOLVED)
        case e.LineOpened():
            return replace(state, opened=True)
        case e.LineClosed():
            return _closed(state)
        case _:
            return state


def _with(state: State, number: int, **changes: object) -> State:
    case = replace(state.cases[number], **changes)  # type: ignore[arg-type]
    return replace(state, cases=(*state.cases[:number], case, *state.cases[number + 1 :]))


def _came(run: Run, state: State, event: e.Came) -> State:
    drawn = run.streams[event.outage][event.place]
    case = Case(event.outage, event.place, drawn.patience, drawn.pick, Status.WAITING, event.at)
    return replace(state, cases=(*state.cases, case), queue=(*state.queue, len(state.cases)))


def _rings_again(state: State, number: int) -> State:
    rings = state.cases[number].rings + 1
    state = _with(state, number, status=Status.WAITING, rang_at=state.now, rings=rings)
    return replace(state, queue=(*state.queue, number), repeats=state.repeats + 1)


def _abandoned(run: Run, state: State, number: int) -> State:
    waiting = tuple(other for other in state.queue if other != number)
    state = replace(state, queue=waiting, abandoned=state.abandoned + 1)
    return _left(run, state, number, run.shift.script.returns.abandoned)


def _overdue(state: State, number: int) -> State:
    """They ring at once, twice as angry; so does somebody they told, about whom chance knows nothing else."""
    case = state.cases[number]
    other = replace(case, pick=(case.pick + 0.5) % 1, status=Status.WAITING, rang_at=state.now, rings=1,
                    contacts=0, entry=-1, due=0.0, anger=1, broken=0, memory=())  # fmt: skip
    state = _with(state, number, anger=case.anger + 2, broken=case.broken + 1)
    state = _rings_again(state, number)
    return replace(state, cases=(*state.cases, other), queue=(*state.queue, len(state.cases)))


def _taken(state: State, event: e.Taken) -> State:
    contacts = state.cases[event.case].contacts + 1
    state = _with(state, event.case, status=Status.TALKING, entry=event.entry, contacts=contacts)
    waiting = tuple(other for other in state.queue if other != event.case)
    heard = state.heard if event.entry in state.heard else (*state.heard, event.entry)
    return replace(state, queue=waiting, talking=event.case, begins=event.memory, heard=heard)


def _finished(run: Run, state: State, event: e.Finished) -> State:
    shift, number = run.shift, event.case
    took = event.seconds + shift.script.wrap_up
    again = took if state.cases[number].rings > 1 else 0.0
    state = replace(state, talking=None, handled=state.handled + 1, busy=state.busy + took,
                    on_repeats=state.on_repeats + again)  # fmt: skip
    state = _put(shift, state, _shared(shift, event.memory))
    entry, remembered = shift.entries[state.cases[number].entry], dict(event.memory)
    kept = tuple((ref.name, remembered[ref.name]) for ref in entry.keeps if ref.name in remembered)
    state = _with(state, number, memory=kept)
    if entry.call_back and remembered.get(f"promise.{entry.call_back.promise.name}") == _MADE:
        return _with(state, number, status=Status.PROMISED, due=state.now + 60 * entry.call_back.within)
    if event.outcome in {ref.name for ref in entry.solved}:
        return _with(state, number, status=Status.SOLVED)
    state = _with(state, number, anger=state.cases[number].anger + 1)
    return _left(run, state, number, shift.script.returns.unsolved)


def _left(run: Run, state: State, number: int, share: int) -> State:
    """Somebody was not helped: they ring again, or give up."""
    case, returns = state.cases[number], run.shift.script.returns
    drawn: Candidate = run.streams[case.outage][case.place]
    if case.rings <= MOST_RETURNS:
        whether, when = drawn.again[case.rings - 1]
        if whether * 100 < share:
            minutes = returns.soonest + when * (returns.latest - returns.soonest)
            return _with(state, number, status=Status.RETURNING, due=state.now + 60 * minutes)
    return _with(state, number, status=Status.LOST)


def _acted(shift: Shift, state: State, id: str) -> State:
    puts = next(one.puts for one in shift.actions if one.action.id == id)
    return _put(shift, replace(state, done=(*state.done, id)), puts)


def _shared(shift: Shift, memory: Memory) -> Puts:
    """The facts of the shift as a call left them."""
    known = ((shift.fields[name], word) for name, word in memory if name in shift.fields)
    return tuple((field, value) for field, word in known if (value := field.domain.value(word)) is not None)


def _put(shift: Shift, state: State, puts: Puts) -> State:
    world = state.world
    for field, value in puts:
        world = field.put(world, value)
    return _noticed(shift, replace(state, world=world))


def _noticed(shift: Shift, state: State) -> State:
    """Since when each lull holds, given the facts as they are."""
    since = tuple(
        (before if before >= 0 else state.now) if compiled.test.holds(state.world) else -1.0
        for compiled, before in zip(shift.lulls, state.since, strict=True)
    )
    return replace(state, since=since)


def _closed(state: State) -> State:
    for number in state.queue:
        state = _with(state, number, status=Status.LOST)
    return replace(state, queue=(), over=True)
