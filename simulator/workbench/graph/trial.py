"""Random plays through a scenario that is too large to explore: where they come to and how well they do."""

from collections import defaultdict
from dataclasses import dataclass
from random import Random

from scoring.marks import NO_LOSS, Losses, add
from scoring.rubric import Rubric
from scoring.scorecard import NO_CAP, Scale
from simulator.analysis.liveness import live_bits
from simulator.analysis.ways import Way, Ways
from simulator.scenario.program import Kind, Program

PLAYS, STEPS = 5_000, 300_000
"""So many plays, or steps of plays, are enough for a picture."""

Taken = dict[tuple[int, str, int], float]
"""By position, way and the position it leads to: how often a play goes there, on average."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What so many plays saw; the fields mean what those of a flow do."""

    best: tuple[float | None, ...]
    came: tuple[float, ...]
    taken: Taken
    stuck: frozenset[int]
    plays: int


@dataclass(frozen=True, slots=True)
class _Play:
    places: frozenset[int]
    lost: Losses
    cap: int


def trial(program: Program, rubric: Rubric, random: Random, plays: int = PLAYS, steps: int = STEPS) -> Trial:
    """Play at random, at least once; totals are on the bounds that these plays span."""
    player = _Player(program, random)
    played: list[_Play] = []
    while not played or (len(played) < plays and player.steps < steps):
        played.append(player.play())
    totals = _totals(played, rubric)
    came = [0] * len(program.positions)
    best: list[float | None] = [None] * len(program.positions)
    for play, total in zip(played, totals, strict=True):
        for place in play.places:
            came[place] += 1
            best[place] = max(best[place] or 0.0, total)
    count = len(played)
    taken = {way: times / count for way, times in player.taken.items()}
    return Trial(tuple(best), tuple(c / count for c in came), taken, frozenset(player.stuck), count)


class _Player:
    """Picks uniformly among the replies on offer."""

    def __init__(self, program: Program, random: Random) -> None:
        self._program = program
        self._random = random
        self._live = live_bits(program)
        self._ways = Ways(program, self._live)
        self._reads = [self._ways.reads(position.index) for position in program.positions]
        self._known: dict[tuple[int, int], tuple[Way, ...]] = {}
        self.taken: dict[tuple[int, str, int], int] = defaultdict(int)
        self.stuck: set[int] = set()
        self.steps = 0

    def play(self) -> _Play:
        place, world = 0, self._program.start & self._live[0]
        places, lost, cap = {0}, NO_LOSS, NO_CAP
        while ways := self._open(place, world):
            way = ways[int(self._random.random() * len(ways))]
            self.taken[place, way.id, way.place] += 1
            self.steps += 1
            lost, cap = add(lost, way.lost), min(cap, way.cap)
            world = way.apply(world) & self._live[way.place]
            place = way.place
            places.add(place)
        if self._program.positions[place].kind is not Kind.END:
            self.stuck.add(place)
        return _Play(frozenset(places), lost, cap)

    def _open(self, place: int, world: int) -> tuple[Way, ...]:
        key = place, world & self._reads[place]
        ways = self._known.get(key)
        if ways is None:
            found = self._ways.of(place, world)
            ways = self._known[key] = tuple(way for way in found if way.picked)
        return ways


def _totals(played: list[_Play], rubric: Rubric) -> list[float]:
    columns = list(zip(*(play.lost for play in played), strict=True))
    (a, b, c), (x, y, z) = map(min, columns), map(max, columns)
    scale = Scale.of(rubric.weights, (a, b, c), (x, y, z))
    joints = [scale.joint(play.lost) for play in played]
    best, worst = min(joints), max(joints)
    if best == worst:
        return [float(play.cap) for play in played]
    return [
        min(100.0 * (worst - joint) / (worst - best), float(play.cap))
        for play, joint in zip(played, joints, strict=True)
    ]
