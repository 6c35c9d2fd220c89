"""Calls found by the analysis, as plan files that `play --plan` runs."""

from pathlib import Path

import yaml

from scoring.sheets.files import replacing
from simulator.analysis.claims import Verdict
from simulator.analysis.playing import Scorer, play_plan
from simulator.analysis.solve import Solution
from simulator.call.decide import STUCK
from simulator.scenario.load import Scenario


def save_refutations(
    folder: Path, scenario: Scenario, solution: Solution, verdicts: tuple[Verdict, ...]
) -> dict[int, Path]:
    """Write a plan for each claim that a call refutes; returns the files by the claim's place in the list.

    Raises OSError where there can be no such folder, and FileProblem where a file cannot be written.
    """
    saved = {}
    for place, verdict in enumerate(verdicts):
        if verdict.proved is False and verdict.choices is not None:
            folder.mkdir(parents=True, exist_ok=True)
            saved[place] = folder / f"{scenario.id}-claim-{place + 1}.yaml"
            with replacing(saved[place]) as file:
                file.write(plan_text(scenario, solution, verdict).encode())
    return saved


def plan_text(scenario: Scenario, solution: Solution, verdict: Verdict) -> str:
    """The call that shows a verdict, with how it ends and scores."""
    assert verdict.choices is not None, "only what a call shows is written down"
    trail = play_plan(scenario.program, verdict.choices)
    card = Scorer(scenario.program, scenario.script.rubric, solution.bounds).card(trail)
    plan = {
        "name": f"breaks {verdict.claim.text}",
        "choices": list(verdict.choices),
        "hears": [],
        "outcome": scenario.program.positions[trail[-1].place].state.ending or STUCK,
        "total": round(card.total, 4),
        "dimensions": {
            name: round(dimension.score, 4)
            for name, dimension in card.dimensions.items()
            if dimension.score is not None
        },
        "critical": sorted({error.code for error in card.critical}),
        "passed": card.passed,
    }
    where = (
        f"# At {verdict.state}, after {verdict.shown_after} of these choices. Version {scenario.hash[:12]}.\n"
    )
    document = {"scenario": scenario.id, "plans": [plan]}
    return where + yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)
