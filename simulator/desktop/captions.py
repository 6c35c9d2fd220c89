"""Which word sounds at which moment, and when words would sound if nobody speaks them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

Word = tuple[int, int, int]
"""First character, character after the last, ms from the start of the line."""

_PIECES = re.compile(r"[぀-ヿ㐀-鿿가-힯]|[^\s぀-ヿ㐀-鿿가-힯]+")
_MS_PER_CHARACTER = 62
_MS_PER_PIECE = 60


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a line takes, and when each of its words begins."""

    ms: float
    words: tuple[Word, ...]

    def word_at(self, ms: float) -> tuple[int, int]:
        """The character range of the word that sounds, empty before the first."""
        place = bisect_right(self.words, ms, key=lambda word: word[2])
        return self.words[place - 1][:2] if place else (0, 0)


def reading_time(text: str) -> Timing:
    """A timing for a line that nobody speaks, at the pace of a calm speaker."""
    words, ms = [], 0
    for piece in _PIECES.finditer(text):
        words.append((piece.start(), piece.end(), ms))
        long = piece.end() - piece.start()
        stop = 220 if piece.group()[-1] in ".!?…,;:。！？，" else 0
        ms += _MS_PER_PIECE + _MS_PER_CHARACTER * (3 if long == 1 and piece.group() > "぀" else long) + stop
    return Timing(float(max(ms, 400)), tuple(words))
