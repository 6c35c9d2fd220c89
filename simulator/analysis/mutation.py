"""Small changes to a rubric as written: would anybody notice?

A key whose best and worst mark change places, a mark or a critical error left out: where no plan and no band
or claim notices, what a trainee scores could be changed by a slip of the pen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from scoring.marks import Mark
from scoring.rubric import ENDING_WEIGHT, TOP_MARK
from simulator.analysis.playing import STAYED
from simulator.scenario.model import Move
from simulator.scenario.program import Judged, Judgement, Kind, Position, Program, Transition

Marked = tuple[tuple[Mark, ...], tuple[str, ...]]
"""Marks and critical errors."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different about one reply of a position, or about ending there (`slot` is `STAYED`).

    Either the written mark of a behaviour becomes another, or none; or one critical error is left out.
    """

    place: int
    slot: int
    behaviour: str = ""
    before: int = 0
    after: int | None = None
    critical: str = ""

    def of(self, marked: Marked) -> Marked:
        """The marks after the change. Marks that follow from rules, not from the file, stay."""
        marks, critical = marked
        if self.critical:
            kept = list(critical)
            if self.critical in kept:
                kept.remove(self.critical)
            return marks, tuple(kept)
        weight = ENDING_WEIGHT if self.slot == STAYED else 1
        written = Mark(self.behaviour, self.before, weight)
        if self.after is None:
            return tuple(mark for mark in marks if mark != written), critical
        instead = replace(written, value=self.after)
        return tuple(instead if mark == written else mark for mark in marks), critical


Sort = Literal["flip", "drop", "forgive"]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One slip of the pen: a key flipped, a mark dropped, or a critical error forgiven."""

    sort: Sort
    line: int
    where: str
    what: str
    changes: tuple[Change, ...]

    @property
    def sites(self) -> frozenset[tuple[int, int]]:
        return frozenset((change.place, change.slot) for change in self.changes)

    def of(self, place: int, slot: int, marked: Marked) -> Marked:
        """What a reply or end is marked after it."""
        for change in self.changes:
            if (change.place, change.slot) == (place, slot):
                marked = change.of(marked)
        return marked


def mutations(program: Program) -> Iterator[Mutation]:
    """Every mutation there is, in the order of the file's states."""
    for position in program.positions:
        if position.kind is Kind.TALK:
            yield from _flips(position)
            for reply in position.transitions:
                if reply.move:
                    where = f"{position.key} {reply.id}"
                    yield from _left_out(position.index, reply.slot, reply.move.at[0], where, reply.judged)
        else:
            yield from _left_out(position.index, STAYED, position.state.at[0], position.key, position.judged)


def _flips(position: Position) -> Iterator[Mutation]:
    """For each behaviour: the best mark among the replies changes places with the worst."""
    moves = [(reply.slot, reply.move) for reply in position.transitions if reply.slot != position.silence]
    marked = [(slot, move) for slot, move in moves if move and move.marks]
    for behaviour in dict.fromkeys(key for _, move in marked for key in move.marks):
        given = [(slot, move) for slot, move in marked if behaviour in move.marks]
        best = max(given, key=lambda one: one[1].marks[behaviour])
        worst = min(given, key=lambda one: one[1].marks[behaviour])
        if best[1].marks[behaviour] != worst[1].marks[behaviour]:
            yield _flip(position, behaviour, best, worst)


def _flip(position: Position, behaviour: str, best: tuple[int, Move], worst: tuple[int, Move]) -> Mutation:
    high, low = best[1].marks[behaviour], worst[1].marks[behaviour]
    return Mutation(
        "flip",
        best[1].at[0],
        f"{position.key} {best[1].id}",
        f"'{behaviour}: {high}' changes places with '{behaviour}: {low}' of {worst[1].id}",
        (
            Change(position.index, best[0], behaviour, high, low),
            Change(position.index, worst[0], behaviour, low, high),
        ),
    )


def _left_out(place: int, slot: int, line: int, where: str, judged: Judged) -> Iterator[Mutation]:
    for mark in judged.marks:
        what = f"'{mark.behaviour}: {mark.value}' left out"
        yield Mutation("drop", line, where, what, (Change(place, slot, mark.behaviour, mark.value),))
    for code in judged.critical:
        what = f"critical error '{code}' left out"
        yield Mutation("forgive", line, where, what, (Change(place, slot, critical=code),))


def loses_nothing(mutation: Mutation) -> bool:
    """Whether it leaves out a mark that costs nothing anyway."""
    return mutation.sort == "drop" and all(change.before == TOP_MARK for change in mutation.changes)


def mutated(program: Program, mutation: Mutation) -> Program:
    """The program as it would be."""
    positions = list(program.positions)
    for place, slot in mutation.sites:
        position = positions[place]
        if slot == STAYED:
            judged = _judged(mutation, place, slot, position.judged)
            positions[place] = replace(position, judged=judged)
        else:
            ways = list(position.transitions)
            ways[slot] = _remarked(mutation, place, ways[slot])
            positions[place] = replace(position, transitions=tuple(ways))
    return replace(program, positions=tuple(positions))


def _judged(mutation: Mutation, place: int, slot: int, judged: Judged) -> Judged:
    marks, critical = mutation.of(place, slot, (judged.marks, judged.critical))
    return replace(judged, marks=marks, critical=critical)


def _remarked(mutation: Mutation, place: int, reply: Transition) -> Transition:
    judged = _judged(mutation, place, reply.slot, reply.judged)
    if reply.judgement is None:
        return replace(reply, judged=judged)

    def at(world: int) -> Marked:
        return mutation.of(place, reply.slot, (reply.marks_at(world), reply.critical_at(world)))

    judgement = Judgement(lambda world: at(world)[0], lambda world: at(world)[1], reply.judgement.reads)
    return replace(reply, judged=judged, judgement=judgement)
