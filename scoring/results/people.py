"""The people of a store: who they are, everything kept of them, and erasing who they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    delete,
    func,
    select,
    union,
    update,
)

from scoring.results.codec import attempt_of, erased_name, event_of, marking_of, note_of, storable
from scoring.results.database import Database
from scoring.results.finding import ATTEMPTS, is_called
from scoring.results.remarks import MARKINGS, NOTES
from scoring.results.tables import attempts, events, markings, notes, people
from scoring.results.wiping import overwrite_removed, wipe


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the store knows, as a trainee, as a trainer, or both.

    `name` is what is shown, an erased one's too. `attempts` were played, `notes` are about them, `written`
    and `marks` are notes and marks by them. `last` is when their last attempt began, in UTC.
    """

    id: str
    name: str
    erased: bool
    attempts: int
    notes: int
    written: int
    marks: int
    last: datetime | None


class People:
    """The people of one store. Every method raises StoreProblem where the store cannot do it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name; the erased ones last."""
        return self._persons()

    def called(self, name: str) -> tuple[Person, ...]:
        """Those shown under this name: one person under several ids, where desks gave them one each."""
        return self._persons(is_called(storable(name)))

    def everything_of(self, ids: Sequence[str]) -> Mapping[str, Any]:
        """All that is kept of a person, given by their ids, as a JSON document."""
        with self._database.reading() as connection:
            played = connection.execute(
                ATTEMPTS.where(attempts.c.trainee.in_(ids)).order_by(attempts.c.started_at, attempts.c.id)
            ).all()
            written = NOTES.where(notes.c.author.in_(ids)).order_by(notes.c.at, notes.c.attempt)
            given = MARKINGS.where(markings.c.marker.in_(ids)).order_by(markings.c.attempt, markings.c.number)
            names = connection.execute(select(people).where(people.c.id.in_(ids)).order_by(people.c.id))
            return {
                "people": [{"id": row.id, "name": row.name} for row in names],
                "attempts": [_attempt_document(connection, row._asdict()) for row in played],
                "notes_written": [_note_document(row._asdict()) for row in connection.execute(written)],
                "marks_given": [_marking_document(row._asdict()) for row in connection.execute(given)],
            }

    def mentioned(self, name: str, ids: Sequence[str]) -> tuple[str, ...]:
        """The attempts of others whose notes have this name in them, in any case of its letters."""
        query = (
            select(notes.c.attempt, notes.c.text)
            .join(attempts, attempts.c.id == notes.c.attempt)
            .where(attempts.c.trainee.not_in(ids), notes.c.text.is_not(None))
            .order_by(notes.c.attempt)
        )
        wanted = storable(name).casefold()
        with self._database.reading() as connection:
            found = [attempt for attempt, text in connection.execute(query) if wanted in text.casefold()]
        return tuple(dict.fromkeys(found))

    def erase(self, ids: Sequence[str]) -> str:
        """Takes the name from a person, and the words from the notes about them; for good.

        Attempts, events, scores and marks stay, under ids that say nothing, and so do all chains. Returns a
        sentence where the erased bytes may still lie in the store's own file, else nothing.
        """
        theirs = select(attempts.c.id).where(attempts.c.trainee.in_(ids))
        overwrite_removed(self._database)
        with self._database.writing() as connection:
            connection.execute(update(people).where(people.c.id.in_(ids)).values(name=None))
            about = update(notes).where(notes.c.attempt.in_(theirs))
            connection.execute(about.values(text=None, salt=None))
        return wipe(self._database)

    def _persons(self, *wanted: ColumnElement[bool]) -> tuple[Person, ...]:
        """Those for whom all that is wanted holds, with what is kept of them."""
        ids = select(people.c.id).where(*wanted)
        in_order = (people.c.name.is_(None), people.c.name, people.c.id)
        with self._database.reading() as connection:
            found = connection.execute(select(people).where(*wanted).order_by(*in_order)).all()
            many, about, written, marks, last = (
                _by_person(connection, what, rows, whose, ids) for what, rows, whose in _KEPT
            )
        return tuple(
            Person(
                id,
                erased_name(id) if name is None else name,
                name is None,
                many.get(id, 0),
                about.get(id, 0),
                written.get(id, 0),
                marks.get(id, 0),
                datetime.fromisoformat(last[id]) if id in last else None,
            )
            for id, name in found
        )


def remove_idle(connection: Connection) -> int:
    """Removes everybody who neither played, wrote nor marked anything that is kept; returns how many."""
    kept = union(
        select(attempts.c.trainee),
        select(notes.c.author).where(notes.c.author.is_not(None)),
        select(markings.c.marker),
    )
    return connection.execute(delete(people).where(people.c.id.not_in(kept))).rowcount


_KEPT: tuple[tuple[Any, FromClause, Column[Any]], ...] = (
    (func.count(), attempts, attempts.c.trainee),
    (func.count(notes.c.text), notes.join(attempts, attempts.c.id == notes.c.attempt), attempts.c.trainee),
    (func.count(), notes, notes.c.author),
    (func.count(), markings, markings.c.marker),
    (func.max(attempts.c.started_at), attempts, attempts.c.trainee),
)
"""What is worked out of which rows for each: attempts, notes about and by them, marks, last attempt."""


def _by_person(
    connection: Connection, what: Any, rows: FromClause, whose: Column[Any], ids: Select[Any]
) -> dict[str, Any]:
    """By the ids of those of these people who have any such rows."""
    wanted = select(whose, what).select_from(rows).where(whose.in_(ids)).group_by(whose)
    return {row[0]: row[1] for row in connection.execute(wanted)}


def _attempt_document(connection: Connection, row: Mapping[str, Any]) -> Mapping[str, Any]:
    record = attempt_of(row)
    log = connection.execute(select(events).where(events.c.attempt == record.id).order_by(events.c.seq))
    about = connection.execute(NOTES.where(notes.c.attempt == record.id).order_by(notes.c.number))
    marks = connection.execute(MARKINGS.where(markings.c.attempt == record.id).order_by(markings.c.number))
    happened = (event_of(one._asdict()) for one in log)
    return {
        "attempt": record.id,
        "trainee": record.trainee_id,
        "scenario": record.scenario,
        "title": record.title,
        "hash": record.hash,
        "mode": record.mode,
        "seed": record.seed,
        "number": record.ordinal,
        "retry_of": record.retry_of,
        "started": record.started_at.isoformat(),
        "finished": record.finished_at.isoformat() if record.finished_at else None,
        "outcome": record.outcome,
        "chain_head": record.head,
        "scorecard": record.scorecard,
        "events": [{"seq": one.seq, "at": one.at, "kind": one.kind, "body": one.body} for one in happened],
        "notes": [_note_document(one._asdict()) for one in about],
        "marks": [_marking_document(one._asdict()) for one in marks],
    }


def _note_document(row: Mapping[str, Any]) -> Mapping[str, Any]:
    note = note_of(row)
    return {"attempt": note.attempt, "at": note.at.isoformat(), "by": note.author, "text": note.text}


def _marking_document(row: Mapping[str, Any]) -> Mapping[str, Any]:
    marking = marking_of(row)
    return {
        "attempt": marking.attempt,
        "at": marking.at.isoformat(),
        "by": marking.marker,
        "event": marking.mark.event,
        "behaviour": marking.mark.behaviour,
        "value": marking.mark.value,
    }
