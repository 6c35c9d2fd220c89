"""The typefaces: what they cover, and which of them draws which character."""

import io
import mmap
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import pygame

from simulator.desktop.kit.coverage import NOTHING, Coverage, coverage
from simulator.desktop.kit.font_files import Face, ReadFace, packaged, system_cjk
from simulator.text.clusters import clusters, is_cjk, is_thai

UNKNOWN = "?"
# What both text faces are known to have: no need to read their tables for it.
PLAIN = re.compile("[\x20-\x7e\xa1-\xac\xae-\xff–—‘’“”…•]*")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters drawn with one face; `thai` when they need Thai shaping."""

    text: str
    face: Face
    thai: bool = False


class Faces:
    """Loads typefaces when they are first needed. `read` and `find_cjk` say where they come from."""

    def __init__(
        self,
        read: ReadFace = packaged,
        find_cjk: Callable[[], str | None] = system_cjk,
    ) -> None:
        self._read = read
        self._find_cjk = find_cjk
        self._reading = Lock()
        self._data: dict[Face, bytes] = {}
        self._coverage: dict[Face, Coverage] = {}
        self._fonts: dict[tuple[Face, int, bool], pygame.font.Font] = {}
        self._known: dict[tuple[str, Face], tuple[str, Face]] = {}
        self._cjk_path: str | None = None
        self._cjk_sought = False

    def preload(self) -> None:
        """Reads the two text faces; may be called from a thread while the window opens."""
        for face in (Face.REGULAR, Face.BOLD):
            self._bytes(face)

    def font(self, face: Face, pixels: int, thai: bool = False) -> pygame.font.Font:
        """The face at a size; shaped as Thai if asked."""
        key = (face, pixels, thai)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._open(face, pixels)
            if thai:
                font.set_script("Thai")
        return font

    def text_face(self, bold: bool) -> Face:
        """The face that plain text is drawn with."""
        return Face.BOLD if bold else Face.REGULAR

    def runs(self, text: str, bold: bool) -> list[Run]:
        """The text cut where the face changes. What no face has becomes a question mark."""
        first = self.text_face(bold)
        if PLAIN.fullmatch(text):
            return [Run(text, first)] if text else []
        shaped = any(map(is_thai, text))
        runs: list[Run] = []
        for cluster in clusters(text):
            drawn, face = self._drawn(_printable(cluster), first)
            thai = shaped and face is first
            if runs and runs[-1].face == face:
                runs[-1] = Run(runs[-1].text + drawn, face, thai)
            elif drawn:
                runs.append(Run(drawn, face, thai))
        return runs

    def missing(self, text: str) -> str:
        """The characters of `text` that no face has, each once."""
        return "".join(
            dict.fromkeys(c for c in text if not (c.isspace() or _invisible(c)) and self._face_of(c) is None)
        )

    def _drawn(self, cluster: str, first: Face) -> tuple[str, Face]:
        """What of the cluster is drawn, and with which face."""
        key = (cluster, first)
        if key not in self._known:
            self._known[key] = self._look_up(cluster, first)
        return self._known[key]

    def _look_up(self, cluster: str, first: Face) -> tuple[str, Face]:
        if not cluster or _invisible(cluster[0]):
            return "", first
        for face in (first, *_faces_for(cluster[0])):
            if self._has(face, cluster[0]):
                return "".join(c for c in cluster if self._has(face, c)), face
        return UNKNOWN, first

    def _face_of(self, character: str) -> Face | None:
        return next((face for face in _faces_for(character) if self._has(face, character)), None)

    def _has(self, face: Face, character: str) -> bool:
        if character <= "\xff" and face in (Face.REGULAR, Face.BOLD):
            return not _invisible(character)
        if face is Face.CJK and not is_cjk(character):
            return False
        return character in self._covered(face)

    def _covered(self, face: Face) -> Coverage:
        if face not in self._coverage:
            self._coverage[face] = self._cjk_coverage() if face is Face.CJK else coverage(self._bytes(face))
        return self._coverage[face]

    def _cjk_coverage(self) -> Coverage:
        path = self._cjk()
        if path is None:
            return NOTHING
        try:
            with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return coverage(data)
        except (OSError, ValueError):
            return NOTHING

    def _cjk(self) -> str | None:
        if not self._cjk_sought:
            self._cjk_path = self._find_cjk()
            self._cjk_sought = True
        return self._cjk_path

    def _open(self, face: Face, pixels: int) -> pygame.font.Font:
        if not pygame.font.get_init():
            pygame.font.init()
        if face is Face.CJK:
            return pygame.font.Font(self._cjk(), pixels)
        return pygame.font.Font(io.BytesIO(self._bytes(face)), pixels)

    def _bytes(self, face: Face) -> bytes:
        with self._reading:
            if face not in self._data:
                self._data[face] = self._read(face)
            return self._data[face]


def _faces_for(character: str) -> tuple[Face, ...]:
    """The faces a character may be in, likely ones first: those after it need not be unpacked."""
    others = (Face.REGULAR, Face.SYMBOLS_2, Face.SYMBOLS, Face.MATHS)
    return (Face.CJK, *others) if is_cjk(character) else others


def _printable(text: str) -> str:
    """White space as plain spaces; control characters, which would show as boxes, left out."""
    if text.isprintable():
        return text
    return "".join(" " if c.isspace() else c for c in text if c.isspace() or not _invisible(c))


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs") or "\ufe00" <= character <= "\ufe0f"
