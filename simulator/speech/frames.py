"""Messages that survive a dirty channel: a pipe something else prints into, a file cut short by a crash.

A frame is a magic, the lengths of a JSON header and of a body of bytes, their checksum, and the two.
"""

import json
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_MAGIC = b"\x00\xffvoice\x02"
_LENGTHS = struct.Struct(">III")
_LONGEST_HEADER = 16_000_000
_LONGEST_BODY = 256_000_000


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: a JSON object and bytes."""

    header: Mapping[str, Any]
    body: bytes = b""


def encode(frame: Frame) -> bytes:
    """The bytes of a frame. Raises TypeError when the header is not JSON."""
    header = json.dumps(frame.header).encode()
    checksum = zlib.crc32(frame.body, zlib.crc32(header))
    return b"".join((_MAGIC, _LENGTHS.pack(len(header), len(frame.body), checksum), header, frame.body))


class FrameReader:
    """Picks the whole frames out of chunks of bytes, and passes over everything between them."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, chunk: bytes) -> Iterator[Frame]:
        """The frames completed by a chunk, in order."""
        self._held += chunk
        while self._to_magic():
            start = len(_MAGIC) + _LENGTHS.size
            if len(self._held) < start:
                return
            header, body, checksum = _LENGTHS.unpack_from(self._held, len(_MAGIC))
            if header <= _LONGEST_HEADER and body <= _LONGEST_BODY:
                if len(self._held) < start + header + body:
                    return
                payload = bytes(self._held[start : start + header + body])
                frame = _decoded(payload[:header], payload[header:], checksum)
                if frame is not None:
                    del self._held[: start + header + body]
                    yield frame
                    continue
            del self._held[:1]

    def _to_magic(self) -> bool:
        at = self._held.find(_MAGIC)
        if at >= 0:
            del self._held[:at]
            return True
        del self._held[: max(0, len(self._held) - len(_MAGIC) + 1)]
        return False


def read_frames(read: Callable[[], bytes]) -> Iterator[Frame]:
    """Frames from a channel until its end; `read` returns the next chunk, empty at the end."""
    reader = FrameReader()
    while chunk := read():
        yield from reader.feed(chunk)


def decode(content: bytes) -> Frame | None:
    """The frame that is exactly this content, or None when it is damaged or cut short."""
    frame = next(FrameReader().feed(content), None)
    return frame if frame is not None and len(encode(frame)) == len(content) else None


def _decoded(header: bytes, body: bytes, checksum: int) -> Frame | None:
    if zlib.crc32(body, zlib.crc32(header)) != checksum:
        return None
    try:
        value = json.loads(header)
    except ValueError:
        return None
    return Frame(value, body) if isinstance(value, dict) else None
