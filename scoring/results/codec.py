"""Between the store's rows and its records."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scoring.results.chain import heading_hash
from scoring.results.records import AttemptRecord, EventRecord
from scoring.results.remark_records import GivenMark, Marking, Note

ERASED = "erased trainee "
NAME_LETTERS = 8
"""How much of the id of an erased trainee stands in place of the name."""


def attempt_of(row: Mapping[str, Any]) -> AttemptRecord:
    """The record of a row of `reading.ATTEMPTS`."""
    finished, card = row["finished_at"], row["card"]
    return AttemptRecord(
        id=row["id"],
        scenario=row["scenario"],
        title=row["title"],
        hash=row["hash"],
        trainee=row["name"] if row["name"] is not None else erased_name(row["trainee"]),
        mode=row["mode"],
        seed=int(row["seed"]),
        ordinal=row["ordinal"],
        retry_of=row["retry_of"],
        started_at=datetime.fromisoformat(row["started_at"]),
        finished_at=datetime.fromisoformat(finished) if finished else None,
        outcome=row["outcome"],
        scorecard=json.loads(card) if card else None,
        trainee_id=row["trainee"],
        head=row["head"] or "",
    )


def event_of(row: Mapping[str, Any]) -> EventRecord:
    """The record of a row of events."""
    return EventRecord(row["seq"], row["at"], row["kind"], json.loads(row["body"]))


def note_of(row: Mapping[str, Any]) -> Note:
    """The record of a row of `remarks.NOTES`."""
    author = None if row["author"] is None else row["name"] or erased_name(row["author"])
    at = datetime.fromisoformat(row["at"])
    return Note(row["attempt"], row["number"], at, author, row["text"])


def marking_of(row: Mapping[str, Any]) -> Marking:
    """The record of a row of `remarks.MARKINGS`."""
    at = datetime.fromisoformat(row["at"])
    mark = GivenMark(row["event"], row["behaviour"], row["value"])
    return Marking(row["attempt"], row["number"], at, row["name"] or erased_name(row["marker"]), mark)


def erased_name(trainee_id: str) -> str:
    """What stands in place of an erased name."""
    return f"{ERASED}{trainee_id[:NAME_LETTERS]}"


def chain_start(attempt: Mapping[str, Any]) -> str:
    """The hash that the first event of an attempt is tied to, from the attempt's row."""
    columns = ("id", "hash", "trainee", "mode", "seed", "retry_of", "started_at")
    return heading_hash({column: attempt[column] for column in columns})


def time_text(moment: datetime) -> str:
    """UTC in one fixed form, so that order as text is order in time. Raises ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """The text with what a database cannot hold replaced: lone surrogates from a terminal, and NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{SYMBOL FOR NULL}")
