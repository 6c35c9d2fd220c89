"""Scores worked out again from what was recorded: events, and the text they were played on."""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from scoring.rubric import Rubric
from scoring.scorecard import Bounds, score
from simulator.analysis.solve import solve
from simulator.app.bounds import bounds_key
from simulator.app.recorded import Recorded, played_scenario, read_log
from simulator.call.situation import moments
from simulator.scenario.load import Scenario

_NOISE = 1e-9
"""What two ways of adding up the same numbers may differ by."""

FindBounds = Callable[[Scenario], Bounds | None]


@dataclass(frozen=True, slots=True)
class Rescored:
    """An attempt, the scorecard its events come to, and how that differs from the recorded one."""

    record: AttemptRecord
    card: Mapping[str, Any]
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An attempt whose place among those at its scenario is another under another rubric; 1 is the best."""

    record: AttemptRecord
    total: float
    place: int
    other_total: float
    other_place: int


def rescored(
    store: Store, records: Iterable[AttemptRecord], find_bounds: FindBounds, problems: list[str]
) -> Iterator[Rescored]:
    """Every attempt that has a scorecard, scored again. What cannot be read is told in `problems`."""
    for found in _played(store, records, problems):
        bounds = find_bounds(found.scenario)
        if bounds is None:
            continue
        card = _card(found, found.scenario.script.rubric, bounds)
        yield Rescored(found.record, card, tuple(differences(found.record.scorecard, card)))


def moved(
    store: Store, records: Iterable[AttemptRecord], rubric: Rubric, problems: list[str]
) -> Iterator[Moved]:
    """The attempts whose place changes under another rubric, scenario by scenario, the best first."""
    kept: dict[str, Bounds] = {}
    totals: dict[str, list[tuple[AttemptRecord, float, float]]] = {}
    for found in _played(store, records, problems):
        key = bounds_key(found.scenario)
        if key not in kept:
            kept[key] = solve(found.scenario.program, rubric).bounds
        other = _card(found, rubric, kept[key])["total"]
        pair = (found.record, found.record.scorecard["total"], other)  # type: ignore[index]
        totals.setdefault(found.record.scenario, []).append(pair)
    for scenario in sorted(totals):
        yield from _moved(totals[scenario])


def _moved(totals: Sequence[tuple[AttemptRecord, float, float]]) -> Iterator[Moved]:
    before, after = [one for _, one, _ in totals], [other for _, _, other in totals]
    for record, total, other in sorted(totals, key=lambda row: -row[1]):
        places = _place(total, before), _place(other, after)
        if places[0] != places[1]:
            yield Moved(record, total, places[0], other, places[1])


def _place(total: float, totals: Sequence[float]) -> int:
    """1 for the best; equal totals share a place."""
    return 1 + sum(other > total + _NOISE for other in totals)


def _played(store: Store, records: Iterable[AttemptRecord], problems: list[str]) -> Iterator[Recorded]:
    scenarios: dict[str, Scenario] = {}
    for record in records:
        if record.scorecard is None:
            continue
        try:
            if record.hash not in scenarios:
                scenarios[record.hash] = played_scenario(store, record)
            yield read_log(store, record, scenarios[record.hash])
        except StoreProblem as problem:
            problems.append(str(problem))


def _card(found: Recorded, rubric: Rubric, bounds: Bounds) -> dict[str, Any]:
    card: dict[str, Any] = json.loads(json.dumps(score(rubric, bounds, moments(found.log)).as_json()))
    return card


def differences(recorded: object, again: object, where: str = "") -> Iterator[str]:
    """What is otherwise, as `total: 84.0 recorded, 61.5 from the events`."""
    if isinstance(recorded, Mapping) and isinstance(again, Mapping):
        for key in [*recorded, *(key for key in again if key not in recorded)]:
            yield from differences(recorded.get(key), again.get(key), f"{where}.{key}" if where else str(key))
    elif isinstance(recorded, list) and isinstance(again, list) and len(recorded) == len(again):
        for place, (one, other) in enumerate(zip(recorded, again, strict=True), 1):
            yield from differences(one, other, f"{where}[{place}]")
    elif not _same(recorded, again):
        yield f"{where}: {_shown(recorded)} recorded, {_shown(again)} from the events"


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=_NOISE, abs_tol=_NOISE)
    return one == other


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"
