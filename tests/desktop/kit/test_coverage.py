"""What a font file has glyphs for."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.desktop.kit.coverage import NOTHING, coverage
from simulator.desktop.kit.font_files import Face, is_whole, kept_in, packaged
from tests.desktop.kit.fakes import font_with, ranges_12


def test_ranges_include_their_ends_and_nothing_else():
    found = coverage(font_with(ranges_12((0x4E00, 0x4E02), (0x20000, 0x20000))))
    assert [c in found for c in "\u4dff\u4e00\u4e02\u4e03\U00020000"] == [False, True, True, False, True]


def test_a_glyph_number_of_zero_is_no_glyph():
    # One segment a..c whose glyphs are listed: 5, none, 6; then the closing segment.
    table = struct.pack(">HHHHHHH", 4, 0, 0, 4, 0, 0, 0)
    table += struct.pack(">HHH", ord("c"), 0xFFFF, 0) + struct.pack(">HH", ord("a"), 0xFFFF)
    table += struct.pack(">HH", 0, 1) + struct.pack(">HH", 4, 0) + struct.pack(">HHH", 5, 0, 6)
    found = coverage(font_with(table))
    assert [c in found for c in "abc"] == [True, False, True]


@given(st.binary(max_size=200))
def test_noise_covers_nothing_or_something_but_never_fails(noise):
    assert ("a" in coverage(noise)) in (True, False)


def test_a_truncated_font_covers_nothing():
    assert coverage(font_with(ranges_12((1, 5)))[:40]) == NOTHING


@pytest.mark.parametrize("face", [Face.REGULAR, Face.BOLD])
@pytest.mark.parametrize("text", ["Tôi rất bực mình ữ ặ", "ที่นี่น้ำใจ", "“…” – — • ¥ € ฿ ₫ →", "Русский"])
def test_the_text_faces_have_the_languages_of_the_calls(face, text):
    found = coverage(packaged(face))
    assert [letter for letter in text if letter not in found] == []


def test_a_typeface_is_unpacked_once_and_then_read_from_its_file(tmp_path):
    unpacked: list[Face] = []

    def read(face: Face) -> bytes:
        unpacked.append(face)
        return packaged(face)

    first = kept_in(tmp_path / "faces", read)(Face.SYMBOLS)
    assert kept_in(tmp_path / "faces", read)(Face.SYMBOLS) == first
    assert unpacked == [Face.SYMBOLS]


def test_a_damaged_file_is_replaced(tmp_path):
    whole = packaged(Face.SYMBOLS)
    (tmp_path / "symbol1.ttf").write_bytes(whole[:5000])
    assert kept_in(tmp_path)(Face.SYMBOLS) == whole
    assert (tmp_path / "symbol1.ttf").read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert is_whole(kept_in(tmp_path / "file")(Face.SYMBOLS))
