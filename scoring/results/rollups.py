"""The roll-ups of cohorts: one for each scenario version, to which every whole attempt is added once."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, delete, exists, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from scoring.cohort.attempts import Attempt
from scoring.cohort.progress import gain_rows, gain_sums, progress
from scoring.cohort.rollup import RollUp, roll_up
from scoring.cohort.rows import Key, Kind
from scoring.results.codec import attempt_of, time_text
from scoring.results.database import Database
from scoring.results.finding import ATTEMPTS
from scoring.results.records import AttemptRecord
from scoring.results.tables import attempts, people, rollups, scenarios, scorecards, uncounted

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PlayedVersion:
    """A version of a scenario that somebody has played to the end.

    `attempts` are the first attempts in its roll-up, `waiting` all whole attempts that are not in it yet.
    `last` is when the latest attempt at it began, in UTC; None where only the roll-up has been kept.
    """

    scenario: str
    title: str
    hash: str
    attempts: int
    waiting: int
    last: datetime | None


class RollUps:
    """Keeps the roll-ups of one store. Every method raises StoreProblem where the store cannot do it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def versions(self) -> tuple[PlayedVersion, ...]:
        """Every version that has a scored attempt, the one that was played last first."""
        with self._database.reading() as connection:
            waiting = {row.hash: row.waiting for row in connection.execute(_WAITING)}
            found = [
                PlayedVersion(
                    row.id, row.title, row.hash, row.value or 0, waiting.get(row.hash, 0),
                    datetime.fromisoformat(row.last) if row.last else None,
                )
                for row in connection.execute(_VERSIONS)
                if row.value or row.hash in waiting
            ]  # fmt: skip
        return tuple(sorted(found, key=lambda version: version.last or _NEVER, reverse=True))

    def waiting(self, version: str, after: str = "", most: int = 50) -> tuple[AttemptRecord, ...]:
        """Whole attempts at a version that are not counted yet, by id, from after that id on."""
        in_order = (
            select(uncounted.c.attempt)
            .where(uncounted.c.hash == version, uncounted.c.attempt > after)
            .order_by(uncounted.c.attempt)
            .limit(most)
        )
        return self._records(ATTEMPTS.where(attempts.c.id.in_(in_order)).order_by(attempts.c.id))

    def scored(
        self, version: str, since: datetime | None = None, firsts: bool = False, most: int | None = None
    ) -> tuple[AttemptRecord, ...]:
        """Whole attempts at a version that came to a score, the latest first; `firsts` leaves out others."""
        query = ATTEMPTS.where(
            attempts.c.hash == version, attempts.c.retry_of.is_(None), scorecards.c.card.is_not(None)
        )
        if since is not None:
            query = query.where(attempts.c.started_at >= time_text(since))
        if firsts:
            query = query.where(attempts.c.ordinal == 1)
        return self._records(query.order_by(attempts.c.started_at.desc(), attempts.c.id).limit(most))

    def again(self, version: str, records: Sequence[AttemptRecord]) -> tuple[AttemptRecord, ...]:
        """Whole attempts at a version after the first that came to a score, of the trainees of these."""
        query = ATTEMPTS.where(
            attempts.c.trainee.in_({record.trainee_id for record in records}),
            attempts.c.ordinal > 1,
            attempts.c.retry_of.is_(None),
            scorecards.c.card.is_not(None),
        )
        # The version is not asked of the database, which might then read all attempts at it.
        found = self._records(query.order_by(attempts.c.started_at))
        return tuple(record for record in found if record.hash == version)

    def erased(self) -> Mapping[str, int]:
        """How many first attempts at each version are of people who have been erased since."""
        query = (
            select(attempts.c.hash, func.count())
            .join(people, people.c.id == attempts.c.trainee)
            .join(scorecards, scorecards.c.attempt == attempts.c.id)
            .where(people.c.name.is_(None), attempts.c.ordinal == 1, attempts.c.retry_of.is_(None))
            .group_by(attempts.c.hash)
        )
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def read(self, version: str) -> RollUp:
        """What has been counted of a version; no rows where nothing has been."""
        columns = (rollups.c.kind, rollups.c.a, rollups.c.b, rollups.c.value)
        with self._database.reading() as connection:
            found = connection.execute(select(*columns).where(rollups.c.hash == version))
            rows: dict[Key, int] = {(Kind(kind), a, b): value for kind, a, b, value in found}
        return RollUp(version, MappingProxyType(rows))

    def count(self, version: str, played: Mapping[str, Attempt]) -> int:
        """Adds attempts, by their ids, to the roll-up of their version; returns how many it lacked.

        One transaction, so that each is counted whole or waits on; one that no longer waits is passed over.
        """
        with self._database.writing() as connection:
            self._by_turns(connection, version)
            claimed = [id for id in sorted(played) if _claim(connection, version, id)]
            before = _counted_of_same(connection, version, claimed)
            _add(connection, version, _added(version, before, [played[id] for id in claimed]))
        return len(claimed)

    def pass_over(self, version: str, ids: Iterable[str]) -> None:
        """Has attempts wait no longer that belong to no cohort."""
        with self._database.writing() as connection:
            for id in ids:
                _claim(connection, version, id)

    def begin_anew(self, version: str) -> None:
        """Empties the roll-up of a version: all its whole attempts wait to be counted."""
        scored = (
            select(attempts.c.hash, attempts.c.id)
            .join(scorecards, scorecards.c.attempt == attempts.c.id)
            .where(attempts.c.hash == version, attempts.c.retry_of.is_(None))
        )
        with self._database.writing() as connection:
            self._by_turns(connection, version)
            connection.execute(delete(rollups).where(rollups.c.hash == version))
            connection.execute(delete(uncounted).where(uncounted.c.hash == version))
            connection.execute(insert(uncounted).from_select(["hash", "attempt"], scored))

    def _by_turns(self, connection: Connection, version: str) -> None:
        """Has other desks wait that count attempts at this version; an SQLite file has one writer anyway."""
        if self._database.is_server:
            connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"roll-up {version}"))))

    def _records(self, query: Select[Any]) -> tuple[AttemptRecord, ...]:
        with self._database.reading() as connection:
            return tuple(attempt_of(row._asdict()) for row in connection.execute(query).all())


