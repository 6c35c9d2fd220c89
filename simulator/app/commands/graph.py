"""`graph`: the states of a scenario and the ways between them, as a picture or as data."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from scoring.sheets.files import replacing
from simulator.app.opening import open_scenario
from simulator.call.decide import Refused
from simulator.call.rehearsal import read_beginning
from simulator.scenario.program import Program
from simulator.workbench.graph.build import graph_of
from simulator.workbench.graph.document import document
from simulator.workbench.graph.dot import dot
from simulator.workbench.graph.flow import flow
from simulator.workbench.graph.mermaid import mermaid
from simulator.workbench.graph.model import Graph
from simulator.workbench.graph.placing import place
from simulator.workbench.graph.svg import svg


def _json(graph: Graph) -> str:
    return json.dumps(document(graph, place(graph)), indent=1, ensure_ascii=False) + "\n"


FORMATS: dict[str, Callable[[Graph], str]] = {".svg": svg, ".mmd": mermaid, ".dot": dot, ".json": _json}
"""By the end of the file's name."""


def run(given: Namespace) -> int:
    write = FORMATS.get(Path(given.output).suffix.lower()) if given.output else svg
    if write is None:
        print(f"{given.output}: a graph is written as {', '.join(FORMATS)}; end the name with one of them.",
              file=sys.stderr)  # fmt: skip
        return 2
    scenario = open_scenario(given.scenario)
    if scenario is None:
        return 2
    start = _start(scenario.program, given.begin)
    if start is None:
        return 2
    _progress("Exploring every call …")
    found = flow(scenario.program, scenario.script.rubric)
    _progress("Drawing …")
    text = write(graph_of(scenario, found, start))
    _progress("")
    if given.output is None:
        sys.stdout.write(text)
        return 0
    with replacing(Path(given.output)) as file:
        file.write(text.encode())
    print(f"The graph is in {given.output}", file=sys.stderr)
    return 0


def _start(program: Program, wanted: str | None) -> int | None:
    """The position of a state by its id or by `call/id`; 0 for none, None after saying what is wrong."""
    if wanted is None:
        return 0
    found = read_beginning(program, wanted, ())
    if isinstance(found, Refused):
        print(found.reason, file=sys.stderr)
        return None
    return program.places[found.state]


def _progress(doing: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{doing}", end="", file=sys.stderr, flush=True)
