"""Keeping attempts for a time, and removing those that are older."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select

from scoring.results.codec import time_text
from scoring.results.database import Database
from scoring.results.people import remove_idle
from scoring.results.tables import METADATA, attempts, people
from scoring.results.wiping import overwrite_removed, wipe


@dataclass(frozen=True, slots=True)
class Due:
    """What is older than a moment: attempts, the first and last of which began then; in UTC.

    `people` are those of whom no attempt is left.
    """

    attempts: int
    people: int
    first: datetime | None
    last: datetime | None


class Retention:
    """Removes old attempts from one store. Every method raises StoreProblem where the store cannot do it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, before: datetime) -> Due:
        """What `remove` would remove."""
        with self._database.reading() as connection:
            return _due(connection, before)

    def remove(self, before: datetime) -> tuple[Due, str]:
        """Removes attempts that began before that moment, whole: events, scorecards, notes and marks too.

        One transaction. Also returns a sentence where the removed bytes may still lie in the store's file.
        """
        old = select(attempts.c.id).where(_older(before))
        overwrite_removed(self._database)
        with self._database.writing() as connection:
            due = _due(connection, before)
            for table in _about_attempts():
                connection.execute(delete(table).where(table.c.attempt.in_(old)))
            connection.execute(delete(attempts).where(_older(before)))
            remove_idle(connection)
        return due, wipe(self._database) if due.attempts else ""


def months_before(now: datetime, months: int) -> datetime:
    """The same day and time so many months earlier; the month's last day where it has no such day.

    Raises OverflowError where there is no such year.
    """
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    if year < 1:
        raise OverflowError(f"{months} months ago there was no year")
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))


def _about_attempts() -> list[Table]:
    """The tables that hold something of an attempt."""
    return [
        table
        for table in reversed(METADATA.sorted_tables)
        if "attempt" in table.c and table.c.attempt.references(attempts.c.id)
    ]


def _older(before: datetime) -> ColumnElement[bool]:
    return attempts.c.started_at < time_text(before)


def _due(connection: Connection, before: datetime) -> Due:
    query = select(func.count(), func.min(attempts.c.started_at), func.max(attempts.c.started_at))
    many, first, last = connection.execute(query.where(_older(before))).one()
    staying = select(attempts.c.trainee).where(~_older(before))
    going = select(attempts.c.trainee).where(_older(before), attempts.c.trainee.not_in(staying))
    theirs = select(func.count()).select_from(people).where(people.c.id.in_(going))
    return Due(many, connection.execute(theirs).scalar_one(), _moment(first), _moment(last))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
