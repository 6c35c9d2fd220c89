"""WAV bytes in the one shape the mixer plays without converting: 22050 Hz, mono, 16 bit."""

from __future__ import annotations

import io
import sys
import wave
from array import array
from collections.abc import Sequence

RATE = 22050
_BYTES = 2


def wav_of(samples: bytes) -> bytes:
    """A WAV file of 16-bit little-endian mono samples at 22050 Hz."""
    held = io.BytesIO()
    with wave.open(held, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(_BYTES)
        out.setframerate(RATE)
        out.writeframes(samples)
    return held.getvalue()


def silence(seconds: float) -> bytes:
    """A WAV file of nothing."""
    return wav_of(bytes(round(seconds * RATE) * _BYTES))


def samples_of(wav: bytes) -> bytes:
    """The samples of a WAV file in the mixer's shape.

    Raises ValueError when the bytes are no such WAV file.
    """
    try:
        with wave.open(io.BytesIO(wav)) as source:
            shape = source.getnchannels(), source.getsampwidth(), source.getframerate()
            samples: bytes = source.readframes(source.getnframes())
    except (wave.Error, EOFError) as error:
        raise ValueError(f"not a WAV file: {error}") from error
    if shape != (1, _BYTES, RATE):
        raise ValueError(f"expected 1 channel of 2 bytes at {RATE} Hz, found {shape}")
    return samples


def seconds_of(wav: bytes) -> float:
    """How long a WAV file in the mixer's shape plays. Raises ValueError when it is not one."""
    return len(samples_of(wav)) / _BYTES / RATE


def join_wavs(parts: Sequence[bytes], gap_seconds: float = 0.4) -> bytes:
    """Several WAV files in the mixer's shape, one after the other with a gap between them, as one file.

    Raises ValueError when a part is not in that shape.
    """
    gap = bytes(round(gap_seconds * RATE) * _BYTES)
    return wav_of(gap.join(samples_of(part) for part in parts))


def to_mixer_shape(samples: bytes, channels: int, width: int, rate: int) -> bytes:
    """Little-endian samples of any common shape as 16-bit mono at 22050 Hz.

    Channels are averaged and the rate is changed by linear interpolation, which is enough for speech.
    `width` is in bytes; raises ValueError for a shape that is not sound.
    """
    if not (1 <= channels <= 8 and width in (1, 2, 3, 4) and 4000 <= rate <= 192_000):
        raise ValueError(f"cannot convert {channels} channels of {width} bytes at {rate} Hz")
    if (channels, width, rate) == (1, _BYTES, RATE):
        return samples[: len(samples) // _BYTES * _BYTES]
    values = _mono(_to_16_bit(samples, width), channels)
    return _to_bytes(values if rate == RATE else _resampled(values, rate))


def _to_16_bit(samples: bytes, width: int) -> array[int]:
    if width == 1:
        return array("h", ((byte - 128) << 8 for byte in samples))
    top = bytearray(len(samples) // width * 2)
    top[0::2], top[1::2] = (samples[byte : len(top) // 2 * width : width] for byte in (width - 2, width - 1))
    values = array("h", bytes(top))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _mono(values: array[int], channels: int) -> array[int]:
    if channels == 1:
        return values
    whole = len(values) // channels * channels
    return array("h", (sum(values[at : at + channels]) // channels for at in range(0, whole, channels)))


def _resampled(values: array[int], rate: int) -> array[int]:
    step = rate / RATE
    last = len(values) - 1
    out = array("h")
    for index in range(int(len(values) / step)):
        at = index * step
        low = min(int(at), last)
        high = min(low + 1, last)
        out.append(round(values[low] + (values[high] - values[low]) * (at - low)))
    return out


def _to_bytes(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values.tobytes()
