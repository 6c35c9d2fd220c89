"""Recorded lines, played in place of the voice."""

from itertools import count
from pathlib import Path

from simulator.speech.speaker import Finished, Speaker, Spoken, Ticket, Utterance
from simulator.speech.timing import align
from simulator.speech.wav import seconds_of, wav_of
from simulator.speech.worker.sound_file import read_sound


class ClipSpeaker:
    """A speaker that answers from a folder of recordings where a line names one, else from the voice.

    A recording that is missing or cannot be read leaves its line to the voice, and `problem` says so.
    """

    def __init__(self, voice: Speaker, folder: Path) -> None:
        self._voice = voice
        self._folder = folder
        self._tickets = count(-1, -1)
        self._ready: list[Finished] = []
        self._missing = ""

    @property
    def problem(self) -> str:
        return self._voice.problem or self._missing

    def request(self, utterance: Utterance) -> Ticket:
        return self._voice.request(utterance)

    def request_clip(self, name: str, utterance: Utterance) -> Ticket:
        """Ask for a recording by its file name; the utterance is what is said in it."""
        try:
            spoken = _recorded(self._folder / Path(name).name, utterance)
        except (OSError, ValueError) as error:
            self._missing = f"The recording {name} is not used: {error}."
            return self._voice.request(utterance)
        ticket = Ticket(next(self._tickets))
        self._ready.append(Finished(ticket, spoken))
        return ticket

    def poll(self) -> list[Finished]:
        finished = [*self._ready, *self._voice.poll()]
        self._ready.clear()
        return finished

    def cancel(self, ticket: Ticket) -> None:
        if ticket < 0:
            self._ready = [finished for finished in self._ready if finished.ticket != ticket]
        else:
            self._voice.cancel(ticket)

    def close(self) -> None:
        self._voice.close()


def _recorded(file: Path, utterance: Utterance) -> Spoken:
    wav = wav_of(read_sound(file.read_bytes()))
    seconds = seconds_of(wav)
    if not seconds:
        raise ValueError(f"{file} is empty")
    return Spoken(wav, seconds, align(utterance.text, (), seconds))
