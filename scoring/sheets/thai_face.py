"""A mend for the packaged typeface, in which what stands over the Thai letter ญ hangs before its foot."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont

_YO_YING, _NO_NEN = "uni0E0D", "uni0E13"
_MARK_TO_BASE, _EXTENSION = 4, 9


def mended(face: bytes) -> bytes:
    """The typeface with the anchor over ญ as high as that over ณ, its neighbour of the same shape.

    A face that has no such fault comes back unchanged.
    """
    font = TTFont(BytesIO(face), lazy=True)
    faults = [pair for pair in _anchors(font) if _is_nowhere(pair[0])]
    if not faults:
        return face
    for faulty, neighbour in faults:
        faulty.XCoordinate, faulty.YCoordinate = neighbour.XCoordinate, neighbour.YCoordinate
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def _anchors(font: TTFont) -> Iterator[tuple[Any, Any]]:
    """The anchors of ญ for its marks, each beside that of ณ."""
    if "GPOS" not in font:
        return
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for part in lookup.SubTable:
            table = part.ExtSubTable if part.LookupType == _EXTENSION else part
            if table.LookupType != _MARK_TO_BASE:
                continue
            letters = table.BaseCoverage.glyphs
            if _YO_YING in letters and _NO_NEN in letters:
                records = table.BaseArray.BaseRecord
                pair = (records[letters.index(letter)].BaseAnchor for letter in (_YO_YING, _NO_NEN))
                yield from zip(*pair, strict=True)


def _is_nowhere(anchor: Any) -> bool:
    return anchor is not None and (anchor.XCoordinate, anchor.YCoordinate) == (0, 0)
