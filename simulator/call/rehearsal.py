"""A call that begins in the middle: in any state, with any world. Its score is that of the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from simulator.call.dealt import DealtScenario, as_dealt
from simulator.call.decide import Refused, entered
from simulator.call.events import Began, Dealt, Event, Rang
from simulator.call.memory import Memory, settable, world_of
from simulator.scenario.diagnostics import did_you_mean
from simulator.scenario.effects import NO_EFFECT
from simulator.scenario.load import Scenario
from simulator.scenario.program import CompiledRoute, Program


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a rehearsal begins: a state by its key, `CALL/STATE`, and what is remembered there."""

    state: str
    memory: Memory = ()


@dataclass(frozen=True, slots=True)
class Rehearsal(Scenario):
    """A scenario whose first call is taken up at `beginning`; `hash` and `text` are the whole scenario's.

    Its program begins there too, so that what can still be reached is what a score is measured by.
    """

    beginning: Beginning


def rehearsal(scenario: Scenario, beginning: Beginning) -> Rehearsal:
    """The rehearsal of a whole scenario. Raises KeyError where it has no such state."""
    whole = {field.name: getattr(scenario, field.name) for field in fields(Scenario)}
    program = _from_there(scenario.program, beginning)
    return Rehearsal(**{**whole, "program": program}, beginning=beginning)


def rehearsed(scenario: Scenario, log: Sequence[Event]) -> Scenario:
    """The scenario a log was played on: the whole one, or the rehearsal or deal that the log begins with."""
    first = log[0] if log else None
    if isinstance(first, Dealt):
        return as_dealt(scenario, first)
    return rehearsal(scenario, Beginning(first.state, first.memory)) if isinstance(first, Began) else scenario


def beginning_of(scenario: Scenario) -> Beginning | None:
    return scenario.beginning if isinstance(scenario, Rehearsal) else None


def opening(scenario: Scenario) -> tuple[Event, ...]:
    """The events with which a session begins: the first phone rings, or a rehearsal is under way."""
    program = scenario.program
    if not isinstance(scenario, Rehearsal):
        rang = Rang(0.0, program.positions[0].transitions[0].id)
        return (scenario.how, rang) if isinstance(scenario, DealtScenario) else (rang,)
    position = program.positions[program.places[scenario.beginning.state]]
    call = program.calls[position.call].id
    began = Began(0.0, call, position.key, scenario.beginning.memory)
    return (began, *entered(program, position.index, program.start, 0.0))


def read_beginning(program: Program, state: str, settings: Sequence[str]) -> Beginning | Refused:
    """The beginning an author names: a state as `STATE` or `CALL/STATE`, and settings as `NAME=VALUE`.

    Without a state it is the one that answering the first phone leads to.
    """
    memory = _read_memory(program, settings)
    if isinstance(memory, Refused):
        return memory
    key = _state(program, state) if state else _first_state(program, memory)
    return key if isinstance(key, Refused) else Beginning(key, memory)


def _from_there(program: Program, beginning: Beginning) -> Program:
    """The program whose phone, once answered, leads to that state in that world."""
    target = program.places[beginning.state]
    lobby = program.positions[0]
    answer = replace(
        lobby.transitions[0],
        id=program.calls[program.positions[target].call].id,
        effect=NO_EFFECT,
        routes=(CompiledRoute(None, target),),
    )
    positions = (replace(lobby, transitions=(answer,)), *program.positions[1:])
    return replace(program, positions=positions, start=world_of(program, beginning.memory))


def _first_state(program: Program, memory: Memory) -> str:
    answer = program.positions[0].transitions[0]
    return program.positions[answer.target(answer.effect.apply(world_of(program, memory)))].key


def _state(program: Program, wanted: str) -> str | Refused:
    keys = [position.key for position in program.positions[1:]]
    if wanted in keys:
        return wanted
    found = [key for key in keys if key.partition("/")[2] == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        return Refused(f"There are several states '{wanted}': write {' or '.join(found)}.")
    names = keys if "/" in wanted else list(dict.fromkeys(key.partition("/")[2] for key in keys))
    return Refused(f"There is no state '{wanted}': {did_you_mean(wanted, names)}")


def _read_memory(program: Program, settings: Sequence[str]) -> Memory | Refused:
    known = settable(program)
    memory: dict[str, str] = {}
    for setting in settings:
        name, given, word = (part.strip() for part in setting.partition("="))
        if not given:
            return Refused(f"'{setting}' sets nothing: write NAME=VALUE, as patience=2.")
        if name not in known:
            return Refused(f"There is nothing named '{name}' to set: {did_you_mean(name, known)}")
        domain = known[name].domain
        if domain.value(word) is None:
            return Refused(f"'{word}' is not a value of '{name}': {domain.hint(word)}")
        memory[name] = word
    return tuple(memory.items())
