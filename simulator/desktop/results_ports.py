"""What the window asks about cohorts; `simulator.app` wires it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scoring.cohort.heat_map import CohortResults
from simulator.desktop.ports import Attempt, Unplayable


@dataclass(frozen=True, slots=True)
class PlayedText:
    """A version of a scenario that somebody has played to the end; `last` is when the latest attempt began.

    `attempts` are the first attempts at it that have been counted, `waiting` all that have not.
    """

    scenario: str
    title: str
    hash: str
    attempts: int
    waiting: int
    last: "datetime | None" = None


@dataclass(frozen=True, slots=True)
class FoundCohort:
    """The cohort of one version.

    By trainee, `names` are what they are called and `firsts` the ids of their first attempts. `lines` are
    what is heard at a decision point, `replies` the words of a reply by its decision point and id. `remarks`
    are sentences about attempts that are left out.
    """

    version: str
    results: CohortResults
    names: Mapping[str, str]
    firsts: Mapping[str, str]
    lines: Mapping[str, str]
    replies: Mapping[tuple[str, str], str]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultsNews:
    """How far one has come: the versions, the latest first, None while they are looked for; then how many
    attempts of the `wanted` one have been counted, and at last its cohort, or why there is none."""

    versions: tuple[PlayedText, ...] | None = None
    wanted: str = ""
    counted: int = 0
    cohort: FoundCohort | None = None
    trouble: str = ""


class Results(Protocol):
    """What all trainees' attempts show together, read beside the window."""

    def ask(self, version: str = "") -> None:
        """Starts on the cohort of a version, given by its hash, or of the one that was played last."""
        ...

    def poll(self) -> ResultsNews:
        """What is known of it; the same value while nothing changes. Asked between frames."""
        ...

    def attempt(self, id: str) -> Attempt | Unplayable:
        """A recorded attempt that is over, to look at."""
        ...

    def close(self) -> None:
        """Ends what is under way."""
        ...
