"""Writing attempts: how they begin, their steps, and how they end."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from scoring.results.chain import event_text, json_text, link
from scoring.results.codec import chain_start, erased_name, storable, time_text
from scoring.results.database import Database
from scoring.results.problem import AlreadyThere, StoreProblem, gap_words
from scoring.results.records import Beginning, CallSoFar, Ending, Step
from scoring.results.tables import attempts, chain_heads, events, people, scenarios, scorecards, uncounted

Row = tuple[float, str, str]
"""An event: seconds since the call began, kind, body as canonical JSON."""

EventRow = tuple[str, int, float, str, str, str]
"""A row of the table of events, in the order of its columns."""

_ADD_EVENTS = insert(events)
_UNDER_WAY = (
    select(attempts.c.id)
    .where(attempts.c.id == bindparam("attempt"), attempts.c.finished_at.is_(None))
    .with_for_update()
)


class Recorder:
    """Writes to one store. Every method is one transaction, on the disk when the method returns.

    Every method raises StoreProblem where the store cannot do it; then nothing of it was done, or all of it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._heads: dict[str, tuple[int, str]] = {}
        # Compiled once: SQLAlchemy's own way of executing would double the time of a choice.
        dialect = database.connection.dialect
        self._add_events = str(_ADD_EVENTS.compile(dialect=dialect))
        self._under_way = str(_UNDER_WAY.compile(dialect=dialect))

    def begin(self, beginning: Beginning) -> Beginning:
        """Records that an attempt begins; returns it with the trainee's id. Saying so again changes
        nothing.
        """
        name, scenario = storable(beginning.trainee), beginning.scenario
        with self._database.writing() as connection:
            person = person_id(connection, name, beginning.trainee_id)
            row = _attempt_row(beginning, person)
            known = connection.execute(select(attempts).where(attempts.c.id == row["id"])).mappings().first()
            if known is None:
                _add_scenario(connection, beginning)
                ordinal = _next_ordinal(connection, name, scenario.id)
                connection.execute(insert(attempts), {**row, "ordinal": ordinal})
                self._heads[row["id"]] = (0, chain_start(row))
            elif any(known[column] != row[column] for column in row.keys() - {"trainee"}):
                raise StoreProblem(
                    f"There is another attempt {row['id']} in {self._database.where} already. "
                    "Both were left as they are."
                )
        return replace(beginning, trainee_id=person)

    def append(self, attempt: str, first_seq: int, step: Step) -> None:
        """Records one step of a call, whose first event has the number `first_seq` (from 0).

        Recording the same step twice changes nothing. A step that would leave a gap, or that differs from
        what is recorded under its numbers, or that comes after the end, is refused as a whole.
        """
        rows = [(float(at), kind, json_text(body)) for at, kind, body in step]
        length, head = self._heads.pop(attempt, (-1, ""))
        try:
            after = self._follow(attempt, length, head, rows) if length == first_seq and rows else None
            self._heads[attempt] = after or self._fit_in(attempt, first_seq, rows)
        except ValueError as error:
            raise StoreProblem(
                f"A step of attempt {attempt} cannot be recorded: {error}. Play it again."
            ) from error

    def finish(self, attempt: str, ending: Ending) -> None:
        """Records how an attempt ended.

        Saying the same outcome and scorecard again changes nothing; other ones are refused.
        """
        outcome = storable(ending.outcome)
        card = None if ending.scorecard is None else json_text(ending.scorecard)
        with self._database.writing() as connection:
            earlier = self._state(connection, attempt)
            if earlier["finished_at"] is None:
                # What this recorder wrote itself counts, whatever became of the rows since.
                length, head = self._heads.get(attempt, (earlier["length"], earlier["head"]))
                connection.execute(
                    update(attempts).where(attempts.c.id == attempt),
                    {"finished_at": time_text(ending.finished_at), "outcome": outcome},
                )
                connection.execute(insert(chain_heads), {"attempt": attempt, "length": length, "head": head})
                if card is not None:
                    connection.execute(insert(scorecards), {"attempt": attempt, "card": card})
                if card is not None and earlier["retry_of"] is None:
                    connection.execute(insert(uncounted), {"hash": earlier["hash"], "attempt": attempt})
            elif (earlier["outcome"], earlier["card"]) != (outcome, card):
                raise StoreProblem(
                    f"Attempt {attempt} is already finished as '{earlier['outcome']}' and cannot be "
                    f"finished again as '{outcome}'. Begin another attempt."
                )

    def deliver(self, call: CallSoFar) -> None:
        """Records everything of a call that is not recorded yet, and gives its trainee an id."""
        call.beginning = self.begin(call.beginning)
        attempt = call.beginning.attempt
        self.append(attempt, 0, call.events)
        if call.ending:
            self.finish(attempt, call.ending)

    def forget(self, call: CallSoFar) -> bool:
        """Removes a call that is recorded elsewhere; not if it went on since it was read."""
        attempt = call.beginning.attempt
        with self._database.writing() as connection:
            state = self._state(connection, attempt)
            ended = call.ending is not None
            if state["length"] != len(call.events) or (state["finished_at"] is not None) != ended:
                return False
            for table in (events, chain_heads, scorecards, uncounted):
                connection.execute(delete(table).where(table.c.attempt == attempt))
            connection.execute(delete(attempts).where(attempts.c.id == attempt))
            connection.execute(delete(scenarios).where(scenarios.c.hash.not_in(select(attempts.c.hash))))
        self._heads.pop(attempt, None)
        return True

    def _follow(self, attempt: str, length: int, head: str, rows: Sequence[Row]) -> tuple[int, str] | None:
        """Adds a step to the end this recorder left; None, and nothing done, where that is not the end."""
        chained, after = _chained(attempt, length, head, rows)
        try:
            under_way = self._database.add_rows(self._under_way, attempt, self._add_events, chained)
        except AlreadyThere:
            return None
        return (length + len(rows), after) if under_way else None

    def _fit_in(self, attempt: str, first_seq: int, rows: Sequence[Row]) -> tuple[int, str]:
        """Adds what is missing of a step; returns where the chain ends."""
        with self._database.writing() as connection:
            state = self._state(connection, attempt)
            length, head = state["length"], state["head"]
            recorded = _rows_from(connection, attempt, first_seq)
            known = min(len(recorded), len(rows))
            if recorded[:known] != list(rows[:known]):
                raise StoreProblem(_played_twice(attempt, first_seq))
            if not rows[known:]:
                return length, head
            if state["finished_at"] is not None:
                raise StoreProblem(
                    f"Attempt {attempt} is finished and takes no further step. Begin another attempt."
                )
            if first_seq + known != length:
                raise StoreProblem(gap_words(attempt, length, first_seq + known, self._database.where))
            chained, after = _chained(attempt, length, head, rows[known:])
            connection.execute(_ADD_EVENTS, [dict(zip(events.c.keys(), row, strict=True)) for row in chained])
            return length + len(chained), after

    def _state(self, connection: Connection, attempt: str) -> dict[str, Any]:
        """An attempt's row with its card, and the length and head of its chain. Others wait their turn."""
        held = select(attempts).where(attempts.c.id == attempt).with_for_update()
        row = connection.execute(held).first()
        if row is None:
            raise StoreProblem(
                f"There is no attempt {attempt} in {self._database.where}. Begin it before recording."
            )
        found = row._asdict()
        card = connection.execute(select(scorecards.c.card).where(scorecards.c.attempt == attempt)).scalar()
        last = connection.execute(
            select(events.c.seq + 1, events.c.hash)
            .where(events.c.attempt == attempt)
            .order_by(events.c.seq.desc())
            .limit(1)
        ).first()
        length, head = last or (0, chain_start(found))
        return {**found, "card": card, "length": length, "head": head}


