"""What the terminal asks of the rest of the product; `simulator.app` wires it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from simulator.call.decide import Command, Refused
from simulator.call.events import Event
from simulator.call.session import Session
from simulator.shift import decide as shift_decide
from simulator.shift import events as shift_events
from simulator.shift.arrivals import Run
from simulator.shift.situation import Situation
from simulator.shift.state import State

Clock = Callable[[], float]
"""Seconds from any fixed moment; never runs backwards."""


class Attempt(Protocol):
    """A call or series being played. What `do` returns is on disk already, or `problem` says why not."""

    @property
    def session(self) -> Session: ...

    @property
    def problem(self) -> str:
        """One sentence when the last step could not be stored; empty otherwise."""
        ...

    @property
    def last_at(self) -> float:
        """Seconds from the start to the last event; a resumed clock goes on from here."""
        ...

    def do(self, command: Command) -> tuple[Event, ...] | Refused: ...


class Shift(Protocol):
    """A shift being worked. What a method returns is on disk already, or `problem` says why not."""

    @property
    def run(self) -> Run: ...

    @property
    def state(self) -> State: ...

    @property
    def problem(self) -> str:
        """One sentence when the last step could not be stored; empty otherwise."""
        ...

    def situation(self) -> Situation:
        """What can be seen now; while somebody talks, the queue as it is after what has been said."""
        ...

    def do(self, command: shift_decide.Command) -> tuple[shift_events.Event, ...] | Refused: ...

    def call(self) -> Attempt:
        """The call that was taken, to be played."""
        ...

    def finish_call(self) -> tuple[shift_events.Event, ...]:
        """Scores the call, which is over, and goes on with the shift."""
        ...


class Keyboard(Protocol):
    """Where the trainee's lines come from."""

    @property
    def live(self) -> bool:
        """Whether a person types at a terminal, so that time passes while they think."""
        ...

    def line(self, seconds: float | None = None) -> str | None:
        """The next line without its end, or None if it does not come within `seconds`.

        Raises EOFError when there are no more.
        """
        ...


class PatientKeyboard(Keyboard, Protocol):
    """A keyboard that can be asked whether somebody has typed a line, without taking it."""

    def comes(self, seconds: float) -> bool:
        """Whether a line comes within that time; True where nobody types, since lines come at once there."""
        ...


@dataclass(frozen=True, slots=True)
class Rules:
    """How an attempt is played: an exam hides the meters and hints, and may count silence as an answer."""

    exam: bool = False
    silence_timer: bool = False
