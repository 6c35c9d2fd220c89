"""What a cohort is worked out from: attempts and decision points, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from scoring.marks import Mark
from scoring.rubric import DIMENSIONS

THOUSANDTHS = 1000
"""Points are added up in whole thousandths: sums are exact, and attempts may arrive in any order."""

OPENED = "open:"
"""How the id of a choice begins that opens an article and says nothing."""

Scores = tuple[float | None, float | None, float | None]
"""One score of 0 to 100 for each of `DIMENSIONS`, None where it was not assessed."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One reply given at a decision point.

    `lost` is what it took from the total, in points: its cost in the review, or where the scenario could only
    be estimated what its marks lost. None where neither is known. Raises ValueError unless 0 or more.
    """

    state: str
    reply: str
    lost: float | None
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        if self.lost is not None and not (isfinite(self.lost) and self.lost >= 0):
            raise ValueError(f"{self.reply!r} in {self.state!r} must lose 0 points or more, not {self.lost}.")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One finished attempt.

    `trainee` is a pseudonym, `version` the hash of the scenario text that was played. `ordinal` counts this
    trainee's attempts at the scenario from 1, in whatever version, and is given once. A retry begins in the
    middle of an earlier attempt. `choices` are in the order made. Raises ValueError where a number is none.
    """

    trainee: str
    version: str
    ordinal: int
    retry: bool
    total: float
    scores: Scores
    passed: bool
    choices: tuple[Chosen, ...]

    def __post_init__(self) -> None:
        if self.ordinal < 1:
            raise ValueError(f"Attempts count from 1; {self.trainee!r} has one numbered {self.ordinal}.")
        if len(self.scores) != len(DIMENSIONS):
            raise ValueError(f"An attempt has {len(DIMENSIONS)} dimension scores, not {len(self.scores)}.")
        if not all(isfinite(score) for score in (self.total, *self.scores) if score is not None):
            raise ValueError(f"An attempt of {self.trainee!r} has a score that is no number.")

    @property
    def first(self) -> bool:
        """Whether it is the attempt that counts."""
        return self.ordinal == 1 and not self.retry


@dataclass(frozen=True, slots=True)
class Item:
    """A decision point of the scenario: `replies` it offers, and the most points one of them can lose.

    `worst` is None where that is not known; the most that anybody lost there stands in for it.
    """

    state: str
    replies: tuple[str, ...] = ()
    worst: float | None = None


def first_attempts(version: str, attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """The attempts at this version that count. Raises ValueError where a trainee has two."""
    found: dict[str, Attempt] = {}
    for attempt in attempts:
        if attempt.version != version or not attempt.first:
            continue
        if attempt.trainee in found:
            raise ValueError(f"{attempt.trainee!r} has two first attempts: number them in the order played.")
        found[attempt.trainee] = attempt
    return tuple(found.values())


def decisions(choices: Iterable[Chosen]) -> tuple[Chosen, ...]:
    """Without the opening of articles, which is no reply: what it lost goes to the reply given after it."""
    found: list[Chosen] = []
    opened: list[Chosen] = []
    for choice in choices:
        opened.append(choice)
        if not choice.reply.startswith(OPENED):
            found.append(_together(opened))
            opened = []
    return tuple(found)


def _together(parts: list[Chosen]) -> Chosen:
    *opened, last = parts
    if not opened:
        return last
    losses = [part.lost for part in parts if part.lost is not None]
    lost = sum(losses) if len(losses) == len(parts) else None
    return Chosen(last.state, last.reply, lost, tuple(mark for part in parts for mark in part.marks))


def thousandths(points: float) -> int:
    """Points as a whole number of thousandths."""
    return round(points * THOUSANDTHS)
