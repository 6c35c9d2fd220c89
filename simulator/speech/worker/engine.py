"""Rendering a line with pyttsx3, as it can be trusted: one line at a time, waited for, checked, repeated."""

import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.speech.digits import as_read_out
from simulator.speech.plausible import fault_of
from simulator.speech.speaker import Spoken, Utterance
from simulator.speech.timing import EngineMark, align
from simulator.speech.voices import InstalledVoice, espeak_pitch, espeak_voices, installed_voice
from simulator.speech.wav import RATE, wav_of
from simulator.speech.words import speakable
from simulator.speech.worker.espeak import EspeakEvents, make_espeak_loadable
from simulator.speech.worker.sound_file import read_sound

_RENDERS = 3


class EngineUnusable(Exception):
    """There is no speech on this machine; the message is one sentence for the trainee."""


@dataclass(slots=True)
class Renderer:
    """A pyttsx3 engine. `events` is there when the engine is espeak."""

    engine: Any
    scratch: Path
    events: EspeakEvents | None
    installed: Sequence[InstalledVoice]
    errors: list[Exception] = field(default_factory=list)
    speaking_as: Sequence[str] = ()

    def render(self, utterance: Utterance) -> Spoken | str:
        """The spoken line, or why there is none after several tries."""
        fault = ""
        for _ in range(_RENDERS):
            try:
                samples, marks, end_ms = self._render_once(utterance)
            except (OSError, ValueError, RuntimeError) as error:
                fault = f"{error}"
                continue
            fault = fault_of(samples, utterance.text, utterance.voice.rate, utterance.volume, end_ms)
            if not fault:
                seconds = len(samples) / 2 / RATE
                return Spoken(wav_of(samples), seconds, align(utterance.text, marks, seconds))
        return fault

    def _render_once(self, utterance: Utterance) -> tuple[bytes, Sequence[EngineMark], int | None]:
        path = self.scratch / ("line.aiff" if self.engine.driver_name == "nsss" else "line.wav")
        path.unlink(missing_ok=True)
        self._be(utterance)
        if self.events:
            self.events.begin()
        said = as_read_out(speakable(utterance.text), utterance.language)
        self.engine.save_to_file(said, str(path))
        self._run()
        marks, end_ms = self.events.finish() if self.events else ((), None)
        try:
            return read_sound(path.read_bytes()), marks, end_ms
        finally:
            path.unlink(missing_ok=True)

    def _run(self) -> None:
        if self.engine.driver_name != "sapi5":
            self.engine.runAndWait()
            return
        # The sapi5 driver writes files within the pump; its own loop waits for an event that may not come.
        self.engine.startLoop(False)
        self.engine.iterate()
        self.engine.endLoop()

    def _be(self, utterance: Utterance) -> None:
        voice = utterance.voice
        if self.events:
            self._take_espeak_voice(espeak_voices(utterance.language, voice))
            self.engine.setProperty("pitch", espeak_pitch(voice))
        else:
            chosen = installed_voice(utterance.language, voice, self.installed)
            if chosen is not None:
                self.engine.setProperty("voice", chosen)
        self.engine.setProperty("rate", voice.rate)
        self.engine.setProperty("volume", utterance.volume)

    def _take_espeak_voice(self, names: Sequence[str]) -> None:
        if names == self.speaking_as:
            return
        self.speaking_as = names
        for name in names:
            self.errors.clear()
            self.engine.setProperty("voice", name)
            if not self.errors:
                return


def open_renderer(scratch: Path) -> Renderer:
    """Start the engine of this operating system.

    Raises EngineUnusable when there is none that works.
    """
    if sys.platform.startswith("linux"):
        make_espeak_loadable()
    try:
        engine = importlib.import_module("pyttsx3").init()
    except Exception as error:
        raise EngineUnusable(_why(error)) from error
    installed = () if engine.driver_name == "espeak" else installed_in(engine)
    renderer = Renderer(engine, scratch, _events_of(engine), installed)
    engine.connect("error", lambda **told: renderer.errors.append(told["exception"]))
    return renderer


def _events_of(engine: Any) -> EspeakEvents | None:
    if engine.driver_name != "espeak":
        return None
    _warm_up(engine)
    return EspeakEvents(engine.proxy._driver)


def _warm_up(engine: Any) -> None:
    """Run the queue once: until then pyttsx3 only collects settings, and their errors come too late."""
    engine.runAndWait()


def installed_in(engine: Any) -> tuple[InstalledVoice, ...]:
    """Every voice an engine has; none where its driver cannot say."""
    try:
        return tuple(_installed(voice) for voice in engine.getProperty("voices"))
    except Exception:  # One oddly registered voice spoils the drivers' lists; the default voice still speaks.
        return ()


def _installed(voice: Any) -> InstalledVoice:
    gender = str(voice.gender or "").lower()
    return InstalledVoice(
        str(voice.id),
        tuple(str(language) for language in voice.languages or () if language),
        "female" if "female" in gender else "male" if "male" in gender else None,
        str(voice.name or ""),
    )


def _why(error: Exception) -> str:
    if isinstance(error, ImportError):
        return f"There is no voice because {error.name or 'pyttsx3'} cannot be imported."
    said = str(error).strip().rstrip(".") or type(error).__name__
    return f"There is no voice because the speech engine does not start: {said}."
