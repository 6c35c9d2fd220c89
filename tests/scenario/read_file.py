"""Reads one file as `check` does, alone in its process; prints its codes and the process's memory in MB."""

import json
import resource
import sys
from pathlib import Path

from simulator.scenario.library import read_scenario


def peak_kilobytes() -> int:
    """This process's own peak: what `getrusage` says counts in what it was forked from."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


loaded = read_scenario(Path(sys.argv[1]))
kilobytes = peak_kilobytes()
codes = sorted({problem.code for problem in loaded.diagnostics})
print(json.dumps({"codes": codes, "problems": len(loaded.diagnostics), "memory": kilobytes / 1024}))
