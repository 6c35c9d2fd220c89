"""The sounds of the desk, made by arithmetic: 16-bit mono at 22,050 Hz, the same on every computer."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from simulator.desktop.kit.waves import (
    RATE,
    Wave,
    decay,
    doubled,
    frames,
    mix,
    noise,
    scaled,
    shaped,
    silence,
    swell,
    to_samples,
    tone,
)

__all__ = ["RATE", "Sound", "samples"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a sound is made: its loudest sample is `peak` (0..1) of what can be played."""

    make: Callable[[], Wave]
    peak: float
    half_rate: bool = False


class Sound(StrEnum):
    """What there is a sound of. `RING` and `MUSIC` are made to be looped."""

    RING = "ring"
    MUSIC = "music"
    CLICK = "click"
    PICK_UP = "pick-up"
    HANG_UP = "hang-up"
    GOOD = "good"
    BAD = "bad"


def samples(sound: Sound) -> bytes:
    """The sound's samples: signed 16-bit, native byte order, mono, 22,050 a second."""
    recipe = RECIPES[sound]
    made = to_samples(recipe.make(), recipe.peak)
    return (doubled(made) if recipe.half_rate else made).tobytes()


def _ring() -> Wave:
    """A desk telephone: two short trills and a rest."""
    low, high = (shaped(tone(hertz, 0.04, (1.0, 0.28, 0.1)), swell(0.04, 0.004)) for hertz in (698.46, 880.0))
    trill = (high + low) * 6
    trill = shaped(trill, swell(len(trill) / RATE, 0.05))
    track = silence(3.0)
    mix(track, trill, 0.02)
    mix(track, trill, 0.7)
    return track


BEAT = 0.5
BARS: tuple[tuple[int, tuple[int, ...], tuple[tuple[float, int], ...]], ...] = (
    # bass, arpeggio, melody as (beat, note); notes are counted in half tones from A at 440 Hz
    (-28, (-16, -12, -9, -12), ((0, 3), (2, 0))),
    (-21, (-17, -12, -9, -12), ((0, -2), (3, 0))),
    (-19, (-16, -12, -7, -12), ((0, 0), (2, -4))),
    (-23, (-16, -11, -7, -11), ((0, -2),)),
    (-28, (-16, -12, -9, -12), ((0, 3), (1.5, 5), (2, 8))),
    (-21, (-17, -14, -9, -14), ((0, 7), (2, 3))),
    (-23, (-16, -11, -7, -11), ((0, 5), (2, 1))),
    (-21, (-17, -14, -11, -14), ((0, 0), (1, -2), (2, -4))),
)


def _music() -> Wave:
    """Eight slow bars of something like an electric piano, whose last notes ring into the first bar.

    It is made at half the rate, in half the time: no note reaches the pitches that this loses."""
    track = silence(len(BARS) * 4 * BEAT / 2)
    bass, middle, melody = _Piano(1.5, 0.8), _Piano(0.8, 0.34), _Piano(1.1, 0.5)
    for bar, (root, arpeggio, tune) in enumerate(BARS):
        start = bar * 4 * BEAT
        mix(track, bass.note(root), start / 2)
        for beat, note in enumerate(arpeggio):
            mix(track, middle.note(note), (start + beat * BEAT) / 2)
        for after, note in tune:
            mix(track, melody.note(note), (start + after * BEAT) / 2)
    return track


class _Piano:
    """Notes of one length and loudness at half the rate: all times are halved, all pitches doubled."""

    def __init__(self, seconds: float, loud: float) -> None:
        self._seconds = seconds / 2
        self._loudness = scaled(decay(seconds / 2, 0.14, attack=0.006), loud)
        self._notes: dict[int, Wave] = {}

    def note(self, note: int) -> Wave:
        """The note so many half tones from A at 440 Hz."""
        if note not in self._notes:
            wave = tone(pitch(note) * 2, self._seconds, (1.0, 0.22, 0.05))
            self._notes[note] = shaped(wave, self._loudness)
        return self._notes[note]


def pitch(note: int) -> float:
    """The frequency in Hz of the note so many half tones from A."""
    return float(440 * 2 ** (note / 12))


def _click() -> Wave:
    return shaped(tone(1300, 0.03, (1.0, 0.4)), decay(0.03, 0.004, attack=0.001))


def _pick_up() -> Wave:
    """A receiver lifted: two soft knocks and a breath of line noise."""
    track = scaled(shaped(noise(0.4, 0.85), swell(0.4, 0.15)), 0.12)
    for at, loud in ((0.0, 1.0), (0.09, 0.6)):
        knock = shaped(tone(190, 0.07, (1.0, 0.5, 0.3)), decay(0.07, 0.011, attack=0.002))
        mix(track, scaled(knock, loud), at)
        mix(track, scaled(shaped(noise(0.03, 0.3), decay(0.03, 0.004, attack=0.001)), loud), at)
    return track


def _hang_up() -> Wave:
    """The other end has gone: a click and three engaged tones."""
    track = silence(1.6)
    mix(track, scaled(_pick_up()[: frames(0.08)], 0.6), 0.0)
    pip = shaped(tone(425, 0.24, (1.0, 0.08)), swell(0.24, 0.015))
    for count in range(3):
        mix(track, pip, 0.2 + 0.45 * count)
    return track


def _chime(notes: tuple[int, ...], gap: float) -> Wave:
    track = silence(0.9 + gap * len(notes))
    loudness = decay(0.85, 0.13, attack=0.004)
    for count, note in enumerate(notes):
        wave = tone(pitch(note), 0.85, (1.0, 0.12, 0.2))
        mix(track, shaped(wave, loudness), count * gap)
    return track


def _good() -> Wave:
    return _chime((3, 7, 10, 15), 0.09)


def _bad() -> Wave:
    return _chime((-5, -9), 0.2)


RECIPES: dict[Sound, Recipe] = {
    Sound.RING: Recipe(_ring, 0.55),
    Sound.MUSIC: Recipe(_music, 0.45, half_rate=True),
    Sound.CLICK: Recipe(_click, 0.25),
    Sound.PICK_UP: Recipe(_pick_up, 0.5),
    Sound.HANG_UP: Recipe(_hang_up, 0.4),
    Sound.GOOD: Recipe(_good, 0.45),
    Sound.BAD: Recipe(_bad, 0.45),
}
