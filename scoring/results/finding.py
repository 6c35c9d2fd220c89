"""Reading attempts back."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from scoring.results.codec import (
    ERASED,
    NAME_LETTERS,
    attempt_of,
    event_of,
    marking_of,
    note_of,
    storable,
    time_text,
)
from scoring.results.database import Database
from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord, Beginning, CallSoFar, Ending, EventRecord, PlayedScenario
from scoring.results.remark_records import Marking, Note
from scoring.results.remarks import MARKINGS, NOTES
from scoring.results.tables import (
    attempts,
    chain_heads,
    events,
    markings,
    notes,
    people,
    scenarios,
    scorecards,
)
from scoring.results.verifying import Finding, StoredEvent, findings
from scoring.results.verifying_remarks import remark_findings

ATTEMPTS = (
    select(
        attempts,
        scenarios.c.title,
        people.c.name,
        scorecards.c.card,
        chain_heads.c.length,
        chain_heads.c.head,
    )
    .join(scenarios, scenarios.c.hash == attempts.c.hash)
    .join(people, people.c.id == attempts.c.trainee)
    .outerjoin(chain_heads, chain_heads.c.attempt == attempts.c.id)
    .outerjoin(scorecards, scorecards.c.attempt == attempts.c.id)
)
_LAST_CHARACTER = "\U0010ffff"


class Finder:
    """Reads one store. Every method raises StoreProblem where the store cannot do it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def attempts(
        self, trainee: str | None = None, scenario: str | None = None, since: datetime | None = None
    ) -> tuple[AttemptRecord, ...]:
        """Attempts as they began: one trainee's, one scenario id's, those begun at `since` or later."""
        wanted = _of(trainee, scenario)
        if since is not None:
            wanted.append(attempts.c.started_at >= time_text(since))
        in_order = (attempts.c.started_at, attempts.c.ordinal, attempts.c.id)
        return self._records(ATTEMPTS.where(*wanted).order_by(*in_order))

    def unfinished(
        self, trainee: str | None = None, scenario: str | None = None
    ) -> tuple[AttemptRecord, ...]:
        """Calls still under way, the latest begun first."""
        wanted = [*_of(trainee, scenario), attempts.c.finished_at.is_(None)]
        in_order = (attempts.c.started_at.desc(), attempts.c.ordinal.desc())
        return self._records(ATTEMPTS.where(*wanted).order_by(*in_order))

    def attempt(self, id_or_prefix: str) -> AttemptRecord:
        """The attempt with this id, or the only one whose id begins so."""
        prefix = storable(id_or_prefix)
        found = self._records(
            ATTEMPTS.where(attempts.c.id >= prefix, attempts.c.id < prefix + _LAST_CHARACTER)
            .order_by(func.length(attempts.c.id), attempts.c.id)
            .limit(4)
        )
        if found and (len(found) == 1 or found[0].id == prefix):
            return found[0]
        if found:
            several = ", ".join(record.id for record in found[:3])
            raise StoreProblem(f"Several attempts begin with '{prefix}': {several} … Write more of the id.")
        raise StoreProblem(
            f"There is no attempt '{prefix}' in {self._database.where}. "
            "The command 'attempts' lists those there are."
        )

    def events(self, attempt: str) -> tuple[EventRecord, ...]:
        """The log of one attempt (its whole id), in order; empty before its first step."""
        with self._database.reading() as connection:
            found = connection.execute(
                select(events).where(events.c.attempt == attempt).order_by(events.c.seq)
            )
            return tuple(event_of(row._asdict()) for row in found)

    def scenario_text(self, hash: str) -> PlayedScenario:
        """The scenario that attempts with this hash were played on."""
        with self._database.reading() as connection:
            row = connection.execute(select(scenarios).where(scenarios.c.hash == hash)).mappings().first()
        if row is None:
            where = self._database.where
            raise StoreProblem(f"No scenario with the hash {hash} was ever played into {where}.")
        return PlayedScenario(**row)

    def notes_of(self, attempt: str) -> tuple[Note, ...]:
        """Trainers' notes on an attempt (its whole id), as they were written."""
        wanted = NOTES.where(notes.c.attempt == attempt).order_by(notes.c.number)
        with self._database.reading() as connection:
            return tuple(note_of(row._asdict()) for row in connection.execute(wanted))

    def markings(self, scenario: str | None = None, attempt: str | None = None) -> tuple[Marking, ...]:
        """What trainers marked: at one scenario id, of one attempt (its whole id), or all."""
        wanted = MARKINGS.join(attempts, attempts.c.id == markings.c.attempt).where(*_of(None, scenario))
        if attempt is not None:
            wanted = wanted.where(markings.c.attempt == attempt)
        in_order = wanted.order_by(attempts.c.started_at, markings.c.attempt, markings.c.number)
        with self._database.reading() as connection:
            return tuple(marking_of(row._asdict()) for row in connection.execute(in_order))

    def call(self, attempt: str) -> CallSoFar:
        """Everything there is of one attempt, to be recorded elsewhere."""
        record = self.attempt(attempt)
        beginning = Beginning(
            attempt=record.id,
            scenario=self.scenario_text(record.hash),
            trainee=record.trainee,
            mode=record.mode,
            seed=record.seed,
            started_at=record.started_at,
            retry_of=record.retry_of,
            trainee_id=record.trainee_id,
        )
        log = [(event.at, event.kind, event.body) for event in self.events(record.id)]
        ending = None
        if record.finished_at is not None:
            ending = Ending(record.finished_at, record.outcome or "", record.scorecard)
        return CallSoFar(beginning, log, ending)

    def findings(self, attempt: str | None = None) -> tuple[int, tuple[Finding, ...]]:
        """How many attempts were verified, and everything found in their chains; `attempt` is a whole id."""
        wanted = ATTEMPTS if attempt is None else ATTEMPTS.where(attempts.c.id == attempt)
        in_order = wanted.order_by(attempts.c.started_at, attempts.c.id)
        with self._database.reading() as connection:
            found = [row._asdict() for row in connection.execute(in_order)]
            in_events = (finding for row in found for finding in findings(row, self._stored(row["id"])))
            return len(found), (*in_events, *remark_findings(connection, attempt))

    def _stored(self, attempt: str) -> list[StoredEvent]:
        found = self._database.connection.execute(
            select(events.c.seq, events.c.at, events.c.kind, events.c.body, events.c.hash)
            .where(events.c.attempt == attempt)
            .order_by(events.c.seq)
        )
        return [StoredEvent(*row) for row in found]

    def _records(self, query: Select[Any]) -> tuple[AttemptRecord, ...]:
        with self._database.reading() as connection:
            return tuple(attempt_of(row._asdict()) for row in connection.execute(query).all())


def is_called(name: str) -> ColumnElement[bool]:
    """Whether a row of people is shown under this name; an erased one is, under what stands in its place."""
    erased = ERASED + func.substr(people.c.id, 1, NAME_LETTERS)
    return or_(people.c.name == name, and_(people.c.name.is_(None), erased == name))


def _of(trainee: str | None, scenario: str | None) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if trainee is not None:
        wanted.append(is_called(storable(trainee)))
    if scenario is not None:
        wanted.append(attempts.c.scenario == storable(scenario))
    return wanted
