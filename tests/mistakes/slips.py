"""How fingers slip on a word."""

from collections.abc import Collection
from random import Random

_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def slipped(word: str, random: Random, valid: Collection[str] = ()) -> str:
    """The word with one letter dropped, doubled, swapped with the next, or struck on the key beside.

    Never one of the `valid` words, nor the same; empty if the word is too short for a slip.
    """
    if len(word) < 2:
        return ""
    for _ in range(50):
        made = random.choice((_dropped, _doubled, _swapped, _beside))(word, random)
        if made and made != word and made not in valid:
            return made
    return ""


def _dropped(word: str, random: Random) -> str:
    place = random.randrange(len(word))
    return word[:place] + word[place + 1 :]


def _doubled(word: str, random: Random) -> str:
    place = random.randrange(len(word))
    return word[:place] + word[place] + word[place:]


def _swapped(word: str, random: Random) -> str:
    place = random.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _beside(word: str, random: Random) -> str:
    place = random.randrange(len(word))
    row = next((row for row in _ROWS if word[place] in row), "")
    if not row:
        return ""
    at = row.index(word[place])
    beside = row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return word[:place] + random.choice(beside) + word[place + 1 :]
