"""What the store hands out: the scenario as played, an attempt, an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Mode = Literal["practice", "exam"]


@dataclass(frozen=True, slots=True)
class PlayedScenario:
    """The very text an attempt was played on, so that no later edit can rescore it."""

    hash: str
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One trainee's play of one scenario.

    `ordinal` counts that trainee's attempts on that scenario from 1. Times are aware, in UTC.
    `finished_at`, `outcome` and `scorecard` are None while the call is under way.
    """

    id: str
    scenario: str
    title: str
    hash: str
    trainee: str
    mode: Mode
    seed: int
    ordinal: int
    retry_of: str | None
    started_at: datetime
    finished_at: datetime | None
    outcome: str | None
    scorecard: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event of a call: its place in the log from 0, seconds since the call began, what happened."""

    seq: int
    at: float
    kind: str
    body: Mapping[str, Any]
