"""A call under way, carried over to an edited scenario: its place is kept as far as the edit leaves it."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.call.decide import Answer, Call, Command, OpenArticle, Refused, Reply, StaySilent, evolve, step
from simulator.call.events import Answered, Event, FellSilent, Opened, Replied
from simulator.call.memory import memory_of
from simulator.call.rehearsal import Beginning, Rehearsal, opening, rehearsal
from simulator.call.session import replay
from simulator.scenario.load import Scenario
from simulator.scenario.places import LOBBY
from simulator.scenario.program import Program


@dataclass(frozen=True, slots=True)
class Carried:
    """The edited scenario, or the rehearsal of it that keeps the place; the log that stands there.

    `note` says what could not be kept; empty where the same choices lead to the same place.
    """

    scenario: Scenario
    log: tuple[Event, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Stop:
    """A place where the trainee could act: the call there, and its state."""

    call: Call
    state: str


def carry(played: Scenario, log: Sequence[Event], edited: Scenario) -> Carried:
    """The call of this log on the edited scenario, a whole one.

    The same choices are made again. Where they no longer lead to the same states, the call stays in the state
    it was in, and what it remembers is carried over by name; where that state is gone, it goes back to the
    last on its way that is left.
    """
    way = _way(played.program, log)
    scenario = begun_alike(played, edited)
    again, reached = _again(scenario, _commands(log), [stop.state for stop in way])
    last = len(way) - 1
    if len(reached) > last:
        return Carried(scenario, tuple(again))
    here = next(n for n in range(last, -1, -1) if way[n].state in edited.program.places)
    note = _note(way[last].state, way[here].state, gone=here < last)
    if here < len(reached):
        return Carried(scenario, tuple(again[: reached[here]]), note)
    if way[here].state == LOBBY:
        return Carried(edited, opening(edited), note)
    beginning = Beginning(way[here].state, memory_of(played.program, way[here].call.world))
    rest = rehearsal(edited, beginning)
    return Carried(rest, opening(rest), note)


def begun_alike(played: Scenario, edited: Scenario) -> Scenario:
    """The edited scenario begun where the played one was, if that state is left."""
    if isinstance(played, Rehearsal) and played.beginning.state in edited.program.places:
        return rehearsal(edited, played.beginning)
    return edited


def _way(program: Program, log: Sequence[Event]) -> list[_Stop]:
    """Where the call stood before the first thing done, and after each."""
    starts = [place for place, event in enumerate(log) if _command(event)]
    stops, call, done = [], Call(0, program.start), 0
    for reached in (*starts, len(log)):
        for event in log[done:reached]:
            call = evolve(program, call, event)
        done = reached
        stops.append(_Stop(call, program.positions[call.place].key))
    return stops


def _again(
    scenario: Scenario, commands: Sequence[Command], states: Sequence[str]
) -> tuple[list[Event], list[int]]:
    """The log of the commands carried out again while they lead to the same states.

    Beside it, how long it was before the first of them and after each. An article that cannot be read any
    more changes no state; it is passed over.
    """
    program, log = scenario.program, list(opening(scenario))
    call = replay(scenario, log)
    reached: list[int] = []
    for number, state in enumerate(states):
        if number:
            stepped = step(program, call, commands[number - 1])
            if not isinstance(stepped, Refused):
                happened, call = stepped
                log += happened
            elif not isinstance(commands[number - 1], OpenArticle):
                break
        if program.positions[call.place].key != state:
            break
        reached.append(len(log))
    return log, reached


def _commands(log: Sequence[Event]) -> list[Command]:
    return [command for event in log if (command := _command(event))]


def _command(event: Event) -> Command | None:
    """What the trainee did, if the event is that."""
    match event:
        case Answered():
            return Answer(event.at)
        case Replied():
            return Reply(event.at, event.choice)
        case FellSilent():
            return StaySilent(event.at)
        case Opened():
            return OpenArticle(event.at, event.article)
        case _:
            return None


def _note(was: str, here: str, gone: bool) -> str:
    if gone:
        back = "the phone rings again" if here == LOBBY else f"the call went back to {here}"
        return f"{was} is gone; {back}."
    return f"The way to {was} changed; the call stays there, with what it remembers."
