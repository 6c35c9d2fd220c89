"""The voice as the window asks for it, spoken by the speech room."""

from collections.abc import Sequence
from typing import Literal

from simulator.desktop.ports import SpokenLine, VoicedLine
from simulator.speech.clips import ClipSpeaker
from simulator.speech.manner import in_manner
from simulator.speech.speaker import Ticket, Utterance, VoiceSpec


def utterance_of(line: SpokenLine) -> Utterance:
    """The line in the person's voice, as the mood and the delivery make it sound."""
    gender: Literal["female", "male"] = "male" if line.gender == "male" else "female"
    plain = Utterance(line.text, line.language, VoiceSpec(gender, line.variant, line.rate, line.pitch))
    return in_manner(plain, line.patience, line.trust, line.delivery or None)


class WindowVoice:
    """Hands lines to a speaker; a line with a recording is heard from its file."""

    def __init__(self, speaker: ClipSpeaker) -> None:
        self._speaker = speaker

    @property
    def problem(self) -> str:
        return self._speaker.problem

    def say(self, line: SpokenLine) -> int:
        if line.clip:
            return self._speaker.request_clip(line.clip, utterance_of(line))
        return self._speaker.request(utterance_of(line))

    def poll(self) -> Sequence[VoicedLine]:
        return [
            VoicedLine(done.ticket, done.spoken.wav, done.spoken.seconds, done.spoken.onsets)
            for done in self._speaker.poll()
        ]

    def cancel(self, ticket: int) -> None:
        self._speaker.cancel(Ticket(ticket))

    def close(self) -> None:
        self._speaker.close()
