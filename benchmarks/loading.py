"""Load, check and hash a generated scenario, beside PyYAML's C loader merely loading the same text."""

from functools import partial

import yaml

from benchmarks.generated import generated_scenario
from benchmarks.ratios import in_turn, verdict
from simulator.scenario.load import load


def main() -> None:
    for states in (1_000, 10_000):
        text = generated_scenario(states)
        assert load(text, "generated").scenario is not None
        paired = in_turn(
            lambda text=text: partial(load, text, "generated"),
            lambda text=text: partial(yaml.load, text, yaml.CSafeLoader),
            rounds=9 if states < 5_000 else 3,
        )
        print(verdict(f"load {states} states ({len(text) / 1e6:.1f} MB) / CSafeLoader", paired.ratio, 0.5))


if __name__ == "__main__":
    main()
