"""One connection to a store, its transactions, and its errors as sentences."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from scoring.results.layout import bring_up_to_date
from scoring.results.place import Target
from scoring.results.problem import StoreProblem, explain
from scoring.results.server import connect_server
from scoring.results.sqlite_file import connect_file, connect_memory


class Database:
    """A store that is open. Every transaction raises StoreProblem when it cannot be carried out.

    `raw` is the driver's own connection.
    """

    def __init__(self, connection: Connection, where: object) -> None:
        self.connection = connection
        self.where = where
        self.raw: Any = connection.connection.driver_connection
        self.is_server = connection.dialect.name == "postgresql"

    @classmethod
    def open(cls, target: Target, wait: float = 5.0, mounts: str | None = None) -> Self:
        """The store there, made if missing, its layout up to date; waits `wait` seconds for others.

        A file that is damaged, newer or another program's is left as it is.
        """
        with explained(target):
            if isinstance(target, Path):
                connection = connect_file(target, wait, mounts)
            else:
                connection = connect_server(target, wait)
            try:
                bring_up_to_date(connection, target)
            except BaseException:
                connection.close()
                connection.engine.dispose()
                raise
        return cls(connection, target)

    @classmethod
    def in_memory(cls) -> Self:
        """A store that is gone when it is closed."""
        connection = connect_memory()
        bring_up_to_date(connection, None)
        return cls(connection, "memory")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store."""
        with explained(self.where):
            self.connection.info["writes"] = False
            with self.connection.begin():
                try:
                    yield self.connection
                except (ValueError, KeyError, TypeError) as error:
                    raise StoreProblem(
                        f"An attempt in {self.where} holds data that cannot be read ({error}); it was left "
                        "as it is. Put a backup in its place, or name another store."
                    ) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is on the disk when the block ends; on SQLite it holds the write lock."""
        with explained(self.where):
            self.connection.info["writes"] = True
            with self.connection.begin():
                yield self.connection

    def add_rows(self, condition: str, key: str, insertion: str, rows: Sequence[tuple[Any, ...]]) -> bool:
        """Inserts rows if a query finds something for the key; whether it does. On the disk when it returns.

        Both statements are in the driver's own SQL: this takes a quarter of the time of `writing`, and every
        choice waits for it.
        """
        raw = self.raw
        try:
            cursor = raw.cursor()
            if not self.is_server:
                cursor.execute("BEGIN IMMEDIATE")
            found = cursor.execute(condition, (key,)).fetchone() is not None
            if found:
                cursor.executemany(insertion, rows)
            raw.commit()
            return found
        except BaseException:
            with explained(self.where):
                raw.rollback()
                raise

    def close(self) -> None:
        with explained(self.where):
            self.connection.close()
            self.connection.engine.dispose()


@contextmanager
def explained(where: object) -> Iterator[None]:
    """Turns errors of the database and the file system inside the block into a `StoreProblem`."""
    try:
        yield
    except (StoreProblem, ValueError, TypeError):
        raise
    except DBAPIError as error:
        raise explain(error.orig or error, where) from error
    except (SQLAlchemyError, OSError) as error:
        raise explain(error, where) from error
    except Exception as error:
        # the driver's own errors share no class that is there without the driver
        if type(error).__module__.partition(".")[0] not in ("sqlite3", "psycopg"):
            raise
        raise explain(error, where) from error
