"""What a scenario can do to a score, and what replies cost, worked out beside the call; bounds are kept."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import asdict
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from scoring.scorecard import Bounds, Scale
from scoring.sheets.files import FileProblem, replacing
from simulator.analysis.review import review
from simulator.analysis.reviewed import Review
from simulator.analysis.solve import Solution, solve
from simulator.call.dealt import as_dealt, deal_of
from simulator.call.events import Dealt, Event
from simulator.call.rehearsal import Beginning, beginning_of, rehearsal
from simulator.scenario.load import Scenario, content_hash, load

VERSION = 2
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
        self._solved: dict[str, Solution] = {}

    def begin(self, scenario: Scenario) -> None:
        """Nothing is done ahead."""

    def begin_review(self, scenario: Scenario, log: Sequence[Event]) -> None:
        """Nothing is done ahead."""

    def review(self, scenario: Scenario, log: Sequence[Event]) -> Review | None:
        key = bounds_key(scenario)
        solution = self._solved.get(key) or solve(scenario.program, scenario.script.rubric)
        self._solved = {key: solution}
        return review(scenario.program, scenario.script.rubric, solution, log)

    def get(self, scenario: Scenario) -> Bounds | None:
        key = bounds_key(scenario)
        bounds = self._kept.get(key)
        if bounds is None:
            bounds = solve(scenario.program, scenario.script.rubric).bounds
            self._kept.put(key, bounds)
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
        self._reviews: dict[tuple[str, tuple[Event, ...]], Future[Review]] = {}

    def begin(self, scenario: Scenario) -> None:
        """Start on a scenario, unless it is known or under way."""
        key = bounds_key(scenario)
        if key in self._waiting or self._kept.get(key):
            return
        with suppress(BrokenProcessPool):
            self._waiting[key] = self._process().submit(bounds_of_text, *_parts(scenario))

    def get(self, scenario: Scenario) -> Bounds | None:
        """The bounds, or None while they are worked out."""
        key = bounds_key(scenario)
        future = self._waiting.get(key)
        if future is None:
            return self._now.get(scenario)
        if not future.done():
            return None
        del self._waiting[key]
        try:
            bounds = future.result()
        except Exception:  # the process was killed, or could not start
            return self._now.get(scenario)
        self._kept.put(key, bounds)
        return bounds

    def begin_review(self, scenario: Scenario, log: Sequence[Event]) -> None:
        """Start on the review of a call that is over, unless it is done or under way."""
        key = (bounds_key(scenario), tuple(log))
        if key not in self._reviews:
            with suppress(BrokenProcessPool):
                self._reviews[key] = self._process().submit(review_of_text, *_parts(scenario), key[1])

    def review(self, scenario: Scenario, log: Sequence[Event]) -> Review | None:
        """The review of a call, or None while it is worked out."""
        self.begin_review(scenario, log)
        future = self._reviews.get((bounds_key(scenario), tuple(log)))
        if future is None:
            return self._now.review(scenario, log)
        if not future.done():
            return None
        try:
            return future.result()
        except Exception:  # the process was killed, or could not start
            return self._now.review(scenario, log)

    def _process(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), end_with_parent)
        return self._pool

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)


class BoundsAtLast:
    """Works bounds out beside the window, but only of calls that are over: of the many texts that a call is
    played on while they are written, few are played to an end."""

    def __init__(self, ahead: BoundsAhead) -> None:
        self._ahead = ahead

    def begin(self, scenario: Scenario) -> None:
        """Nothing is done ahead."""

    def get(self, scenario: Scenario) -> Bounds | None:
        self._ahead.begin(scenario)
        return self._ahead.get(scenario)

    def begin_review(self, scenario: Scenario, log: Sequence[Event]) -> None:
        self._ahead.begin_review(scenario, log)

    def review(self, scenario: Scenario, log: Sequence[Event]) -> Review | None:
        return self._ahead.review(scenario, log)

    def close(self) -> None:
        self._ahead.close()


def end_with_parent() -> None:
    """Have this process end when the one that started it is gone, however that came."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def bounds_key(scenario: Scenario) -> str:
    """What bounds are kept under: the text, and where a rehearsal or with what a call of a shift begins."""
    how = _beginning(scenario)
    told = sorted(how.memory) if isinstance(how, Dealt) else how
    return f"{scenario.hash}-{content_hash(repr(told))[:16]}" if how else scenario.hash


def _beginning(scenario: Scenario) -> Beginning | Dealt | None:
    return beginning_of(scenario) or deal_of(scenario)


def _parts(scenario: Scenario) -> tuple[str, str, Beginning | Dealt | None]:
    """What another process makes the scenario of."""
    return scenario.text, scenario.id, _beginning(scenario)


def _scenario_of(text: str, id: str, beginning: Beginning | Dealt | None) -> Scenario:
    scenario = load(text, id).scenario
    assert scenario is not None
    if isinstance(beginning, Dealt):
        return as_dealt(scenario, beginning)
    return rehearsal(scenario, beginning) if beginning else scenario


def bounds_of_text(text: str, id: str, beginning: Beginning | Dealt | None = None) -> Bounds:
    """The bounds of a valid scenario's text, or of the rehearsal that begins there."""
    scenario = _scenario_of(text, id, beginning)
    return solve(scenario.program, scenario.script.rubric).bounds


def review_of_text(text: str, id: str, beginning: Beginning | Dealt | None, log: Sequence[Event]) -> Review:
    """The review of a call that was played on a valid scenario's text."""
    scenario = _scenario_of(text, id, beginning)
    rubric = scenario.script.rubric
    return review(scenario.program, rubric, solve(scenario.program, rubric), log)
