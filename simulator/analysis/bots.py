"""Players that are no trainees: each picks among the replies on offer by one rule."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from simulator.scenario.judgement import KEEP, escalated_to
from simulator.scenario.model import Move, Script
from simulator.scenario.program import Position, Transition


@dataclass(frozen=True, slots=True)
class Turn:
    """What a player faces: a state of the call, and the replies it can give there."""

    position: Position
    replies: tuple[Transition, ...]


Bot = Callable[[Turn], str]
"""Given a turn, the id of what is said; an `open:ARTICLE` or `silence` counts as said.

Raises StopIteration when it has nothing more to say.
"""

Rank = Callable[[Script, Position, Transition], float]
"""How much a strategy is drawn to a reply; it gives the reply it is drawn to most."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way to pick without listening."""

    title: str
    rank: Rank


EXPERT = "expert"
RANDOM = "random"

_SORRY = re.compile(r"\bsorry\b|apolog|forgive|xin lỗi|抱歉|对不起|道歉|ขอโทษ|ขออภัย", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def _apologies(_: Script, __: Position, reply: Transition) -> float:
    move = _move(reply)
    return 10 * bool(move.apology) + len(_SORRY.findall(move.say))


def _goes_up(_: Script, __: Position, reply: Transition) -> float:
    level = escalated_to(_move(reply))
    return float(level is not None and level.name != KEEP)


def _stays(script: Script, position: Position, reply: Transition) -> float:
    return -_goes_up(script, position, reply)


def _repeats_the_script(script: Script, position: Position, reply: Transition) -> float:
    """The share of the flowchart's words that the reply says: of the box one is at, or of the nearest one."""
    said = _words(_move(reply).say)
    here = position.state.step
    boxes = [step for step in script.flowchart if here is None or step.id == here.name]
    return max((len(words & said) / len(words) for box in boxes if (words := _words(box.text))), default=0.0)


def _promises(_: Script, __: Position, reply: Transition) -> float:
    move = _move(reply)
    return move.goodwill + 1000.0 * (bool(move.promise) + bool(move.callback)) - bool(move.keep)


def _words(text: str) -> frozenset[str]:
    return frozenset(_LONG_WORD.findall(text.lower()))


def _move(reply: Transition) -> Move:
    assert reply.move is not None, "only answering a phone has no move, and no bot is asked then"
    return reply.move


STRATEGIES: Mapping[str, Strategy] = MappingProxyType({
    RANDOM: Strategy("any reply, by chance", lambda _, __, ___: 0.0),
    "first": Strategy("always the first reply", lambda _, __, reply: -reply.slot),
    "longest": Strategy("always the longest text", lambda _, __, reply: len(_move(reply).say)),
    "apologetic": Strategy("whatever apologises most", _apologies),
    "never-escalate": Strategy("never goes up the ladder", _stays),
    "always-escalate": Strategy("goes up the ladder wherever it can", _goes_up),
    "script-reader": Strategy("whatever repeats the flowchart", _repeats_the_script),
    "over-promiser": Strategy("promises and gives the most, and keeps the least", _promises),
})  # fmt: skip
"""The thoughtless players, by name. Ties are broken by chance."""

BOTS = (*STRATEGIES, EXPERT)


class Ranking:
    """Plays a strategy: gives the reply ranked highest, and among equals one by chance."""

    def __init__(self, rank: Rank, script: Script, chance: Random) -> None:
        self._rank = rank
        self._script = script
        self._chance = chance
        self._known: dict[int, tuple[float, ...]] = {}

    def __call__(self, turn: Turn) -> str:
        ranks = self._known.get(turn.position.index) or self._ranks(turn.position)
        most = max(ranks[reply.slot] for reply in turn.replies)
        tied = [reply for reply in turn.replies if ranks[reply.slot] == most]
        return tied[0].id if len(tied) == 1 else self._chance.choice(tied).id

    def _ranks(self, position: Position) -> tuple[float, ...]:
        ranks = tuple(self._rank(self._script, position, reply) for reply in position.transitions)
        self._known[position.index] = ranks
        return ranks


def make_bot(name: str, chance: Random, script: Script, best_line: Callable[[], Sequence[str]]) -> Bot:
    """The bot with this name of `BOTS`, for one call; `best_line` is what the expert says."""
    if name == EXPERT:
        return scripted(best_line())
    return Ranking(STRATEGIES[name].rank, script, chance)


def scripted(choices: Sequence[str]) -> Bot:
    """Says just these."""
    line: Iterator[str] = iter(choices)
    return lambda _: next(line)
