"""Finding the words of a line, whatever its script."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_THAI_LAO = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece"
_LETTER = rf"(?:(?![{_IDEOGRAPHS}{_THAI_LAO}])[\w\u0300-\u036f])"

_CLUSTER = (
    "[\u0e40-\u0e44\u0ec0-\u0ec4]?[\u0e01-\u0e2e\u0e81-\u0eae]"
    "[\u0e2f-\u0e3a\u0e45-\u0e4e\u0eaf-\u0ebc\u0ec6-\u0ece]*"
)
_JOINER = r"(?:(?<=\d)[.,:/](?=\d)|['’‐‑&@-])"
_WORD = re.compile(
    rf"(?P<ideograph>[{_IDEOGRAPHS}])"
    rf"|(?P<cluster>{_CLUSTER}|[{_THAI_LAO}])"
    rf"|(?P<word>[$€£¥₫฿]?{_LETTER}+(?:{_JOINER}{_LETTER}+)*[%°]?)"
)
_VOWELS = re.compile(r"[aeiouyœæø]+|[а-яα-ω]{2}")
_TITLE_STOP = re.compile(r"(?<=\bMr|\bMs|\bDr|\bSt)\.(?= )|(?<=\bMrs)\.(?= )|(?<=\bProf)\.(?= )")
_PAUSES = {**dict.fromkeys(".!?。！？…", 1.7), **dict.fromkeys(",;:—–，、；：", 1.2)}


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text that is highlighted at once, and what it weighs in syllables with the pause after it.

    A word in scripts that put spaces between words, a character in Chinese, a cluster of a consonant and
    its vowels and tones in Thai.
    """

    start: int
    end: int
    syllables: float
    pause: float


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; empty when it holds nothing that can be said."""
    found = list(_WORD.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return tuple(
        Word(match.start(), match.end(), _syllables(match), _pause(text[match.end() : following]))
        for match, following in zip(found, ends, strict=False)
    )


def has_words(text: str) -> bool:
    """Whether a text holds anything that can be said; quicker than finding all of it."""
    return _WORD.search(text) is not None


def speakable(text: str) -> str:
    """The same text, character for character, without what an engine would stumble over.

    Emoji and control characters become spaces (engines read out their names, or stop at them), mark-up
    signs too, curly quotes become straight ones, and a title's full stop no longer ends a sentence. The
    length stays the same, so positions in one are positions in the other.
    """
    return _TITLE_STOP.sub(" ", "".join(_speakable(text)))


def _speakable(text: str) -> Iterator[str]:
    for character in text:
        if character in "‘’":
            yield "'"
        elif character in "“”„«»":
            yield '"'
        elif character in "*_~^`|\\<>[]{}" or unicodedata.category(character) in _UNSAYABLE:
            yield " "
        else:
            yield character


_UNSAYABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Zl", "Zp"})


def _syllables(match: re.Match[str]) -> float:
    if match.lastgroup == "ideograph":
        return 1.2
    if match.lastgroup == "cluster":
        return 0.97
    word = match.group().lower()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    vowels = len(_VOWELS.findall(word.removesuffix("e")))
    if word.isalpha():
        return max(vowels, 1, len(word) / 5)
    signs = sum(character in "$€£¥₫฿%°&@" for character in word)
    digits = sum(character.isdigit() for character in word)
    return max(vowels, 0 if digits else 1, (len(word) - digits) / 5) + 1.9 * digits + 2 * signs


def _pause(gap: str) -> float:
    return max((_PAUSES.get(character, 0.0) for character in gap), default=0.0)
