"""Which part of a line is being spoken: what a caption shows as said, as spoken now, and as still to come."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.speech.speaker import Onset


@dataclass(frozen=True, slots=True)
class CaptionMoment:
    """Characters before `start` have been said, `start` to `end` is the word heard now, the rest is to come.

    `start == end` while no word is heard: before the first one and after the last.
    """

    start: int
    end: int


def caption_at(text: str, onsets: Sequence[Onset], seconds: float, elapsed_ms: float) -> CaptionMoment:
    """Where the voice is `elapsed_ms` after a line of `seconds` began. Without onsets nothing is lit."""
    if elapsed_ms >= seconds * 1000:
        return CaptionMoment(len(text), len(text))
    reached = bisect_right(onsets, elapsed_ms, key=lambda onset: onset[2])
    if reached == 0:
        return CaptionMoment(0, 0)
    start, end, _ = onsets[reached - 1]
    return CaptionMoment(start, end)


def elapsed_at(onsets: Sequence[Onset], character: int) -> int:
    """The ms at which the word holding `character`, or the next one after it, begins; 0 without onsets."""
    return next((ms for _, end, ms in onsets if character < end), onsets[-1][2] if onsets else 0)
