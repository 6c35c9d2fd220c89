"""Numbers, times and texts as score sheets print them."""

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

from scoring.cohort.figure import Figure

NONE = "–"
_BLANKED = {"Cc", "Cs", "Zl", "Zp"}
_TURNS_TEXT_AROUND = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FLOAT_NOISE = 1e-9
_TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


def score_words(score: float) -> str:
    """A score to one decimal, rounded down, so that a score below a cut never looks like the cut."""
    return f"{math.floor(score * 10 + _FLOAT_NOISE) / 10:.1f}"


def points(value: float | None) -> str:
    """A figure in points, to the nearest tenth; a dash where there is none."""
    return NONE if value is None else f"{value:.1f}"


def percent(value: float | None) -> str:
    """A share in percent; a dash where there is none."""
    return NONE if value is None else f"{value:.0%}"


def range_words(found: Figure, words: Callable[[float | None], str]) -> str:
    """From where to where an interval goes; a dash where there is none."""
    if found.low is None or found.high is None:
        return NONE
    return f"{words(found.low)}–{words(found.high)}"


def clock_words(seconds: float) -> str:
    """Minutes and seconds since the call began: 83.4 is 1:23."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def duration_words(seconds: float) -> str:
    """How long something took: 1 h 2 min 3 s, without what is nought in front."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "h"), (minutes, "min"), (rest, "s")]
    first = next((place for place, (count, _) in enumerate(parts) if count), len(parts) - 1)
    return " ".join(f"{count} {unit}" for count, unit in parts[first:])


def time_words(moment: datetime) -> str:
    """A moment in UTC, in the form spreadsheets read as a date."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def language_tag(language: str) -> str:
    """The language as a tag that every format takes; `und`, undetermined, for what is none."""
    return language if _TAG.fullmatch(language) else "und"


def legible(text: str) -> str:
    """The text on one line, without characters that steer a terminal or turn the text around."""
    return "".join(" " if _steers(character) else character for character in text)


def _steers(character: str) -> bool:
    return character in _TURNS_TEXT_AROUND or unicodedata.category(character) in _BLANKED
