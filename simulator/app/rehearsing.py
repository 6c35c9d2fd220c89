"""What `--from` and `--set` ask for."""

import sys
from argparse import Namespace

from simulator.call.decide import Refused
from simulator.call.rehearsal import Rehearsal, beginning_of, read_beginning, rehearsal
from simulator.scenario.load import Scenario


def rehearses(given: Namespace) -> bool:
    """Whether the call is to begin anywhere but with its first ring."""
    return bool(getattr(given, "beginning", None) or getattr(given, "settings", None))


def as_asked(given: Namespace, scenario: Scenario) -> Scenario | None:
    """The scenario, or its rehearsal from where the user wants it; None after saying why there is none."""
    if not rehearses(given):
        return scenario
    beginning = read_beginning(scenario.program, given.beginning or "", given.settings or ())
    if isinstance(beginning, Refused):
        print(beginning.reason, file=sys.stderr)
        return None
    return rehearsal(scenario, beginning)


def rehearsal_label(scenario: Scenario) -> str:
    """`Rehearsal from first/opening`; empty for a whole call."""
    beginning = beginning_of(scenario)
    return f"Rehearsal from {beginning.state}" if beginning else ""


def rehearsal_document(scenario: Rehearsal) -> dict[str, object]:
    """Where a rehearsal began, for the JSON document of `play`."""
    return {"from": scenario.beginning.state, "set": dict(scenario.beginning.memory)}
