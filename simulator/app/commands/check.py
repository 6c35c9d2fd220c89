"""`check`: everything that is wrong with scenario files, with line and cure."""

import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from simulator.scenario.diagnostics import Diagnostic, render
from simulator.scenario.library import Library, read_scenario, source_lines


def run(given: Namespace) -> int:
    paths = [path for name in given.paths for path in _files(Path(name))]
    found = {path: read_scenario(path).diagnostics for path in paths}
    if given.format == "json":
        import json  # the usual run does without

        print(json.dumps([_as_json(path, problem) for path in paths for problem in found[path]], indent=2))
    else:
        _print(found)
    return 1 if any(found.values()) else 0


def _files(path: Path) -> tuple[Path, ...]:
    return Library(path).paths() if path.is_dir() else (path,)


def _as_json(path: Path, problem: Diagnostic) -> dict[str, object]:
    return {"file": str(path), **asdict(problem)}


def _print(found: dict[Path, tuple[Diagnostic, ...]]) -> None:
    for path, problems in found.items():
        lines = source_lines(path) if problems else []
        for problem in problems:
            print(render(problem, str(path), lines))
    total = sum(len(problems) for problems in found.values())
    files = f"{len(found)} file" + ("" if len(found) == 1 else "s")
    print(f"{files}, {total or 'no'} problem{'' if total == 1 else 's'}", file=sys.stderr)
