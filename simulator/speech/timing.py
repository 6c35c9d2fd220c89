"""When each word of a line is heard: taken from an engine's marks where it gives them, else estimated."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from simulator.speech.speaker import Onset
from simulator.speech.words import Word, words

_SYLLABLES_PER_WORD = 1.7
_LEAST_RATE = 60

EngineMark = tuple[int, int]
"""What an engine reports: index of a character in the text, ms from the start of the sound."""


def estimated_seconds(text: str, rate: int) -> float:
    """How long a text takes to say at `rate` words a minute; a text without words is a short silence."""
    return _seconds_of(words(text), rate)


def estimated_timing(text: str, rate: int) -> tuple[float, tuple[Onset, ...]]:
    """Seconds and onsets of a text nobody has spoken yet, each word given time by its syllables."""
    found = words(text)
    seconds = _seconds_of(found, rate)
    return seconds, _aligned(found, (), seconds)


def align(text: str, marks: Iterable[EngineMark], seconds: float) -> tuple[Onset, ...]:
    """Onsets of every word of a text from the marks an engine gave.

    Engines join words, split numbers and skip some; a word without a mark of its own gets its share of the
    time between its neighbours. Marks outside any word, and marks that go back in time, are left out.
    """
    return _aligned(words(text), sorted(marks), seconds)


def _seconds_of(found: Sequence[Word], rate: int) -> float:
    syllables = sum(word.syllables + word.pause for word in found)
    return max(0.3, 60 * syllables / _SYLLABLES_PER_WORD / max(rate, _LEAST_RATE))


def _aligned(found: Sequence[Word], marks: Sequence[EngineMark], seconds: float) -> tuple[Onset, ...]:
    anchors = _anchors(found, marks, round(seconds * 1000))
    filled: list[int] = []
    for (first, start), (following, end) in pairwise(anchors):
        filled.extend(_share(found[first:following], start, end))
    return tuple((word.start, word.end, ms) for word, ms in zip(found, filled, strict=True))


def _anchors(found: Sequence[Word], marks: Sequence[EngineMark], end: int) -> list[tuple[int, int]]:
    """Known times as (index of a word, ms), from the first word to one past the last."""
    anchors: list[tuple[int, int]] = []
    waiting = list(reversed(marks))
    for index, word in enumerate(found):
        while waiting and waiting[-1][0] < word.start:
            waiting.pop()
        if waiting and waiting[-1][0] < word.end:
            ms = waiting.pop()[1]
            if ms <= end and (not anchors or ms >= anchors[-1][1]):
                anchors.append((index, ms))
    if found and (not anchors or anchors[0][0] > 0):
        anchors.insert(0, (0, 0))
    return [*anchors, (len(found), end)]


def _share(between: Sequence[Word], start: int, end: int) -> list[int]:
    weights = [word.syllables + word.pause for word in between]
    whole = sum(weights) or 1.0
    before = accumulate(weights[:-1], initial=0.0)
    return [start + round((end - start) * part / whole) for part in before][: len(between)]
