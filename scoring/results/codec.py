"""Between the store's rows and its records."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scoring.results.records import AttemptRecord, EventRecord

ATTEMPT_COLUMNS = (
    "attempts.id, attempts.scenario, scenarios.title, attempts.hash, trainee, mode, seed, ordinal, retry_of,"
    " started_at, finished_at, outcome, scorecard"
)


def attempt_of(row: tuple[Any, ...]) -> AttemptRecord:
    """The record of a row of `ATTEMPT_COLUMNS`."""
    id, scenario, title, hash, trainee, mode, seed, ordinal, retry_of, *rest = row
    started, finished, outcome, scorecard = rest
    return AttemptRecord(
        id=id,
        scenario=scenario,
        title=title,
        hash=hash,
        trainee=trainee,
        mode=mode,
        seed=int(seed),
        ordinal=ordinal,
        retry_of=retry_of,
        started_at=datetime.fromisoformat(started),
        finished_at=datetime.fromisoformat(finished) if finished else None,
        outcome=outcome,
        scorecard=json.loads(scorecard) if scorecard else None,
    )


def event_of(row: tuple[Any, ...]) -> EventRecord:
    """The record of a row of seq, at, kind, body."""
    seq, at, kind, body = row
    return EventRecord(seq, at, kind, json.loads(body))


def json_text(value: Mapping[str, Any]) -> str:
    """One text for equal contents, whatever the order of their keys."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def time_text(moment: datetime) -> str:
    """UTC in one fixed form, so that order as text is order in time. Raises ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """The text with lone surrogates, which a terminal may hand over and SQLite cannot hold, replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")
