"""What a PDF is written with: the window's typefaces, and its way to break lines in any language."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.sheets.files import replacing
from scoring.sheets.pdf_letters import Typefaces
from scoring.sheets.pdf_page import Measure
from scoring.sheets.thai_face import mended
from simulator.text.wrap import wrap

if TYPE_CHECKING:
    from simulator.desktop.kit.font_files import Face

_FINENESS = 100
"""Widths are compared in hundredths of a millimetre."""


def typefaces(folder: Path) -> Typefaces:
    """The packaged typefaces as files in `folder`, put there the first time. Raises OSError."""
    from simulator.desktop.kit.font_files import Face

    faces = [_kept(folder, face) for face in (Face.REGULAR, Face.BOLD, Face.SYMBOLS_2, Face.SYMBOLS)]
    return Typefaces(faces[0], faces[1], tuple(faces[2:]), chinese)


def _kept(folder: Path, face: "Face") -> Path:
    from simulator.desktop.kit.font_files import is_whole, packaged

    path = folder / f"{face.value}.ttf"
    if not path.is_file() or not is_whole(path.read_bytes()):
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(mended(packaged(face)))
    return path


def chinese() -> Path | None:
    """A typeface of this computer that has Chinese."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from simulator.desktop.kit.font_files import system_cjk

    found = system_cjk()
    return Path(found) if found else None


def lines(text: str, width: float, measure: Measure) -> Sequence[str]:
    """The text in lines no wider than `width`."""
    fine = wrap(text, int(width * _FINENESS), lambda part: round(measure(part) * _FINENESS))
    return [line.text for line in fine]
