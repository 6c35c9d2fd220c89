"""Telling a spoken line from a broken one: engines under load return empty, cut or silent sound."""

from simulator.speech.timing import estimated_seconds
from simulator.speech.wav import RATE

_SHORTEST_SHARE = 0.2
_LONGEST_SHARE = 8
_LONGEST_EXTRA = 4.0
_END_TOLERANCE = 0.15


def fault_of(samples: bytes, text: str, rate: int, volume: float, end_ms: int | None) -> str:
    """What is wrong with the samples (22050 Hz, mono, 16 bit) of a text, or an empty string.

    `end_ms` is where the engine itself says the speech ends, when it says so.
    """
    seconds = len(samples) / 2 / RATE
    expected = estimated_seconds(text, rate)
    if not samples:
        return "the engine wrote an empty file"
    if seconds < expected * _SHORTEST_SHARE or (end_ms and seconds < end_ms / 1000 - _END_TOLERANCE):
        return f"the sound is cut short after {seconds:.2f} s"
    if seconds > expected * _LONGEST_SHARE + _LONGEST_EXTRA:
        return f"the sound is far too long, {seconds:.0f} s"
    if volume > 0 and not any(samples):
        return "the sound is silence"
    return ""
