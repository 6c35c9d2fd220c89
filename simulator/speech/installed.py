"""Which voices this machine has, asked of the engine in a process that may fail."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from simulator.speech.choosing import NO_LIBRARY
from simulator.speech.frames import Frame, FrameReader
from simulator.speech.process import worker_environment
from simulator.speech.speaker import Gender, VoiceSpec
from simulator.speech.voices import InstalledVoice, espeak_language, espeak_voices, installed_voice

_SECONDS = 30.0
_COMMAND = (sys.executable, "-m", "simulator.speech.worker.listing")
_NO_ANSWER = "There is no voice because the speech engine does not start."


@dataclass(frozen=True, slots=True)
class Installed:
    """An engine (`espeak`, `sapi5`, `nsss`) and its voices."""

    engine: str
    voices: tuple[InstalledVoice, ...]

    def speaking(self, language: str) -> tuple[InstalledVoice, ...]:
        """The voices that speak a language; none where another language has to do."""
        if self.engine == "espeak":
            found = espeak_language(language, self.voices)
            return (found,) if found else ()
        return tuple(one for one in self.voices if installed_voice(language, VoiceSpec(), (one,)))

    def voice_of(self, language: str, voice: VoiceSpec) -> str:
        """What the engine calls the voice that a person speaks with; empty for its default voice."""
        if self.engine != "espeak":
            return installed_voice(language, voice, self.voices) or ""
        names = espeak_voices(language, voice)
        return names[-1] if espeak_language(language, self.voices) is None else self._first_known(names)

    def _first_known(self, names: Sequence[str]) -> str:
        return next(name for name in names if espeak_language(name.split("+")[0], self.voices))


@dataclass(frozen=True, slots=True)
class NoVoices:
    """Why there are none, in one sentence."""

    reason: str


def installed_voices(command: Sequence[str] = _COMMAND) -> Installed | NoVoices:
    """The engine of this machine and what it speaks. `command` writes the answer to its output."""
    if find_spec("pyttsx3") is None:
        return NoVoices(NO_LIBRARY)
    try:
        ran = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=worker_environment(),
            timeout=_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return NoVoices(_NO_ANSWER)
    frame = next(FrameReader().feed(ran.stdout), Frame({}))
    match frame.header:
        case {"engine": str(engine), "voices": [_, *_] as voices}:
            return Installed(engine, tuple(_voice(*voice) for voice in voices))
        case {"engine": _}:
            return NoVoices("There is no voice because the speech engine has none installed.")
        case {"cannot": str(why)}:
            return NoVoices(why)
    return NoVoices(_NO_ANSWER)


def _voice(id: str, languages: list[str], gender: str | None, name: str) -> InstalledVoice:
    known: Gender | None = "female" if gender == "female" else "male" if gender == "male" else None
    return InstalledVoice(id, tuple(languages), known, name.strip())
