"""A scenario's file while somebody writes it: what every save makes of it."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

from simulator.call.machine import LateMachine
from simulator.scenario.diagnostics import Diagnostic, Severity
from simulator.scenario.library import read_scenario, source_lines
from simulator.scenario.load import Scenario

PAUSE = 0.02
"""Seconds between two looks at the file."""
SETTLED = 0.15
"""Seconds a file must lie still before what is wrong with it is believed: some editors write in two steps."""
GONE = 1.0
"""Seconds a file may be away while an editor puts another in its place."""

ASIDE = 0.1
"""Seconds the thread leaves to whoever shows what it told, before it makes what only a reply needs."""

Stamp = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Playable:
    """A save that can be played, with the machine for its calls, which may not be made yet."""

    scenario: Scenario
    machine: LateMachine


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A save that cannot be played: the mistakes in it, and the file's lines for showing beside them."""

    mistakes: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


Revision = Playable | Mistaken
"""What a save made of the file."""


class News(Protocol):
    """Where revisions come from."""

    def news(self) -> Revision | None:
        """The latest revision, once; None while there is no other."""
        ...


class FileWatch:
    """Looks at a file when told. `now` is in seconds from any fixed moment."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = _stamp(path)
        self._told = self._loaded = _content(path)
        self._revision: Revision | None = None
        self._changed_at = 0.0
        self._open = False

    def look(self, now: float) -> Revision | None:
        """The revision that was saved since the last one told, once it can be believed; else None."""
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            self._stamp, self._changed_at, self._open = stamp, now, True
        return self._look_into(now - self._changed_at) if self._open else None

    def _look_into(self, still: float) -> Revision | None:
        """What to tell of a file that changed and has lain still for so many seconds."""
        content = _content(self._path)
        if content is None and still < GONE:
            return None
        if content is None or content != self._loaded or self._revision is None:
            self._loaded, self._revision = content, revision_of(self._path)
        if isinstance(self._revision, Mistaken) and still < SETTLED:
            return None
        self._open = still < SETTLED
        if content is not None and content == self._told:
            return None
        self._told = content
        return self._revision


class BackgroundWatch:
    """Watches a file beside everything else, in a thread of its own."""

    def __init__(self, path: Path, wake: Callable[[], None] = lambda: None) -> None:
        """`wake` is called from the thread when there is news."""
        self._watch = FileWatch(path)
        self._wake = wake
        self._news: Revision | None = None
        self._end = Event()
        self._thread = Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def news(self) -> Revision | None:
        news, self._news = self._news, None
        return news

    def close(self) -> None:
        self._end.set()

    def _run(self) -> None:
        while not self._end.wait(PAUSE):
            revision = self._watch.look(time.monotonic())
            if revision:
                self._news = revision
                self._wake()
            if isinstance(revision, Playable) and not self._end.wait(ASIDE):
                revision.machine.make()


def revision_of(path: Path) -> Revision:
    """The file as it is."""
    with _out_of_the_collectors_sight():
        loaded = read_scenario(path)
    if loaded.scenario:
        return Playable(loaded.scenario, LateMachine(loaded.scenario.program))
    mistakes = tuple(found for found in loaded.diagnostics if found.severity is Severity.ERROR)
    return Mistaken(mistakes, tuple(source_lines(path)))


@contextmanager
def _out_of_the_collectors_sight() -> Iterator[None]:
    """What is made here is never looked through for garbage.

    A scenario holds no circle, so it goes by itself when nobody plays it any more; but to look through so
    many new values would hold up a frame of the window.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _content(path: Path) -> bytes | None:
    """The file's bytes; None while it is away or another program keeps it to itself."""
    try:
        return path.read_bytes()
    except OSError:
        return None
