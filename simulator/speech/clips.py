"""Recorded lines, played in place of the voice."""

import wave
from array import array
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path

from simulator.speech.speaker import Finished, Onset, Speaker, Spoken, Ticket, Utterance
from simulator.speech.timing import align
from simulator.speech.wav import RATE, wav_of
from simulator.speech.worker.sound_file import read_sound

_UNREADABLE = "it is no WAV file that can be played; export it as WAV, PCM, 16 bit"
_SILENT = "there is nothing but silence in it"
_EMPTY = "there is no sound in it"
_QUIETEST = 200
"""Of 32767; a room without speech stays below."""
_STEP = RATE // 100


class ClipSpeaker:
    """A speaker that answers from a recording where a line has one, else from the voice.

    Files are read by a thread of their own. A recording that is missing or cannot be used leaves its line
    to the voice, and `problem` says so.
    """

    def __init__(self, voice: Speaker) -> None:
        self._voice = voice
        self._reader = ThreadPoolExecutor(1, "recordings")
        self._tickets = count(-1, -1)
        self._reading: dict[Ticket, tuple[Path, Utterance, Future[Spoken]]] = {}
        self._instead: dict[Ticket, Ticket] = {}
        self._unused = ""

    @property
    def problem(self) -> str:
        return self._voice.problem or self._unused

    def request(self, utterance: Utterance) -> Ticket:
        return self._voice.request(utterance)

    def request_clip(self, path: Path, utterance: Utterance) -> Ticket:
        """Ask for a recording; the utterance is what is said in it."""
        ticket = Ticket(next(self._tickets))
        self._reading[ticket] = path, utterance, self._reader.submit(read_recording, path, utterance.text)
        return ticket

    def poll(self) -> list[Finished]:
        done = [ticket for ticket, (_, _, reading) in self._reading.items() if reading.done()]
        read = [finished for ticket in done if (finished := self._read(ticket))]
        heard = [
            replace(finished, ticket=self._instead.pop(finished.ticket, finished.ticket))
            for finished in self._voice.poll()
        ]
        return read + heard

    def cancel(self, ticket: Ticket) -> None:
        if ticket > 0:
            self._voice.cancel(ticket)
        elif ticket in self._reading:
            del self._reading[ticket]
        for voiced in [voiced for voiced, asked in self._instead.items() if asked == ticket]:
            del self._instead[voiced]
            self._voice.cancel(voiced)

    def close(self) -> None:
        self._reader.shutdown(wait=False, cancel_futures=True)
        self._voice.close()

    def _read(self, ticket: Ticket) -> Finished | None:
        """The recording that was asked for; None once the voice is asked to say the line instead."""
        path, utterance, reading = self._reading.pop(ticket)
        try:
            return Finished(ticket, reading.result())
        except OSError as error:
            self._unused = f"The recording {path.name} is not used: {error.strerror or error}."
        except ValueError as error:
            self._unused = f"The recording {path.name} is not used: {error}."
        self._instead[self._voice.request(utterance)] = ticket
        return None


def read_recording(path: Path, text: str) -> Spoken:
    """A recording of a text in the mixer's shape; its words are timed by where sound begins and ends.

    Raises OSError when the file cannot be read, ValueError when it holds nothing that can be heard.
    """
    samples = _samples(path.read_bytes())
    start, end = _sounding(array("h", samples))
    onsets = tuple(_later(onset, start) for onset in align(text, (), end - start))
    return Spoken(wav_of(samples), len(samples) / 2 / RATE, onsets)


def fault_of_recording(path: Path) -> str:
    """Why a file cannot be used as a recording, in a clause; empty if it can."""
    try:
        with path.open("rb") as file, wave.open(file) as source:
            width, samples = source.getsampwidth(), source.readframes(source.getnframes())
    except OSError as error:
        return error.strerror or str(error)
    except (wave.Error, EOFError):
        return _UNREADABLE
    if not samples:
        return _EMPTY
    # A file of another width is only asked whether it ever changes: its samples are read when it is heard.
    loudness = _loudest(array("h", samples[: len(samples) // 2 * 2])) if width == 2 else len(set(samples))
    return _SILENT if loudness < (_QUIETEST if width == 2 else 2) else ""


def _samples(content: bytes) -> bytes:
    try:
        samples = read_sound(content)
    except ValueError as error:
        raise ValueError(_UNREADABLE) from error
    if not samples:
        raise ValueError(_EMPTY)
    return samples


def _sounding(samples: Sequence[int]) -> tuple[float, float]:
    """The seconds at which sound begins and ends. Raises ValueError when there is none."""
    loud = [at for at in range(0, len(samples), _STEP) if _loudest(samples[at : at + _STEP]) >= _QUIETEST]
    if not loud:
        raise ValueError(_SILENT)
    return loud[0] / RATE, min(loud[-1] + _STEP, len(samples)) / RATE


def _loudest(samples: Sequence[int]) -> int:
    return max(max(samples), -min(samples))


def _later(onset: Onset, seconds: float) -> Onset:
    start, end, ms = onset
    return start, end, ms + round(seconds * 1000)
