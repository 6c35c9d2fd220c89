"""What seeded random plays see of a scenario that is too large to explore."""

from collections import defaultdict
from dataclasses import dataclass, field
from math import sqrt
from random import Random
from statistics import fmean, stdev

from scoring.rubric import Rubric
from scoring.scorecard import Bounds
from simulator.analysis.bots import Turn
from simulator.analysis.endings import EndingFigures
from simulator.analysis.pass_rate import Rate
from simulator.analysis.playing import STAYED, Scorer, Trail, play
from simulator.call.decide import STUCK
from simulator.scenario.program import Kind, Program

PLAYS = 5_000
SEED = 17
SURE = 2.0
"""So many standard errors an estimate can be off."""


@dataclass(slots=True)
class Seen:
    """What the plays came to; `mean_lost` per dimension, the rest as in a certificate."""

    plays: int
    totals: list[float] = field(default_factory=list)
    passed: int = 0
    replies: list[int] = field(default_factory=list)
    losses: list[tuple[int, ...]] = field(default_factory=list)
    ends: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    endings: tuple[EndingFigures, ...] = ()

    @property
    def best(self) -> float:
        return max(self.totals)

    @property
    def worst(self) -> float:
        return min(self.totals)

    @property
    def chance(self) -> float:
        return fmean(self.totals)

    @property
    def chance_within(self) -> float:
        return SURE * stdev(self.totals) / sqrt(self.plays)

    @property
    def passing(self) -> Rate:
        """Three calls in all plays may pass even where none did."""
        rate = self.passed / self.plays
        return Rate(rate, max(SURE * sqrt(rate * (1 - rate) / self.plays), 3 / self.plays))

    @property
    def mean_lost(self) -> list[float]:
        return [fmean(column) for column in zip(*self.losses, strict=True)]

    @property
    def shortest(self) -> int:
        return min(self.replies)

    @property
    def longest(self) -> int:
        return max(self.replies)


def estimate(program: Program, rubric: Rubric, bounds: Bounds, plays: int = PLAYS) -> Seen:
    """Play so often, picking uniformly, and look."""
    random = Random(SEED)
    scorer = Scorer(program, rubric, bounds)

    def anything(turn: Turn) -> str:
        return random.choice(turn.replies).id

    seen = Seen(plays)
    for _ in range(plays):
        trail = play(program, anything)
        card = scorer.card(trail)
        seen.totals.append(card.total)
        seen.passed += card.passed
        seen.replies.append(_replies(program, trail))
        seen.losses.append(tuple(dimension.lost for dimension in card.dimensions.values()))
        seen.ends[trail[-1].place].append(card.total)
    seen.endings = _endings(program, seen)
    return seen


def _replies(program: Program, trail: Trail) -> int:
    talks = [step for step in trail if program.positions[step.place].kind is Kind.TALK]
    return sum(step.slot != STAYED for step in talks)


def _endings(program: Program, seen: Seen) -> tuple[EndingFigures, ...]:
    ends = {p.index for p in program.positions if p.kind is Kind.END} | set(seen.ends)
    found = []
    for place in sorted(ends):
        position, totals = program.positions[place], seen.ends.get(place, [])
        found.append(
            EndingFigures(
                state=position.key,
                outcome=position.state.ending or STUCK,
                title=position.state.title,
                reachable=bool(totals),
                chance=len(totals) / seen.plays,
                best=max(totals, default=None),
            )
        )
    return tuple(found)
