"""Drawing graphs of generated scenarios, beside Graphviz (from npm, as WebAssembly) laying out the same DOT.

Ours is timed from the loaded scenario: exploring it, laying out, and writing the SVG. Graphviz is given the
DOT with all numbers in it and writes its SVG too. Where it is given up, the ratio is at most what is printed.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from platformdirs import user_cache_path

from benchmarks.generated import generated_scenario
from benchmarks.random_plays import loaded
from benchmarks.ratios import Figure, report
from benchmarks.story import generated_story
from simulator.scenario.load import Scenario, load
from simulator.workbench.graph.build import graph_of
from simulator.workbench.graph.dot import dot
from simulator.workbench.graph.flow import flow
from simulator.workbench.graph.model import Graph
from simulator.workbench.graph.svg import svg

VIZ = "@viz-js/viz@3.31.0"
TOO_LARGE = (1_000, 20, 6)
"""States, facts, and how many facts matter at once: too many configurations to explore for a picture."""
_LAYOUT = """
const { readFileSync } = require("node:fs");
require(process.argv[1]).instance().then((viz) => {
  const text = readFileSync(0, "utf8");
  const start = process.cpuUsage();
  const made = viz.render(text, { format: "svg", engine: "dot" });
  const used = process.cpuUsage(start);
  console.log(JSON.stringify({ status: made.status, seconds: (used.user + used.system) / 1e6 }));
});
"""


def figures(quick: bool = False) -> Iterator[Figure]:
    viz = _viz()
    for states, patience in ((100, 60.0), (300, 60.0), (1_000, 10.0 if quick else 60.0)):
        seconds, graph = _timed(_generated(states))
        if viz:
            yield from _beside(f"graph of {states:,} states", seconds, graph, viz, patience)
    yield Figure("graph of 1,000 states, processor time", seconds, 5.0, unit="s")
    seconds, _ = _timed(loaded(generated_story(*TOO_LARGE)))
    yield Figure("the same where plays are asked", seconds, 5.0, unit="s")
    if not quick:
        seconds, _ = _timed(_generated(10_000))
        yield Figure("graph of 10,000 states, processor time", seconds, 30.0, unit="s")


def _generated(states: int) -> Scenario:
    scenario = load(generated_scenario(states), "generated").scenario
    assert scenario is not None
    return scenario


def _timed(scenario: Scenario) -> tuple[float, Graph]:
    start = process_time()
    graph = graph_of(scenario, flow(scenario.program, scenario.script.rubric))
    svg(graph)
    return process_time() - start, graph


def _beside(name: str, seconds: float, graph: Graph, viz: Path, patience: float) -> Iterator[Figure]:
    node = shutil.which("node")
    assert node is not None
    try:
        done = subprocess.run(
            [node, "-e", _LAYOUT, str(viz)],
            input=dot(graph), capture_output=True, encoding="utf-8", timeout=patience, check=True,
        )  # fmt: skip
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        told = {"status": "given up", "seconds": patience}
    except subprocess.CalledProcessError as error:
        told = {"status": f"failed: {error.stderr[-200:]}"}
    if "seconds" not in told:
        print(f"skip {name} beside Graphviz, which {told['status']}")
        return
    word = "beside more than" if told["status"] == "given up" else "beside"
    made_of = f"{seconds:.2f} s {word} {told['seconds']:.2f} s"
    yield Figure(f"{name} / Graphviz", seconds / told["seconds"], 1.0, made_of=made_of)


def _viz() -> Path | None:
    """Graphviz as a module of node, installed once; None after saying why there is none."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        print("node and npm are not installed: there is no peer")
        return None
    folder = user_cache_path("call-simulator") / "benchmarks" / "viz"
    module = folder / "node_modules" / "@viz-js" / "viz"
    if not module.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), VIZ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        except (subprocess.SubprocessError, OSError):
            print(f"npm could not install {VIZ}: there is no peer")
            return None
    return module


if __name__ == "__main__":
    sys.exit(report(figures()))
