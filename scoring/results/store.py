"""The store: every attempt, reply by reply, and the text of every scenario played.

Nothing is opened, and nothing of SQL imported, before something is asked of it.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import uuid4

from scoring.results.place import Place, Server
from scoring.results.problem import StoreProblem, StoreUnavailable, gap_words
from scoring.results.records import (
    AttemptRecord,
    Beginning,
    CallSoFar,
    Ending,
    EventRecord,
    Mode,
    PlayedScenario,
    Step,
)

if TYPE_CHECKING:
    from scoring.results.erasing import Eraser
    from scoring.results.finding import Finder
    from scoring.results.opened import OpenStore
    from scoring.results.outbox import Outbox
    from scoring.results.people import People
    from scoring.results.recording import Recorder
    from scoring.results.remark_records import GivenMark, Marking, Note
    from scoring.results.retention import Retention
    from scoring.results.rollups import RollUps
    from scoring.results.verifying import Finding

_T = TypeVar("_T")
_PATIENCE = 15.0
"""Seconds for which a server that could not be reached is not asked again."""


class Store:
    """Attempts and their events, several processes at a time.

    Every writing method is one transaction that is on the disk when the method returns. Every method raises
    StoreProblem when the store cannot do it. A place with spare folders goes on without its store: calls
    are kept there, or in memory, and delivered when the store can be opened again; `away` says so.
    """

    def __init__(self, place: Place, wait: float = 5.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._place = place
        self._wait = wait
        self._clock = clock
        self._opened: OpenStore | None = None
        self._made_outbox: Outbox | None = None
        self._trouble: StoreUnavailable | None = None
        self._ask_again = 0.0
        self._played: dict[str, CallSoFar] = {}
        self._told: dict[str, str] = {}
        self._notes: list[str] = []
        self._closed = False
        self._in_memory = False

    @classmethod
    def open(cls, place: Place | Path, wait: float = 5.0) -> Self:
        """The store there, made when it is first used; waits `wait` seconds for other processes."""
        return cls(place if isinstance(place, Place) else Place(place), wait)

    @classmethod
    def in_memory(cls) -> Self:
        """A store that is thrown away with the program, and waits for no disk."""
        store = cls(Place(Path("memory")))
        store._in_memory = True
        return store

    def close(self) -> None:
        """Raises StoreProblem if calls are lost by it: those that not even a file could be found for."""
        try:
            if self._made_outbox and self._made_outbox.only_in_memory:
                self._ask_again = 0.0
                with suppress(StoreUnavailable):
                    self._main()
                self._say_lost(self._made_outbox.only_in_memory)
        finally:
            self._drop()
            self._closed = True
            if self._made_outbox:
                self._made_outbox.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin(
        self,
        scenario: PlayedScenario,
        *,
        trainee: str,
        mode: Mode,
        seed: int,
        started_at: datetime,
        retry_of: str | None = None,
        attempt: str | None = None,
    ) -> str:
        """Records that an attempt begins and returns its id: `attempt`, or a random UUID."""
        id = attempt or str(uuid4())
        call = CallSoFar(Beginning(id, scenario, trainee, mode, seed, started_at, retry_of), [])

        def record(recorder: "Recorder") -> None:
            call.beginning = recorder.begin(call.beginning)

        self._write(call, record)
        self._played[id] = call
        return id

    def take_up(self, attempt: str) -> None:
        """Says that an attempt begun earlier (its whole id) is played on, so that all of it is known here."""
        if attempt not in self._played:
            self._played[attempt] = self._read(lambda finder: finder.call(attempt), attempt)

    def append(self, attempt: str, first_seq: int, step: Step) -> None:
        """Records one step of a call, whose first event has the number `first_seq` (from 0).

        Recording the same step twice changes nothing. A step that would leave a gap, or that differs from
        what is recorded under its numbers, or that comes after the end, is refused as a whole.
        """
        call = self._whole_call(attempt, first_seq)
        replaced = call.events[first_seq:]
        call.events[first_seq : first_seq + len(step)] = step
        try:
            if self._is_away(attempt):
                self._outbox().append(call, first_seq, step)
            else:
                self._write(call, lambda recorder: recorder.append(attempt, first_seq, step))
        except StoreProblem:
            call.events[first_seq:] = replaced
            raise

    def finish(
        self, attempt: str, finished_at: datetime, outcome: str, scorecard: Mapping[str, Any] | None
    ) -> None:
        """Records how an attempt ended; a scorecard of None is for a call given up.

        Saying the same outcome and scorecard again changes nothing; other ones are refused.
        """
        self.take_up(attempt)
        call = self._played.pop(attempt)
        ending = Ending(finished_at, outcome, scorecard)
        call.ending = ending
        if self._is_away(attempt):
            self._outbox().finish(call, ending)
        else:
            self._write(call, lambda recorder: recorder.finish(attempt, ending))

    def away(self, attempt: str) -> str:
        """One sentence where a call that is played is not in the store but elsewhere; else empty."""
        return self._told.get(attempt, "")

    def notes(self) -> tuple[str, ...]:
        """What is to be told once about the store: calls that were delivered, files that were set aside."""
        notes, self._notes = tuple(self._notes), []
        return notes

    def events(self, attempt: str) -> tuple[EventRecord, ...]:
        """The log of one attempt (its whole id), in order; empty before its first step."""
        return self._read(lambda finder: finder.events(attempt), attempt)

    def attempt(self, id_or_prefix: str) -> AttemptRecord:
        """The attempt with this id, or the only one whose id begins so."""
        return self._read(lambda finder: finder.attempt(id_or_prefix), id_or_prefix)

    def scenario_text(self, hash: str) -> PlayedScenario:
        """The scenario that attempts with this hash were played on."""
        return self._read(lambda finder: finder.scenario_text(hash))

    def unfinished(
        self, trainee: str | None = None, scenario: str | None = None
    ) -> tuple[AttemptRecord, ...]:
        """Calls still under way, the latest begun first; without the store, those kept here."""
        return self._read(lambda finder: finder.unfinished(trainee, scenario), otherwise=())

    def attempts(
        self, trainee: str | None = None, scenario: str | None = None, since: datetime | None = None
    ) -> tuple[AttemptRecord, ...]:
        """Attempts as they began: one trainee's, one scenario id's, those begun at `since` or later."""
        return self._main().finder.attempts(trainee, scenario, since)

    def notes_of(self, attempt: str) -> "tuple[Note, ...]":
        """Trainers' notes on an attempt (its whole id), as they were written."""
        return self._read(lambda finder: finder.notes_of(attempt), attempt)

    def markings(self, scenario: str | None = None, attempt: str | None = None) -> "tuple[Marking, ...]":
        """The marks trainers gave: at one scenario id, to one attempt (its whole id), or all."""
        return self._main().finder.markings(scenario, attempt)

    def note(self, attempt: str, text: str, at: datetime, author: str | None = None) -> None:
        """Adds a trainer's note to an attempt that is over (its whole id). It is not kept for later."""
        self._main().remarks.note(attempt, text, at, author)

    def mark(self, attempt: str, marks: "Sequence[GivenMark]", at: datetime, marker: str) -> int:
        """Adds somebody's marks to an attempt that is over; returns how many were not given before.

        Marks once given stay: other ones by the same marker are refused. They are not kept for later.
        """
        return self._main().remarks.mark(attempt, marks, at, marker)

    @property
    def rollups(self) -> "RollUps":
        """What is kept of cohorts. Calls on their way to the store are in none."""
        return self._main().rollups

    @property
    def people(self) -> "People":
        """Those the store knows by name, and what it keeps of them."""
        return self._main().people

    @property
    def eraser(self) -> "Eraser":
        """What finds and erases people, on this computer too."""
        from scoring.results.erasing import Eraser

        return Eraser(self._main().people, self._outbox(), self._place)

    @property
    def retention(self) -> "Retention":
        """What removes old attempts."""
        return self._main().retention

    def findings(self, attempt: str | None = None) -> "tuple[int, tuple[Finding, ...]]":
        """How many attempts were verified, one (its whole id) or all, and what is not as it was recorded."""
        return self._main().finder.findings(attempt)

    def _whole_call(self, attempt: str, first_seq: int) -> CallSoFar:
        self.take_up(attempt)
        if first_seq > len(self._played[attempt].events):
            # another window may have played on
            del self._played[attempt]
            self.take_up(attempt)
        length = len(self._played[attempt].events)
        if first_seq > length:
            raise StoreProblem(gap_words(attempt, length, first_seq, self._place))
        return self._played[attempt]

    def _write(self, call: CallSoFar, record: "Callable[[Recorder], object]") -> None:
        try:
            record(self._main().recorder)
        except StoreUnavailable as problem:
            self._drop()
            if not self._place.spares:
                raise
            self._go_on_without(call, problem)

    def _go_on_without(self, call: CallSoFar, problem: StoreUnavailable) -> None:
        """Keeps a call that the store cannot take, and what is to be said about it."""
        attempt = call.beginning.attempt
        if problem.cause == "damaged" and self._begin_anew(call):
            return
        self._outbox().take(call)
        file = self._outbox().where(attempt)
        self._told[attempt] = (
            f"{problem.short}, so this call is kept in {file} and delivered when the store is there again: "
            "at the next start, or by the command 'attempts'."
            if file
            else f"{problem.short}, and no other file can be written either, so this call is kept in memory "
            "alone: leave the simulator open until that is mended."
        )

    def _begin_anew(self, call: CallSoFar) -> bool:
        """Keeps a damaged file aside and makes a store in its place; whether that could be done."""
        from scoring.results.aside import set_aside

        target = self._place.target
        aside = set_aside(target) if isinstance(target, Path) else None
        if aside is None:
            return False
        said = f"{target} was damaged: it is kept as {aside}, and results go into a new file."
        try:
            self._main().recorder.deliver(call)
        except StoreUnavailable:
            return False
        finally:
            self._notes.append(said)
        self._told[call.beginning.attempt] = said
        return True

    def _read(
        self, ask: "Callable[[Finder], _T]", attempt: str | None = None, otherwise: _T | None = None
    ) -> _T:
        """What the store knows; what this computer keeps where the call is away, or the store is."""
        if attempt and self._is_away(attempt):
            return ask(self._outbox().finder(attempt))
        try:
            return ask(self._main().finder)
        except StoreProblem as problem:
            if isinstance(problem, StoreUnavailable):
                self._drop()
            if not self._place.spares:
                raise
            for finder in self._outbox().finders():
                with suppress(StoreProblem):
                    return ask(finder)
            if otherwise is None:
                raise
            return otherwise

    def _is_away(self, attempt: str) -> bool:
        return self._made_outbox is not None and self._made_outbox.holds(attempt)

    def _main(self) -> "OpenStore":
        if self._closed:
            raise StoreProblem(f"The store {self._place} is closed. Open it again.")
        if self._opened is None:
            if self._trouble and self._clock() < self._ask_again:
                raise self._trouble
            from scoring.results.opened import OpenStore

            try:
                self._opened = (
                    OpenStore.of_memory()
                    if self._in_memory
                    else OpenStore.open(self._place.target, self._wait)
                )
            except StoreUnavailable as problem:
                self._trouble = problem
                self._ask_again = self._clock() + _PATIENCE * isinstance(self._place.target, Server)
                raise
            self._deliver(self._opened.recorder)
        return self._opened

    def _deliver(self, recorder: "Recorder") -> None:
        if not self._place.spares:
            return
        delivery = self._outbox().deliver(recorder)
        if delivery.delivered:
            many = "attempt was" if delivery.delivered == 1 else "attempts were"
            self._notes.append(f"{delivery.delivered} {many} kept on this computer; the store has them.")
        self._notes += delivery.refused
        self._told = {attempt: said for attempt, said in self._told.items() if self._is_away(attempt)}

    def _outbox(self) -> "Outbox":
        if self._made_outbox is None:
            from scoring.results.outbox import Outbox

            self._made_outbox = Outbox(self._place, self._wait)
        return self._made_outbox

    def _drop(self) -> None:
        opened, self._opened = self._opened, None
        if opened and not self._in_memory:
            with suppress(StoreProblem):
                opened.close()

    def _say_lost(self, calls: int) -> None:
        if calls and self._trouble:
            many = "1 call is" if calls == 1 else f"{calls} calls are"
            raise StoreProblem(f"{self._trouble.short}, so {many} recorded nowhere.")
