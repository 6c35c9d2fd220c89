"""The plans beside this file: how a scenario is played, what is heard, and how it scores."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from simulator.scenario.library import Library


@dataclass(frozen=True, slots=True)
class Plan:
    """One play of a scenario, as its author expects it. Scores to 0.1."""

    path: Path
    name: str
    choices: tuple[str, ...]
    hears: tuple[str, ...]
    outcome: str
    total: float
    dimensions: dict[str, float]
    critical: list[str]
    passed: bool


def plans() -> list[Plan]:
    """All plans of all files."""
    return [plan for file in sorted(Path(__file__).parent.glob("*.yaml")) for plan in _plans_of(file)]


def _plans_of(file: Path) -> list[Plan]:
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    path = Library().folder / f"{content['scenario']}.yaml"
    return [_plan(path, entry) for entry in content["plans"]]


def _plan(path: Path, entry: dict[str, Any]) -> Plan:
    return Plan(
        path=path,
        name=entry["name"],
        choices=tuple(entry["choices"]),
        hears=tuple(entry["hears"]),
        outcome=entry["outcome"],
        total=entry["total"],
        dimensions=entry["dimensions"],
        critical=entry["critical"],
        passed=entry["passed"],
    )
