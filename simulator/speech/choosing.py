"""Choosing between a voice and captions alone."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from simulator.speech.silent import SilentSpeaker
from simulator.speech.speaker import Speaker
from simulator.speech.worker_speaker import WorkerSpeaker

SWITCHED_OFF = "The voice is switched off in the settings."
NO_LIBRARY = "There is no voice because pyttsx3 is not installed: pip install pyttsx3"


@dataclass(frozen=True, slots=True)
class ChosenSpeaker:
    """A speaker, and in one sentence why it has no voice; empty when it has one.

    A voice can still fail to start; the speaker's own `problem` says so later.
    """

    speaker: Speaker
    reason: str


def choose_speaker(voice_on: bool = True, cache_folder: Path | None = None) -> ChosenSpeaker:
    """The best speaker of this machine, at once: a voice is started beside and answers when it is up."""
    reason = _why_silent(voice_on)
    if reason:
        return ChosenSpeaker(SilentSpeaker(reason), reason)
    return ChosenSpeaker(WorkerSpeaker(cache_folder), "")


def _why_silent(voice_on: bool) -> str:
    if not voice_on:
        return SWITCHED_OFF
    return "" if find_spec("pyttsx3") else NO_LIBRARY
