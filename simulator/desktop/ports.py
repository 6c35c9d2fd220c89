"""What the window asks of the rest of the product; `simulator.app` wires it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from simulator.desktop.view.library import Card, Mode
from simulator.desktop.view.menu import Preferences

if TYPE_CHECKING:  # the first frame does not wait for the machinery of calls
    from scoring.scorecard import Scorecard
    from simulator.analysis.reviewed import Review
    from simulator.call.decide import Command, Refused
    from simulator.call.events import Event
    from simulator.call.session import Session
    from simulator.desktop.kit.sounds import Sound
    from simulator.desktop.results_ports import Results
    from simulator.desktop.shift_ports import Shifts
    from simulator.desktop.view.draft import DraftView


class Attempt(Protocol):
    """A call or series being played. What `do` returns is on disk already, or `problem` says why not."""

    @property
    def session(self) -> "Session": ...

    @property
    def mode(self) -> Mode: ...

    @property
    def problem(self) -> str:
        """One sentence when the last step could not be stored; empty otherwise."""
        ...

    @property
    def last_at(self) -> float:
        """Seconds from the start to the last event; a resumed clock goes on from here."""
        ...

    def do(self, command: "Command") -> "tuple[Event, ...] | Refused": ...

    def result(self) -> "Scorecard | None":
        """The recorded score of an attempt that is over, or None while it is being worked out.

        Asked again and again by the window, so it never takes long.
        """
        ...

    @property
    def label(self) -> str:
        """What sets the attempt apart, as `Retry from reply 3`; empty for an ordinary one."""
        ...

    def begin_review(self) -> None:
        """Starts on the review of an attempt that is over, beside the window."""
        ...

    def review(self) -> "Review | None":
        """What every reply cost, or None while it is being worked out; asked as often as `result`."""
        ...

    def retry(self, step: int) -> "Attempt | Unplayable":
        """A retry for practice that stands where this attempt stood before its step of that number."""
        ...


@dataclass(frozen=True, slots=True)
class Shelf:
    """The cards of the library, and one sentence when some could not be read."""

    cards: tuple[Card, ...]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Unplayable:
    """Why an attempt cannot begin, in one sentence."""

    reason: str


class Desk(Protocol):
    """The library and the record."""

    def shelf(self, trainee: str) -> Shelf:
        """Every scenario, with how it went for this trainee and what of it is unfinished."""
        ...

    def begin(self, scenario: str, trainee: str, mode: Mode) -> Attempt | Unplayable:
        """A fresh attempt; its first phone rings."""
        ...

    def resume(self, scenario: str, trainee: str) -> Attempt | Unplayable | None:
        """The trainee's unfinished attempt at the scenario, where it was left; None if there is none."""
        ...

    def keep(self, preferences: Preferences) -> str:
        """Keeps the settings; a sentence if that fails."""
        ...

    def shifts(self) -> "Shifts":
        """The shifts among the cards."""
        ...

    def results(self) -> "Results":
        """What all trainees' attempts show; nothing is read before it is asked for."""
        ...


class Draft(Protocol):
    """A scenario that is played while its author writes it. Asked between frames, so it never takes long."""

    def poll(self) -> "DraftView | None":
        """What is to be said of the text as it was saved last; the same value while nothing changes."""
        ...

    def carried(self, attempt: Attempt) -> Attempt | Unplayable | None:
        """The attempt on the newest text that can be played, as near as can be to where it stood.

        None where it is on that text already; why not, once, is then said by `poll` too.
        """
        ...


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line to be said aloud: the words, the person's voice, and the state they are in.

    `rate` is in words a minute, `pitch` 0..99, patience and trust 0..10; `clip` names a recording to be
    heard in place of a synthetic voice. The scenario's id, the state as `call/state` and the id of who
    says it (empty for the caller) tell which line it is.
    """

    text: str
    language: str = "en"
    gender: str = "female"
    variant: int = 1
    rate: int = 175
    pitch: int = 50
    patience: float = 5
    trust: float = 5
    delivery: str = ""
    clip: str = ""
    scenario: str = ""
    state: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class VoicedLine:
    """The answer to a ticket: WAV bytes or None, its length, and (start, end, ms) for every word."""

    ticket: int
    wav: bytes | None
    seconds: float
    words: tuple[tuple[int, int, int], ...]


class Voice(Protocol):
    """A voice that never makes the window wait."""

    @property
    def problem(self) -> str:
        """Why nothing is heard, in one sentence; empty while the voice works."""
        ...

    def say(self, line: SpokenLine) -> int:
        """Asks for a line and returns its ticket; the line comes from a later `poll`."""
        ...

    def poll(self) -> Sequence[VoicedLine]: ...

    def cancel(self, ticket: int) -> None: ...

    def close(self) -> None: ...


class Sounds(Protocol):
    """The loudspeaker; `kit.audio.Audio` is one."""

    def play_voice(self, wav: bytes) -> float: ...

    def voice_position_ms(self) -> float | None: ...

    def voice_level(self) -> float: ...

    def stop_voice(self) -> None: ...

    def pause(self, on: bool) -> None: ...

    def ring(self, on: bool) -> None: ...

    def music(self, on: bool) -> None: ...

    def effect(self, sound: "Sound") -> None: ...

    def set_volumes(self, voice: float = 1.0, effects: float = 1.0, music: float = 1.0) -> None: ...

    def close(self) -> None: ...
