"""Whole calls by bots and plans, quick enough for thousands: no log and no machine, only where they went.

What was said, heard and marked is read from the trail by the same compiled lines and marks as a live call's.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scoring.marks import Mark
from scoring.rubric import Rubric
from scoring.scorecard import Bounds, Moment, Scorecard, score
from simulator.analysis.bots import Bot, Turn, scripted
from simulator.scenario.program import Kind, Position, Program, Spoken, Transition

STAYED = -1
"""Stands for a slot where no reply was given: the end of the call, or the opening of an article."""


class Footstep(NamedTuple):
    """A configuration on the way, and the slot by which it was left.

    `entered` is False where the call was at this position before, and only an article was opened.
    """

    place: int
    world: int
    slot: int
    entered: bool


Trail = tuple[Footstep, ...]
"""A whole call, from the ringing phone to its end."""


class CannotSay(Exception):
    """A plan asks for what cannot be said, or ends too early or too late; its text says where."""


def replies(position: Position, world: int) -> tuple[Transition, ...]:
    """What can be said there now; silence is none of it."""
    silence = position.silence
    return tuple([t for t in position.transitions if t.slot != silence and t.open(world)])


def play(program: Program, bot: Bot) -> Trail:
    """Let a bot play to the end. Raises CannotSay for a plan that does not fit the scenario."""
    place, world, entered = 0, program.start, True
    trail: list[Footstep] = []
    while True:
        position = program.positions[place]
        if position.kind is Kind.TALK:
            said = _said(program, position, world, bot)
            if isinstance(said, int):
                trail.append(Footstep(place, world, STAYED, entered))
                world, entered = said, False
                continue
        else:
            said = next((t for t in position.transitions if t.open(world)), None)
        if said is None:
            trail.append(Footstep(place, world, STAYED, entered))
            return tuple(trail)
        trail.append(Footstep(place, world, said.slot, entered))
        world, entered = said.effect.apply(world), True
        place = said.target(world)


def play_plan(program: Program, choices: Sequence[str]) -> Trail:
    """The call in which just these are said, `silence` and `open:ARTICLE` included. Raises CannotSay."""
    said = 0

    def counted(turn: Turn) -> str:
        nonlocal said
        said += 1
        return bot(turn)

    bot = scripted(choices)
    trail = play(program, counted)
    if said < len(choices):
        raise CannotSay(f"the call is over before '{choices[said]}' can be said")
    return trail


def _said(program: Program, position: Position, world: int, bot: Bot) -> Transition | int | None:
    """What the bot says, or the world after the article it opens; None where nothing can be said."""
    offered = replies(position, world)
    if not offered:
        return None
    try:
        id = bot(Turn(position, offered))
    except StopIteration:
        raise CannotSay(f"the choices end at {position.key}, before the call does") from None
    for reply in offered:
        if reply.id == id:
            return reply
    return _besides(program, position, world, id, offered)


def _besides(
    program: Program, position: Position, world: int, id: str, offered: tuple[Transition, ...]
) -> Transition | int:
    """Silence, or the world after opening an article. Raises CannotSay."""
    if id == "silence" and position.silence is not None:
        silence = position.transitions[position.silence]
        if silence.open(world):
            return silence
    for article, test in program.desks[position.call].articles:
        if id == f"open:{article.id}" and (test is None or test.holds(world)):
            return program.fields[f"knowledge.{article.id}"].put(world, 1)
    known = ", ".join(reply.id for reply in offered)
    raise CannotSay(f"'{id}' cannot be said at {position.key}; there one can say: {known}")


def heard(program: Program, trail: Trail) -> Iterator[tuple[int, Spoken]]:
    """The lines of a call in order, each with the number of the call of the series it belongs to."""
    for step in trail:
        if step.entered:
            position = program.positions[step.place]
            for line, test in position.lines:
                if test is None or test.holds(step.world):
                    yield position.call, line


Site = tuple[int, int]
"""Where marks are given: a position and the slot of a reply, or `STAYED` for coming to an end there."""


def marked(program: Program, trail: Trail) -> Iterator[tuple[Site, tuple[Mark, ...], tuple[str, ...]]]:
    """The marks and critical errors of a call, in order."""
    for step in trail:
        position = program.positions[step.place]
        if position.kind is Kind.TALK:
            if step.slot != STAYED:
                taken = position.transitions[step.slot]
                yield (step.place, step.slot), taken.marks_at(step.world), taken.critical_at(step.world)
        elif position.judged.marks or position.judged.critical:
            yield (step.place, STAYED), position.judged.marks, position.judged.critical


class Scorer:
    """Scores trails as score sheets do. Calls with the same marks are scored once."""

    def __init__(self, program: Program, rubric: Rubric, bounds: Bounds) -> None:
        self._program = program
        self._rubric = rubric
        self._bounds = bounds
        self._known: dict[tuple[tuple[Mark, ...], frozenset[str]], Scorecard] = {}

    def card(self, trail: Trail) -> Scorecard:
        marks: list[Mark] = []
        critical: set[str] = set()
        for _, given, errors in marked(self._program, trail):
            marks += given
            critical.update(errors)
        return self.card_of(tuple(marks), frozenset(critical))

    def card_of(self, marks: tuple[Mark, ...], critical: frozenset[str]) -> Scorecard:
        key = (marks, critical)
        if key not in self._known:
            whole = Moment(0.0, "", "", "", marks, tuple(sorted(critical)))
            self._known[key] = score(self._rubric, self._bounds, [whole])
        return self._known[key]
