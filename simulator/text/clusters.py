"""Where text may be taken apart: letters with their marks, and the places a line may break."""

import unicodedata
from itertools import pairwise

ZERO_WIDTH_JOINER = "\u200d"
THAI_LEADING = frozenset("เแโใไ")
THAI_FOLLOWING = frozenset("ะาำๅๆฯ")
NEVER_AT_END = frozenset("（「『【《〈“‘([{〔［｛￥＄")
NEVER_AT_START = frozenset("、。，．！？：；）」』】》〉”’…—～％ー々)]},.!?:;%〕］｝·・")
NO_BREAK_SPACES = frozenset("\u00a0\u202f\u2007\u2060")


def clusters(text: str) -> list[str]:
    """The text in pieces that must not be parted: a letter with its accents, a Thai syllable's core."""
    if text.isascii():
        return list(text)
    pieces: list[str] = []
    for character in text:
        if pieces and _joins(pieces[-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _joins(before: str, character: str) -> bool:
    if character.isascii():
        return False
    last = before[-1]
    if last.isspace():
        return False
    if unicodedata.category(character) in ("Mn", "Mc", "Me") or character == ZERO_WIDTH_JOINER:
        return True
    if last == ZERO_WIDTH_JOINER or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if character in THAI_FOLLOWING:
        return is_thai(last)
    return last in THAI_LEADING and is_thai(character)


def segments(text: str) -> list[str]:
    """The text, without newlines in it, in pieces after each of which a line may end.

    A piece carries the spaces behind it; joined together the pieces are the text."""
    pieces = clusters(text)
    if not pieces:
        return []
    found = [pieces[0]]
    for before, after in pairwise(pieces):
        if may_break(before, after):
            found.append(after)
        else:
            found[-1] += after
    return found


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two neighbouring clusters."""
    last, first = before[-1], after[0]
    if is_space(first):
        return False
    if is_space(last):
        return True
    if last in NO_BREAK_SPACES or first in NO_BREAK_SPACES:
        return False
    if last in "-–" and len(before) == 1:
        return first.isalpha()
    if last == "—" or first == "—":
        return last == "—" and first not in NEVER_AT_START
    if is_cjk(last) or is_cjk(first):
        return first not in NEVER_AT_START and last not in NEVER_AT_END
    return is_thai(last) and is_thai(first)


def is_space(character: str) -> bool:
    """Whether a line may break behind it and it is then not drawn."""
    return character.isspace() and character not in NO_BREAK_SPACES


def is_thai(character: str) -> bool:
    """Whether the character belongs to the Thai script."""
    return "\u0e00" <= character <= "\u0e7f"


def is_cjk(character: str) -> bool:
    """Whether lines may break on both sides of it: ideographs, kana, hangul, their punctuation."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
    )
