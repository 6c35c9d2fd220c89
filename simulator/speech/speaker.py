"""What is asked of a voice, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NewType, Protocol, TypeAlias

Gender = Literal["female", "male"]
Ticket = NewType("Ticket", int)

Onset: TypeAlias = tuple[int, int, int]
"""A word and when it is heard: first character, character after the last, ms from the start of the line."""


@dataclass(frozen=True, slots=True)
class VoiceSpec:
    """One person's voice.

    `variant` 1-5 tells people of one gender apart, `rate` is in words a minute, `pitch` is 0-99 with 50
    as that person's ordinary pitch.
    """

    gender: Gender = "female"
    variant: int = 1
    rate: int = 175
    pitch: int = 50


@dataclass(frozen=True, slots=True)
class Utterance:
    """One line to be said. `language` is a tag such as `en`, `en-GB`, `zh` or `vi`; `volume` is 0-1."""

    text: str
    language: str = "en"
    voice: VoiceSpec = VoiceSpec()
    volume: float = 1.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line ready to be heard.

    `wav` is a whole WAV file (22050 Hz, mono, 16 bit), or None when the line has captions only; `seconds`
    and `onsets` are then estimates. Onsets index the text of the utterance and never go back in time.
    """

    wav: bytes | None
    seconds: float
    onsets: tuple[Onset, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer to a ticket. `problem` is empty, or one sentence on why the line has no sound."""

    ticket: Ticket
    spoken: Spoken
    problem: str = ""


class Speaker(Protocol):
    """A voice that never makes its caller wait: no method takes as long as a millisecond."""

    @property
    def problem(self) -> str:
        """Why nothing is heard, in one sentence; empty while the voice works."""

    def request(self, utterance: Utterance) -> Ticket:
        """Ask for a line. Its answer comes from a later `poll`, in no promised order."""

    def poll(self) -> Sequence[Finished]:
        """The answers that have arrived since the last call, each exactly once."""

    def cancel(self, ticket: Ticket) -> None:
        """Forget a line: its answer never arrives. Unknown and answered tickets are ignored."""

    def close(self) -> None:
        """Let go of every process and file. Requests made afterwards are answered with captions only."""
