"""What is special about espeak: finding its library, and its events with the place of each word."""

import ctypes
import importlib
import os
from collections.abc import Sequence
from threading import Event
from typing import Any

from simulator.speech.timing import EngineMark

_LIST_END, _WORD, _SPEECH_END, _MESSAGE_END = 0, 1, 5, 6
_RENDER_SECONDS = 60.0


def make_espeak_loadable() -> None:
    """Load the espeak library that comes with espeakng-loader, so that pyttsx3 finds it by its name.

    Without that package, or when its library does not load, pyttsx3 is left to find a system one.
    """
    try:
        loader = importlib.import_module("espeakng_loader")
        ctypes.CDLL(loader.get_library_path(), ctypes.RTLD_GLOBAL)
        os.environ["ESPEAK_DATA_PATH"] = loader.get_data_path()
    except (ImportError, OSError, RuntimeError):
        return


class EspeakEvents:
    """Listens to what espeak reports while pyttsx3 renders a line, and to the true end of it.

    pyttsx3 may return before espeak's own thread has written the file: that is where empty files come
    from on a busy machine. `finish` waits for the last event instead.
    """

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self._marks: list[EngineMark] = []
        self._end_ms: int | None = None
        self._failure: Exception | None = None
        self._done = Event()
        importlib.import_module("pyttsx3.drivers._espeak").SetSynthCallback(self._on_sound)

    def begin(self) -> None:
        """Forget the line before."""
        self._marks, self._end_ms, self._failure = [], None, None
        self._done.clear()

    def finish(self) -> tuple[Sequence[EngineMark], int | None]:
        """Wait for the end of the line; its word marks, and the ms at which the speech ends.

        Raises RuntimeError when the line did not end or its file could not be written.
        """
        if not self._done.wait(_RENDER_SECONDS):
            raise RuntimeError("espeak did not finish the line")
        if self._failure is not None:
            raise RuntimeError(f"{self._failure}")
        return tuple(self._marks), self._end_ms

    def _on_sound(self, samples: Any, count: int, events: Any) -> int:
        ended = self._note(events)
        try:
            return int(self._driver._onSynth(samples, count, events))
        except (OSError, RuntimeError, ValueError) as error:
            self._failure = error
            return 1
        finally:
            if ended:
                self._done.set()

    def _note(self, events: Any) -> bool:
        index = 0
        while (event := events[index]).type != _LIST_END:
            if event.type == _WORD:
                self._marks.append((event.text_position - 1, event.audio_position))
            elif event.type == _SPEECH_END:
                self._end_ms = event.audio_position
            elif event.type == _MESSAGE_END:
                return True
            index += 1
        return False
