"""The rows of a roll-up: what each counts or sums, and how it is named."""

from enum import StrEnum

from scoring.cohort.attempts import THOUSANDTHS


class Kind(StrEnum):
    """What a row counts or sums; `a` and `b` are the other two parts of its key, points are thousandths."""

    ATTEMPTS = "attempts"
    """First attempts."""
    PASSED = "passed"
    """First attempts that passed."""
    SCORES = "scores"
    """Of the total or a dimension a: n attempts that have it, x and xx of their scores."""
    TALLIES = "tallies"
    """First attempts whose total, or score in dimension a, is b tenths of a point, rounded down."""
    PROFILES = "profiles"
    """First attempts with the dimension scores a, to the nearest `GRID` points."""
    MET = "met"
    """First attempts that came to the decision point a."""
    AGAIN = "again"
    """First attempts that came to a more than once."""
    LOST = "lost"
    """First attempts that lost b points when they first came to a."""
    CHOSEN = "chosen"
    """First attempts that gave reply b when they first came to a."""
    PAIRS = "pairs"
    """Of a, sums named b: n attempts, x what was lost at a, y what elsewhere, and xx, yy, xy."""
    PRODUCTS = "products"
    """The sum of lost at a times lost at b, over attempts that know both; a before b."""
    ELSEWHERE = "elsewhere"
    """Of a reply a (state and reply): n, y and yy of what was lost at other decision points."""
    BEHAVIOURS = "behaviours"
    """Of a behaviour a: marks, n attempts marked on it, x and xx of their mean mark in thousandths."""
    GAINS = "gains"
    """Of a part a of `progress.GainSums`: n, x and xx of totals or gains of trainees."""


Key = tuple[str, str, str]
"""The kind of a row, a and b."""

Profile = tuple[int | None, ...]
"""Dimension scores in thousandths, in the order of `DIMENSIONS`, None where not assessed."""

TOTAL = "total"
TENTH = THOUSANDTHS // 10
GRID = 5
"""How coarse the dimension scores of a profile are, in points: at most 21³ of them, however many attempts."""

_BETWEEN = "\n"


def reply_key(state: str, reply: str) -> str:
    """How a row names one reply of one decision point."""
    return f"{state}{_BETWEEN}{reply}"
