"""Which line goes to which worker, and what happens when a worker dies: pure bookkeeping, time passed in."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from simulator.speech.frames import Frame
from simulator.speech.speaker import Ticket, Utterance

_ATTEMPTS = 2
_FAILED_STARTS = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a worker may take, in seconds, before it counts as hanging."""

    start: float = 20.0
    line: float = 2.0
    per_character: float = 0.004


@dataclass(frozen=True, slots=True)
class Asked:
    """A line was asked for."""

    ticket: Ticket
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A line is not wanted any more."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Heard:
    """A worker sent a message."""

    worker: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class Ended:
    """A worker is gone."""

    worker: int
    reason: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


Event: TypeAlias = Asked | Cancelled | Heard | Ended | Tick


@dataclass(frozen=True, slots=True)
class Start:
    """Start a worker under this number."""

    worker: int


@dataclass(frozen=True, slots=True)
class Kill:
    """End a worker at once."""

    worker: int


@dataclass(frozen=True, slots=True)
class Send:
    """Give a worker a line to render."""

    worker: int
    ticket: Ticket
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Deliver:
    """A line is rendered: the header and the WAV the worker sent."""

    ticket: Ticket
    utterance: Utterance
    frame: Frame


@dataclass(frozen=True, slots=True)
class GiveUp:
    """A line has no sound, and why."""

    ticket: Ticket
    utterance: Utterance
    problem: str


Order: TypeAlias = Start | Kill | Send | Deliver | GiveUp


@dataclass(slots=True)
class _Line:
    ticket: Ticket
    utterance: Utterance
    attempts: int = 0


@dataclass(slots=True)
class Dispatcher:
    """Sends lines to one worker, one at a time, in the order asked.

    A worker that dies, hangs or refuses a line is replaced at once, also while nothing is asked, so that
    the next line finds one ready. Its line is tried once more and then given up. Three workers in a row
    that never become ready, or one that says it cannot work, end the voice: `problem` says why.
    """

    patience: Patience = field(default_factory=Patience)
    problem: str = ""
    _worker: int = 0
    _ready: bool = False
    _deadline: float | None = None
    _current: _Line | None = None
    _waiting: deque[_Line] = field(default_factory=deque)
    _failed_starts: int = 0
    _orders: list[Order] = field(default_factory=list)

    def start(self, now: float) -> list[Order]:
        """The orders that bring up the first worker."""
        self._start_worker(now)
        return self._taken()

    def handle(self, event: Event, now: float) -> list[Order]:
        """What to do about an event at `now`, in seconds of a clock that never goes back."""
        match event:
            case Asked(ticket, utterance):
                self._waiting.append(_Line(ticket, utterance))
            case Cancelled(ticket):
                self._waiting = deque(line for line in self._waiting if line.ticket != ticket)
            case Heard(worker, frame) if worker == self._worker:
                self._hear(frame, now)
            case Ended(worker, reason) if worker == self._worker:
                self._lose_worker(reason, now)
            case Tick() if self._deadline is not None and now >= self._deadline:
                self._replace_worker("it stopped answering", now)
        self._send_next(now)
        return self._taken()

    def seconds_left(self, now: float) -> float | None:
        """Seconds until a `Tick` is needed, or None when nothing is being waited for."""
        return None if self._deadline is None else max(0.0, self._deadline - now)

    def _hear(self, frame: Frame, now: float) -> None:
        match frame.header:
            case {"ready": True}:
                self._ready, self._failed_starts, self._deadline = True, 0, None
            case {"cannot": str(why)}:
                self._orders.append(Kill(self._worker))
                self._end_voice(why)
            case {"ticket": ticket, **rest} if self._current and ticket == self._current.ticket:
                self._hear_line(self._current, frame, rest, now)

    def _hear_line(self, line: _Line, frame: Frame, answer: dict[str, Any], now: float) -> None:
        if "fault" in answer:
            self._replace_worker(str(answer["fault"]), now)
            return
        self._current, self._deadline = None, None
        self._orders.append(Deliver(line.ticket, line.utterance, frame))

    def _replace_worker(self, reason: str, now: float) -> None:
        self._orders.append(Kill(self._worker))
        self._lose_worker(reason, now)

    def _lose_worker(self, reason: str, now: float) -> None:
        self._failed_starts += 0 if self._ready else 1
        self._ready, self._deadline = False, None
        if self._current is not None:
            self._put_back(self._current, reason)
        if self._failed_starts >= _FAILED_STARTS:
            self._end_voice(f"The speech engine does not start: {reason}.")
        else:
            self._start_worker(now)

    def _put_back(self, line: _Line, reason: str) -> None:
        self._current = None
        if line.attempts < _ATTEMPTS:
            self._waiting.appendleft(line)
        else:
            self._orders.append(GiveUp(line.ticket, line.utterance, f"The voice failed: {reason}."))

    def _start_worker(self, now: float) -> None:
        self._worker += 1
        self._deadline = now + self.patience.start
        self._orders.append(Start(self._worker))

    def _end_voice(self, problem: str) -> None:
        self._worker, self._ready, self._deadline, self.problem = -1, False, None, problem

    def _send_next(self, now: float) -> None:
        if self.problem:
            self._orders += [GiveUp(line.ticket, line.utterance, self.problem) for line in self._waiting]
            self._waiting.clear()
        elif self._ready and self._current is None and self._waiting:
            line = self._current = self._waiting.popleft()
            line.attempts += 1
            allowed = self.patience.line + self.patience.per_character * len(line.utterance.text)
            self._deadline = now + allowed
            self._orders.append(Send(self._worker, line.ticket, line.utterance))

    def _taken(self) -> list[Order]:
        orders, self._orders = self._orders, []
        return orders
