"""Where the bytes of the typefaces come from."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import pygame

CJK_FONTS = (
    "notosanscjksc,notosanssc,sourcehansanssc,sourcehansanscn,microsoftyahei,microsoftyaheiui,pingfangsc,"
    "hiraginosansgb,wenquanyimicrohei,wenquanyizenhei,simhei,simsun,droidsansfallback,droidsansfallbackfull,"
    "notoserifcjksc,arplumingcn,arialunicodems"
)
FONT_BEGINNINGS = (b"\x00\x01\x00\x00", b"OTTO", b"true")


class Face(StrEnum):
    """The typefaces text is drawn with; values are the package's names for them."""

    REGULAR = "figo"
    BOLD = "figbo"
    SYMBOLS_2 = "symbol2"
    SYMBOLS = "symbol1"
    MATHS = "math"
    CJK = "cjk"


ReadFace = Callable[[Face], bytes]


def packaged(face: Face) -> bytes:
    """The bytes of a typeface from the `pymupdf-fonts` package: 25 ms of unpacking for each."""
    import pymupdf_fonts

    data: bytes = pymupdf_fonts.myfont(face.value)  # type: ignore[no-untyped-call]
    return data


def kept_in(folder: Path, read: ReadFace = packaged) -> ReadFace:
    """Reads typefaces from files in `folder`, put there the first time: the window then opens sooner.

    A folder that cannot be written or a damaged file costs only time."""

    def read_kept(face: Face) -> bytes:
        path = folder / f"{face.value}.ttf"
        with suppress(OSError):
            data = path.read_bytes()
            if is_whole(data):
                return data
        data = read(face)
        with suppress(OSError):
            _write(path, data)
        return data

    return read_kept


def is_whole(data: bytes) -> bool:
    """Whether the bytes are a font all of whose tables are there."""
    if data[:4] not in FONT_BEGINNINGS or len(data) < 12:
        return False
    ends = [
        int.from_bytes(data[at + 8 : at + 12], "big") + int.from_bytes(data[at + 12 : at + 16], "big")
        for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)
    ]
    return bool(ends) and max(ends) <= len(data)


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing, for another window may be reading."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(part, path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise


def system_cjk() -> str | None:
    """The path of a Chinese typeface of this computer, or None. Looks through all its fonts: slow."""
    return pygame.font.match_font(CJK_FONTS)
