"""Plans: calls as their author expects them to be played and scored."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.scorecard import Scorecard
from simulator.scenario.model import Place

NEAR = 0.1
"""A score as far from its plan as this is still as planned."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One call, by its choices, and what is expected of it. Scores are 0 to 100."""

    at: Place
    name: str
    choices: tuple[str, ...]
    outcome: str
    total: float
    passed: bool
    dimensions: Mapping[str, float]
    critical: tuple[str, ...] = ()
    hears: tuple[str, ...] = ()


def differences(plan: Plan, card: Scorecard) -> list[str]:
    """Where a score is not as planned, in words."""
    found = []
    if abs(card.total - plan.total) > NEAR:
        found.append(f"total {card.total:.1f}, planned {plan.total:.1f}")
    for name, dimension in card.dimensions.items():
        planned = plan.dimensions.get(name)
        if planned is not None and (dimension.score is None or abs(dimension.score - planned) > NEAR):
            score = "not assessed" if dimension.score is None else f"{dimension.score:.1f}"
            found.append(f"{name} {score}, planned {planned:.1f}")
    critical = sorted({error.code for error in card.critical})
    if critical != sorted(set(plan.critical)):
        found.append(f"critical errors {_listed(critical)}, planned {_listed(sorted(set(plan.critical)))}")
    if card.passed != plan.passed:
        found.append(f"{_passed(card.passed)}, planned {_passed(plan.passed)}")
    return found


def _listed(codes: list[str]) -> str:
    return ", ".join(codes) or "none"


def _passed(passed: bool) -> str:
    return "passed" if passed else "not passed"