def trainee_of(record: AttemptRecord) -> str:
    """Whose attempt it is, for a roll-up: ordinals count anew where one text has files of two names."""
    return f"{record.trainee_id}/{record.scenario}"


_LAST = select(func.max(attempts.c.started_at)).where(attempts.c.hash == scenarios.c.hash).scalar_subquery()
_VERSIONS = select(
    scenarios.c.id, scenarios.c.title, scenarios.c.hash, rollups.c.value, _LAST.label("last")
).outerjoin(
    rollups,
    (rollups.c.hash == scenarios.c.hash)
    & (rollups.c.kind == Kind.ATTEMPTS.value)
    & (rollups.c.a == "")
    & (rollups.c.b == ""),
)
_WAITING = select(uncounted.c.hash, func.count().label("waiting")).group_by(uncounted.c.hash)
_HELD_OF_SAME = (
    select(attempts, scorecards.c.card)
    .join(scorecards, scorecards.c.attempt == attempts.c.id)
    .where(attempts.c.retry_of.is_(None), ~exists().where(uncounted.c.attempt == attempts.c.id))
)


def _claim(connection: Connection, version: str, id: str) -> bool:
    """Takes an attempt off those that wait; whether it was there."""
    waits = delete(uncounted).where(uncounted.c.hash == version, uncounted.c.attempt == id)
    return bool(connection.execute(waits).rowcount)


def _counted_of_same(connection: Connection, version: str, ids: Sequence[str]) -> list[Attempt]:
    """What the roll-up holds already of the trainees of these attempts; only their totals are told."""
    trainees = select(attempts.c.trainee).where(attempts.c.id.in_(ids))
    query = _HELD_OF_SAME.where(attempts.c.trainee.in_(trainees), attempts.c.id.not_in(ids))
    return [
        Attempt(
            trainee=f"{row.trainee}/{row.scenario}",
            version=version,
            ordinal=row.ordinal,
            retry=False,
            total=float(json.loads(row.card)["total"]),
            scores=(None, None, None),
            passed=False,
            choices=(),
        )
        for row in connection.execute(query)
        # not asked of the database, which might then read a million attempts by their version
        if row.hash == version
    ]


def _added(version: str, before: Sequence[Attempt], played: Sequence[Attempt]) -> Mapping[Key, int]:
    """What attempts add to the roll-up that holds those before them."""
    rows: Counter[Key] = Counter(roll_up(version, played).rows)
    gains = gain_sums(progress(version, [*before, *played]))
    rows.update(gain_rows(gains.minus(gain_sums(progress(version, before)))))
    return rows


def _add(connection: Connection, version: str, rows: Mapping[Key, int]) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    adding = dialect.insert(rollups)
    adding = adding.on_conflict_do_update(
        index_elements=["hash", "kind", "a", "b"],
        set_={"value": rollups.c.value + adding.excluded.value},
    )
    parts = [
        {"hash": version, "kind": kind, "a": a, "b": b, "value": value}
        for (kind, a, b), value in sorted(rows.items())
        if value
    ]
    if parts:
        connection.execute(adding, parts)
