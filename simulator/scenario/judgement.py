"""Marks and critical errors that follow from the rules instead of being written by hand.

An escalation is judged against the ladder as it stands before the reply; a second generic apology of a call
earns nothing and a third loses double; goodwill past the authority and the cold transfer of somebody who has
told it more than once are critical errors.
"""

from collections.abc import Callable

from scoring.marks import Mark
from simulator.scenario.model import Move, Ref
from simulator.scenario.program import Judgement
from simulator.scenario.resolver import GENERIC, Ladder, Resolver, span

KEEP = "keep"
REPEAT_CALLER = 1
"""Retellings that make somebody a repeat caller."""


def escalated_to(move: Move) -> Ref | None:
    """The level a move goes to, or `keep`; None if it decides nothing about escalation."""
    if move.transfer:
        return move.transfer.to
    return move.conference or move.escalate


def judgement(move: Move, marks: tuple[Mark, ...], resolver: Resolver, ladder: Ladder) -> Judgement | None:
    """The rules that apply to a move, or None when all its marks are written."""
    if not (move.escalate or move.transfer or move.conference or move.goodwill or move.apology):
        return None
    level = _level(move, resolver)
    apology = resolver.fields[GENERIC] if move.apology == "generic" else None
    critical, critical_reads = _critical(move, resolver)
    if level is None and apology is None and not critical_reads:
        return None
    reads = critical_reads | (apology.bits if apology else 0)
    for _, test in ladder if level else ():
        reads |= test.reads if test else 0

    def marks_at(world: int) -> tuple[Mark, ...]:
        given = _apologised(marks, apology.get(world)) if apology else marks
        return given + _judged(level, _right_level(ladder, world)) if level else given

    return Judgement(marks_at, critical, reads)


def _level(move: Move, resolver: Resolver) -> str | None:
    ref = escalated_to(move)
    if ref is not None and ref.name == KEEP and ref is move.escalate:
        return KEEP
    level = resolver.one_of(ref, resolver.levels, "unknown-level", "level of the ladder")
    by_hand = {"decision", "level"} & set(move.marks)
    if level and by_hand:
        resolver.problems.add("judged-mark", f"'{min(by_hand)}' is judged by the ladder here",
                              span(move.at, len(move.id)), "remove it from the marks")  # fmt: skip
    return level


def _right_level(ladder: Ladder, world: int) -> str:
    right = [level for level, test in ladder if test and test.holds(world)]
    return right[-1] if right else KEEP


def _judged(level: str, right: str) -> tuple[Mark, Mark]:
    """Decision and level marks of going to `level` when `right` was right."""
    if level == right:
        word = "rightly kept" if level == KEEP else "a hit: this was the time and the place"
        return Mark("decision", 3, because=word), Mark("level", 3, because=word)
    if level == KEEP:
        word = f"a miss: it was time for {right}"
        return Mark("decision", 0, because=word), Mark("level", 0, because=word)
    if right == KEEP:
        word = "a false alarm: nothing called for it yet"
        return Mark("decision", 0, because=word), Mark("level", 1, because=word)
    word = f"the time was right, the place was {right}"
    return Mark("decision", 2, because=word), Mark("level", 0, because=word)


def _apologised(marks: tuple[Mark, ...], before: int) -> tuple[Mark, ...]:
    """A generic apology's marks, given how many of them the call has heard before."""
    if before == 0:
        return marks
    word = "the second generic apology of the call" if before == 1 else "one more generic apology"
    empty = Mark("affective", 0, weight=min(before, 2), because=word)
    return (*(mark for mark in marks if mark.behaviour != "affective"), empty)


def _critical(move: Move, resolver: Resolver) -> tuple[Callable[[int], tuple[str, ...]], int]:
    """The critical errors of a move in a world, and the bits that decides."""
    written = move.critical
    retellings, given = resolver.fields["retellings"], resolver.fields["goodwill"]
    limit = resolver.script.agent.authority.goodwill
    cold = move.transfer is not None and not move.transfer.warm
    amount = move.goodwill

    def critical(world: int) -> tuple[str, ...]:
        found = written
        if cold and retellings.get(world) >= REPEAT_CALLER:
            found += ("cold-transfer",)
        if amount and given.get(world) + amount > limit:
            found += ("promise-beyond-authority",)
        return found

    return critical, (retellings.bits if cold else 0) | (given.bits if amount else 0)
