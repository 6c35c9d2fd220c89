"""Plays by a seeded random player: many a second, and for scenarios too large to explore.

Where a player has been before, a step is a look at what was met there: configurations are remembered as they
are met, each with its ways on.
"""

from dataclasses import dataclass
from operator import attrgetter
from random import Random
from typing import Any

from scoring.marks import Losses
from scoring.rubric import Rubric
from scoring.scorecard import NO_CAP, Bounds, Scale
from simulator.analysis.liveness import live_bits
from simulator.analysis.ways import Way, Ways, unpacked
from simulator.scenario.program import Program

PLAYS = 20_000
SEED = 17
MOST_REMEMBERED = 1_000_000
"""So many configurations are remembered, some 250 bytes each, before all are forgotten."""

_Node = list[Any]
"""A configuration as met: its ways on, its world, and by way the node it leads to, None until it is taken."""
_FIRST = 2


@dataclass(frozen=True, slots=True)
class RandomPlay:
    """One whole call: the ids of its replies in order, what they lost, ends included, and the cap."""

    line: tuple[str, ...]
    lost: Losses
    cap: int


_ID, _LOST, _CAP = attrgetter("id"), attrgetter("packed"), attrgetter("cap")


class RandomPlayer:
    """Picks uniformly among the replies that can be given; never silent, never at the desk."""

    def __init__(self, program: Program, random: Random) -> None:
        self._program = program
        self._draw = random.random
        self._live = live_bits(program)
        self._ways = Ways(program, self._live)
        self._reads = [self._ways.reads(position.index) for position in program.positions]
        self._forget()

    def _forget(self) -> None:
        self._room = MOST_REMEMBERED
        self._shapes: list[dict[int, tuple[Way, ...]]] = [{} for _ in self._program.positions]
        self._met: list[dict[int, _Node]] = [{} for _ in self._program.positions]
        self._start = self._node(0, self._program.start & self._live[0])

    def play(self) -> RandomPlay:
        taken = self._taken()
        said = tuple(filter(None, map(_ID, taken)))
        return RandomPlay(said, unpacked(sum(map(_LOST, taken))), min(map(_CAP, taken), default=NO_CAP))

    def _taken(self) -> list[Way]:
        if self._room <= 0:
            self._forget()
        taken: list[Way] = []
        draw, take, node = self._draw, taken.append, self._start
        while ways := node[0]:
            slot = int(draw() * len(ways))
            take(ways[slot])
            node = node[slot + _FIRST] or self._follow(node, slot)
        return taken

    def _follow(self, node: _Node, slot: int) -> _Node:
        way = node[0][slot]
        place = way.place
        world = way.apply(node[1]) & self._live[place]
        target = self._met[place].get(world) or self._node(place, world)
        node[slot + _FIRST] = target
        return target

    def _node(self, place: int, world: int) -> _Node:
        self._room -= 1
        part = world & self._reads[place]
        ways = self._shapes[place].get(part)
        if ways is None:
            ways = tuple([way for way in self._ways.of(place, world) if way.picked])
            self._shapes[place][part] = ways
        node = self._met[place][world] = [ways, world, *[None] * len(ways)]
        return node


def random_player(program: Program) -> RandomPlayer:
    """The player that estimates rest on; every time the same."""
    return RandomPlayer(program, Random(SEED))


def sampled_bounds(program: Program, rubric: Rubric, plays: int = PLAYS) -> tuple[Bounds, tuple[str, ...]]:
    """Bounds as far as so many plays saw them, marked as not exact, and the best line among them."""
    player = random_player(program)
    played = [player.play() for _ in range(plays)]
    columns = list(zip(*(play.lost for play in played), strict=True))
    least: Losses = (min(columns[0]), min(columns[1]), min(columns[2]))
    greatest: Losses = (max(columns[0]), max(columns[1]), max(columns[2]))
    scale = Scale.of(rubric.weights, least, greatest)
    joints = [scale.joint(play.lost) for play in played]
    best, worst = min(joints), max(joints)
    rough = Bounds(scale, least, greatest, best, worst, 0.0, exact=False, configurations=0, plays=plays)
    chance = sum(min(float(play.cap), rough.uncapped_total(play.lost)) for play in played) / plays
    bounds = Bounds(scale, least, greatest, best, worst, chance, exact=False, configurations=0, plays=plays)
    return bounds, min(played, key=lambda play: (play.cap < NO_CAP, scale.joint(play.lost))).line
