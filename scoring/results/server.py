"""Connecting to a store in a PostgreSQL database."""

from collections.abc import Mapping
from importlib.util import find_spec

from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from scoring.results.place import Server
from scoring.results.problem import StoreProblem

_PATIENCE: Mapping[str, str] = {
    "connect_timeout": "4",
    # A server that is gone without a word is noticed in seconds, not in the system's quarter of an hour.
    "tcp_user_timeout": "5000",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "2",
    "application_name": "call-simulator",
}


def connect_server(server: Server, wait: float) -> Connection:
    """A connection whose commits are on the server's disk when they return.

    `wait` is how many seconds to wait for locks. Raises StoreProblem where the driver is missing or the
    address is none, and the driver's errors.
    """
    if find_spec("psycopg") is None:
        raise StoreProblem(
            f"The store {server} needs the PostgreSQL driver, which is not installed: "
            "run `pip install 'call-simulator[postgres]'`."
        )
    try:
        url = make_url(server.url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise StoreProblem(
            f"{server} is no address of a database: write it as postgresql://user@host/database."
        ) from error
    given = {name: value for name, value in _PATIENCE.items() if name not in url.query}
    options = f"-c synchronous_commit=on -c lock_timeout={max(1, round(wait * 1000))}"
    theirs = url.query.get("options", "")
    given["options"] = f"{theirs if isinstance(theirs, str) else ' '.join(theirs)} {options}".strip()
    return create_engine(url, poolclass=NullPool, paramstyle="format", connect_args=given).connect()
