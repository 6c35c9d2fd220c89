"""What a command makes happen (`decide`) and what an event makes of a call (`evolve`). Pure, both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from simulator.call import events as e
from simulator.scenario.program import Kind, Position, Program, Transition

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
    if call.over or position.kind is not Kind.RING:
        return None
    return next(t for t in position.transitions if t.open(call.world))


def decide(
    program: Program, call: Call, command: Command, router: Router = route
) -> tuple[e.Event, ...] | Refused:
    """What the command makes happen, in order, or why it cannot be carried out."""
    if call.over:
        return Refused("the call is over")
    position = program.positions[call.place]
    if isinstance(command, OpenArticle):
        return _open(program, call, command)
    chosen = _chosen(program, call, position, command)
    if isinstance(chosen, Refused):
        return chosen
    return tuple(_take(program, call.world, position, chosen, command.at, router))


def _open(program: Program, call: Call, command: OpenArticle) -> tuple[e.Event, ...] | Refused:
    desk = program.desks[program.positions[call.place].call]
    for article, test in desk.articles:
        if article.id == command.article and (test is None or test.holds(call.world)):
            return (e.Opened(command.at, article.id),)
    return Refused(f"there is no article '{command.article}' on the desk")


def _chosen(program: Program, call: Call, position: Position, command: Command) -> Transition | Refused:
    if isinstance(command, Answer):
        return ringing(program, call) or Refused("no phone is ringing")
    if position.kind is Kind.RING:
        return Refused("the phone is ringing; answer it first")
    if isinstance(command, StaySilent):
        if position.silence is None:
            return Refused("this state waits for as long as it takes")
        return position.transitions[position.silence]
    assert isinstance(command, Reply)
    for transition in position.transitions:
        if transition.id == command.choice and transition.slot != position.silence:
            if transition.open(call.world):
                return transition
            locked = transition.move.locked if transition.move else ""
            return Refused(locked or f"'{command.choice}' cannot be said now")
    known = ", ".join(t.id for t in position.transitions if t.slot != position.silence)
    return Refused(f"there is no '{command.choice}' in {position.key}; there is: {known}")


def _take(
    program: Program, world: int, position: Position, transition: Transition, at: float, router: Router
) -> Iterator[e.Event]:
    """The events of one transition and of all that follow by themselves."""
    while True:
        yield _happened(program, position, transition, at)
        after = transition.effect.apply(world)
        yield from _consequences(program, position, transition, world, after, at)
        position = program.positions[router(transition, after)]
        world = after
        yield from _entered(program, position, world, at)
        if position.kind is not Kind.PASS:
            return
        transition = next(t for t in position.transitions if t.open(world))


def _happened(program: Program, position: Position, transition: Transition, at: float) -> e.Event:
    move = transition.move
    if move is None:
        return e.Answered(at, position.key, transition.slot, transition.id)
    if position.kind is Kind.PASS:
        return e.MovedOn(at, position.key, transition.slot)
    if transition.slot == position.silence:
        return e.FellSilent(at, position.key, transition.slot)
    return e.Replied(at, position.key, transition.slot, transition.id, move.kind)


def _consequences(
    program: Program, position: Position, transition: Transition, before: int, after: int, at: float
) -> Iterator[e.Event]:
    move = transition.move
    patience, trust = program.fields["patience"], program.fields["trust"]
    mood = patience.bits | trust.bits
    if before & mood != after & mood:
        because = move.mood.because if move and move.mood else ""
        yield e.Felt(at, patience.get(after), trust.get(after), because or _desk_reason(transition))
    if move is None or position.kind is Kind.PASS:
        return
    marks, critical = transition.marks_at(before), transition.critical_at(before)
    if marks or critical:
        yield e.Marked(at, position.key, transition.id, move.say, marks, critical, move.why)


def _desk_reason(transition: Transition) -> str:
    move = transition.move
    if move is None:
        return ""
    if move.hold and not move.hold.explained:
        return "Put on hold without a word why or how long."
    return "Had to tell it again." if move.retell else ""


def _entered(program: Program, position: Position, world: int, at: float) -> Iterator[e.Event]:
    yield e.Entered(at, position.key)
    for line, test in position.lines:
        if test is None or test.holds(world):
            by = line.by.name if line.by else ""
            yield e.Heard(at, by, line.say or line.aside, line.delivery, line.clip, not line.say)
    state = position.state
    if position.kind in (Kind.END, Kind.RING) and (position.marks or state.critical):
        yield e.Marked(at, position.key, "", state.title, position.marks, state.critical, state.why)
    if position.kind is Kind.END:
        yield e.Ended(at, state.ending, state.title)
    elif position.kind is Kind.RING:
        script = program.calls[position.call]
        yield e.CallEnded(at, script.id, state.outcome, state.title)
        following = next(t for t in position.transitions if t.open(world))
        yield e.Rang(at, following.id)
    elif position.kind is Kind.TALK and not _something_to_say(position, world):
        yield e.Ended(at, STUCK, "")


def _something_to_say(position: Position, world: int) -> bool:
    return any(t.open(world) for t in position.transitions)


def evolve(program: Program, call: Call, event: e.Event) -> Call:
    """The call after an event. Events that only announce a consequence change nothing."""
    kind = event.__class__
    if kind is e.Replied or kind is e.Answered or kind is e.MovedOn or kind is e.FellSilent:
        transition = program.positions[call.place].transitions[event.slot]  # type: ignore[attr-defined]
        after = transition.effect.apply(call.world)
        return Call(transition.target(after), after)
    if kind is e.Opened:
        field = program.fields[f"knowledge.{event.article}"]  # type: ignore[attr-defined]
        return Call(call.place, field.put(call.world, 1))
    if kind is e.Ended:
        return Call(call.place, call.world, over=True)
    return call
