"""Random plays with score and trace, in steps a second, beside inkjs and beside a bare `transitions` machine.

All three play the same generated stories. inkjs keeps score and cap in variables of the story and a trace of
its choices. The bare machine is told which way to go and keeps nothing. Ours starts knowing no configuration.
"""

import gc
import sys
from collections.abc import Iterator
from random import Random
from statistics import median
from time import process_time

from transitions import Machine

from benchmarks.ink_story import InkPlayer, InkRun, NoInk
from benchmarks.ratios import Figure, machine, report
from benchmarks.story import Story, as_scenario, generated_story
from simulator.analysis.sample import RandomPlayer
from simulator.scenario.load import Scenario, load

SIZES = ((100, 10), (1_000, 20), (10_000, 40))
"""States and facts."""
PLAYS = 5_000
INK_SECONDS = 4.0
BARE_STEPS = 60_000


def figures(quick: bool = False) -> Iterator[Figure]:
    try:
        ink = InkPlayer()
    except NoInk as reason:
        print(f"skip random plays beside inkjs: {reason}")
        ink = None
    for states, facts in SIZES[: 2 if quick else 3]:
        story = generated_story(states, facts)
        yield from _of(story, ink, rounds=1 if quick or states > 1_000 else 3)


def _of(story: Story, ink: InkPlayer | None, rounds: int) -> Iterator[Figure]:
    scenario = loaded(story)
    bare = _Bare(scenario)
    # Story and machine stay to the end: the collector need not look at them while a player is timed.
    gc.collect()
    gc.freeze()
    ours: list[float] = []
    machines: list[float] = []
    inks: list[InkRun] = []
    for round in range(rounds):
        ours.append(_ours(scenario, seed=round))
        machines.append(bare.rate(seed=round))
        if ink:
            inks.append(ink.play(story, scenario, plays=1_000_000, seconds=INK_SECONDS))
    beside = _made_of(ours, machines)
    name = f"random plays, {len(story.replies):,} states / "
    if inks:
        rates = [run.rate for run in inks]
        yield Figure(name + "inkjs", _ratio(ours, rates), 20, most=False, made_of=_made_of(ours, rates))
    yield Figure(name + "bare machine", _ratio(ours, machines), 10, most=False, made_of=beside)


def loaded(story: Story) -> Scenario:
    found = load(as_scenario(story), "generated")
    assert found.scenario is not None, found.diagnostics
    return found.scenario


def _ratio(ours: list[float], peer: list[float]) -> float:
    return median(a / b for a, b in zip(ours, peer, strict=True))


def _made_of(ours: list[float], peer: list[float]) -> str:
    return f"{median(ours):,.0f} steps/s beside {median(peer):,.0f}"


def _ours(scenario: Scenario, seed: int) -> float:
    """Steps a second of so many plays from nothing known, the player's own preparation included."""
    gc.collect()
    start = process_time()
    player = RandomPlayer(scenario.program, Random(seed))
    steps = sum(len(player.play().line) for _ in range(PLAYS))
    return steps / (process_time() - start)


class _Line:
    state: str


class _Bare:
    """A `transitions` machine with the same states and replies, going where a play went."""

    def __init__(self, scenario: Scenario) -> None:
        self._program = scenario.program
        states = list(self._program.places)
        self._machine = Machine(model=None, states=states, initial=states[0], auto_transitions=False)
        for position in self._program.positions[1:]:
            for transition in position.transitions:
                target = self._program.positions[transition.routes[-1].target].key
                self._machine.add_transition(transition.id, position.key, target)

    def rate(self, seed: int) -> float:
        """Steps a second over whole plays of ours."""
        player = RandomPlayer(self._program, Random(seed))
        lines: list[tuple[str, ...]] = []
        while sum(map(len, lines)) < BARE_STEPS:
            lines.append(player.play().line)
        models = [_Line() for _ in lines]
        first = self._program.positions[self._program.positions[0].transitions[0].routes[0].target].key
        for model in models:
            self._machine.add_model(model, initial=first)
        start = process_time()
        for model, line in zip(models, lines, strict=True):
            trigger = model.trigger  # type: ignore[attr-defined]
            for said in line:
                trigger(said)
        rate = sum(map(len, lines)) / (process_time() - start)
        for model in models:
            self._machine.remove_model(model)
        return rate


if __name__ == "__main__":
    print(machine())
    sys.exit(report(figures()))