def _chained(attempt: str, length: int, head: str, rows: Sequence[Row]) -> tuple[list[EventRow], str]:
    """The rows of the table of events that follow `head`, and the head after them."""
    chained = []
    for seq, (at, kind, body) in enumerate(rows, length):
        head = link(head, attempt, seq, event_text(at, kind, body))
        chained.append((attempt, seq, at, kind, body, head))
    return chained, head


def _rows_from(connection: Connection, attempt: str, first_seq: int) -> list[Row]:
    found = connection.execute(
        select(events.c.at, events.c.kind, events.c.body)
        .where(events.c.attempt == attempt, events.c.seq >= first_seq)
        .order_by(events.c.seq)
    )
    return [(at, kind, body) for at, kind, body in found]


def _attempt_row(beginning: Beginning, person: str) -> dict[str, Any]:
    return {
        "id": beginning.attempt,
        "scenario": beginning.scenario.id,
        "hash": beginning.scenario.hash,
        "trainee": person,
        "mode": beginning.mode,
        "seed": str(beginning.seed),
        "retry_of": beginning.retry_of,
        "started_at": time_text(beginning.started_at),
    }


def _add_scenario(connection: Connection, beginning: Beginning) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    scenario = beginning.scenario
    row = {
        "hash": scenario.hash, "id": scenario.id,
        "title": storable(scenario.title), "text": storable(scenario.text),
    }  # fmt: skip
    connection.execute(dialect.insert(scenarios).on_conflict_do_nothing(), row)


def person_id(connection: Connection, name: str, known: str | None = None) -> str:
    """A person's id: the one they were known by elsewhere, that of this name, or a random one."""
    if connection.dialect.name == "postgresql":
        # Two desks at which one trainee begins would both make an id, and count the same attempt.
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(name))))
    if known is None:
        found = connection.execute(select(people.c.id).where(people.c.name == name).order_by(people.c.id))
        first: str | None = found.scalars().first()
        if first is not None:
            return first
    elif connection.execute(select(people.c.id).where(people.c.id == known)).first():
        return known
    person = known or str(uuid4())
    row = {"id": person, "name": None if name == erased_name(person) else name}
    connection.execute(insert(people), row)
    return person


def _next_ordinal(connection: Connection, name: str, scenario: str) -> int:
    """A desk without its server may have given one name a second id: numbers go by name."""
    highest = (
        select(func.coalesce(func.max(attempts.c.ordinal), 0))
        .join(people, people.c.id == attempts.c.trainee)
        .where(people.c.name == name, attempts.c.scenario == scenario)
    )
    return int(connection.execute(highest).scalar_one()) + 1


def _played_twice(attempt: str, seq: int) -> str:
    return (
        f"From event {seq} on, attempt {attempt} is already recorded with something else: another window "
        "plays the same call. Close one of them and resume."
    )
