"""Exact analysis: a million configurations beside 5,000 random plays of inkjs, and the shipped scenarios.

Each analysis runs in a process of its own, so that its peak memory is its own. Last comes a table of how
configurations and time grow with states and facts, with and without merging what can no longer matter.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.ink_story import InkPlayer, NoInk
from benchmarks.random_plays import loaded
from benchmarks.ratios import Figure, machine, report
from benchmarks.story import generated_story
from scoring.rubric import DEFAULT_RUBRIC
from simulator.analysis.solve import solve
from simulator.scenario.library import Library, read_scenario

ROOT = Path(__file__).resolve().parent.parent
LARGE = (1_000, 20, 6)
"""States, facts, and how many facts matter at once: more than a million configurations."""
INK_PLAYS = 5_000
INK_PLAYED = 1_000
"""So many are played, and the time is scaled to all: inkjs needs minutes."""
GROWTH = tuple((states, facts) for states in (100, 300, 1_000) for facts in (4, 8, 16))


def figures(quick: bool = False) -> Iterator[Figure]:
    yield from _large(200 if quick else INK_PLAYED)
    yield from _shipped()
    print_growth(GROWTH[:3] if quick else GROWTH)


def _child(*arguments: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.analysis", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=600)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _large(played: int) -> Iterator[Figure]:
    told = _child("story", *LARGE, "merged")
    size = f"{told['configurations']:,} configurations"
    yield Figure("configurations analysed exactly", told["configurations"], 1_000_000, most=False, unit="")
    yield Figure(f"peak memory, {size}", told["megabytes"], 1_000, unit="MB")
    try:
        ink = InkPlayer()
    except NoInk as reason:
        print(f"skip {size} beside inkjs: {reason}")
        return
    story = generated_story(*LARGE)
    run = ink.play(story, loaded(story), played, seconds=600)
    seconds = run.seconds * INK_PLAYS / run.plays
    made_of = f"{told['seconds']:.1f} s beside {seconds:.1f} s, scaled from {run.plays:,} plays"
    yield Figure(f"{size} / {INK_PLAYS:,} plays of inkjs", told["seconds"] / seconds, 1.0, made_of=made_of)


def _shipped() -> Iterator[Figure]:
    for path in Library().paths():
        start = time.monotonic()
        told = _child("shipped", path)
        seconds = time.monotonic() - start
        name = f"{path.stem}, {told['configurations']:,} configurations"
        yield Figure(f"{name}, start-up included", seconds, 2.0, unit="s")


def print_growth(sizes: tuple[tuple[int, int], ...]) -> None:
    """One line for each size; beyond the budget there is no exact figure to print."""
    print(f"{'states':>8}{'facts':>7}{'merged':>14}{'seconds':>9}{'unmerged':>14}{'seconds':>9}")
    for states, facts in sizes:
        line = f"{states:>8,}{facts:>7}"
        for how in ("merged", "unmerged"):
            told = _child("story", states, facts, 3, how)
            count = f"{told['configurations']:,}" if told["exact"] else "past budget"
            line += f"{count:>14}{told['seconds']:>9.2f}"
        print(line, flush=True)


def _solve_story(states: str, facts: str, memory: str, how: str) -> None:
    scenario = loaded(generated_story(int(states), int(facts), int(memory)))
    start = time.process_time()
    bounds = solve(scenario.program, DEFAULT_RUBRIC, merge=how == "merged").bounds
    _say(
        configurations=bounds.configurations,
        exact=bounds.exact,
        seconds=time.process_time() - start,
        megabytes=_peak_megabytes(),
    )


def _solve_shipped(path: str) -> None:
    scenario = read_scenario(Path(path)).scenario
    assert scenario is not None
    bounds = solve(scenario.program, scenario.script.rubric).bounds
    _say(configurations=bounds.configurations, exact=bounds.exact)


def _say(**told: float) -> None:
    print(json.dumps(told))


def _peak_megabytes() -> float:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["story"]:
        _solve_story(*arguments[1:])
    elif arguments[:1] == ["shipped"]:
        _solve_shipped(*arguments[1:])
    else:
        print(machine())
        return report(figures())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
