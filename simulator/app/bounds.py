"""What a scenario can do to a score, worked out beside the call and kept for the next time."""

import json
import os
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from scoring.scorecard import Bounds, Scale
from scoring.sheets.files import FileProblem, replacing
from simulator.analysis.solve import solve
from simulator.scenario.load import Scenario, load

VERSION = 1
"""Raised whenever the analysis gives other figures for the same text; older files are then left alone."""


class KeptBounds:
    """Bounds by a scenario's hash, one small file each. What cannot be read is worked out again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, hash: str) -> Bounds | None:
        try:
            kept = json.loads(self._file(hash).read_text("utf-8"))
            scale = Scale(tuple(kept["scale"]["least"]), tuple(kept["scale"]["coefficients"]))
            extremes = {key: tuple(kept[key]) for key in ("least", "greatest")}
            return Bounds(**{**kept, **extremes, "scale": scale})
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def put(self, hash: str, bounds: Bounds) -> None:
        with suppress(OSError, FileProblem):
            self._folder.mkdir(parents=True, exist_ok=True)
            with replacing(self._file(hash)) as file:
                file.write(json.dumps(asdict(bounds)).encode())

    def _file(self, hash: str) -> Path:
        return self._folder / f"{hash}.{VERSION}.json"


class BoundsNow:
    """Works bounds out when they are asked for, and keeps them."""

    def __init__(self, kept: KeptBounds) -> None:
        self._kept = kept

    def begin(self, scenario: Scenario) -> None:
        """Nothing is done ahead."""

    def get(self, scenario: Scenario) -> Bounds | None:
        bounds = self._kept.get(scenario.hash)
        if bounds is None:
            bounds = solve(scenario.program, scenario.script.rubric).bounds
            self._kept.put(scenario.hash, bounds)
        return bounds

    def close(self) -> None:
        """Nothing is under way."""


class BoundsAhead:
    """Works bounds out in a process of its own, so that a call is never slowed by it."""

    def __init__(self, kept: KeptBounds) -> None:
        self._kept = kept
        self._now = BoundsNow(kept)
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: dict[str, Future[Bounds]] = {}

    def begin(self, scenario: Scenario) -> None:
        """Start on a scenario, unless it is known or under way."""
        if scenario.hash in self._waiting or self._kept.get(scenario.hash):
            return
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), end_with_parent)
        self._waiting[scenario.hash] = self._pool.submit(bounds_of_text, scenario.text, scenario.id)

    def get(self, scenario: Scenario) -> Bounds | None:
        """The bounds, or None while they are worked out."""
        future = self._waiting.get(scenario.hash)
        if future is None:
            return self._now.get(scenario)
        if not future.done():
            return None
        del self._waiting[scenario.hash]
        try:
            bounds = future.result()
        except Exception:  # the process was killed, or could not start
            return self._now.get(scenario)
        self._kept.put(scenario.hash, bounds)
        return bounds

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)


def end_with_parent() -> None:
    """Have this process end when the one that started it is gone, however that came."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def bounds_of_text(text: str, id: str) -> Bounds:
    """The bounds of a valid scenario's text."""
    scenario = load(text, id).scenario
    assert scenario is not None
    return solve(scenario.program, scenario.script.rubric).bounds
