"""Typing while an author writes: a save interrupts the question."""

from collections.abc import Callable

from simulator.terminal.ports import Clock, PatientKeyboard

LOOKS = 0.05
"""Seconds between two looks for news while nobody types."""


class Saved(Exception):
    """The author saved a text that can be played; nothing was typed."""


class WatchedKeyboard:
    """A keyboard whose `line` raises Saved when there is a text to go on with."""

    def __init__(self, keyboard: PatientKeyboard, clock: Clock, saved: Callable[[], bool]) -> None:
        """`saved` is asked again and again whether there is."""
        self._keyboard, self._clock, self._saved = keyboard, clock, saved

    @property
    def live(self) -> bool:
        return self._keyboard.live

    def line(self, seconds: float | None = None) -> str | None:
        """The next line, or None when it does not come in time. Raises EOFError, and Saved."""
        until = None if seconds is None else self._clock() + seconds
        while True:
            if self._saved():
                raise Saved
            left = LOOKS if until is None else min(LOOKS, until - self._clock())
            if self._keyboard.comes(left):
                return self._keyboard.line()
            if until is not None and self._clock() >= until:
                return self._keyboard.line(0.0)
