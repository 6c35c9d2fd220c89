"""What stands over ญ stands where it stands over its neighbour ณ."""

import pymupdf_fonts
import uharfbuzz

from scoring.sheets.thai_face import mended


def mark_over(face: bytes, letter: str) -> tuple[int, int]:
    """Where the vowel ี over this letter is drawn, from where the letter ends."""
    font = uharfbuzz.Font(uharfbuzz.Face(face))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(f"{letter}ี")
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    mark = buffer.glyph_positions[1]
    return mark.x_offset, mark.y_offset


def test_the_vowel_over_yo_ying_is_as_high_as_over_no_nen() -> None:
    face = pymupdf_fonts.myfont("figbo")
    assert mark_over(face, "ญ")[1] < -400
    made = mended(face)
    assert mark_over(made, "ญ")[1] == mark_over(made, "ณ")[1] == mark_over(face, "ณ")[1]
    assert mended(made) is made


def test_a_face_without_thai_stays_as_it_is() -> None:
    symbols = pymupdf_fonts.myfont("symbol2")
    assert mended(symbols) is symbols
