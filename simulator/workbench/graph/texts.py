"""Texts of a scenario as they can stand in a picture: on one line, short enough, fit for XML."""

from re import compile
from unicodedata import combining, east_asian_width

_NOT_IN_XML = compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROW = frozenset("iljtfrI.,:;'|!()[]{} -’‘")
_WIDE = frozenset("mwMWQOGDH@%—…")


def plain(text: str) -> str:
    """The text on one line, without what XML cannot hold."""
    return " ".join(_NOT_IN_XML.sub("\ufffd", text).split())


def wide(text: str, size: float) -> float:
    """About how wide a text is in pixels at a font size."""
    return size * sum(map(_em, text))


def shortened(text: str, room: float, size: float) -> str:
    """As much of a text as fits into so many pixels, with `…` where it was cut; cut between words if that
    leaves most of it."""
    text = plain(text)
    if wide(text, size) <= room:
        return text
    used, end = size * _em("…"), 0
    for end, letter in enumerate(text):  # noqa: B007
        used += size * _em(letter)
        if used > room:
            break
    cut = text[:end]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > 0.7 * len(cut) else cut).rstrip(" ,;:.") + "…"


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.33
    if combining(letter):
        return 0.0
    if east_asian_width(letter) in "WF":
        return 1.05
    if letter in _WIDE:
        return 1.0
    if not letter.isascii():
        return 0.8
    return 0.7 if letter.isupper() else 0.6


def percent(share: float) -> str:
    """A share of plays, as finely as it needs to be told from none and from all."""
    if 0 < share < 0.001:
        return "< 0.1 %"
    if 0.999 < share < 1:
        return "> 99.9 %"
    return f"{share:.1%}".replace("%", " %") if share < 0.1 and share else f"{share:.0%}".replace("%", " %")
