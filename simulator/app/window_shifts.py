"""The shifts of the library as the window asks for them: their cards, what can begin and what goes on."""

from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from pathlib import Path

from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from simulator.app.attempt import Player
from simulator.app.live_shift import CLOSED, call_id
from simulator.app.window_desk import NOBODY, BoundsSource
from simulator.app.window_shift import begun, looked_at, result_of, resumed
from simulator.desktop import present, present_shift
from simulator.desktop.ports import Unplayable
from simulator.desktop.shift_ports import ShiftWork
from simulator.desktop.view.library import Card, Mode
from simulator.scenario.diagnostics import Severity
from simulator.scenario.library import Library
from simulator.scenario.load import SHIFT_ENDING as ENDING
from simulator.shift.library import read_shift
from simulator.shift.model import Script
from simulator.shift.program import Shift
from simulator.shift.result import Result

KEPT = "What you left goes on as it was begun; nothing is lost."


class WindowShifts:
    """Shifts from the library and the store. What a finished shift came to is worked out once."""

    def __init__(self, store: Store, library: Library, ahead: BoundsSource) -> None:
        self._store = store
        self._library = library
        self._ahead = ahead
        self._results: dict[str, Result | None] = {}
        self._loaded: dict[Path, tuple[object, Shift | Unplayable]] = {}

    def cards(self, attempts: Sequence[AttemptRecord]) -> tuple[Card, ...]:
        """A card for every shift with how it went in these attempts, and for any left whose file is gone."""
        paths = {path.stem: path for path in self._library.shift_paths()}
        mine = [record for record in attempts if record.scenario.endswith(ENDING)]
        known = [
            self._card(path, [record for record in mine if record.scenario == id])
            for id, path in paths.items()
        ]
        gone = {r.scenario: r for r in mine if r.scenario not in paths and r.finished_at is None}
        return (*known, *(_left_card(record, _gone(record)) for record in gone.values()))

    def without_calls(self, attempts: Sequence[AttemptRecord]) -> tuple[AttemptRecord, ...]:
        """The attempts that are no calls of the shifts among them."""
        ids = {record.id for record in attempts}
        calls = {
            id
            for record in attempts
            if record.scenario.endswith(ENDING)
            for id in takewhile(ids.__contains__, (call_id(record.id, number) for number in count(1)))
        }
        return tuple(record for record in attempts if record.id not in calls)

    def script(self, shift: str) -> Script | Unplayable:
        found = self._read(shift)
        return found if isinstance(found, Unplayable) else found.script

    def begin(self, shift: str, trainee: str, mode: Mode) -> ShiftWork | Unplayable:
        found = self._read(shift)
        if isinstance(found, Unplayable):
            return found
        try:
            worked = {record.seed for record in self._store.attempts(trainee or NOBODY, shift)}
        except StoreProblem as problem:
            return Unplayable(str(problem))
        seed = next(seed for seed in count(1) if seed not in worked)
        return begun(self._store, found, self._ahead, Player(trainee or NOBODY, mode, seed))

    def resume(self, shift: str, trainee: str) -> ShiftWork | Unplayable | None:
        try:
            left = self._store.unfinished(trainee or NOBODY, shift)
        except StoreProblem as problem:
            return Unplayable(str(problem))
        return resumed(self._store, left[0], self._ahead, self._changed(left[0])) if left else None

    def last(self, shift: str, trainee: str) -> ShiftWork | Unplayable | None:
        try:
            worked = self._store.attempts(trainee or NOBODY, shift)
        except StoreProblem as problem:
            return Unplayable(str(problem))
        closed = [record for record in worked if record.outcome == CLOSED]
        return looked_at(self._store, closed[-1], self._ahead) if closed else None

    def _read(self, id: str) -> Shift | Unplayable:
        path = self._path(id)
        if path is None:
            return Unplayable(f"The file {id}.yaml is not in the library any more.")
        return self._load(path)

    def _load(self, path: Path) -> Shift | Unplayable:
        """The shift of a file, read again only when a file beside it has changed."""
        beside = _versions(path.parent)
        known = self._loaded.get(path)
        if known is None or known[0] != beside:
            known = self._loaded[path] = (beside, _loaded(path))
        return known[1]

    def _path(self, id: str) -> Path | None:
        return next((path for path in self._library.shift_paths() if path.stem == id), None)

    def _changed(self, record: AttemptRecord) -> str:
        """What is no longer as it was when the shift was begun, in a sentence; empty if all is."""
        path = self._path(record.scenario)
        if path is None:
            return f"{_gone(record)} {KEPT}"
        found = self._load(path)
        if isinstance(found, Unplayable):
            return f"{found.reason} {KEPT}"
        edited = f"{path.name} or one of its calls was edited since. {KEPT}"
        return edited if found.hash != record.hash else ""

    def _card(self, path: Path, mine: Sequence[AttemptRecord]) -> Card:
        found = self._load(path)
        left = [record for record in mine if record.finished_at is None]
        if isinstance(found, Unplayable):
            broken = Card(path.stem, path.stem.removesuffix(ENDING), broken=found.reason, shift=True)
            return _left_card(left[-1], found.reason) if left else broken
        results = list(self._results_of(mine, found))
        entry = found.entries[0]
        caller = entry.caller or found.calls[entry.call.name].script.caller
        return present_shift.card(
            found.id,
            found.script,
            present.look(caller.portrait),
            best=round(max(one.score for one in results)) if results else None,
            passed=any(one.passed for one in results),
            attempts=len(mine),
            waiting="Resume" if left else "",
        )

    def _results_of(self, mine: Sequence[AttemptRecord], shift: Shift) -> Iterator[Result]:
        for record in mine:
            if record.outcome == CLOSED:
                if record.id not in self._results:
                    self._results[record.id] = result_of(self._store, record, shift)
                found = self._results[record.id]
                if found is not None:
                    yield found


def _versions(folder: Path) -> tuple[tuple[str, int], ...]:
    """The files of a folder, and when each was written; none where it cannot be looked into."""
    try:
        return tuple(sorted((file.name, file.stat().st_mtime_ns) for file in folder.iterdir()))
    except OSError:
        return ()


def _loaded(path: Path) -> Shift | Unplayable:
    """The shift of a file; or which file is wrong, where, and what to do."""
    read = read_shift(path)
    if read.shift is not None:
        return read.shift
    first = next(found for found in read.diagnostics if found.severity is Severity.ERROR)
    hint = f": {first.hint}" if first.hint else ""
    return Unplayable(f"{path.name}, line {first.span.line}: {first.message}{hint}.")


def _gone(record: AttemptRecord) -> str:
    return f"The file {record.scenario}.yaml was removed since."


def _left_card(record: AttemptRecord, reason: str) -> Card:
    """A shift that can only be gone on with."""
    return Card(record.scenario, record.title, f"{reason} {KEPT}", topics=(present_shift.TOPIC,),
                waiting="Resume", shift=True)  # fmt: skip
