"""A worker process as the speaker sees it: frames in, frames out, and it can be killed at any moment."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO

from simulator.speech.dispatch import Ended, Event, Heard
from simulator.speech.frames import Frame, encode, read_frames

if sys.platform == "linux":
    import fcntl

_CHUNK = 1 << 20
_ROOT = Path(__file__).resolve().parents[2]


def worker_command(scratch: Path) -> tuple[str, ...]:
    """The command line of the real worker, which writes its files into `scratch`."""
    return (sys.executable, "-m", "simulator.speech.worker", str(scratch))


class WorkerProcess:
    """One running worker. What it says, and its end, is posted as events from threads of its own.

    Raises OSError when the command cannot be started.
    """

    def __init__(self, number: int, command: Sequence[str], post: Callable[[Event], None]) -> None:
        self.number = number
        self._post = post
        self._outgoing: SimpleQueue[Frame | None] = SimpleQueue()
        self._process = subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=worker_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        _widen(self._process.stdout)
        for work, name in ((self._read, "reads"), (self._write, "writes")):
            Thread(target=work, name=f"speech worker {number} {name}", daemon=True).start()

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def send(self, frame: Frame) -> None:
        """Pass a message on; returns at once even when the worker does not read."""
        self._outgoing.put(frame)

    def kill(self) -> None:
        """End the process, also a stopped one; its end is posted later."""
        self._process.kill()
        self._outgoing.put(None)

    def _read(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        descriptor = stdout.fileno()
        with suppress(OSError):
            for frame in read_frames(lambda: os.read(descriptor, _CHUNK)):
                self._post(Heard(self.number, frame))
        self.kill()
        code = self._process.wait()
        stdout.close()
        self._post(Ended(self.number, f"it ended with code {code}"))

    def _write(self) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        with suppress(OSError), stdin:
            while (frame := self._outgoing.get()) is not None:
                rest = memoryview(encode(frame))
                while rest:
                    rest = rest[stdin.write(rest) :]


def _widen(pipe: IO[bytes] | None) -> None:
    """Let a whole line fit into the pipe, where the system can: else every 64 KB wait for a turn of both."""
    if pipe is not None and sys.platform == "linux":
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _CHUNK)


def worker_environment() -> dict[str, str]:
    """The environment in which a worker finds this package."""
    known = [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), *known])}
