"""Playing: the voice, the telephone and the hold music. Without a sound card, the same in silence."""

import contextlib
import io
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread

import pygame

from simulator.desktop.kit.loudness import SILENT, Loudness, measure
from simulator.desktop.kit.sounds import RATE, Sound, samples

BUFFER = 512
FADE_MS = 120
VOICE, RING, MUSIC, EFFECTS = range(4)


@contextlib.contextmanager
def quiet_stderr() -> Iterator[None]:
    """Sends what C libraries write to stderr to nowhere: ALSA complains there, and nobody can act on it."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@dataclass(slots=True)
class _Voice:
    """The line being said: measured by the clock, so that captions run alike with and without sound."""

    loudness: Loudness
    began: float
    held_at: float | None = None

    def position_ms(self, clock_now: float) -> float:
        until = clock_now if self.held_at is None else self.held_at
        return 1000 * (until - self.began)


class Audio:
    """One voice at a time, the ring and short effects, and music, each with its own volume 0..1."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Opens nothing yet. `clock` gives seconds."""
        self._clock = clock
        self._audible = False
        self._voice: _Voice | None = None
        self._paused = False
        self._preparing: Thread | None = None
        self._playing: set[Sound] = set()
        self._volumes = {VOICE: 1.0, EFFECTS: 1.0, MUSIC: 1.0}
        self._made: dict[Sound, pygame.mixer.Sound] = {}

    def open(self) -> bool:
        """Starts the sound card; False when there is none, and then everything plays in silence."""
        with quiet_stderr():
            try:
                pygame.mixer.init(RATE, -16, 1, BUFFER, allowedchanges=0)
                pygame.mixer.set_num_channels(8)
                pygame.mixer.set_reserved(4)
                self._audible = True
            except pygame.error:
                self._audible = False
        if self._audible:
            self._apply_volumes()
            self._preparing = Thread(target=self._prepare, name="desk-sounds", daemon=True)
            self._preparing.start()
        return self._audible

    def _prepare(self) -> None:
        """Makes the sounds before they are wanted, so that no frame waits for them."""
        with contextlib.suppress(pygame.error):
            for sound in Sound:
                if self._audible:
                    self._sound(sound)

    @property
    def audible(self) -> bool:
        """Whether anything can be heard at all."""
        return self._audible

    def play_voice(self, wav: bytes) -> float:
        """Plays a WAV file's bytes in place of the line being said; returns its length in ms.

        Returns 0 for bytes that are no WAV: the captions go on without it."""
        self.stop_voice()
        loudness = measure(wav)
        if not loudness.length_ms:
            return 0.0
        if self._audible:
            with contextlib.suppress(pygame.error):
                self._channel(VOICE).play(pygame.mixer.Sound(file=io.BytesIO(wav)))
                if self._paused:
                    self._channel(VOICE).pause()
        now = self._clock()
        self._voice = _Voice(loudness, now, held_at=now if self._paused else None)
        return loudness.length_ms

    def voice_position_ms(self) -> float | None:
        """How much of the voice has been said, in ms; None when nothing is being said."""
        if self._voice is None:
            return None
        position = self._voice.position_ms(self._clock())
        if position >= self._voice.loudness.length_ms:
            self._voice = None
            return None
        return position

    def voice_length_ms(self) -> float:
        """The length of the line being said, in ms; 0 when nothing is being said."""
        return self._speaking().length_ms

    def voice_level(self) -> float:
        """How loud the voice is at this moment, 0..1: what the mouth follows."""
        position = self.voice_position_ms()
        return 0.0 if position is None else self._speaking().at(position)

    def _speaking(self) -> Loudness:
        return SILENT if self.voice_position_ms() is None or self._voice is None else self._voice.loudness

    def stop_voice(self) -> None:
        """Cuts the line short."""
        self._voice = None
        if self._audible:
            self._channel(VOICE).stop()

    def pause(self, on: bool) -> None:
        """Holds every sound where it is, or lets it go on."""
        if on == self._paused:
            return
        self._paused = on
        now = self._clock()
        if self._voice and on:
            self._voice.held_at = now
        elif self._voice and self._voice.held_at is not None:
            self._voice.began += now - self._voice.held_at
            self._voice.held_at = None
        if self._audible:
            (pygame.mixer.pause if on else pygame.mixer.unpause)()

    def ring(self, on: bool) -> None:
        """Starts or stops the telephone."""
        self._loop(Sound.RING, RING, on)

    def music(self, on: bool) -> None:
        """Starts or stops the hold music."""
        self._loop(Sound.MUSIC, MUSIC, on)

    def _loop(self, sound: Sound, channel: int, on: bool) -> None:
        if on == (sound in self._playing):
            return
        (self._playing.add if on else self._playing.discard)(sound)
        if not self._audible:
            return
        if on:
            self._channel(channel).play(self._sound(sound), loops=-1, fade_ms=FADE_MS // 4)
        else:
            self._channel(channel).fadeout(FADE_MS)

    def effect(self, sound: Sound) -> None:
        """Plays a short sound once."""
        if self._audible:
            self._channel(EFFECTS).play(self._sound(sound))

    def playing(self, sound: Sound) -> bool:
        """Whether the ring or the music is on."""
        return sound in self._playing

    def set_volumes(self, voice: float = 1.0, effects: float = 1.0, music: float = 1.0) -> None:
        """Sets the volumes, each 0..1."""
        for channel, volume in ((VOICE, voice), (EFFECTS, effects), (MUSIC, music)):
            self._volumes[channel] = min(1.0, max(0.0, volume))
        self._apply_volumes()

    def _apply_volumes(self) -> None:
        if self._audible:
            for channel, volume in {**self._volumes, RING: self._volumes[EFFECTS]}.items():
                self._channel(channel).set_volume(volume)

    def close(self) -> None:
        """Stops everything and lets go of the sound card."""
        self._voice = None
        self._playing.clear()
        if self._audible:
            self._audible = False
            if self._preparing:
                self._preparing.join()
            self._made.clear()
            with quiet_stderr():
                pygame.mixer.quit()

    def _channel(self, channel: int) -> pygame.mixer.Channel:
        return pygame.mixer.Channel(channel)

    def _sound(self, sound: Sound) -> pygame.mixer.Sound:
        if sound not in self._made:
            self._made[sound] = pygame.mixer.Sound(buffer=samples(sound))
        return self._made[sound]
