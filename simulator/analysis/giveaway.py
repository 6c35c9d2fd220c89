"""Whether the best reply can be told without reading: by its length, or by where it stands.

Each state counts once, as it was met most often. How likely so many best replies are in one place by chance
is worked out exactly, as a sum of independent draws.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.scorecard import NO_CAP
from simulator.analysis.bots import Turn
from simulator.analysis.playing import Trail, replies
from simulator.analysis.solve import Solution, joint_loss
from simulator.scenario.program import Kind, Program, Transition

UNLIKELY = 0.01
"""A pattern less likely than this by chance is no chance."""
FEWEST = 4
"""Patterns are looked for where at least so many states tell good replies from bad ones."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """In how many of the states the best reply was where the pattern says.

    `expected` is how many it would be if replies were in random order, `chance` how likely that gives so
    many or more; `told` whether a trainee could go by it.
    """

    name: str
    states: int
    hits: int
    expected: float
    chance: float
    told: bool

    @property
    def share(self) -> float:
        return self.hits / self.states if self.states else 0.0


@dataclass(frozen=True, slots=True)
class _Question:
    """The replies of one state as shown, and which of them are best."""

    shown: tuple[Transition, ...]
    best: frozenset[int]

    @property
    def luck(self) -> float:
        return len(self.best) / len(self.shown)


def patterns(program: Program, solution: Solution, trails: Iterable[Trail]) -> tuple[Pattern, ...]:
    """The longest reply, and each place in the list; nothing where the scenario was only estimated."""
    questions = _questions(program, solution, trails)
    longest = [max(question.shown, key=_length).slot in question.best for question in questions]
    found = [_pattern("longest", questions, longest, UNLIKELY)]
    places = max((len(question.shown) for question in questions), default=0)
    for place in range(places):
        there = [question for question in questions if len(question.shown) > place]
        hits = [question.shown[place].slot in question.best for question in there]
        found.append(_pattern(f"reply {place + 1}", there, hits, UNLIKELY / places))
    return tuple(found)


def _pattern(name: str, questions: Sequence[_Question], hits: Sequence[bool], unlikely: float) -> Pattern:
    """A pattern that is one of several looked for has to be as many times less likely to be told."""
    lucks = [question.luck for question in questions]
    chance = at_least(sum(hits), lucks)
    told = len(questions) >= FEWEST and chance < unlikely
    return Pattern(name, len(questions), sum(hits), sum(lucks), chance, told)


def at_least(hits: int, lucks: Sequence[float]) -> float:
    """The chance of so many hits or more in independent draws, each with its own luck."""
    by_count = [1.0]
    for luck in lucks:
        missed = [chance * (1 - luck) for chance in by_count] + [0.0]
        hit = [0.0] + [chance * luck for chance in by_count]
        by_count = [a + b for a, b in zip(missed, hit, strict=True)]
    return min(1.0, sum(by_count[hits:]))


def _length(reply: Transition) -> int:
    return len(reply.move.say) if reply.move else 0


def _questions(program: Program, solution: Solution, trails: Iterable[Trail]) -> list[_Question]:
    """States in which some replies are better than others, as they were met most often."""
    if solution.explored is None:
        return []
    met: dict[int, Counter[int]] = {}
    for trail in trails:
        for step in trail:
            if program.positions[step.place].kind is Kind.TALK:
                world = step.world & solution.explored.live[step.place]
                met.setdefault(step.place, Counter())[world] += 1
    usual = {place: worlds.most_common(1)[0][0] for place, worlds in sorted(met.items())}
    questions = [_question(program, solution, place, world) for place, world in usual.items()]
    return [question for question in questions if 0 < len(question.best) < len(question.shown)]


def _question(program: Program, solution: Solution, place: int, world: int) -> _Question:
    assert solution.explored is not None
    turn = Turn(program.positions[place], replies(program.positions[place], world))
    loss = joint_loss(solution.bounds.scale)
    ways = solution.explored.ways(solution.explored.number(place, world))
    worth = {edge.id: (edge.cap < NO_CAP, loss(edge) + solution.ahead[edge.target]) for edge in ways}
    least = min((worth[reply.id] for reply in turn.replies), default=None)
    best = frozenset(reply.slot for reply in turn.replies if worth[reply.id] == least)
    return _Question(turn.replies, best)
