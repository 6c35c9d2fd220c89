"""The expected total of a player who picks uniformly among the replies, caps included.

Without caps the total is linear in what was lost, so its mean needs only the mean loss ahead of each
configuration. What caps take away needs the losses so far one by one, but only of calls that can still end
above a cap of theirs. Where those are too many, losses are gathered in narrow bins: what a cap takes is a
convex function of the loss, so a bin drawn together at its mean gives too little and a bin split between its
ends too much, and the truth lies between the two. Where even bins are too many, what caps take, and nothing
else, is the mean of random plays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from scoring.scorecard import NO_CAP
from simulator.analysis.caps import Caps, Span, Ways
from simulator.analysis.explore import Block, Explored
from simulator.analysis.passes import mean, without_fatal
from simulator.analysis.sample import RandomPlayer

MOST_LOSSES = 40_000
"""So many losses are carried one by one before they are gathered in bins."""
BINS = 100
"""How many bins the way from the best total to the worst is divided into."""
MOST_BINNED = 40_000
"""In so many configurations losses are gathered in bins; in more, random plays are asked."""
PLAYS, STEPS = 20_000, 3_000_000
"""So many plays, or steps of plays, are then enough."""
SURE = 3.0
"""Standard errors that an estimate is given as the most it can be off."""


@dataclass(frozen=True, slots=True)
class Chance:
    """The expected total, 0 to 100, and how far the truth can be from it; 0 where it is exact.

    `plays` is how many random plays it rests on, 0 if none.
    """

    total: float
    within: float = 0.0
    plays: int = 0


def chance_total(
    explored: Explored,
    span: Span,
    player: Callable[[], RandomPlayer],
    most: int = MOST_LOSSES,
    binned: int = MOST_BINNED,
) -> Chance:
    """`player` makes a random player, should there be need of one."""
    if span.worst == span.best:
        return Chance(100.0)
    blocks = explored.blocks
    uncapped = _uncapped(blocks, span)
    caps = {way.cap for block in blocks for way in block.ways if way.picked and 0 < way.cap < NO_CAP}
    if not caps:
        return Chance(uncapped * span.points)
    if len(explored) > binned:
        return _from_plays(uncapped, player(), span)
    carried = Caps(_ways(blocks, span), caps, span)
    taken = carried.taken_exactly(most)
    if taken is not None:
        return Chance((uncapped - taken) * span.points)
    least, greatest = carried.taken_about(max(1, (span.worst - span.best) // BINS))
    return Chance((uncapped - (least + greatest) / 2) * span.points, (greatest - least) / 2 * span.points)


def _from_plays(uncapped: float, player: RandomPlayer, span: Span) -> Chance:
    taken: list[float] = []
    steps = 0
    while len(taken) < 2 or (len(taken) < PLAYS and steps < STEPS):
        play = player.play()
        steps += len(play.line)
        barred = 0 < play.cap < NO_CAP
        taken.append(max(0.0, span.limit(play.cap) - span.joint(play.lost)) if barred else 0.0)
    # Errors that none of so many plays met can still be as likely as three in so many.
    unseen = 3 / len(taken) * (span.worst - span.best)
    within = max(SURE * stdev(taken) / sqrt(len(taken)), unseen)
    return Chance((uncapped - fmean(taken)) * span.points, within * span.points, len(taken))


def _uncapped(blocks: Sequence[Block], span: Span) -> float:
    """The mean of worst - lost over calls without a fatal error, with 0 for the others."""
    spared = without_fatal(blocks)
    return span.worst * spared[-1] - mean(blocks, lambda way: span.joint(way.lost), spared)[-1]


def _ways(blocks: Sequence[Block], span: Span) -> Ways:
    found: Ways = []
    for block in blocks:
        columns = [
            [(target, span.joint(way.lost), way.cap) for target in targets]
            for way, targets in block.columns(lambda way: way.picked)
        ]
        found += map(list, zip(*columns, strict=True)) if columns else [[] for _ in block.worlds]
    return found
