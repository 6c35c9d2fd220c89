"""From an author's save to the new text in the running window, beside PyYAML's C loader merely loading it.

The window is the real one with its real loop, on the dummy driver, in the middle of a call of a thousand
states; the time is that of the wall, from the moment the file is in its place to the end of the frame that
shows the saved line. The peer loads the same text in the same process just before each save.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.generated import generated_scenario
from benchmarks.ratios import Figure, report

ROOT = Path(__file__).resolve().parent.parent
STATES = 1_000


def figures(quick: bool = False) -> Iterator[Figure]:
    told = _watched(saves=6 if quick else 40)
    seconds, peer, frames = told["seconds"], told["peer"], told["frames"]
    ratio = median(ours / theirs for ours, theirs in zip(seconds, peer, strict=True))
    beside = f"median {median(seconds) * 1000:.0f} ms; {len(seconds)} saves"
    yield Figure(
        f"save to the new text, {STATES:,} states, 95 of 100", _most_of(seconds) * 1000, 300, unit="ms",
        made_of=beside,
    )  # fmt: skip
    both = f"{median(seconds) * 1000:.0f} ms beside {median(peer) * 1000:.0f} ms"
    yield Figure(f"save to the new text, {STATES:,} states / CSafeLoader", ratio, 0.7, made_of=both)
    held = f"median {median(frames) * 1000:.1f} ms, worst {max(frames) * 1000:.0f} ms; {len(frames)} frames"
    yield Figure(
        "frame while a save is read, 95 of 100", _most_of(frames) * 1000, 33.0, unit="ms", made_of=held
    )


def _most_of(values: Sequence[float]) -> float:
    """What 95 of 100 values do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1]


def _watched(saves: int) -> dict[str, Any]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        file = folder / "generated.yaml"
        file.write_text(generated_scenario(STATES), encoding="utf-8")
        homes = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "CACHE", "CONFIG")}
        quiet = {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
        command = [sys.executable, "-m", "benchmarks.watched", str(file), str(saves)]
        said = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **homes, **quiet}, capture_output=True, text=True,
            check=True, timeout=60 + 5 * saves,
        )  # fmt: skip
        told: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
        return told


if __name__ == "__main__":
    sys.exit(report(figures()))
