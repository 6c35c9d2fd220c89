"""Where a played call stands: its place, what it has lost so far, and what can be done there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scoring.marks import NO_LOSS, Losses, Mark, add, losses
from scoring.rubric import BEHAVIOURS
from scoring.scorecard import NO_CAP, cap_of
from simulator.call.decide import (
    Answer,
    Call,
    Command,
    OpenArticle,
    Refused,
    Reply,
    StaySilent,
    begin,
    evolve,
    ringing,
    silence,
    step,
)
from simulator.call.events import TAKEN_UP, Answered, Began, Event, FellSilent, Marked, Opened, Replied
from simulator.scenario.program import Kind, Program

Counts = tuple[int, int, int]
"""Marks given so far per dimension, in the order of `DIMENSIONS`."""


_DONE = (Answered, Began, Replied, FellSilent, Opened)


@dataclass(frozen=True, slots=True)
class Standing:
    """A call, what it has lost, the cap its critical errors left, and how many marks it got."""

    call: Call
    lost: Losses = NO_LOSS
    cap: int = NO_CAP
    counts: Counts = (0, 0, 0)

    def after(self, program: Program, happened: Sequence[Event]) -> "Standing":
        """Where the call stands after these events."""
        call = self.call
        for event in happened:
            call = evolve(program, call, event)
        return self.marked(call, happened)

    def marked(self, call: Call, happened: Sequence[Event]) -> "Standing":
        """The same with what these events marked, at `call`."""
        marks, critical = marks_of(happened), critical_of(happened)
        counts = list(self.counts)
        for mark in marks:
            counts[BEHAVIOURS[mark.behaviour].dimension.place] += 1
        return Standing(
            call,
            add(self.lost, losses(marks)),
            min(self.cap, cap_of(critical)),
            (counts[0], counts[1], counts[2]),
        )


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing the trainee did, all that followed by itself, and where the call stood after it."""

    done: Answered | Began | Replied | FellSilent | Opened
    happened: tuple[Event, ...]
    after: Standing

    @property
    def is_step(self) -> bool:
        """Whether there was something to choose: picking up the phone is no step."""
        return not isinstance(self.done, TAKEN_UP)


def outset(program: Program) -> Standing:
    return Standing(begin(program))


def marks_of(happened: Sequence[Event]) -> tuple[Mark, ...]:
    """All marks among events, those of ends entered included."""
    return tuple(mark for event in happened if isinstance(event, Marked) for mark in event.judged.marks)


def critical_of(happened: Sequence[Event]) -> tuple[str, ...]:
    return tuple(code for event in happened if isinstance(event, Marked) for code in event.judged.critical)


def turns(program: Program, log: Sequence[Event]) -> tuple[Turn, ...]:
    """A log cut before everything the trainee did."""
    starts = [place for place, event in enumerate(log) if isinstance(event, _DONE)]
    standing, found = outset(program), []
    for start, end in pairwise([*starts, len(log)]):
        happened = tuple(log[start:end])
        standing = standing.after(program, happened)
        done = happened[0]
        assert isinstance(done, _DONE)
        found.append(Turn(done, happened, standing))
    return tuple(found)


def commands(program: Program, call: Call) -> tuple[Command, ...]:
    """All that can be done: replies in the author's order, silence, and articles not read yet."""
    if call.over:
        return ()
    position = program.positions[call.place]
    if ringing(program, call):
        return (Answer(0.0),)
    if position.kind is not Kind.TALK:
        return ()
    replies = [
        Reply(0.0, transition.id)
        for transition in position.transitions
        if transition.slot != position.silence and transition.open(call.world)
    ]
    quiet = [StaySilent(0.0)] if silence(position, call.world) else []
    unread = [
        OpenArticle(0.0, article.id)
        for article, test in program.desks[position.call].articles
        if (test is None or test.holds(call.world))
        and not program.fields[f"knowledge.{article.id}"].get(call.world)
    ]
    return (*replies, *quiet, *unread)


def taken(program: Program, standing: Standing, command: Command) -> Turn:
    """The turn that a possible command makes."""
    stepped = step(program, standing.call, command)
    assert not isinstance(stepped, Refused), stepped.reason
    happened, call = stepped
    done = happened[0]
    assert isinstance(done, _DONE)
    return Turn(done, happened, standing.marked(call, happened))


def id_of(done: Answered | Began | Replied | FellSilent | Opened) -> str:
    """A choice's id, `silence`, `open:` and an article, or `answer`."""
    if isinstance(done, Replied):
        return done.choice
    if isinstance(done, Opened):
        return f"open:{done.article}"
    return "silence" if isinstance(done, FellSilent) else "answer"
