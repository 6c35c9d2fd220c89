"""Load, check and hash a generated scenario, beside PyYAML's C loader merely loading the same text."""

import sys
from collections.abc import Iterator
from functools import partial

import yaml

from benchmarks.generated import generated_scenario
from benchmarks.ratios import Figure, in_turn, report
from simulator.scenario.load import load


def figures(quick: bool = False) -> Iterator[Figure]:
    for states in (1_000, 10_000):
        text = generated_scenario(states)
        assert load(text, "generated").scenario is not None
        paired = in_turn(
            lambda text=text: partial(load, text, "generated"),
            lambda text=text: partial(yaml.load, text, yaml.CSafeLoader),
            rounds=(1 if quick else 3) if states > 5_000 else (3 if quick else 9),
        )
        name = f"load {states:,} states ({len(text) / 1e6:.1f} MB) / CSafeLoader"
        yield Figure(name, paired.ratio, 0.5, made_of=str(paired))


if __name__ == "__main__":
    sys.exit(report(figures()))
