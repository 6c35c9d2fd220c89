"""Stand-ins with names."""

import struct


class HandClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds


def font_with(subtable: bytes) -> bytes:
    """The smallest file with a `cmap` in it."""
    head = struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0) + struct.pack(">4sIII", b"cmap", 0, 28, 999)
    return head + struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable


def ranges_12(*ranges: tuple[int, int]) -> bytes:
    """A `cmap` subtable of format 12 that covers the ranges, both ends included."""
    head = struct.pack(">HHIII", 12, 0, 16 + 12 * len(ranges), 0, len(ranges))
    return head + b"".join(struct.pack(">III", start, end, 1) for start, end in ranges)
