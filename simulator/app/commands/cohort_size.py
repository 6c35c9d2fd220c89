"""`cohort --simulate`: how many trainees a figure takes before it means anything."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from random import Random

from scoring.sheets.page import WIDTH, heading, wrapped
from simulator.analysis.solve import solve
from simulator.app.cohort_cells import NONE, Words, percent, points, share, table
from simulator.app.cohort_simulated import COHORTS, POOL, Simulated, Widths, simulated
from simulator.app.opening import open_scenario
from simulator.scenario.load import Scenario

_NAMES: dict[str, tuple[str, Words]] = {
    "passed": ("share that passed", percent),
    "total": ("mean total", points),
    "difficulty": ("p-value", share),
    "discrimination": ("discrimination", share),
    "alpha": ("alpha", share),
}


def simulate(given: Namespace) -> int:
    """Runs it; 0 when done, 2 where the scenario cannot be used."""
    scenario = open_scenario(given.simulate)
    if scenario is None:
        return 2
    _progress("The scenario is solved …")
    solution = solve(scenario.program, scenario.script.rubric)
    if solution.explored is None:
        _progress("")
        print(
            f"'{scenario.id}' is too large to be solved, so nobody knows what its replies cost and made-up "
            "trainees cannot weigh them. Name a smaller scenario.",
            file=sys.stderr,
        )
        return 2
    found = simulated(scenario, solution, Random(given.seed), _progress)
    if given.json:
        about = {"scenario": scenario.id, "hash": scenario.hash, "seed": given.seed}
        drawn = {"trainees": POOL, "cohorts": COHORTS}
        print(json.dumps(about | drawn | asdict(found), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_page(scenario, found, given.seed)))
    return 0


def _progress(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


def _page(scenario: Scenario, found: Simulated, seed: int) -> Iterator[str]:
    yield "HOW MANY TRAINEES IT TAKES"
    yield from wrapped(scenario.script.title)
    yield "=" * WIDTH
    yield from wrapped(
        f"{POOL:,} made-up trainees of all strengths played {scenario.id}, version {scenario.hash[:12]}, "
        f"with seed {seed}: their mean total is {found.mean:.1f}, and {found.passed:.0%} passed. {COHORTS} "
        "cohorts of each size were drawn from them. Real trainees may lie closer together or further apart."
    )
    yield from heading("WIDTHS OF THE INTERVALS, FROM END TO END")
    yield from table(
        ("n", "passed", "total", "p", "discr.", "alpha", "misleads", "flag misleads", "undecided"),
        [_row(row) for row in found.rows],
    )
    yield ""
    yield from wrapped(
        f"p, discr. and what follows are about the {found.points} decision points that at least half came "
        "to. misleads: the bare discrimination says poor of a good point, or good of a poor one. flag "
        "misleads: so does the whole interval, which is what 'cohort' goes by. undecided: it says neither, "
        "or is hidden."
    )
    yield from heading("WHEN A FIGURE MEANS SOMETHING")
    for one in found.needed:
        name, words = _NAMES[one.figure]
        wide = f"{name} within {words(one.width)} from end to end"
        if one.n is None:
            yield from wrapped(f"{wide}: cannot be told; large cohorts have no such interval.")
        else:
            yield from wrapped(f"{wide}: {'' if one.drawn else 'about '}{one.n:,} trainees.")


def _row(row: Widths) -> tuple[str, ...]:
    return (
        f"{row.n}",
        *(_told(getattr(row, name), words) for name, (_, words) in _NAMES.items()),
        _told(row.misleads, percent),
        percent(row.flag_misleads),
        percent(row.undecided),
    )


def _told(value: float | None, words: Words) -> str:
    return NONE if value is None else words(value)
