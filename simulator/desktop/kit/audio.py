"""Playing: the voice, the telephone and the hold music. Without a sound card, the same in silence."""

import time
from collections.abc import Callable

from simulator.desktop.kit.sounds import Sound


class Audio:
    """One voice at a time, the ring and short effects, and music, each with its own volume 0..1."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Opens nothing yet: `open` does, or the first sound."""
        raise NotImplementedError

    def open(self) -> bool:
        """Starts the sound card; False when there is none, and then everything plays in silence."""
        raise NotImplementedError

    @property
    def audible(self) -> bool:
        """Whether anything can be heard at all."""
        raise NotImplementedError

    def play_voice(self, wav: bytes) -> float:
        """Plays a WAV file's bytes in place of the line being said; returns its length in ms.

        Returns 0 for bytes that are no WAV: the captions go on without it."""
        raise NotImplementedError

    def voice_position_ms(self) -> float | None:
        """How much of the voice has been said, in ms; None when nothing is being said."""
        raise NotImplementedError

    def voice_length_ms(self) -> float:
        """The length of the line being said, in ms; 0 when nothing is being said."""
        raise NotImplementedError

    def voice_level(self) -> float:
        """How loud the voice is at this moment, 0..1: what the mouth follows."""
        raise NotImplementedError

    def stop_voice(self) -> None:
        """Cuts the line short."""
        raise NotImplementedError

    def pause(self, on: bool) -> None:
        """Holds every sound where it is, or lets it go on."""
        raise NotImplementedError

    def ring(self, on: bool) -> None:
        """Starts or stops the telephone."""
        raise NotImplementedError

    def music(self, on: bool) -> None:
        """Starts or stops the hold music."""
        raise NotImplementedError

    def effect(self, sound: Sound) -> None:
        """Plays a short sound once."""
        raise NotImplementedError

    def set_volumes(self, voice: float = 1.0, effects: float = 1.0, music: float = 1.0) -> None:
        """Sets the volumes, each 0..1."""
        raise NotImplementedError

    def close(self) -> None:
        """Stops everything and lets go of the sound card."""
        raise NotImplementedError
