"""What the analysis forgets at a position makes no difference from there on."""

from random import Random

from hypothesis import assume, given

from simulator.analysis.liveness import live_bits
from simulator.call.decide import Call, begin
from simulator.scenario.program import Program
from tests.generated import generated, seeds
from tests.plays import every_play, possible, step

MOST_PLAYS = 600


def on_the_way(program: Program, random: Random) -> Call:
    """Somewhere in a random play."""
    call = begin(program)
    for _ in range(random.randint(0, 6)):
        ways = possible(program, call) if not call.over else []
        if ways:
            call, _ = step(program, call, random.choice(ways))
    return call


def otherwise_in_dead_fields(program: Program, call: Call, random: Random) -> Call:
    """The same call, had everything been different that no longer matters there."""
    live = live_bits(program)[call.place]
    world = call.world
    for field in program.fields.values():
        if not field.bits & live:
            world = field.put(world, random.randrange(field.domain.size))
    return Call(call.place, world)


@given(seeds)
def test_worlds_that_agree_on_live_bits_have_the_same_plays_ahead(seed: int) -> None:
    random = Random(seed)
    program = generated(seed).program
    call = on_the_way(program, random)
    assume(not call.over)
    other = otherwise_in_dead_fields(program, call, random)
    ahead, ahead_of_other = (losses_ahead(program, start) for start in (call, other))
    assume(ahead is not None and ahead_of_other is not None)
    assert ahead == ahead_of_other


def losses_ahead(program: Program, call: Call) -> set[tuple[tuple[int, int, int], int]] | None:
    plays = every_play(program, MOST_PLAYS, call)
    return None if plays is None else {(play.lost, play.cap) for play in plays}
