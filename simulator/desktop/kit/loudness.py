"""How loud a recording is from moment to moment: what a talking mouth follows."""

import io
import math
import sys
import wave
from array import array
from dataclasses import dataclass

STEP_MS = 40


@dataclass(frozen=True, slots=True)
class Loudness:
    """A recording's length in ms and its loudness 0..1 in steps of `STEP_MS`."""

    length_ms: float
    levels: tuple[float, ...]

    def at(self, ms: float) -> float:
        """The loudness at a moment; 0 outside the recording."""
        step = int(ms // STEP_MS)
        return self.levels[step] if 0 <= step < len(self.levels) else 0.0


SILENT = Loudness(0.0, ())


def measure(wav: bytes) -> Loudness:
    """The loudness of a WAV file's bytes. Bytes that are no WAV have length 0."""
    try:
        with wave.open(io.BytesIO(wav)) as file:
            rate, width, channels = file.getframerate(), file.getsampwidth(), file.getnchannels()
            data = file.readframes(file.getnframes())
    except (wave.Error, EOFError, ValueError):
        return SILENT
    if not rate or not data:
        return SILENT
    length = 1000 * len(data) / (rate * width * channels)
    return Loudness(length, _levels(data, rate * channels) if width == 2 else ())


def _levels(data: bytes, rate: int) -> tuple[float, ...]:
    samples = array("h", data[: len(data) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    step = max(1, rate * STEP_MS // 1000)
    # Every eighth sample is enough for a mouth, and keeps the wait before the first word short.
    peaks = [max(map(abs, samples[at : at + step : 8]), default=0) for at in range(0, len(samples), step)]
    loudest = max(peaks, default=0) or 1
    return tuple(math.sqrt(peak / loudest) if peak > loudest * 0.03 else 0.0 for peak in peaks)
