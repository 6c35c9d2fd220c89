"""A shift as the window has it worked: recorded step by step, its calls scored as any others are."""

from collections.abc import Iterator
from random import Random

from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from simulator.app.attempt import LiveAttempt, Player
from simulator.app.live_shift import LiveShift, call_id, read_shift_log
from simulator.app.recorded import finished_attempt
from simulator.app.window_desk import BoundsSource, WindowAttempt
from simulator.call.decide import Refused
from simulator.call.session import Session
from simulator.desktop.ports import Attempt, Unplayable
from simulator.desktop.shift_ports import CallFinished, ShiftWork, WorkedCall
from simulator.desktop.view.library import Mode
from simulator.shift import events as e
from simulator.shift.arrivals import draw
from simulator.shift.decide import Command
from simulator.shift.events import Event, from_record
from simulator.shift.model import Script
from simulator.shift.program import Shift
from simulator.shift.result import Result, result
from simulator.shift.situation import Situation, name_of
from simulator.shift.state import Case, State, begin, evolve, replay


class WindowShift:
    """A shift in the window. `note` says where its files are no longer what it was begun on."""

    def __init__(self, store: Store, live: LiveShift, ahead: BoundsSource, note: str = "") -> None:
        self.note = note
        self._store = store
        self._live = live
        self._ahead = ahead
        self._call: WindowAttempt | None = None

    @property
    def shift(self) -> str:
        return self._live.shift.id

    @property
    def script(self) -> Script:
        return self._live.shift.script

    @property
    def mode(self) -> Mode:
        return self._live.player.mode

    @property
    def problem(self) -> str:
        return self._live.problem

    @property
    def spoken(self) -> float:
        return self._live.situation().now - self._live.state.now

    def situation(self) -> Situation:
        return self._live.situation()

    def do(self, command: Command) -> tuple[Event, ...] | Refused:
        return self._live.do(command)

    def call(self) -> Attempt | Unplayable:
        if self._call is None:
            try:
                self._call = WindowAttempt(self._live.call(), self._live.player, self._ahead)
            except StoreProblem as problem:
                return Unplayable(str(problem))
        return self._call

    def finish_call(self) -> CallFinished | Unplayable | None:
        try:
            bounds = self._ahead.get(self._live.call().session.scenario)
            if bounds is None:
                return None
            events = self._live.finish_call(bounds)
        except StoreProblem as problem:
            return Unplayable(str(problem))
        self._call = None
        return CallFinished(self.calls()[-1], events)

    def calls(self) -> tuple[WorkedCall, ...]:
        worked = enumerate(worked_calls(self._live), 1)
        return tuple(self._worked(number, *found) for number, found in worked)

    def attempt(self, call: WorkedCall) -> Attempt | Unplayable:
        try:
            found = finished_attempt(self._store, call.attempt)
        except StoreProblem as problem:
            return Unplayable(str(problem))
        session = Session.resume(found.scenario, found.log)
        live = LiveAttempt(self._store, session, found.record.id, len(found.log))
        return WindowAttempt(live, self._live.player, self._ahead, f"Call {call.number} of the shift", False)

    def again(self) -> ShiftWork | Unplayable:
        player = self._live.player
        return begun(self._store, self._live.shift, self._ahead, player)

    def _worked(self, number: int, taken: e.Taken, finished: e.Finished, case: Case) -> WorkedCall:
        shift = self._live.shift
        id = call_id(self._live.id, number)
        score, passed = self._score(id)
        return WorkedCall(id, number, name_of(shift, case), taken.at, finished.seconds, finished.outcome,
                          case.status, case.contacts == 1, _promised(shift, case),
                          self._kept(finished), score, passed)  # fmt: skip

    def _kept(self, finished: e.Finished) -> bool | None:
        """Whether the promise of a call was kept or broken after it; None while it is neither."""
        later = self._live.log[self._live.log.index(finished) :]
        for event in later:
            if isinstance(event, e.RangBack | e.Overdue) and event.case == finished.case:
                return isinstance(event, e.RangBack)
        return None

    def _score(self, id: str) -> tuple[float | None, bool]:
        try:
            card = self._store.attempt(id).scorecard
        except StoreProblem:
            card = None
        return (card["total"], bool(card["passed"])) if card else (None, False)


def worked_calls(live: LiveShift) -> Iterator[tuple[e.Taken, e.Finished, Case]]:
    """Every call that is over: how it began and ended, and its case just after it."""
    state: State = begin(live.run)
    taken: e.Taken | None = None
    for event in live.log:
        state = evolve(live.run, state, event)
        if isinstance(event, e.Taken):
            taken = event
        elif isinstance(event, e.Finished) and taken:
            yield taken, event, state.cases[event.case]


def begun(store: Store, shift: Shift, ahead: BoundsSource, player: Player) -> ShiftWork | Unplayable:
    """A shift that begins; its line is open."""
    try:
        return WindowShift(store, LiveShift.begin(store, shift, player), ahead)
    except StoreProblem as problem:
        return Unplayable(str(problem))


def resumed(store: Store, record: AttemptRecord, ahead: BoundsSource, note: str) -> ShiftWork | Unplayable:
    """A shift that was left, on the text it was begun on."""
    try:
        live = LiveShift.resume(store, record)
    except StoreProblem as problem:
        return Unplayable(str(problem))
    return WindowShift(store, live, ahead, note)


def looked_at(store: Store, record: AttemptRecord, ahead: BoundsSource) -> ShiftWork | Unplayable:
    """A shift that is over, for its sheet."""
    try:
        run, log = read_shift_log(store, record)
    except StoreProblem as problem:
        return Unplayable(str(problem))
    player = Player(record.trainee, record.mode, record.seed)
    return WindowShift(store, LiveShift(store, run, player, record.id, log), ahead)


def result_of(store: Store, record: AttemptRecord, shift: Shift | None) -> Result | None:
    """What a recorded shift came to; `shift` spares reading the text again if it is the one it was worked on.

    None where this version cannot read it.
    """
    try:
        if shift is None or shift.hash != record.hash:
            run, log = read_shift_log(store, record)
        else:
            run = draw(shift, Random(record.seed))
            log = [from_record(event.kind, event.at, event.body) for event in store.events(record.id)]
        return result(run, replay(run, log))
    except (StoreProblem, KeyError, TypeError, IndexError, StopIteration):
        return None


def _promised(shift: Shift, case: Case) -> str:
    entry = shift.entries[case.entry]
    if entry.call_back is None:
        return ""
    return shift.calls[entry.call.name].script.promises[entry.call_back.promise.name].text
