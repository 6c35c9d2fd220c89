"""Playing scenarios by commands alone: what can be done, random plays, and every play there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from scoring.marks import Losses, losses
from scoring.scorecard import cap_of
from simulator.call.decide import (
    Answer,
    Call,
    Command,
    OpenArticle,
    Refused,
    Reply,
    StaySilent,
    begin,
    decide,
    evolve,
    ringing,
)
from simulator.call.events import Event
from simulator.call.session import Session
from simulator.call.situation import moments, offers
from simulator.scenario.program import Program


@dataclass(frozen=True, slots=True)
class Play:
    """One whole call: its loss, its cap, and how likely a player is who picks uniformly; 0 if never."""

    lost: Losses
    cap: int
    chance: float


def replies(program: Program, call: Call) -> list[str]:
    """The ids of the replies that can be given now."""
    position = program.positions[call.place]
    return [offer.id for offer in offers(position, call.world) if offer.available]


def possible(program: Program, call: Call, at: float = 0.0) -> list[Command]:
    """Everything the trainee can do now; articles only while they are unread."""
    if ringing(program, call):
        return [Answer(at)]
    unread = [
        OpenArticle(at, article.id)
        for article, _ in program.desks[program.positions[call.place].call].articles
        if not program.fields[f"knowledge.{article.id}"].get(call.world)
    ]
    others: list[Command] = [StaySilent(at), *unread]
    allowed = [command for command in others if not isinstance(decide(program, call, command), Refused)]
    return [*(Reply(at, id) for id in replies(program, call)), *allowed]


def step(program: Program, call: Call, command: Command) -> tuple[Call, tuple[Event, ...]]:
    events = decide(program, call, command)
    assert not isinstance(events, Refused), events.reason
    for event in events:
        call = evolve(program, call, event)
    return call, events


def every_play(program: Program, most: int, start: Call | None = None) -> list[Play] | None:
    """All plays, or all that go on from `start`; None if there are more than `most`."""
    found: list[Play] = []
    for play in _plays(program, start or begin(program), (0, 0, 0), 100, 1.0):
        found.append(play)
        if len(found) > most:
            return None
    return found


def _plays(program: Program, call: Call, lost: Losses, cap: int, chance: float) -> Iterator[Play]:
    if call.over:
        yield Play(lost, cap, chance)
        return
    fair = max(1, len(replies(program, call)))
    for command in possible(program, call):
        after, events = step(program, call, command)
        marked = moments(events)
        more = losses(mark for moment in marked for mark in moment.marks)
        lower = min(cap, cap_of(code for moment in marked for code in moment.critical))
        share = chance / fair if isinstance(command, Reply | Answer) else 0.0
        total = (lost[0] + more[0], lost[1] + more[1], lost[2] + more[2])
        yield from _plays(program, after, total, lower, share)


def play_at_random(session: Session, random: Random) -> None:
    """To the end, half a minute a step."""
    while not session.call.over:
        at = session.log[-1].at + 30.0
        happened = session.do(random.choice(possible(session.program, session.call, at)))
        assert not isinstance(happened, Refused)


def play_line(session: Session, line: tuple[str, ...]) -> None:
    """Say just these replies, `silence` and `open:ARTICLE` included, answering every phone."""
    wanted = list(line)
    while not session.call.over:
        at = session.log[-1].at + 6.0
        rings = ringing(session.program, session.call)
        happened = session.do(Answer(at) if rings else command_of(wanted.pop(0), at))
        assert not isinstance(happened, Refused), happened.reason
    assert not wanted


def command_of(said: str, at: float) -> Command:
    if said.startswith("open:"):
        return OpenArticle(at, said.removeprefix("open:"))
    return StaySilent(at) if said == "silence" else Reply(at, said)
