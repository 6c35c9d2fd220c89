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
from simulator.call.machine import CallMachine, LateMachine, LiveLine
from simulator.call.rehearsal import opening
from simulator.scenario.load import Scenario


class Session:
    """One attempt at a scenario.

    Commands return the events they caused, or `Refused`; the same events are appended to `log`. Times are
    seconds since the attempt began and come from outside.
    """

    def __init__(
        self,
        scenario: Scenario,
        machine: CallMachine | LateMachine | None = None,
        log: Iterable[Event] | None = None,
    ) -> None:
        """A session at its beginning, or where a log left it."""
        self.scenario = scenario
        self.program = scenario.program
        self.machine = machine or CallMachine(scenario.program)
        self.log: list[Event] = list(opening(scenario) if log is None else log)
        self.call: Call = replay(scenario, self.log)
        self._line: LiveLine | None = None

    @classmethod
    def resume(
        cls, scenario: Scenario, log: Iterable[Event], machine: CallMachine | LateMachine | None = None
    ) -> "Session":
        """The session that a log of events stands for."""
        return cls(scenario, machine, log)

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
        if self._line is None:
            self._line = self.machine.attach(self.call.place)
        stepped = step(self.program, self.call, command, self._line)
        if isinstance(stepped, Refused):
            return stepped
        happened, self.call = stepped
        self.log += happened
        return happened

    def close(self) -> None:
        """Give the machine its model back; the session is not used after."""
        if self._line:
            self._line.detach()
            self._line = None


def replay(scenario: Scenario, log: Sequence[Event]) -> Call:
    """Where a call stands after the events of its log."""
    call = begin(scenario.program)
    for event in log:
        call = evolve(scenario.program, call, event)
    return call
