"""Tones from arithmetic: short tables repeated, shaped and added, since a sine for each sample is slow."""

import math
from array import array
from collections.abc import Sequence
from itertools import accumulate, cycle, islice, repeat
from operator import add, mul, rshift
from typing import TypeAlias

RATE = 22050
LONGEST_TABLE = 600

Wave = list[float]
Samples: TypeAlias = "array[int]"


def frames(seconds: float) -> int:
    """How many samples that is."""
    return round(seconds * RATE)


def table(hertz: float, harmonics: Sequence[float] = (1.0,)) -> Wave:
    """Whole turns of a tone, ready to be repeated; `harmonics` are the strengths of 1, 2, 3 … times it.

    As many turns are taken as make the length come closest to whole samples: the pitch is then true."""
    period = RATE / hertz
    most = max(1, int(LONGEST_TABLE / period))
    turns = min(range(1, most + 1), key=lambda count: abs(count * period - round(count * period)) / count)
    length = round(turns * period)
    sine = [math.sin(math.tau * turns * at / length) for at in range(length)]
    wave = [0.0] * length
    for order, strength in enumerate(harmonics, start=1):
        overtone = [sine[order * at % length] for at in range(length)]
        wave = list(map(add, wave, scaled(overtone, strength)))
    return wave


def tone(hertz: float, seconds: float, harmonics: Sequence[float] = (1.0,)) -> Wave:
    """A steady tone."""
    return list(islice(cycle(table(hertz, harmonics)), frames(seconds)))


def decay(seconds: float, half_life: float, attack: float = 0.008) -> Wave:
    """The loudness of something struck: up within `attack`, then halved every `half_life`, ending at 0."""
    length, rise = frames(seconds), frames(attack)
    fade = min(length, frames(0.03))
    factor = 0.5 ** (1 / (half_life * RATE))
    loudness = list(accumulate(repeat(factor, length - 1), mul, initial=1.0))
    for at in range(min(rise, length)):
        loudness[at] *= at / rise
    for at in range(fade):
        loudness[length - 1 - at] *= at / fade
    return loudness


def swell(seconds: float, edge: float = 0.01) -> Wave:
    """The loudness of something switched on and off, softly over `edge` seconds."""
    length, soft = frames(seconds), frames(edge)
    ramp = [0.5 - 0.5 * math.cos(math.pi * at / soft) for at in range(soft)]
    return [*ramp, *repeat(1.0, length - 2 * soft), *reversed(ramp)]


def shaped(wave: Wave, loudness: Wave) -> Wave:
    """The wave at a loudness that changes from sample to sample."""
    return list(map(mul, wave, loudness))


def scaled(wave: Wave, factor: float) -> Wave:
    """The wave at another loudness."""
    return list(map(mul, wave, repeat(factor)))


def mix(track: Wave, wave: Wave, seconds: float) -> None:
    """Adds `wave` to the track from `seconds` on; what runs over the end goes on at the beginning."""
    start = frames(seconds) % len(track)
    room = len(track) - start
    track[start : start + len(wave)] = map(add, track[start : start + len(wave)], wave[:room])
    rest = wave[room:]
    track[: len(rest)] = map(add, track[: len(rest)], rest)


def doubled(loop: Samples) -> Samples:
    """A loop made at half the rate, at the full one: what lies between two samples is their middle."""
    sums = map(add, loop, loop[1:] + loop[:1])
    full = array("h", bytes(4 * len(loop)))
    full[0::2], full[1::2] = loop, array("h", map(rshift, sums, repeat(1)))
    return full


def silence(seconds: float) -> Wave:
    """Nothing, for a while."""
    return [0.0] * frames(seconds)


def noise(seconds: float, dullness: float = 0.6) -> Wave:
    """The same hiss each time; `dullness` 0 bright … 1 muffled."""
    state, low = 12345, 0.0
    hiss: Wave = []
    for _ in range(frames(seconds)):
        state = (1103515245 * state + 12345) % 2**31
        low = dullness * low + (1 - dullness) * (state / 2**30 - 1)
        hiss.append(low)
    return hiss


def to_samples(wave: Wave, peak: float) -> Samples:
    """16-bit samples whose loudest is `peak` (0..1) of what can be played."""
    loudest = max(max(wave), -min(wave)) or 1.0
    return array("h", map(int, map(mul, wave, repeat(32767 * peak / loudest))))
