"""`check` of a generated story, all lints included, beside inkjs compiling the same story in ink.

Each is done once in a process of its own, as an author does it after a change: nothing is warm. What a
process takes to start and to read its modules is not counted on either side.
"""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import process_time

from benchmarks.ink_story import InkPlayer, NoInk
from benchmarks.ratios import Figure, machine, report, timed_in_turn
from benchmarks.story import as_scenario, generated_story
from simulator.analysis.lint.lint import lint
from simulator.scenario.load import load

ROOT = Path(__file__).resolve().parent.parent
SIZES = ((100, 10), (1_000, 20), (10_000, 40))
"""States and facts."""
WANTED = 0.3
"""Of the processor seconds inkjs takes; promised for 10,000 states, and asked of the smaller ones too."""


def figures(quick: bool = False) -> Iterator[Figure]:
    try:
        ink = InkPlayer()
    except NoInk as reason:
        print(f"skip check beside inkjs: {reason}")
        return
    for states, facts in SIZES[: 2 if quick else 3]:
        story = generated_story(states, facts)
        paired = timed_in_turn(
            partial(_checked, states, facts),
            partial(ink.compile, story),
            rounds=1 if quick else 3 if states > 5_000 else 5,
        )
        name = f"check {states:,} states, all lints / inkjs compiling"
        yield Figure(name, paired.ratio, WANTED, made_of=str(paired))


def _checked(states: int, facts: int) -> float:
    command = [sys.executable, "-m", "benchmarks.checking", str(states), str(facts)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=300)
    return float(done.stdout)


def _check(states: int, facts: int) -> float:
    """The processor seconds of reading, compiling and linting a story."""
    text = as_scenario(generated_story(states, facts))
    start = process_time()
    scenario = load(text, "generated").scenario
    assert scenario is not None
    lint(scenario)
    return process_time() - start


def main(arguments: list[str]) -> int:
    if arguments:
        print(_check(int(arguments[0]), int(arguments[1])))
        return 0
    print(machine())
    return report(figures())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
