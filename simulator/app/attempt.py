"""A live attempt: a session whose every step is in the store before anybody sees it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord, Mode, PlayedScenario
from scoring.results.store import Store
from scoring.scorecard import Bounds, Scorecard, score
from simulator.analysis.solve import Solution, solve
from simulator.app.recorded import log_before, read_attempt
from simulator.call.carry import carry
from simulator.call.decide import Command, Refused
from simulator.call.events import Ended, Event, to_record
from simulator.call.machine import CallMachine, LateMachine
from simulator.call.rehearsal import beginning_of
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.load import Scenario

GIVEN_UP = "given-up"


def trial_name(player: str) -> str:
    """The trainee's name under which a bot or a plan is recorded; no person's name is in brackets."""
    return f"({player})"


def rehearser(player: str) -> str:
    """The name under which a rehearsal by this player is recorded, a trial's too."""
    return trial_name(f"rehearsal: {player.strip('()')}")


def is_trial(trainee: str) -> bool:
    return trainee.startswith("(") and trainee.endswith(")")


def goes_on(record: AttemptRecord, scenario: Scenario, mode: Mode | None) -> bool:
    """Whether playing this scenario in this mode goes on with that unfinished attempt at it.

    Practice on a text that has been changed since begins anew: its author wants to meet what was written.
    An exam is never begun a second time.
    """
    wanted = mode in (None, record.mode)
    return wanted and (record.mode == "exam" or record.hash == scenario.hash)


Now = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Player:
    """Who plays, and how."""

    trainee: str
    mode: Mode = "practice"
    seed: int = 0
    retry_of: str | None = None


class LiveAttempt:
    """One attempt while it is played.

    `problem` is the sentence to show when the store could not take the last step; play goes on. Such steps
    are `kept` elsewhere; where even that fails, what is missing is written with the next step.
    """

    def __init__(self, store: Store, session: Session, id: str, recorded: int, now: Now = utc_now) -> None:
        self.session = session
        self.id = id
        self.problem = ""
        self._store = store
        self._recorded = recorded
        self._now = now
        self._solution: Solution | None = None

    @classmethod
    def begin(
        cls,
        store: Store,
        scenario: Scenario,
        player: Player,
        now: Now = utc_now,
        machine: CallMachine | LateMachine | None = None,
        so_far: Sequence[Event] = (),
        id: str | None = None,
    ) -> "LiveAttempt":
        """Record that an attempt begins, under a random id if none is given; the first phone rings.

        Raises StoreProblem. A retry goes on from `so_far`, the log of an earlier attempt up to where it is
        played anew. A rehearsal is recorded apart from all attempts of people.
        """
        played = PlayedScenario(scenario.hash, scenario.id, scenario.script.title, scenario.text)
        id = store.begin(
            played,
            attempt=id,
            trainee=rehearser(player.trainee) if beginning_of(scenario) else player.trainee,
            mode=player.mode,
            seed=player.seed,
            started_at=now(),
            retry_of=player.retry_of,
        )
        session = Session.resume(scenario, so_far, machine) if so_far else Session(scenario, machine)
        attempt = cls(store, session, id, 0, now)
        attempt._record()
        return attempt

    @classmethod
    def resume(cls, store: Store, record: AttemptRecord, now: Now = utc_now) -> "LiveAttempt":
        """Go on with an unfinished attempt, on the text it was begun on. Raises StoreProblem."""
        found = read_attempt(store, record)
        store.take_up(record.id)
        session = Session.resume(found.scenario, found.log) if found.log else Session(found.scenario)
        return cls(store, session, record.id, len(found.log), now)

    def retry(self, player: Player, step: int) -> "LiveAttempt":
        """Record an attempt that goes on from before this one's step of that number. Raises StoreProblem."""
        session = self.session
        so_far = log_before(session.program, session.log, step)
        return LiveAttempt.begin(self._store, session.scenario, player, self._now, so_far=so_far)

    def carried(self, player: Player, edited: Scenario, machine: LateMachine) -> "tuple[LiveAttempt, str]":
        """This attempt recorded as another on an edited scenario, and what of its place could not be kept.

        `machine` is the edited scenario's. Raises StoreProblem.
        """
        kept = carry(self.session.scenario, self.session.log, edited)
        return LiveAttempt.begin(self._store, kept.scenario, player, self._now, machine, kept.log), kept.note

    @property
    def store(self) -> Store:
        """Where it is recorded."""
        return self._store

    @property
    def kept(self) -> bool:
        """Whether every step is recorded somewhere; `problem` says where, if not in the store."""
        return self._recorded == len(self.session.log)

    @property
    def last_at(self) -> float:
        """The time of the last event, in seconds from the start; a resumed clock goes on from here."""
        return self.session.log[-1].at

    def do(self, command: Command) -> tuple[Event, ...] | Refused:
        """Carry out a command; when this returns, what happened is on disk, or `problem` says why not."""
        happened = self.session.do(command)
        if not isinstance(happened, Refused):
            self._record()
        return happened

    @property
    def solution(self) -> Solution:
        """What the scenario can do at all; found when it is first asked for."""
        if self._solution is None:
            self._solution = solve(self.session.program, self.session.scenario.script.rubric)
        return self._solution

    def finish(self, bounds: Bounds | None = None) -> Scorecard:
        """Score an attempt that is over and record the score; without bounds they are worked out here."""
        rubric = self.session.scenario.script.rubric
        card = score(rubric, bounds or self.solution.bounds, moments(self.session.log))
        ended = next(event for event in reversed(self.session.log) if isinstance(event, Ended))
        self._record()
        try:
            self._store.finish(self.id, self._now(), ended.outcome, card.as_json())
            self.problem = self._store.away(self.id)
        except StoreProblem as problem:
            self.problem = str(problem)
        self.session.close()
        return card

    def give_up(self) -> None:
        """Record that this attempt will not be played to its end. Raises StoreProblem."""
        self._store.finish(self.id, self._now(), GIVEN_UP, None)
        self.session.close()

    def _record(self) -> None:
        missing = self.session.log[self._recorded :]
        try:
            self._store.append(self.id, self._recorded, [(e.at, e.kind, to_record(e)) for e in missing])
        except StoreProblem as problem:
            self.problem = str(problem)
        else:
            self._recorded += len(missing)
            self.problem = self._store.away(self.id)
