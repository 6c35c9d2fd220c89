"""What can be done on a shift between calls, and what a typed line means there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.shift.decide import Act, Command, RingBack, TakeCall, Wait
from simulator.shift.situation import Situation
from simulator.terminal.typed import Again, Leave, Look, Unclear, picked

HELP = "?"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be done: how it reads, and the word it can be typed by in place of its number."""

    word: str
    text: str
    command: Command


def things_to_do(here: Situation) -> tuple[Thing, ...]:
    """Everything that can be done; none while somebody is on the line, or when the line is closed."""
    return () if here.talking or here.over else tuple(_things(here))


def _things(here: Situation) -> Iterator[Thing]:
    if here.queue:
        yield Thing("take", "Take the next call", TakeCall())
    else:
        yield Thing("wait", "Wait for the phone to ring", Wait())
    for number, owed in enumerate(here.promises, 1):
        yield Thing(f"ring-{number}", f"Ring back {owed.name}", RingBack(owed.case))
    for action in here.actions:
        yield Thing(action.id, f"{action.title} ({action.takes} s)", Act(action.id))


def understand(line: str, things: Sequence[Thing]) -> Thing | Leave | Again | Look | Unclear:
    """The meaning of a line: a thing by its number, its word or the beginning of one only; or a key."""
    typed = line.strip()
    if not typed:
        return Again()
    if typed.lower() in ("q", "quit", "exit"):
        return Leave()
    if typed.lower() in (HELP, "help"):
        return Look(HELP)
    words = [thing.word for thing in things]
    found = picked(typed, words)
    if isinstance(found, str):
        return things[words.index(found)]
    if found:
        return Unclear(f"'{typed}' could be {' or '.join(found)}: type more of it, or its number.")
    numbers = "1" if len(things) == 1 else f"a number from 1 to {len(things)}"
    return Unclear(f"'{typed}' is nothing to do here: type {numbers}, or ? for help.")
