"""The typefaces of a PDF: the packaged ones, and one for Chinese once it is needed and there is one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib.ttCollection import TTCollection
from fpdf import FPDF
from fpdf.fonts import TTFFont

from scoring.sheets.wording import legible

FAMILY = "sheet"
_CJK = "cjk"
_SYMBOLS = "symbols"
_SIMPLE_BEFORE = "\u0250"
"""Latin letters, one glyph each, whose widths add up."""
_MEASURED_AT = 100
_NO_GLYPH = "□"
_SIMPLIFIED = (" SC", "-SC", "GB", "CN", "Hei", "Song", "YaHei")


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Files of typefaces. `symbols` are asked for what the letters lack; `find_chinese` looks for a face of
    this computer's, which takes long, and returns None where there is none."""

    regular: Path
    bold: Path
    symbols: tuple[Path, ...]
    find_chinese: Callable[[], Path | None]


class Letters:
    """What can be written into one PDF. `missing` are characters for which there was no glyph."""

    def __init__(self, pdf: FPDF, faces: Typefaces) -> None:
        self.missing: set[str] = set()
        self._pdf, self._faces = pdf, faces
        self._fallback: list[str] = []
        self._asked_for_chinese = False
        self._widths: dict[tuple[bool, str], float] = {}
        pdf.add_font(FAMILY, "", faces.regular)
        pdf.add_font(FAMILY, "B", faces.bold)
        pdf.set_text_shaping(True)
        self._known = self._glyphs(FAMILY) & self._glyphs(FAMILY + "B")

    def shown(self, text: str) -> str:
        """The text on one line, with a box for what no typeface has."""
        text = legible(text.encode("utf-8", "replace").decode())
        if text.isascii():
            return text
        lacking = {character for character in text if ord(character) not in self._known}
        if lacking:
            self._look_further(lacking)
            lacking = {character for character in lacking if ord(character) not in self._known}
            self.missing |= lacking
        return "".join(_NO_GLYPH if character in lacking else character for character in text)

    def _look_further(self, lacking: Iterable[str]) -> None:
        if any(map(_is_chinese, lacking)) and not self._asked_for_chinese:
            self._asked_for_chinese = True
            found = self._faces.find_chinese()
            if found is not None:
                self._add(_CJK, found, _number_in_collection(found))
        if _SYMBOLS not in self._fallback and any(ord(one) not in self._known for one in lacking):
            for number, path in enumerate(self._faces.symbols):
                self._add(f"{_SYMBOLS}{number or ''}", path)

    def _add(self, family: str, path: Path, number: int = 0) -> None:
        self._pdf.add_font(family, "", path, collection_font_number=number)
        self._fallback.append(family)
        self._pdf.set_fallback_fonts(self._fallback, exact_match=False)
        self._known = self._known | self._glyphs(family)

    def _glyphs(self, key: str) -> frozenset[int]:
        return frozenset(self._font(key).cmap)

    def _font(self, key: str) -> TTFFont:
        font = self._pdf.fonts[key]
        assert isinstance(font, TTFFont), "only typefaces from files are used"
        return font

    def measure(self, bold: bool, size: float) -> Callable[[str], float]:
        """How wide a text is that was `shown`, in millimetres, in this look."""
        widths, scale = self._font(FAMILY + "B" * bold).cw, size / 1000 / self._pdf.k

        def width(text: str) -> float:
            if all(character < _SIMPLE_BEFORE for character in text):
                return scale * sum(widths[ord(character)] for character in text)
            return self._shaped_width(text, bold) * size

        return width

    def _shaped_width(self, text: str, bold: bool) -> float:
        """For each point of the size. It takes long, so it is kept."""
        key = (bold, text)
        if key not in self._widths:
            self._pdf.set_font(FAMILY, "B" if bold else "", _MEASURED_AT)
            self._widths[key] = self._pdf.get_string_width(text) / _MEASURED_AT
        return self._widths[key]

    def complaint(self) -> str:
        """What to say of characters that were left out; empty where there are none."""
        if not self.missing:
            return ""
        some, count = " ".join(sorted(self.missing)[:12]), len(self.missing)
        said = f"No typeface here has {count} of the characters ({some}): boxes stand for them."
        if any(map(_is_chinese, self.missing)):
            said += " For Chinese, install a typeface such as Noto Sans CJK SC and write the file again."
        return said


def _is_chinese(character: str) -> bool:
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
    )


def _number_in_collection(path: Path) -> int:
    """Which face of a collection has the simplified characters; 0 for a file with one face."""
    if path.suffix.lower() not in (".ttc", ".otc"):
        return 0
    with TTCollection(str(path), lazy=True) as faces:  # type: ignore[no-untyped-call]
        names = [str(face["name"].getDebugName(4) or "") for face in faces]
    fitting = (number for number, name in enumerate(names) if any(part in name for part in _SIMPLIFIED))
    return next(fitting, 0)
