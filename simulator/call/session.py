"""A live call: takes commands, keeps the log, and says what happened."""

from collections.abc import Iterable, Sequence

from simulator.call.decide import (
    Answer,
    Call,
    Command,
    OpenArticle,
    Refused,
    Reply,
    StaySilent,
    begin,
    evolve,
    step,
)
from simulator.call.events import Event
from simulator.call.machine import CallMachine
from simulator.call.rehearsal import opening
from simulator.scenario.load import Scenario


class Session:
    """One attempt at a scenario.

    Commands return the events they caused, or `Refused`; the same events are appended to `log`. Times are
    seconds since the attempt began and come from outside.
    """

    def __init__(self, scenario: Scenario, machine: CallMachine | None = None) -> None:
        self.scenario = scenario
        self.program = scenario.program
        self.machine = machine or CallMachine(scenario.program)
        self.log: list[Event] = list(opening(scenario))
        self.call: Call = replay(scenario, self.log)
        self._line = self.machine.attach(self.call.place)

    @classmethod
    def resume(
        cls, scenario: Scenario, log: Iterable[Event], machine: CallMachine | None = None
    ) -> "Session":
        """The session that a log of events stands for."""
        session = cls(scenario, machine)
        session.log = list(log)
        session.call = replay(scenario, session.log)
        session.close()
        session._line = session.machine.attach(session.call.place)
        return session

    def answer(self, at: float) -> tuple[Event, ...] | Refused:
        return self.do(Answer(at))

    def reply(self, choice: str, at: float) -> tuple[Event, ...] | Refused:
        return self.do(Reply(at, choice))

    def stay_silent(self, at: float) -> tuple[Event, ...] | Refused:
        return self.do(StaySilent(at))

    def open_article(self, article: str, at: float) -> tuple[Event, ...] | Refused:
        return self.do(OpenArticle(at, article))

    def do(self, command: Command) -> tuple[Event, ...] | Refused:
        """Carry out a command."""
        stepped = step(self.program, self.call, command, self._line)
        if isinstance(stepped, Refused):
            return stepped
        happened, self.call = stepped
        self.log += happened
        return happened

    def close(self) -> None:
        """Give the machine its model back; the session is not used after."""
        self._line.detach()


def replay(scenario: Scenario, log: Sequence[Event]) -> Call:
    """Where a call stands after the events of its log."""
    call = begin(scenario.program)
    for event in log:
        call = evolve(scenario.program, call, event)
    return call
