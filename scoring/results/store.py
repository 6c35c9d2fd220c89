"""The store: one SQLite file holding every attempt, and the text of every scenario played."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from scoring.results.codec import ATTEMPT_COLUMNS, attempt_of, event_of, json_text, storable, time_text
from scoring.results.connection import connect
from scoring.results.problem import StoreProblem, explained
from scoring.results.records import AttemptRecord, EventRecord, Mode, PlayedScenario

_FROM_ATTEMPTS = f"SELECT {ATTEMPT_COLUMNS} FROM attempts JOIN scenarios USING (hash)"
_OF_WHOM_AND_WHAT = "(:trainee IS NULL OR trainee = :trainee) AND (:scenario IS NULL OR scenario = :scenario)"

Step = Sequence[tuple[float, str, Mapping[str, Any]]]
"""The events of one step of a call: seconds since the call began, kind, body that JSON can hold."""


class Store:
    """Attempts and their events, several processes at a time.

    Every writing method is one transaction that is on the disk when the method returns. Every method
    raises StoreProblem when the file cannot do it.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, path: Path, wait: float = 5.0, lasting: bool = True) -> Self:
        """The store in the file at `path`, made if missing; waits `wait` seconds for other processes.

        One that is thrown away with the program need not be lasting: it does not wait for the disk.
        """
        return cls(connect(path, wait, lasting=lasting), path)

    def close(self) -> None:
        with explained(self._path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin(
        self,
        scenario: PlayedScenario,
        *,
        trainee: str,
        mode: Mode,
        seed: int,
        started_at: datetime,
        retry_of: str | None = None,
        attempt: str | None = None,
    ) -> str:
        """Records that an attempt begins and returns its id: `attempt`, or a random UUID."""
        attempt = attempt or str(uuid4())
        trainee = storable(trainee)
        with self._writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO scenarios VALUES (?, ?, ?, ?)",
                (scenario.hash, scenario.id, storable(scenario.title), storable(scenario.text)),
            )
            connection.execute(
                "INSERT INTO attempts"
                " (id, scenario, hash, trainee, mode, seed, ordinal, retry_of, started_at)"
                " SELECT ?, ?, ?, ?, ?, ?, coalesce(max(ordinal), 0) + 1, ?, ?"
                " FROM attempts WHERE trainee = ? AND scenario = ?",
                (attempt, scenario.id, scenario.hash, trainee, mode, str(seed), retry_of,
                 time_text(started_at), trainee, scenario.id),
            )  # fmt: skip
        return attempt

    def append(self, attempt: str, first_seq: int, step: Step) -> None:
        """Records one step of a call, whose first event has the number `first_seq` (from 0).

        Recording the same step twice changes nothing. A step that would leave a gap, or that differs from
        what is recorded under its numbers, or that comes after the end, is refused as a whole.
        """
        rows = [
            (seq, float(at), kind, json_text(body)) for seq, (at, kind, body) in enumerate(step, first_seq)
        ]
        with self._writing() as connection:
            recorded = connection.execute(
                "SELECT seq, at, kind, body FROM events WHERE attempt = ? AND seq >= ? ORDER BY seq",
                (attempt, first_seq),
            ).fetchall()
            known = min(len(recorded), len(rows))
            if recorded[:known] != rows[:known]:
                raise StoreProblem(_played_twice(attempt, first_seq))
            if rows[known:]:
                self._check_continues(connection, attempt, rows[known][0])
                connection.executemany(
                    "INSERT INTO events (attempt, seq, at, kind, body) VALUES (?, ?, ?, ?, ?)",
                    [(attempt, *row) for row in rows[known:]],
                )

    def finish(
        self, attempt: str, finished_at: datetime, outcome: str, scorecard: Mapping[str, Any] | None
    ) -> None:
        """Records how an attempt ended; a scorecard of None is for a call given up.

        Saying the same outcome and scorecard again changes nothing; other ones are refused.
        """
        ending = (storable(outcome), None if scorecard is None else json_text(scorecard))
        with self._writing() as connection:
            earlier = self._ending(connection, attempt)
            if earlier is None:
                connection.execute(
                    "UPDATE attempts SET finished_at = ?, outcome = ?, scorecard = ? WHERE id = ?",
                    (time_text(finished_at), *ending, attempt),
                )
            elif earlier != ending:
                raise StoreProblem(
                    f"Attempt {attempt} is already finished as '{earlier[0]}' and cannot be finished again "
                    f"as '{ending[0]}'. Begin another attempt."
                )

    def events(self, attempt: str) -> tuple[EventRecord, ...]:
        """The log of one attempt (its whole id), in order; empty before its first step."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT seq, at, kind, body FROM events WHERE attempt = ? ORDER BY seq", (attempt,)
            ).fetchall()
            return tuple(event_of(row) for row in rows)

    def attempts(
        self, trainee: str | None = None, scenario: str | None = None, since: datetime | None = None
    ) -> tuple[AttemptRecord, ...]:
        """Attempts as they began: one trainee's, one scenario id's, those begun at `since` or later."""
        return self._attempts(
            f"{_OF_WHOM_AND_WHAT} AND (:since IS NULL OR started_at >= :since)"
            " ORDER BY started_at, ordinal, attempts.id",
            trainee=trainee,
            scenario=scenario,
            since=None if since is None else time_text(since),
        )

    def unfinished(
        self, trainee: str | None = None, scenario: str | None = None
    ) -> tuple[AttemptRecord, ...]:
        """Calls still under way, the latest begun first."""
        return self._attempts(
            f"{_OF_WHOM_AND_WHAT} AND finished_at IS NULL ORDER BY started_at DESC, ordinal DESC",
            trainee=trainee,
            scenario=scenario,
        )

    def attempt(self, id_or_prefix: str) -> AttemptRecord:
        """The attempt with this id, or the only one whose id begins so."""
        prefix = storable(id_or_prefix)
        found = self._attempts(
            "substr(attempts.id, 1, length(:prefix)) = :prefix ORDER BY length(attempts.id) LIMIT 4",
            prefix=prefix,
        )
        if found and (len(found) == 1 or found[0].id == prefix):
            return found[0]
        if found:
            several = ", ".join(record.id for record in found[:3])
            raise StoreProblem(f"Several attempts begin with '{prefix}': {several} … Write more of the id.")
        raise StoreProblem(
            f"There is no attempt '{prefix}' in {self._path}. The command 'attempts' lists those there are."
        )

    def scenario_text(self, hash: str) -> PlayedScenario:
        """The scenario that attempts with this hash were played on."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT hash, id, title, text FROM scenarios WHERE hash = ?", (hash,)
            ).fetchone()
        if row is None:
            raise StoreProblem(f"No scenario with the hash {hash} was ever played into {self._path}.")
        return PlayedScenario(*row)

    def _attempts(self, condition: str, **values: str | None) -> tuple[AttemptRecord, ...]:
        storables = {name: None if value is None else storable(value) for name, value in values.items()}
        with self._reading() as connection:
            rows = connection.execute(f"{_FROM_ATTEMPTS} WHERE {condition}", storables).fetchall()
            return tuple(attempt_of(row) for row in rows)

    def _check_continues(self, connection: sqlite3.Connection, attempt: str, seq: int) -> None:
        if self._ending(connection, attempt) is not None:
            raise StoreProblem(
                f"Attempt {attempt} is finished and takes no further step. Begin another attempt."
            )
        following = connection.execute(
            "SELECT coalesce(max(seq), -1) + 1 FROM events WHERE attempt = ?", (attempt,)
        ).fetchone()[0]
        if seq != following:
            raise StoreProblem(
                f"Attempt {attempt} has {following} events in {self._path}, so event {seq} cannot follow: "
                "some are missing between. Leave the call and resume it to play on from what is recorded."
            )

    def _ending(self, connection: sqlite3.Connection, attempt: str) -> tuple[str, str | None] | None:
        """Outcome and scorecard of an attempt, or None while it is under way."""
        row = connection.execute(
            "SELECT finished_at, outcome, scorecard FROM attempts WHERE id = ?", (attempt,)
        ).fetchone()
        if row is None:
            raise StoreProblem(f"There is no attempt {attempt} in {self._path}. Begin it before recording.")
        return None if row[0] is None else (row[1], row[2])

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with explained(self._path):
            try:
                yield self._connection
            except ValueError as error:
                raise StoreProblem(
                    f"An attempt in {self._path} holds data that cannot be read ({error}); it was left as "
                    "it is. Put a backup of the file in its place, or name another file as the store."
                ) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its first statement."""
        with explained(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise


def _played_twice(attempt: str, seq: int) -> str:
    return (
        f"From event {seq} on, attempt {attempt} is already recorded with something else: another window "
        "plays the same call. Close one of them and resume."
    )
