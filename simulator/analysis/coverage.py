"""What of a scenario some plays have seen."""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.analysis.playing import Trail
from simulator.scenario.model import Place
from simulator.scenario.program import Kind, Program


@dataclass(frozen=True, slots=True)
class Unseen:
    """A state nobody came to, or a choice of it (`choice` not empty) nobody took; `line` is in the file."""

    state: str
    choice: str
    line: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many states and choices there are, how many were seen, and which were not."""

    states: int
    states_seen: int
    choices: int
    choices_seen: int
    unseen: tuple[Unseen, ...]


def coverage(program: Program, trails: Iterable[Trail]) -> Coverage:
    """What the plays came to and took, silences aside. The phone before the first call is no state."""
    entered = {0}
    taken = set()
    for trail in trails:
        for step in trail:
            entered.add(step.place)
            taken.add((step.place, step.slot))
    states, choices = _parts(program)
    unseen = [
        *(Unseen(program.positions[place].key, "", at[0]) for place, at in states if place not in entered),
        *(
            Unseen(program.positions[place].key, id, at[0])
            for place, slot, id, at in choices
            if place in entered and (place, slot) not in taken
        ),
    ]
    return Coverage(
        states=len(states),
        states_seen=len(entered) - 1,
        choices=len(choices),
        choices_seen=sum((place, slot) in taken for place, slot, _, _ in choices),
        unseen=tuple(sorted(unseen, key=lambda part: (part.line, part.choice))),
    )


def _parts(program: Program) -> tuple[list[tuple[int, Place]], list[tuple[int, int, str, Place]]]:
    """The states by position, and the choices by position and slot, each with its place in the file."""
    states = [(position.index, position.state.at) for position in program.positions[1:]]
    choices = [
        (position.index, reply.slot, reply.id, reply.move.at)
        for position in program.positions
        if position.kind is Kind.TALK
        for reply in position.transitions
        if reply.slot != position.silence and reply.move
    ]
    return states, choices
