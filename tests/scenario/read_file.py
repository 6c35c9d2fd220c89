"""Reads one file as `check` does, alone in its process; prints its codes and the process's memory in MB."""

import json
import resource
import sys
from pathlib import Path

from simulator.scenario.library import read_scenario

loaded = read_scenario(Path(sys.argv[1]))
kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
codes = sorted({problem.code for problem in loaded.diagnostics})
print(json.dumps({"codes": codes, "problems": len(loaded.diagnostics), "memory": kilobytes / 1024}))
