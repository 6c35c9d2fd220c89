"""Playing an attempt to its end without a person."""

from collections.abc import Iterator

from simulator.analysis.bots import Bot, Turn
from simulator.analysis.playing import replies
from simulator.app.attempt import LiveAttempt
from simulator.call.decide import Answer, Command, OpenArticle, Refused, Reply, StaySilent, ringing
from simulator.call.events import Event

SECONDS_A_STEP = 6.0
"""What a step is taken to last, since nobody waits for it."""


class Stopped(Exception):
    """The play did not reach an end; its text says where and what could be said there."""


def autoplay(attempt: LiveAttempt, bot: Bot) -> Iterator[tuple[Event, ...]]:
    """Let the bot play; yields what each step made happen. Raises Stopped."""
    at = attempt.last_at
    while not attempt.session.call.over:
        at += SECONDS_A_STEP
        happened = attempt.do(_command(attempt, bot, at))
        if isinstance(happened, Refused):
            raise Stopped(f"{_where(attempt)}: {happened.reason}.")
        yield happened


def _command(attempt: LiveAttempt, bot: Bot, at: float) -> Command:
    session = attempt.session
    if ringing(session.program, session.call):
        return Answer(at)
    try:
        said = bot(_turn(attempt))
    except StopIteration:
        raise Stopped(
            f"The choices end at {_where(attempt)}, before the call does.{_offered(attempt)}"
        ) from None
    if said.startswith("open:"):
        return OpenArticle(at, said.removeprefix("open:"))
    return StaySilent(at) if said == "silence" else Reply(at, said)


def _turn(attempt: LiveAttempt) -> Turn:
    session = attempt.session
    position = session.program.positions[session.call.place]
    return Turn(position, replies(position, session.call.world))


def _where(attempt: LiveAttempt) -> str:
    return attempt.session.program.positions[attempt.session.call.place].key


def _offered(attempt: LiveAttempt) -> str:
    can = ", ".join(reply.id for reply in _turn(attempt).replies)
    return f" There one can say: {can}" if can else ""
