"""What a command makes happen (`decide`) and what an event makes of a call (`evolve`). Pure, both."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.call.events import (
    Answered,
    Began,
    CallEnded,
    Dealt,
    Ended,
    Entered,
    Event,
    FellSilent,
    Felt,
    Heard,
    Marked,
    MovedOn,
    Opened,
    Rang,
    Replied,
)
from simulator.call.memory import world_of
from simulator.scenario.program import Kind, Position, Program, Transition

# A member is slow to read off its enumeration, and every step compares with several.
_RING, _TALK, _PASS, _END = Kind.RING, Kind.TALK, Kind.PASS, Kind.END

STUCK = "stuck"
"""The outcome of a call in a state where nothing can be said any more: the author's mistake."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Pick up the ringing phone."""

    at: float


@dataclass(frozen=True, slots=True)
class Reply:
    """Say or do the choice with this id."""

    at: float
    choice: str


@dataclass(frozen=True, slots=True)
class StaySilent:
    """Let the state's time run out."""

    at: float


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """Read an article on the desk."""

    at: float
    article: str


Command = Answer | Reply | StaySilent | OpenArticle


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a command cannot be carried out now; nothing happened."""

    reason: str


@dataclass(frozen=True, slots=True)
class Call:
    """Where a call stands: a position of the program, the packed world, and whether it is over."""

    place: int
    world: int
    over: bool = False


Router = Callable[[Transition, int], int]
"""Given a transition and the world after its effects, the position that comes next."""


def begin(program: Program) -> Call:
    return Call(0, program.start)


def route(transition: Transition, after: int) -> int:
    """The router without a machine."""
    return transition.target(after)


def ringing(program: Program, call: Call) -> Transition | None:
    """The way on that answering would take, or None when no phone rings."""
    position = program.positions[call.place]
    if call.over or position.kind is not _RING:
        return None
    return next(t for t in position.transitions if t.open(call.world))


def silence(position: Position, world: int) -> Transition | None:
    """What saying nothing leads to, or None where nothing comes of it."""
    if position.silence is None:
        return None
    transition = position.transitions[position.silence]
    return transition if transition.open(world) else None


def decide(program: Program, call: Call, command: Command) -> tuple[Event, ...] | Refused:
    """What the command makes happen, in order, or why it cannot be carried out."""
    stepped = step(program, call, command)
    return stepped if isinstance(stepped, Refused) else stepped[0]


def step(
    program: Program, call: Call, command: Command, router: Router = route
) -> tuple[tuple[Event, ...], Call] | Refused:
    """What the command makes happen, and the call after it: the same that `evolve` makes of the events."""
    if call.over:
        return Refused("the call is over")
    position = program.positions[call.place]
    if position.kind is _RING and not isinstance(command, Answer):
        return Refused("the phone is ringing; answer it first")
    if isinstance(command, OpenArticle):
        return _open(program, call, command)
    chosen = _chosen(program, call, position, command)
    if isinstance(chosen, Refused):
        return chosen
    return _take(program, call.world, position, chosen, command.at, router)


def _open(program: Program, call: Call, command: OpenArticle) -> tuple[tuple[Event, ...], Call] | Refused:
    desk = program.desks[program.positions[call.place].call]
    for article, test in desk.articles:
        if article.id == command.article and (test is None or test.holds(call.world)):
            opened = Opened(command.at, article.id)
            after = evolve(program, call, opened)
            if _something_to_say(program.positions[call.place], after.world):
                return (opened,), after
            stuck = Ended(command.at, STUCK, "")
            return (opened, stuck), evolve(program, after, stuck)
    return Refused(f"there is no article '{command.article}' on the desk")


def _chosen(program: Program, call: Call, position: Position, command: Command) -> Transition | Refused:
    if position.kind is _TALK and isinstance(command, Reply):
        return _reply(position, command.choice, call.world)
    if isinstance(command, Answer):
        return ringing(program, call) or Refused("no phone is ringing")
    return silence(position, call.world) or Refused("this state waits for as long as it takes")


def _reply(position: Position, choice: str, world: int) -> Transition | Refused:
    for transition in position.transitions:
        if transition.id == choice and transition.slot != position.silence:
            if transition.open(world):
                return transition
            locked = transition.move.locked if transition.move else ""
            return Refused(locked or f"'{choice}' cannot be said now")
    known = ", ".join(t.id for t in position.transitions if t.slot != position.silence)
    return Refused(f"there is no '{choice}' in {position.key}; there is: {known}")


def _take(
    program: Program, world: int, position: Position, transition: Transition, at: float, router: Router
) -> tuple[tuple[Event, ...], Call]:
    """The events of one transition and of all that follow by themselves, and the call after them."""
    events: list[Event] = []
    while True:
        after = transition.effect.apply(world)
        events.append(_happened(position, transition, at))
        if (world ^ after) & program.mood:
            patience, trust = program.patience.get(after), program.trust.get(after)
            events.append(Felt(at, patience, trust, transition.because))
        if position.kind is _TALK:
            judged = transition.judged if transition.judgement is None else transition.judged_at(world)
            if judged.marks or judged.critical:
                events.append(Marked(at, judged))
        position = program.positions[router(transition, after)]
        world = after
        _add_entry(events, program, position, world, at)
        if position.kind is not _PASS:
            return tuple(events), Call(position.index, world, events[-1].__class__ is Ended)
        transition = next(t for t in position.transitions if t.open(world))


def entered(program: Program, place: int, world: int, at: float) -> tuple[Event, ...]:
    """What happens on coming to a position from nowhere, and all that follows by itself."""
    position = program.positions[place]
    events: list[Event] = []
    _add_entry(events, program, position, world, at)
    if position.kind is _PASS:
        onward = next(t for t in position.transitions if t.open(world))
        events += _take(program, world, position, onward, at, route)[0]
    return tuple(events)


def _happened(position: Position, transition: Transition, at: float) -> Event:
    if position.kind is _TALK:
        if transition.slot == position.silence:
            return FellSilent(at, position.key, transition.slot)
        return Replied(at, position.key, transition.slot, transition.id, transition.does)
    if position.kind is _PASS:
        return MovedOn(at, position.key, transition.slot)
    return Answered(at, position.key, transition.slot, transition.id)


def _add_entry(events: list[Event], program: Program, position: Position, world: int, at: float) -> None:
    events.append(Entered(at, position.key))
    for line, test in position.lines:
        if test is None or test.holds(world):
            events.append(Heard(at, line))
    if position.kind is _TALK:
        if not _something_to_say(position, world):
            events.append(Ended(at, STUCK, ""))
    elif position.kind is not _PASS:
        _add_end(events, program, position, world, at)


def _add_end(events: list[Event], program: Program, position: Position, world: int, at: float) -> None:
    state = position.state
    if position.judged.marks or position.judged.critical:
        events.append(Marked(at, position.judged))
    if position.kind is _END:
        events.append(Ended(at, state.ending, state.title))
        return
    events.append(CallEnded(at, program.calls[position.call].id, state.outcome, state.title))
    following = next(t for t in position.transitions if t.open(world))
    events.append(Rang(at, following.id))


def _something_to_say(position: Position, world: int) -> bool:
    for transition in position.transitions:
        if transition.slot != position.silence and transition.open(world):
            return True
    return False


def evolve(program: Program, call: Call, event: Event) -> Call:
    """The call after an event. Events that only announce a consequence change nothing."""
    kind = event.__class__
    if kind is Replied or kind is Answered or kind is MovedOn or kind is FellSilent:
        transition = program.positions[call.place].transitions[event.slot]  # type: ignore[attr-defined]
        after = transition.effect.apply(call.world)
        return Call(transition.target(after), after)
    if kind is Opened:
        field = program.fields[f"knowledge.{event.article}"]  # type: ignore[attr-defined]
        return Call(call.place, field.put(call.world, 1))
    if kind is Ended:
        return Call(call.place, call.world, over=True)
    if kind is Began:
        place = program.places[event.state]  # type: ignore[attr-defined]
        return Call(place, world_of(program, event.memory))  # type: ignore[attr-defined]
    if kind is Dealt:
        return Call(call.place, world_of(program, event.memory))  # type: ignore[attr-defined]
    return call
