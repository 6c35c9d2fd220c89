"""A shift while it is worked: every step is in the store before anybody sees it, and so is every call.

A shift is recorded as an attempt of its own, at a text that holds its file and those of its calls; its calls
are attempts beside it, whose ids follow from the shift's, so that each is found again.
"""

from random import Random
from uuid import UUID, uuid5

from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord, PlayedScenario
from scoring.results.store import Store
from scoring.scorecard import Bounds
from simulator.app.attempt import LiveAttempt, Now, Player, utc_now
from simulator.call.decide import Refused
from simulator.call.session import Session
from simulator.shift.arrivals import Run, draw
from simulator.shift.dealing import call_under_way
from simulator.shift.decide import Command, OpenLine, step
from simulator.shift.events import Event, from_record, to_record
from simulator.shift.handling import finished, seconds_of
from simulator.shift.load import load_bundle
from simulator.shift.program import Shift
from simulator.shift.situation import Situation, situation
from simulator.shift.state import State, replay
from simulator.speech.timing import estimated_seconds

CLOSED = "closed"
"""The outcome under which a shift that was worked to its end is recorded."""


class LiveShift:
    """One shift. `problem` is what to show when the store could not take the last step; work goes on."""

    def __init__(
        self, store: Store, run: Run, player: Player, id: str, log: list[Event], now: Now = utc_now
    ) -> None:
        self.run = run
        self.player = player
        self.id = id
        self.log = log
        self.state: State = replay(run, log)
        self.problem = ""
        self._store = store
        self._recorded = len(log)
        self._now = now
        self._call: LiveAttempt | None = None

    @classmethod
    def begin(cls, store: Store, shift: Shift, player: Player, now: Now = utc_now) -> "LiveShift":
        """Record that a shift begins, and open the line. Raises StoreProblem."""
        played = PlayedScenario(shift.hash, shift.id, shift.script.title, shift.text)
        id = store.begin(played, trainee=player.trainee, mode=player.mode, seed=player.seed, started_at=now())
        live = cls(store, draw(shift, Random(player.seed)), player, id, [], now)
        live.do(OpenLine())
        return live

    @classmethod
    def resume(cls, store: Store, record: AttemptRecord, now: Now = utc_now) -> "LiveShift":
        """Go on with a shift that was left, on the text it was begun on. Raises StoreProblem."""
        run, log = read_shift_log(store, record)
        store.take_up(record.id)
        player = Player(record.trainee, record.mode, record.seed)
        live = cls(store, run, player, record.id, log, now)
        if not log:
            live.do(OpenLine())
        elif live.state.over:
            live._close()
        return live

    @property
    def shift(self) -> Shift:
        return self.run.shift

    def do(self, command: Command) -> tuple[Event, ...] | Refused:
        """Carry out a command; when this returns, what happened is on disk, or `problem` says why not."""
        happened = step(self.run, self.state, command)
        if isinstance(happened, Refused):
            return happened
        events, self.state = happened
        self.log += events
        self._record()
        if self.state.over:
            self._close()
        return events

    def call(self) -> LiveAttempt:
        """The call that was taken, begun when this is first asked for, or where it was left.

        Raises StoreProblem.
        """
        if self._call is None:
            self._call = self._taken_up()
        return self._call

    def _taken_up(self) -> LiveAttempt:
        scenario = call_under_way(self.shift, self.state, self.id)
        id = call_id(self.id, self.state.handled + 1)
        record = _known(self._store, id)
        if record is None:
            return LiveAttempt.begin(self._store, scenario, self.player, self._now, id=id)
        if self._store.events(id):
            return LiveAttempt.resume(self._store, record, self._now)
        self._store.take_up(id)
        return LiveAttempt(self._store, Session(scenario), id, 0, self._now)

    def finish_call(self, bounds: Bounds | None = None) -> tuple[Event, ...]:
        """Score the call, which is over, and go on with the shift; without bounds they are worked out here.

        Raises StoreProblem.
        """
        call = self.call()
        record = _known(self._store, call.id)
        if record is None or record.scorecard is None:
            call.finish(bounds)
            self.problem = call.problem
        happened = self.do(finished(call.session, estimated_seconds))
        assert not isinstance(happened, Refused), happened.reason
        self._call = None
        return happened

    def situation(self) -> Situation:
        """What can be seen now; while somebody talks, the queue as it is after what has been said."""
        spoken = 0.0
        if self.state.talking is not None and self._call is not None:
            session = self._call.session
            spoken = seconds_of(session.scenario, session.log, estimated_seconds)
        return situation(self.run, self.state, spoken)

    def _record(self) -> None:
        missing = self.log[self._recorded :]
        try:
            self._store.append(self.id, self._recorded, [(e.at, e.kind, to_record(e)) for e in missing])
        except StoreProblem as problem:
            self.problem = str(problem)
        else:
            self._recorded += len(missing)
            self.problem = self._store.away(self.id)

    def _close(self) -> None:
        try:
            self._store.finish(self.id, self._now(), CLOSED, None)
        except StoreProblem as problem:
            self.problem = str(problem)


def call_id(shift: str, number: int) -> str:
    """The attempt of the call that was taken as the `number`th in the shift recorded under that id."""
    return str(uuid5(UUID(shift), f"call {number}"))


def unfinished_shift(store: Store, shift: Shift, player: Player) -> AttemptRecord | None:
    """The shift that this player left before its closing, in this mode and with this seed.

    Practice goes on only with the very same text, an exam with the text it was begun on. Raises StoreProblem.
    """
    for record in store.unfinished(player.trainee, shift.id):
        alike = record.mode == "exam" or record.hash == shift.hash
        if alike and (record.mode, record.seed) == (player.mode, player.seed):
            return record
    return None


def read_shift_log(store: Store, record: AttemptRecord) -> tuple[Run, list[Event]]:
    """A recorded shift and its log. Raises StoreProblem where this version cannot read it."""
    shift = load_bundle(store.scenario_text(record.hash).text, record.scenario)
    try:
        log = [from_record(event.kind, event.at, event.body) for event in store.events(record.id)]
        if shift is None:
            raise KeyError(record.scenario)
        run = draw(shift, Random(record.seed))
        replay(run, log)
    except (KeyError, TypeError, IndexError, StopIteration) as error:
        raise StoreProblem(
            f"Shift {record.id} holds something this version does not know. "
            "It was left as it is; begin another shift."
        ) from error
    return run, log


def _known(store: Store, id: str) -> AttemptRecord | None:
    """The attempt with that id, or None where its first step never came to the disk."""
    try:
        return store.attempt(id)
    except StoreProblem:
        return None
