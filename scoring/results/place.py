"""Where a store is: a file of this computer, or a database on a server."""

import re
from dataclasses import dataclass
from pathlib import Path

from scoring.results.problem import StoreProblem

_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")
_PASSWORD = re.compile(r"(?<=://)(?P<user>[^/@:]*):[^/@]*(?=@)|(?<=[?&])password=[^&]*&?")


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a server, as `postgresql://user@host/database`. As text it has no password."""

    url: str

    def __str__(self) -> str:
        return _PASSWORD.sub(lambda found: found["user"] or "", self.url)


Target = Path | Server


@dataclass(frozen=True, slots=True)
class Place:
    """A store, and folders in which calls are kept that it cannot take; the first that works is used."""

    target: Target
    spares: tuple[Path, ...] = ()

    def __str__(self) -> str:
        return str(self.target)


def target_of(name: str) -> Target:
    """What `--store` names: a file, `sqlite:///FILE`, or a PostgreSQL database. Raises StoreProblem."""
    scheme, found, _ = name.partition("://")
    if not found:
        return Path(name)
    if scheme in _SERVERS:
        return Server("postgresql" + name[len(scheme) :])
    if scheme == "sqlite":
        return Path(name.removeprefix("sqlite:///"))
    raise StoreProblem(
        f"'{scheme}://' is no store this version can use: name an SQLite file, or a database as "
        "postgresql://user@host/database."
    )
