"""What all kinds of mistakes are made of."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from simulator.scenario.format import SCENARIO
from simulator.scenario.keys import records_of
from tests.mistakes.ground import Entry, Ground, Spot
from tests.mistakes.slips import slipped

CONDITIONS = (".when", ".right", "claims.never", "claims.always", "claims.possible", "claims.until")
KEYS = frozenset(field.key for record in records_of(SCENARIO) for field in record.fields)
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Slip:
    """A text with one mistake: on which lines (from 1) and by which codes it should be told.

    `sound` is the text as it was meant. `renamed` are a name as it came to be declared, and as all else in
    the file has it: a file that has one of them everywhere is as good as one that has the other. `own_name`
    is a line and the id that was meant on it, where any other would do as well, since nothing names it.
    """

    text: str
    lines: frozenset[int]
    codes: frozenset[str]
    sound: str
    renamed: tuple[str, str] | None = None
    own_name: tuple[int, str] | None = None


Kind = Callable[[Ground, Random], Slip | None]
"""Makes the mistake somewhere in the text; None where the draw fell on a place that has no room for it."""


def at(ground: Ground, spot: Spot, instead: str, *codes: str, sound: str = "") -> Slip | None:
    """Other letters in one place."""
    text = ground.with_spot(spot, instead)
    return Slip(text, frozenset({spot.line + 1}), frozenset(codes), sound or ground.text)


def misspelt(ground: Ground, spot: Spot, random: Random, *codes: str) -> Slip | None:
    """A slip in a name; never one that makes a word that stands elsewhere in the file."""
    made = slipped(spot.text, random, ground.words() | KEYS)
    return at(ground, spot.inner, made, *codes) if _NAME.fullmatch(made) else None


def one_of(entries: tuple[Entry, ...], random: Random) -> Entry | None:
    """Any of the entries; of each role as often as of any other."""
    if not entries:
        return None
    role = random.choice(sorted({entry.role for entry in entries}))
    return random.choice([entry for entry in entries if entry.role == role])


def conditions(ground: Ground) -> tuple[Spot, ...]:
    """All conditions that stand on one line."""
    return tuple(entry.value.inner for entry in ground.named(*CONDITIONS) if entry.value)


def words_of(condition: Spot, pattern: str) -> Iterator[Spot]:
    """Where the pattern's first group lies in a condition."""
    for found in re.finditer(pattern, condition.text):
        start = condition.start + found.start(1)
        yield Spot(condition.line, start, start + len(found[1]), found[1])


def in_conditions(ground: Ground, pattern: str) -> list[Spot]:
    return [spot for condition in conditions(ground) for spot in words_of(condition, pattern)]


def flags(ground: Ground) -> frozenset[str]:
    """The facts that are true or false."""
    return frozenset(
        fact.key.text
        for fact in ground.names("facts")
        if fact.key and fact.value and fact.value.text in ("true", "false")
    )


def facts(ground: Ground) -> frozenset[str]:
    return frozenset(fact.key.text for fact in ground.names("facts") if fact.key)
