"""`mutate`: small changes to a scenario's rubric, and whether anybody notices them."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence

from simulator.analysis.noticing import ENOUGH, Outcome, Watch
from simulator.analysis.plans import Plan
from simulator.analysis.solve import solve
from simulator.app.opening import open_scenario
from simulator.app.plan_files import open_plans
from simulator.scenario.load import Scenario

NO_PLANS = "No plans were given, so that only bands and claims can notice anything: --plans FILE.yaml."


def run(given: Namespace) -> int:
    scenario = open_scenario(given.scenario)
    if scenario is None:
        return 2
    plans = open_plans(given.plans, scenario)
    if plans is None:
        return 2
    solution = solve(scenario.program, scenario.script.rubric)
    if solution.explored is None:
        print("The scenario is too large to be solved, so no mutation can be judged.", file=sys.stderr)
        return 2
    watch = Watch(scenario, solution, plans)
    outcomes = list(watch.outcomes(_progress))
    _progress(0, 0)
    if given.json:
        print(json.dumps(document(scenario, outcomes, watch.broken), indent=2, ensure_ascii=False))
    else:
        _print(given.scenario, outcomes, watch.broken, len(plans))
    if not plans:
        print(NO_PLANS, file=sys.stderr)
    return 1 if watch.broken or any(outcome.matters for outcome in outcomes) else 0


def _progress(number: int, of: int) -> None:
    if sys.stderr.isatty() and not number % 20:
        said = f"{number} of {of} mutations …" if of else ""
        print(f"\r\x1b[K{said}", end="", file=sys.stderr, flush=True)


def document(
    scenario: Scenario, outcomes: Sequence[Outcome], broken: Sequence[tuple[Plan, list[str]]]
) -> dict[str, object]:
    """What was found as plain values, for `--json`."""
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "mutations": len(outcomes),
        "noticed": sum(bool(outcome.noticed_by) for outcome in outcomes),
        "unnoticed": [_as_json(outcome) for outcome in outcomes if not outcome.noticed_by],
        "plans_that_fail": [{"plan": plan.name, "differences": found} for plan, found in broken],
    }


def _as_json(outcome: Outcome) -> dict[str, object]:
    mutation = outcome.mutation
    return {
        "sort": mutation.sort,
        "line": mutation.line,
        "where": mutation.where,
        "what": mutation.what,
        "points": outcome.points,
        "matters": outcome.matters,
    }


def _print(
    name: str, outcomes: Sequence[Outcome], broken: Sequence[tuple[Plan, list[str]]], plans: int
) -> None:
    for plan, found in broken:
        print(f"The plan '{plan.name}' (line {plan.at[0]}) fails as things are: {'; '.join(found)}")
    slips = [outcome for outcome in outcomes if outcome.matters]
    for outcome in sorted(slips, key=lambda one: -(one.points or 0)):
        mutation = outcome.mutation
        print(
            f"{name}:{mutation.line}: [{mutation.sort}] {mutation.where}: {mutation.what}; "
            f"nobody notices {outcome.points:.1f} points"
        )
    noticed = sum(bool(outcome.noticed_by) for outcome in outcomes)
    small = len(outcomes) - noticed - len(slips)
    print(
        f"{len(outcomes)} mutations, {plans} plans: {noticed} noticed, "
        f"{small} unnoticed but below {ENOUGH:.0f} point, {len(slips)} unnoticed that matter"
    )
