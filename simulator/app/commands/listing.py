"""`list`: the scenarios of the library."""

import json
import sys
from argparse import Namespace

from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Scenario


def run(given: Namespace) -> int:
    library = Library()
    loaded = {path: read_scenario(path).scenario for path in library.paths()}
    found = [scenario for scenario in loaded.values() if scenario]
    if given.json:
        print(json.dumps([_as_json(scenario) for scenario in found], indent=2, ensure_ascii=False))
    else:
        _print(found)
    broken = [path for path, scenario in loaded.items() if scenario is None]
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
