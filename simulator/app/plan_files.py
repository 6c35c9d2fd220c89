"""Getting at the plans of a scenario by the file the user named."""

import sys
from collections.abc import Sequence
from pathlib import Path

from simulator.analysis.plans import Plan
from simulator.analysis.playing import CannotSay, Trail, play_plan
from simulator.scenario.diagnostics import render
from simulator.scenario.document import MOST_BYTES
from simulator.scenario.load import Scenario
from simulator.workbench.plan_file import read_plans


def open_plans(name: str | None, scenario: Scenario) -> list[tuple[Plan, Trail]] | None:
    """The plans of a file, each with its call; none without a file. None after saying what is wrong."""
    if name is None:
        return []
    plans = read_plans_of(name, scenario)
    return None if plans is None else _played(Path(name), scenario, plans)


def read_plans_of(name: str, scenario: Scenario) -> tuple[Plan, ...] | None:
    """The plans of a file for this scenario, at least one. None after saying what is wrong."""
    path = Path(name)
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(MOST_BYTES)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        print(f"{path} cannot be read: {reason}. Name a file of plans in YAML.", file=sys.stderr)
        return None
    file_of_plans, problems = read_plans(text)
    for problem in problems:
        print(render(problem, name, text.splitlines()), file=sys.stderr)
    if file_of_plans is None:
        return None
    if file_of_plans.scenario != scenario.id:
        print(f"{path} has plans of '{file_of_plans.scenario}', not of '{scenario.id}'.", file=sys.stderr)
        return None
    return file_of_plans.plans


def _played(path: Path, scenario: Scenario, plans: Sequence[Plan]) -> list[tuple[Plan, Trail]] | None:
    found = []
    for plan in plans:
        try:
            found.append((plan, play_plan(scenario.program, plan.choices)))
        except CannotSay as problem:
            where = f"{path}:{plan.at[0]}"
            print(f"{where}: the plan '{plan.name}' cannot be played: {problem}.", file=sys.stderr)
    return found if len(found) == len(plans) else None
