"""What trainers say of attempts that are over: notes, and marks of their own."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from scoring.results.chain import json_text, link
from scoring.results.codec import storable, time_text
from scoring.results.database import Database
from scoring.results.problem import StoreProblem
from scoring.results.recording import person_id
from scoring.results.remark_records import GivenMark
from scoring.results.tables import attempts, chain_heads, markings, notes, people, remark_heads

MOST_LETTERS = 10_000
"""How long a note may be."""


class Remarks:
    """Adds remarks to one store. Every method is one transaction, and raises StoreProblem.

    Nothing that was said is ever changed: remarks are numbered and tied into a chain that goes on from the
    head of the attempt's events.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, attempt: str, text: str, at: datetime, author: str | None = None) -> None:
        """Adds a note to an attempt, given by its whole id."""
        text = storable(text).strip()
        if not text or len(text) > MOST_LETTERS:
            length = f"has {len(text):,} characters" if text else "is empty"
            raise StoreProblem(f"The note {length}: write one of up to {MOST_LETTERS:,}.")
        salt = token_hex(16)
        row: dict[str, Any] = {"at": time_text(at), "text": text, "salt": salt, "digest": digest(salt, text)}
        with self._database.writing() as connection:
            self._over(connection, attempt)
            row["author"] = author and person_id(connection, storable(author))
            _add(connection, attempt, notes, [row])

    def mark(self, attempt: str, marks: Sequence[GivenMark], at: datetime, marker: str) -> int:
        """Adds somebody's marks of an attempt; returns how many of them were not given before.

        Marks once given stay: other ones by the same marker are refused, and with them all.
        """
        with self._database.writing() as connection:
            trainee = self._over(connection, attempt)
            person = person_id(connection, storable(marker))
            if person == trainee:
                raise StoreProblem(
                    f"{marker} played attempt {attempt}: a second marking is somebody else's to give."
                )
            known = _given(connection, attempt, person)
            _refuse_others(attempt, marker, marks, known)
            fresh = [mark for mark in marks if (mark.event, mark.behaviour) not in known]
            rows = [
                {"at": time_text(at), "marker": person, "event": mark.event, "behaviour": mark.behaviour,
                 "value": mark.value}
                for mark in fresh
            ]  # fmt: skip
            _add(connection, attempt, markings, rows)
        return len(fresh)

    def _over(self, connection: Connection, attempt: str) -> str:
        """The trainee's id of an attempt that is over. Others that write to it wait their turn."""
        held = select(attempts).where(attempts.c.id == attempt).with_for_update()
        row = connection.execute(held).mappings().first()
        if row is None:
            raise StoreProblem(f"There is no attempt {attempt} in {self._database.where}.")
        if row["finished_at"] is None:
            raise StoreProblem(f"Attempt {attempt} is still under way. Remark on it when it is over.")
        return str(row["trainee"])


def digest(salt: str, text: str) -> str:
    """What stands for a note in its chain; without the salt, it says nothing about the text."""
    return sha256(f"{salt}\n{text}".encode()).hexdigest()


def remark_hash(previous: str, table: Table, row: Mapping[str, Any]) -> str:
    """The hash of a note or a marking, given as its row, after the hash before it."""
    said = {column.name: row[column.name] for column in table.c if column.name not in _NOT_CHAINED}
    return link(previous, row["attempt"], row["number"], json_text({table.name: said}))


_NOT_CHAINED = ("attempt", "number", "text", "salt", "hash")
"""Columns that the hash of a remark covers in another way, or not at all."""


def _add(connection: Connection, attempt: str, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    length, head = _end(connection, attempt)
    chained = []
    for number, said in enumerate(rows, length):
        row = {**said, "attempt": attempt, "number": number}
        head = remark_hash(head, table, row)
        chained.append({**row, "hash": head})
    connection.execute(insert(table), chained)
    connection.execute(delete(remark_heads).where(remark_heads.c.attempt == attempt))
    connection.execute(insert(remark_heads), {"attempt": attempt, "length": length + len(rows), "head": head})


def _end(connection: Connection, attempt: str) -> tuple[int, str]:
    """How many remarks there are, and the hash that the next one follows."""
    last = connection.execute(
        select(remark_heads.c.length, remark_heads.c.head).where(remark_heads.c.attempt == attempt)
    ).first()
    if last is not None:
        return int(last[0]), str(last[1])
    head = connection.execute(select(chain_heads.c.head).where(chain_heads.c.attempt == attempt))
    return 0, str(head.scalar_one())


def _given(connection: Connection, attempt: str, marker: str) -> dict[tuple[int, str], int]:
    found = connection.execute(
        select(markings.c.event, markings.c.behaviour, markings.c.value).where(
            markings.c.attempt == attempt, markings.c.marker == marker
        )
    )
    return {(event, behaviour): value for event, behaviour, value in found}


def _refuse_others(
    attempt: str, marker: str, marks: Sequence[GivenMark], known: Mapping[tuple[int, str], int]
) -> None:
    other = [mark for mark in marks if known.get((mark.event, mark.behaviour), mark.value) != mark.value]
    if other:
        first = other[0]
        earlier = known[first.event, first.behaviour]
        raise StoreProblem(
            f"{marker} gave {earlier} for {first.behaviour} at event {first.event} of attempt {attempt} "
            f"before, not {first.value}. Marks once given stay, or a second marking would say nothing: "
            "nothing was recorded. Put the earlier mark back, or leave the cell empty."
        )


NOTES = select(notes, people.c.name).outerjoin(people, people.c.id == notes.c.author)
MARKINGS = select(markings, people.c.name).join(people, people.c.id == markings.c.marker)
