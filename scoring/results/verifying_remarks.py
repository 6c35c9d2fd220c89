"""Finding what was changed in the notes and markings of attempts after they were written."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select, union

from scoring.results.remarks import digest, remark_hash
from scoring.results.tables import chain_heads, markings, notes, remark_heads
from scoring.results.verifying import Finding

Row = Mapping[str, Any]


def remark_findings(connection: Connection, attempt: str | None = None) -> tuple[Finding, ...]:
    """Everything found in the remarks of one attempt (its whole id), or of all."""
    remarked = union(*(_of(table, attempt, table.c.attempt) for table in (remark_heads, notes, markings)))
    if connection.execute(remarked.limit(1)).first() is None:
        return ()
    heads = {row["attempt"]: row for row in _rows(connection, _of(remark_heads, attempt))}
    starting = select(chain_heads).where(chain_heads.c.attempt.in_(remarked))
    starts = {row["attempt"]: row["head"] for row in _rows(connection, starting)}
    remarks = [
        {**row, "kind": table}
        for table in (notes, markings)
        for row in _rows(connection, _of(table, attempt))
    ]  # fmt: skip
    remarks.sort(key=itemgetter("attempt", "number"))
    by_attempt = {id: list(rows) for id, rows in groupby(remarks, itemgetter("attempt"))}
    return tuple(
        Finding(id, None, what)
        for id in sorted({*by_attempt, *heads})
        for what in _in_chain(by_attempt.get(id, []), starts.get(id, ""), heads.get(id))
    )


def _of(table: Table, attempt: str | None, *columns: Column[Any]) -> Select[Any]:
    wanted = select(*columns or (table,))
    return wanted if attempt is None else wanted.where(table.c.attempt == attempt)


def _rows(connection: Connection, wanted: Select[Any]) -> list[dict[str, Any]]:
    return [row._asdict() for row in connection.execute(wanted)]


def _in_chain(remarks: Sequence[Row], start: str, head: Row | None) -> Iterator[str]:
    previous, expected = start, 0
    for row in remarks:
        number = row["number"]
        for missing in range(expected, number):
            yield f"remark {missing} was removed"
        # After a gap, the hash cannot be worked out again: the one before it is gone too.
        if number == expected and remark_hash(previous, row["kind"], row) != row["hash"]:
            yield f"{_called(row)} was edited, or does not follow what it followed"
        if number < expected:
            yield f"{_called(row)} has the number of another"
        if row["kind"] is notes and row["text"] is not None and _rewritten(row):
            yield f"{_called(row)} was rewritten"
        previous, expected = row["hash"], number + 1
    yield from _at_the_end(expected, previous, head)


def _at_the_end(length: int, last: str, head: Row | None) -> Iterator[str]:
    if head is None:
        yield "the head of its remarks was removed"
    elif length < head["length"]:
        for missing in range(length, head["length"]):
            yield f"remark {missing} was removed from the end"
    elif (length, last) != (head["length"], head["head"]):
        yield "its remarks end in another head than was recorded"


def _called(row: Row) -> str:
    return f"remark {row['number']} (a {'note' if row['kind'] is notes else 'marking'})"


def _rewritten(note: Row) -> bool:
    return bool(digest(note["salt"] or "", note["text"]) != note["digest"])
