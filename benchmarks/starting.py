"""How soon the program is there, and how much room it takes.

The real desktop command, with a store that holds attempts and the shipped library, beside a bare pygame
window of the same size; `--help` and `check` beside an empty Python program; and the peak memory of the
window in a call of a thousand lines. Bytecode is compiled beforehand for both sides.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.ratios import Figure, report, timed_in_turn
from simulator.workbench.new_scenario.making import TEMPLATE

ROOT = Path(__file__).resolve().parent.parent
RUN = str(ROOT / "run_sim.py")
EARLIER_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """A user's folders that are nobody's, and the environment that leads there."""

    folder: Path
    environment: Mapping[str, str]

    @property
    def store(self) -> str:
        return str(self.folder / "attempts.sqlite")

    def run(self, *arguments: str) -> str:
        """What a Python process prints; the arguments are Python's own."""
        said = self.folder / "said"
        # A file and no pipe: a process left behind by the measured one would keep a pipe open.
        with said.open("w+", encoding="utf-8") as output:
            command = [sys.executable, *arguments]
            environment = dict(self.environment)
            subprocess.run(
                command, cwd=ROOT, env=environment, stdout=output, stderr=output, check=True, timeout=120
            )
            output.seek(0)
            return output.read()

    def child(self, *arguments: str) -> dict[str, Any]:
        """What `benchmarks.child` reports."""
        told: dict[str, Any] = json.loads(
            next(
                line
                for line in self.run("-m", "benchmarks.child", *arguments).splitlines()
                if line[:1] == "{"
            )
        )
        return told

    def first_frame(self, *arguments: str) -> float:
        """Seconds from the start of the process to its first frame."""
        start = time.monotonic()
        return float(self.child(*arguments)["at"]) - start

    def whole_run(self, *arguments: str) -> float:
        """Seconds until a process is over."""
        start = time.monotonic()
        self.run(*arguments)
        return time.monotonic() - start


def figures(quick: bool = False) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        desk = _desk(Path(folder))
        for _ in range(EARLIER_ATTEMPTS):
            desk.run(RUN, "play", "over-scripted-tier-1", "--bot", "first", "--store", desk.store)
        yield _first_frame(desk, 3 if quick else 15)
        yield from _commands(desk, 3 if quick else 15)
        yield _memory(desk)


def _desk(folder: Path) -> Desk:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    homes = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "CACHE", "CONFIG")}
    ours = {
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
    }
    return Desk(folder, {**kept, **homes, **ours})


def _first_frame(desk: Desk, rounds: int) -> Figure:
    paired = timed_in_turn(
        lambda: desk.first_frame("desktop", desk.store), lambda: desk.first_frame("bare"), rounds
    )
    return Figure("start to first frame / bare pygame window", paired.ratio, 2.0, made_of=str(paired))


def _commands(desk: Desk, rounds: int) -> Iterator[Figure]:
    for name, arguments in (("--help", ("--help",)), ("check of a small file", ("check", str(TEMPLATE)))):
        paired = timed_in_turn(
            lambda arguments=arguments: desk.whole_run(RUN, *arguments),
            lambda: desk.whole_run("-c", "pass"),
            rounds,
        )
        yield Figure(f"{name} / python -c pass", paired.ratio, 8.0, made_of=str(paired))


def _memory(desk: Desk) -> Figure:
    told = desk.child("call", desk.store)
    return Figure(f"peak memory, a call of {told['heard']:,} lines", told["megabytes"], 150, unit="MB")


if __name__ == "__main__":
    sys.exit(report(figures()))
