"""What the window asks of the rest of the product to have a shift worked."""

from dataclasses import dataclass
from typing import Protocol

from simulator.call.decide import Refused
from simulator.desktop.ports import Attempt, Unplayable
from simulator.desktop.view.library import Mode
from simulator.shift.decide import Command
from simulator.shift.events import Event
from simulator.shift.model import Script
from simulator.shift.situation import Situation
from simulator.shift.state import Status


@dataclass(frozen=True, slots=True)
class WorkedCall:
    """A call of a shift that is over.

    `attempt` is the id it is recorded under, `at` when it was taken and `seconds` how long it was, by the
    shift's clock. `status` is where the matter stood after it, `first` whether nobody had been heard about it
    before, `promised` what they were promised, and `kept` whether it was: None while it is not due. `score`
    is None where the store has none.
    """

    attempt: str
    number: int
    caller: str
    at: float
    seconds: float
    outcome: str
    status: Status
    first: bool
    promised: str = ""
    kept: bool | None = None
    score: float | None = None
    passed: bool = False


@dataclass(frozen=True, slots=True)
class CallFinished:
    """A call that has just been scored, and everything that happened on the shift until its wrap-up ended."""

    call: WorkedCall
    events: tuple[Event, ...]


class ShiftWork(Protocol):
    """A shift being worked, or one that is over. What `do` returns is on disk, or `problem` says why not."""

    @property
    def shift(self) -> str:
        """The id of the shift in the library."""
        ...

    @property
    def script(self) -> Script: ...

    @property
    def mode(self) -> Mode: ...

    @property
    def problem(self) -> str:
        """One sentence when the last step could not be stored; empty otherwise."""
        ...

    @property
    def note(self) -> str:
        """One sentence where the shift's files are no longer what it was begun on."""
        ...

    def situation(self) -> Situation:
        """What can be seen at this moment; in a call, after what has been said in it."""
        ...

    @property
    def spoken(self) -> float:
        """Seconds of the shift's clock that the call on the line has taken so far."""
        ...

    def do(self, command: Command) -> tuple[Event, ...] | Refused: ...

    def call(self) -> Attempt | Unplayable:
        """The call that was taken, begun when it is first asked for, or where it was left."""
        ...

    def finish_call(self) -> CallFinished | Unplayable | None:
        """Scores the call, which is over, and goes on; None while its bounds are worked out."""
        ...

    def calls(self) -> tuple[WorkedCall, ...]:
        """The calls that are over, as they were taken."""
        ...

    def attempt(self, call: WorkedCall) -> Attempt | Unplayable:
        """A call that is over, for its review."""
        ...

    def again(self) -> "ShiftWork | Unplayable":
        """The same hour once more: the same text, the same people, the same times."""
        ...


class Shifts(Protocol):
    """The shifts of the library, by their ids."""

    def script(self, shift: str) -> Script | Unplayable: ...

    def begin(self, shift: str, trainee: str, mode: Mode) -> ShiftWork | Unplayable:
        """Opens the line for an hour that this trainee has not worked yet."""
        ...

    def resume(self, shift: str, trainee: str) -> ShiftWork | Unplayable | None:
        """The trainee's unfinished shift, where it was left; None if there is none."""
        ...

    def last(self, shift: str, trainee: str) -> ShiftWork | Unplayable | None:
        """The shift this trainee finished last, for its sheet; None if there is none."""
        ...
