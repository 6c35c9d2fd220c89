"""Plays by a seeded random player, for scenarios too large to explore."""

from random import Random

from scoring.marks import NO_LOSS, Losses, add, losses
from scoring.rubric import Rubric
from scoring.scorecard import NO_CAP, Bounds, Scale, cap_of
from simulator.scenario.program import Kind, Program

PLAYS = 20_000
SEED = 17


def random_play(program: Program, random: Random) -> tuple[tuple[str, ...], Losses, int]:
    """One call by a player who picks uniformly: its replies, what it lost, and its cap."""
    place, world = 0, program.start
    line: list[str] = []
    lost, cap = NO_LOSS, NO_CAP
    while True:
        position = program.positions[place]
        ways = [t for t in position.transitions if t.slot != position.silence and t.open(world)]
        if not ways:
            return tuple(line), lost, cap
        if position.kind is Kind.TALK:
            taken = random.choice(ways)
            line.append(taken.id)
            lost = add(lost, losses(taken.marks_at(world)))
            cap = min(cap, cap_of(taken.critical_at(world)))
        else:
            taken = ways[0]
        world = taken.effect.apply(world)
        place = taken.target(world)
        lost = add(lost, losses(program.positions[place].judged.marks))
        cap = min(cap, cap_of(program.positions[place].judged.critical))


def sampled_bounds(program: Program, rubric: Rubric, plays: int = PLAYS) -> tuple[Bounds, tuple[str, ...]]:
    """Bounds as far as so many plays saw them, marked as not exact, and the best line among them."""
    random = Random(SEED)
    played = [random_play(program, random) for _ in range(plays)]
    columns = list(zip(*(lost for _, lost, _ in played), strict=True))
    least: Losses = (min(columns[0]), min(columns[1]), min(columns[2]))
    greatest: Losses = (max(columns[0]), max(columns[1]), max(columns[2]))
    scale = Scale.of(rubric.weights, least, greatest)
    joints = [scale.joint(lost) for _, lost, _ in played]
    best, worst = min(joints), max(joints)
    rough = Bounds(scale, least, greatest, best, worst, 0.0, exact=False, configurations=0, plays=plays)
    chance = sum(min(float(cap), rough.uncapped_total(lost)) for _, lost, cap in played) / plays
    bounds = Bounds(scale, least, greatest, best, worst, chance, exact=False, configurations=0, plays=plays)
    line = min(played, key=lambda play: (play[2] < NO_CAP, scale.joint(play[1])))[0]
    return bounds, line
