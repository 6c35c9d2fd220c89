"""A PostgreSQL server for one test run, where its programs are installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

_OURS = "desk"
_SETTINGS = ("listen_addresses=", "fsync=off", "max_connections=40", "shared_buffers=16MB")
_UNPRIVILEGED = ("postgres", "nobody")


class NoServer(Exception):
    """No server can be started here; its text says why."""


@dataclass(slots=True)
class PostgresServer:
    """A server in a folder of its own that listens on a socket there."""

    folder: Path
    programs: Path
    databases: Iterator[int]
    runs: bool = False

    @classmethod
    def make(cls) -> "PostgresServer":
        """A running server. Raises NoServer."""
        # A socket's path may have a hundred characters; pytest's own folders are longer.
        folder = Path(tempfile.mkdtemp(prefix="calls-"))
        server = cls(folder, _programs(), count(1))
        if os.geteuid() == 0:
            shutil.chown(folder, _unprivileged())
        try:
            server._run(
                "initdb", "-D", f"{folder}/data", "-U", _OURS, "-A", "trust", "-E", "UTF8", "--no-sync"
            )
            server.start()
        except subprocess.CalledProcessError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise NoServer(f"PostgreSQL does not start here: {error.stderr or error.stdout}") from error
        return server

    def start(self) -> None:
        settings = " ".join(
            f"-c {setting}" for setting in (*_SETTINGS, f"unix_socket_directories={self.folder}")
        )
        self._run(
            "pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", settings, "start"
        )
        self.runs = True

    def stop(self) -> None:
        """At once, as if the plug had been pulled; desks that are connected notice at their next step."""
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop")
        self.runs = False

    def remove(self) -> None:
        if self.runs:
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self) -> str:
        """The address of a fresh database."""
        name = f"calls{next(self.databases)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)

    def address(self, database: str) -> str:
        return f"postgresql://{_OURS}@/{database}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", _unprivileged(), "--", *command]
        # A file and no pipe: the server would keep a pipe open.
        with (self.folder / f"{program}.said").open("w+") as said:
            subprocess.run(command, check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=said)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[-3]))
    here = shutil.which("pg_ctl")
    if not found and not here:
        raise NoServer("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    return found[-1].parent if found else Path(str(here)).resolve().parent


def _unprivileged() -> str:
    """Whom the server runs as; it refuses to run as root."""
    import pwd

    known = {user.pw_name for user in pwd.getpwall()}
    found = next((name for name in _UNPRIVILEGED if name in known), None)
    if found is None or shutil.which("runuser") is None:
        raise NoServer("PostgreSQL does not run as root, and there is nobody to run it as")
    return found
