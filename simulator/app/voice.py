"""The voice as the window asks for it, spoken by the speech room."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from simulator.app.clip_files import recording_of
from simulator.desktop.ports import SpokenLine, VoicedLine
from simulator.speech.clips import ClipSpeaker
from simulator.speech.manner import in_manner
from simulator.speech.speaker import Ticket, Utterance, VoiceSpec


def utterance_of(line: SpokenLine) -> Utterance:
    """The line in the person's voice, as the mood and the delivery make it sound."""
    gender: Literal["female", "male"] = "male" if line.gender == "male" else "female"
    plain = Utterance(line.text, line.language, VoiceSpec(gender, line.variant, line.rate, line.pitch))
    return in_manner(plain, line.patience, line.trust, line.delivery or None)


def ask(speaker: ClipSpeaker, line: SpokenLine, clips: Path) -> Ticket:
    """Ask for a line: from its recording in the folder of clips where there is one, else from the voice."""
    recording = recording_of(line, clips)
    if recording is None:
        return speaker.request(utterance_of(line))
    return speaker.request_clip(recording, utterance_of(line))


class WindowVoice:
    """Hands lines to a speaker; a line with a recording is heard from its file."""

    def __init__(self, speaker: ClipSpeaker, clip_folder: Callable[[str], Path]) -> None:
        """`clip_folder` says where the recordings of a scenario are, by its id."""
        self._speaker = speaker
        self._clip_folder = clip_folder

    @property
    def problem(self) -> str:
        return self._speaker.problem

    def say(self, line: SpokenLine) -> int:
        return ask(self._speaker, line, self._clip_folder(line.scenario))

    def poll(self) -> Sequence[VoicedLine]:
        return [
            VoicedLine(done.ticket, done.spoken.wav, done.spoken.seconds, done.spoken.onsets)
            for done in self._speaker.poll()
        ]

    def cancel(self, ticket: int) -> None:
        self._speaker.cancel(Ticket(ticket))

    def close(self) -> None:
        self._speaker.close()
