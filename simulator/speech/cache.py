"""Lines that were spoken before: in memory, and in a folder where one is given."""

import hashlib
import json
import os
import tempfile
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock

from simulator.speech.frames import Frame, decode, encode
from simulator.speech.speaker import Onset, Spoken, Utterance
from simulator.speech.wav import seconds_of

_FORMAT = 2
_SUFFIX = ".spoken"


def cache_key(utterance: Utterance) -> str:
    """A name for a line as it sounds: text, language, voice, rate, pitch and volume."""
    described = json.dumps([_FORMAT, asdict(utterance)], sort_keys=True)
    return hashlib.sha256(described.encode()).hexdigest()


class MemoryCache:
    """The lines used most recently, up to a number of bytes. Safe to use from several threads."""

    def __init__(self, most_bytes: int = 48_000_000) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._lines: OrderedDict[str, Spoken] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Spoken | None:
        """The line, or None."""
        with self._lock:
            if key in self._lines:
                self._lines.move_to_end(key)
            return self._lines.get(key)

    def put(self, key: str, spoken: Spoken) -> None:
        """Keep a line, and let go of those longest unused."""
        with self._lock:
            self._bytes += _size(spoken) - _size(self._lines.pop(key, None))
            self._lines[key] = spoken
            while self._bytes > self._most_bytes:
                _, dropped = self._lines.popitem(last=False)
                self._bytes -= _size(dropped)


class FolderCache:
    """Lines kept between runs in a folder, up to a number of bytes, oldest use first to go.

    A file that cannot be read or is damaged counts as absent and is removed; a folder that cannot be
    written merely remembers nothing. One thread uses it.
    """

    def __init__(self, folder: Path, most_bytes: int = 200_000_000) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._bytes: int | None = None

    def get(self, key: str) -> Spoken | None:
        """The line, or None."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        spoken = _spoken_in(content)
        with suppress(OSError):
            if spoken is None:
                path.unlink()
            else:
                os.utime(path)
        return spoken

    def put(self, key: str, spoken: Spoken) -> None:
        """Keep a line; another process sees the whole file or none."""
        content = encode(Frame({"onsets": spoken.onsets}, spoken.wav or b""))
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_atomically(self._path(key), content)
            self._make_room(len(content))

    def _path(self, key: str) -> Path:
        return self._folder / (key + _SUFFIX)

    def _make_room(self, added: int) -> None:
        self._bytes = added + self._bytes if self._bytes is not None else sum(s for _, s, _ in self._files())
        if self._bytes <= self._most_bytes:
            return
        oldest_first = sorted(self._files())
        self._bytes = sum(size for _, size, _ in oldest_first)
        for _, size, path in oldest_first:
            if self._bytes <= self._most_bytes * 0.9:
                return
            path.unlink(missing_ok=True)
            self._bytes -= size

    def _files(self) -> Iterator[tuple[int, int, Path]]:
        for path in self._folder.glob("*" + _SUFFIX):
            with suppress(OSError):
                known = path.stat()
                yield known.st_mtime_ns, known.st_size, path


def _size(spoken: Spoken | None) -> int:
    return len(spoken.wav or b"") + 200 if spoken else 0


def _write_atomically(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _spoken_in(content: bytes) -> Spoken | None:
    frame = decode(content)
    if frame is None:
        return None
    try:
        onsets: tuple[Onset, ...] = tuple((int(a), int(b), int(ms)) for a, b, ms in frame.header["onsets"])
        return Spoken(frame.body, seconds_of(frame.body), onsets)
    except (KeyError, TypeError, ValueError):
        return None
