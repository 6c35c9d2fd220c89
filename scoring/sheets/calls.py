"""One scored call as every score sheet tells it: its row, every reply with its cost, where it turned."""

from dataclasses import dataclass
from datetime import datetime

from scoring.cohort.attempts import Attempt, Item
from scoring.rubric import DEFAULT_RUBRIC, Rubric
from scoring.sheets.rows import SheetRow


@dataclass(frozen=True, slots=True)
class ScoredReply:
    """Something the trainee said or did, numbered from 1. `at` is in seconds since the call began.

    `offered` is everything that could be said there: its id and its words. `cost` is in points of the total,
    and None where the scenario could only be estimated; costs add up to what the call fell short of the best.
    `grade` is best, good, inaccuracy, mistake or blunder; `better` the words of the best reply, empty where
    nothing was better. `marks` and `critical` are in words. `patience` and `trust` (0 to 10) are those after
    it; None where they are not known.
    """

    number: int
    at: float
    state: str
    id: str
    said: str
    offered: tuple[tuple[str, str], ...] = ()
    cost: float | None = None
    grade: str = ""
    marks: str = ""
    critical: str = ""
    why: str = ""
    better: str = ""
    patience: int | None = None
    trust: int | None = None

    @property
    def missed(self) -> bool:
        """Whether there was a better reply: it cost something, or was a critical error."""
        return bool(self.cost) or bool(self.critical)


@dataclass(frozen=True, slots=True)
class Mood:
    """How the caller felt, each 0 to 10."""

    patience: int
    trust: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a version of a scenario can do to a score, so that scores of it can be judged.

    `best`, `worst` and `chance` are totals; `basis` says how they were found, in words.
    """

    scenario: str
    title: str
    hash: str
    best: float
    worst: float
    chance: float
    weights: str
    basis: str
    configurations: int


@dataclass(frozen=True, slots=True)
class ScoredCall:
    """An attempt that was played to its end.

    `pseudonym` stands for the trainee in files that leave the house. `moods` are those before the first reply
    and after each; `turning` and `no_return` are numbers of replies, None where there is none; `outlook` and
    `recovery` say in a sentence whether a pass was still possible and what could follow the turning point.
    `began` is aware. `counted` is the call as the statistics of cohorts take it, None where it is in none of
    them; `points` and `rubric` are the decision points and the rubric of the version it was played on.
    """

    row: SheetRow
    pseudonym: str
    began: datetime
    language: str = "en"
    replies: tuple[ScoredReply, ...] = ()
    moods: tuple[Mood, ...] = ()
    turning: int | None = None
    no_return: int | None = None
    outlook: str = ""
    recovery: str = ""
    certificate: Certificate | None = None
    counted: Attempt | None = None
    points: tuple[Item, ...] = ()
    rubric: Rubric = DEFAULT_RUBRIC

    def costliest(self, most: int) -> tuple[ScoredReply, ...]:
        """The replies that lost anything, the most first."""
        lossy = [reply for reply in self.replies if reply.missed]
        return tuple(sorted(lossy, key=lambda reply: -(reply.cost or 0.0))[:most])
