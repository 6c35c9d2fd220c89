"""Bringing roll-ups up to date: a call is counted at its end where its costs are at hand, else when a cohort
is asked for. A score card never waits for it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto

from scoring.cohort.attempts import Attempt, Chosen
from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from simulator.analysis.solve import Solution, solve
from simulator.app.cohort_attempts import attempt_of, belongs, choices_of
from simulator.app.recorded import read_log
from simulator.call.events import Dealt
from simulator.scenario.load import Scenario, load

Tell = Callable[[int], None]
"""Is told how many attempts have been looked at so far."""


@dataclass(slots=True)
class LeftOut:
    """Attempts that are in no figure: those that were changed since they were recorded, and those that this
    version cannot read."""

    changed: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def sentences(self, lead: str = "Left out") -> Iterator[str]:
        if self.changed:
            yield (
                f"{lead}: {_listed(self.changed)}, changed since they were recorded. "
                "'attempts verify' says what was changed."
            )
        if self.unread:
            yield f"{lead}: {_listed(self.unread)}, which this version cannot read."


def _listed(ids: Sequence[str]) -> str:
    many = "1 attempt" if len(ids) == 1 else f"{len(ids):,} attempts"
    shown = ", ".join(id[:8] for id in ids[:3])
    return f"{many} ({shown}{', …' if len(ids) > 3 else ''})"


def is_of_shift(store: Store, attempt: str) -> bool:
    """Whether it was a call of a shift, which may begin otherwise and is scored by bounds of its own."""
    return bool(shift_of(store, attempt))


def shift_of(store: Store, attempt: str) -> str:
    """The attempt at a shift that this one was a call of; empty for a call by itself."""
    dealt = (event.body["shift"] for event in store.events(attempt)[:1] if event.kind == Dealt.kind)
    return str(next(dealt, ""))


class Part(Enum):
    """What part an attempt has in the cohort of its version."""

    COUNTED = auto()
    APART = auto()
    """No person's, begun in the middle, or without a score."""
    OF_SHIFT = auto()
    CHANGED = auto()
    """Not as it was recorded."""


def part_of(store: Store, record: AttemptRecord) -> Part:
    """The one judgement of what counts, for cohorts and for sheets. Raises StoreProblem."""
    if not belongs(record):
        return Part.APART
    if is_of_shift(store, record.id):
        return Part.OF_SHIFT
    return Part.CHANGED if store.findings(record.id)[1] else Part.COUNTED


class Reader:
    """Reads the attempts at one version. What replies cost is worked out once, when it is first asked for."""

    def __init__(self, store: Store, scenario: Scenario) -> None:
        self.left_out = LeftOut()
        self.of_shifts: list[str] = []
        self._store = store
        self._scenario = scenario
        self._solution: Solution | None = None

    def attempts(self, records: Sequence[AttemptRecord]) -> Iterator[tuple[str, Attempt]]:
        """Those that belong to a cohort, by their ids; what cannot be used is put with `left_out`, and calls
        of shifts with `of_shifts`."""
        for record in records:
            part = part_of(self._store, record)
            if part is Part.OF_SHIFT:
                self.of_shifts.append(record.id)
            if part is Part.CHANGED:
                self.left_out.changed.append(record.id)
            if part is not Part.COUNTED:
                continue
            try:
                yield record.id, attempt_of(record, self._choices(record) if record.ordinal == 1 else ())
            except (StoreProblem, KeyError, TypeError, ValueError):
                self.left_out.unread.append(record.id)

    def _choices(self, record: AttemptRecord) -> tuple[Chosen, ...]:
        found = read_log(self._store, record, self._scenario)
        if self._solution is None:
            self._solution = solve(self._scenario.program, self._scenario.script.rubric)
        return choices_of(found.scenario.program, self._solution, found.log)


def version_text(store: Store, version: str) -> Scenario:
    """The scenario of that hash as it was played. Raises StoreProblem."""
    played = store.scenario_text(version)
    scenario = load(played.text, played.id).scenario
    if scenario is None:
        raise StoreProblem(
            f"This simulator cannot read version {version[:12]} of '{played.id}', so its decision points "
            "cannot be told. Use the simulator it was played with."
        )
    return scenario


def catch_up(store: Store, scenario: Scenario, tell: Tell) -> LeftOut:
    """Counts every attempt at a version that waits. Raises StoreProblem; what was counted stays counted."""
    reader = Reader(store, scenario)
    seen, after = 0, ""
    while records := store.rollups.waiting(scenario.hash, after):
        store.rollups.pass_over(scenario.hash, [record.id for record in records if not belongs(record)])
        store.rollups.count(scenario.hash, dict(reader.attempts(records)))
        store.rollups.pass_over(scenario.hash, reader.of_shifts)
        seen, after = seen + len(records), records[-1].id
        tell(seen)
    return reader.left_out


def count_at_once(store: Store, attempt: str, choices: Callable[[], Sequence[Chosen]]) -> None:
    """Counts a call that has just been scored; where that cannot be done, it waits for whoever asks."""
    with suppress(StoreProblem, KeyError, TypeError, ValueError):
        record = store.attempt(attempt)
        if belongs(record) and not store.away(attempt) and not is_of_shift(store, attempt):
            store.rollups.count(record.hash, {attempt: attempt_of(record, choices())})
