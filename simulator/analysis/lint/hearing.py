"""Lines that are never heard."""

from collections.abc import Iterable, Iterator
from random import Random

from simulator.analysis.lint.plays import Onward, Plays, every_play
from simulator.analysis.lint.subject import Subject
from simulator.scenario.conditions import Test
from simulator.scenario.diagnostics import Diagnostic, Severity
from simulator.scenario.model import Line
from simulator.scenario.program import Position, Program

_WALKS = 200
"""Plays at random that show most lines to be heard, before all plays are tried for the others."""

Spot = tuple[int, int]
"""A position, and the number of one of its lines."""


def never_heard(subject: Subject, budget: int) -> Iterator[Diagnostic]:
    """Lines, of states that calls come to, whose condition never holds then."""
    positions = [subject.program.positions[place] for place in sorted(subject.places)]
    silent = _unheard(subject, positions, budget)
    for position in positions:
        if position.state.lines:
            for line, number in _numbered(position):
                if number is None or (position.index, number) in silent:
                    yield _told(subject, line, number is not None)


def _told(subject: Subject, line: Line, has_turn: bool) -> Diagnostic:
    why = "in every call that comes here a line before it is said instead, or its whole group is not"
    if not has_turn:
        why = "a line before it is always said instead"
    elif line.when:
        why = "its condition does not hold in any call that comes here"
    place = subject.spans.text(line.say or line.aside, line.at)
    return Diagnostic(
        code="never-heard",
        message=f"this line is never heard: {why}",
        span=subject.spans.condition(line.when) if line.when else place,
        hint="mend the condition, or remove the line",
        severity=Severity.WARNING,
    )


def _numbered(position: Position) -> Iterator[tuple[Line, int | None]]:
    """The lines as written, each with its number among those that can have their turn."""
    number = 0
    for line in position.state.lines:
        closed = False
        for variant in line.first or (line,):
            yield variant, None if closed else number
            number += not closed
            closed = closed or (bool(line.first) and variant.when is None)


def _unheard(subject: Subject, positions: Iterable[Position], budget: int) -> dict[Spot, Test]:
    """The conditional lines that no call hears; all that are open to doubt count as heard."""
    doubtful = {
        (position.index, number): test
        for position in positions
        for number, (_, test) in enumerate(position.lines)
        if test is not None
    }
    sure = {spot: test for spot, test in doubtful.items() if not subject.possible.may_hold(test)}
    if subject.plays is None or len(sure) == len(doubtful):
        return sure
    _walk_about(subject.plays, doubtful)
    tried = every_play(subject.program, budget, _read(subject.program, doubtful)) if doubtful else None
    if tried is None:
        return sure
    _hear_all(tried, doubtful)
    return doubtful


def _read(program: Program, lines: dict[Spot, Test]) -> list[int]:
    reads = [0] * len(program.positions)
    for (place, _), test in lines.items():
        reads[place] |= test.reads
    return reads


def _walk_about(plays: Plays, doubtful: dict[Spot, Test]) -> None:
    """Cross out the lines that a few plays hear."""
    onward, chance = Onward(plays), Random(1)
    waiting = _by_place(doubtful)
    for _ in range(_WALKS):
        if not doubtful:
            return
        here, world = plays.start, plays.program.start
        while ways := onward.of(here):
            way, there = chance.choice(ways)
            world = way.apply(world)
            if there[0] != here[0] and there[0] in waiting:
                _hear(there[0], (world,), waiting, doubtful)
            here = there


def _hear_all(plays: Plays, doubtful: dict[Spot, Test]) -> None:
    """Cross out all lines that any play hears."""
    waiting = _by_place(doubtful)
    for draft in plays.drafts:
        for way, after in zip(draft.ways, draft.after, strict=True):
            if way.place in waiting and not way.id.startswith("open:"):
                _hear(way.place, after, waiting, doubtful)


def _by_place(lines: dict[Spot, Test]) -> dict[int, list[Spot]]:
    found: dict[int, list[Spot]] = {}
    for spot in lines:
        found.setdefault(spot[0], []).append(spot)
    return found


def _hear(
    place: int, worlds: Iterable[int], waiting: dict[int, list[Spot]], doubtful: dict[Spot, Test]
) -> None:
    left = [spot for spot in waiting[place] if not any(map(doubtful[spot].holds, worlds))]
    for spot in waiting[place]:
        if spot not in left:
            del doubtful[spot]
    waiting[place] = left
    if not left:
        del waiting[place]
