"""`list`: the scenarios of the library, and its shifts."""

import json
import sys
from argparse import Namespace

from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import SHIFT_ENDING as ENDING
from simulator.scenario.load import Scenario
from simulator.shift.library import read_shift
from simulator.shift.program import Shift


def run(given: Namespace) -> int:
    library = Library()
    loaded = {path: read_scenario(path).scenario for path in library.paths()}
    found = [scenario for scenario in loaded.values() if scenario]
    worked = {path: read_shift(path).shift for path in library.shift_paths()}
    shifts = [shift for shift in worked.values() if shift]
    if given.json:
        listed = [*map(_as_json, found), *map(_shift_as_json, shifts)]
        print(json.dumps(listed, indent=2, ensure_ascii=False))
    else:
        _print(found)
        _print_shifts(shifts)
    broken = [path for path, whole in (*loaded.items(), *worked.items()) if whole is None]
    for path in broken:
        print(f"{path} has mistakes; 'check' says which.", file=sys.stderr)
    return 1 if broken else 0


def _as_json(scenario: Scenario) -> dict[str, object]:
    script = scenario.script
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "title": script.title,
        "summary": script.summary,
        "language": script.language,
        "level": script.level,
        "minutes": script.minutes,
        "topics": list(script.topics),
        "calls": 1 + scenario.program.further[0],
        "states": sum(len(call.states) for call in script.calls),
    }


def _print(found: list[Scenario]) -> None:
    width = max((len(scenario.id) for scenario in found), default=0)
    for scenario in found:
        script = scenario.script
        most = 1 + scenario.program.further[0]
        calls = f"up to {most} calls" if most > 1 else "1 call"
        print(
            f"{scenario.id:<{width}}  {script.title}  (level {script.level}, {calls}, {script.minutes} min)"
        )
        print(f"{'':<{width}}  {script.summary}")


def _shift_as_json(shift: Shift) -> dict[str, object]:
    script = shift.script
    return {
        "shift": shift.id.removesuffix(ENDING),
        "hash": shift.hash,
        "title": script.title,
        "summary": script.summary,
        "language": script.language,
        "level": script.level,
        "minutes": script.minutes,
        "quota": script.quota,
        "outage": script.outage is not None,
        "calls": sorted(shift.calls),
    }


def _print_shifts(shifts: list[Shift]) -> None:
    ids = [shift.id.removesuffix(ENDING) for shift in shifts]
    width = max(map(len, ids), default=0)
    if shifts:
        print("\nShifts, for 'shift ID':")
    for id, shift in zip(ids, shifts, strict=True):
        script = shift.script
        print(f"{id:<{width}}  {script.title}  (level {script.level}, {script.minutes} min)")
        print(f"{'':<{width}}  {script.summary}")
