"""Which characters a font file has glyphs for, read from its `cmap` table.

pygame's `Font.metrics` gives numbers for the empty box too, so it cannot answer this.
"""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from mmap import mmap

FontData = bytes | mmap


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sorted, separate ranges of code points, both ends included."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, character: str) -> bool:
        """Whether there is a glyph for one character."""
        code = ord(character)
        at = bisect_right(self.starts, code) - 1
        return at >= 0 and code <= self.ends[at]


NOTHING = Coverage((), ())


def coverage(data: FontData) -> Coverage:
    """What the font in `data` (TrueType, OpenType or the first of a collection) covers.

    Data that is no font covers nothing."""
    try:
        table = _cmap(data)
        ranges = sorted(_subtable(data, table)) if table else []
    except (struct.error, IndexError):
        return NOTHING
    return Coverage(tuple(start for start, _ in ranges), tuple(end for _, end in ranges))


def _cmap(data: FontData) -> int | None:
    font = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    (count,) = struct.unpack_from(">H", data, font + 4)
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, font + 12 + 16 * index)
        if tag == b"cmap":
            return int(offset)
    return None


def _subtable(data: FontData, table: int) -> list[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", data, table + 2)
    by_format: dict[int, int] = {}
    for index in range(count):
        platform, _, offset = struct.unpack_from(">HHI", data, table + 4 + 8 * index)
        if platform in (0, 3):
            (kind,) = struct.unpack_from(">H", data, table + offset)
            by_format[kind] = table + offset
    if 12 in by_format:
        return _format_12(data, by_format[12])
    return _format_4(data, by_format[4]) if 4 in by_format else []


def _format_12(data: FontData, at: int) -> list[tuple[int, int]]:
    (count,) = struct.unpack_from(">I", data, at + 12)
    groups = struct.unpack_from(f">{3 * count}I", data, at + 16)
    return list(zip(groups[0::3], groups[1::3], strict=True))


def _format_4(data: FontData, at: int) -> list[tuple[int, int]]:
    (doubled,) = struct.unpack_from(">H", data, at + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + doubled)
    offsets_at = at + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    ranges: list[tuple[int, int]] = []
    for index, (start, end, offset) in enumerate(zip(starts, ends, offsets, strict=True)):
        if start == 0xFFFF:
            continue
        if not offset:
            ranges.append((start, end))
            continue
        glyphs = struct.unpack_from(f">{end - start + 1}H", data, offsets_at + 2 * index + offset)
        ranges.extend((start + step, start + step) for step, glyph in enumerate(glyphs) if glyph)
    return ranges
