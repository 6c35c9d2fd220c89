"""`python -m benchmarks [--quick] [NAME …]`: every figure of the project beside what is wanted of it.

Ratios are measured side by side in one run. `--quick` takes small counts: a look, no verdict.
"""

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module

from benchmarks.ratios import Figure, machine, report

NAMES = (
    "starting",
    "loading",
    "checking",
    "stepping",
    "frames",
    "speech",
    "random_plays",
    "analysis",
    "graphing",
    "watching",
    "storing",
    "writing",
    "cohort",
)


def main() -> int:
    """Run the benchmarks one after the other; 0 when every figure is kept, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these of: {', '.join(NAMES)}")
    parser.add_argument("--quick", action="store_true", help="small counts")
    given = parser.parse_args()
    unknown = set(given.names) - set(NAMES)
    if unknown:
        parser.error(f"there is no benchmark {min(unknown)}; there is: {', '.join(NAMES)}")
    print(machine())
    missed = [report(_figures(name, given.quick)) for name in given.names or NAMES]
    print(machine())
    return max(missed)


def _figures(name: str, quick: bool) -> Iterator[Figure]:
    found: Iterator[Figure] = import_module(f"benchmarks.{name}").figures(quick)
    return found


if __name__ == "__main__":
    sys.exit(main())
