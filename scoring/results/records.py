"""What the store takes and hands out: the scenario as played, an attempt, an event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Mode = Literal["practice", "exam"]

Step = Sequence[tuple[float, str, Mapping[str, Any]]]
"""The events of one step of a call: seconds since the call began, kind, body that JSON can hold."""


@dataclass(frozen=True, slots=True)
class PlayedScenario:
    """The very text an attempt was played on, so that no later edit can rescore it."""

    hash: str
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """How an attempt began. `trainee_id` is None until a store has given the trainee one."""

    attempt: str
    scenario: PlayedScenario
    trainee: str
    mode: Mode
    seed: int
    started_at: datetime
    retry_of: str | None = None
    trainee_id: str | None = None


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One trainee's play of one scenario.

    `ordinal` counts that trainee's attempts on that scenario from 1, in the order in which they came to the
    store. Times are aware, in UTC. `finished_at`, `outcome` and `scorecard` are None while the call is under
    way. `head` is the last hash of the chain of its events; empty while it is under way.
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
    trainee_id: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event of a call: its place in the log from 0, seconds since the call began, what happened."""

    seq: int
    at: float
    kind: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ending:
    """How an attempt ended; a scorecard of None is for a call given up."""

    finished_at: datetime
    outcome: str
    scorecard: Mapping[str, Any] | None


@dataclass(slots=True)
class CallSoFar:
    """Everything there is to record of one attempt; it grows while the call is played."""

    beginning: Beginning
    events: list[tuple[float, str, Mapping[str, Any]]]
    ending: Ending | None = None
