"""Which face draws what, so that no letter becomes a box."""

import pytest

from simulator.desktop.kit.font_files import Face
from simulator.desktop.kit.fonts import Faces, Run
from simulator.desktop.kit.text import Texts
from tests.desktop.kit.fakes import font_with, ranges_12


def test_plain_text_is_one_run(faces):
    assert faces.runs("It’s “ten” yuan — again…", bold=False) == [
        Run("It’s “ten” yuan — again…", Face.REGULAR)
    ]


def test_bold_text_is_drawn_bold(faces):
    assert faces.runs("Best", bold=True) == [Run("Best", Face.BOLD)]


@pytest.mark.parametrize("sign", "→←▶↺★☆●○☎✓✗⏸⚠▾▲⌨≥")
def test_signs_come_from_a_face_that_has_them(faces, sign):
    (run,) = faces.runs(sign, bold=True)
    assert run.text == sign
    assert faces.missing(sign) == ""


def test_a_line_with_thai_in_it_is_shaped_as_thai_throughout(faces):
    assert faces.runs("VIP ที่นี่ 17", bold=False) == [Run("VIP ที่นี่ 17", Face.REGULAR, thai=True)]


def test_what_no_face_has_becomes_a_question_mark(faces):
    assert "".join(run.text for run in faces.runs("a 中", bold=False)) == "a ?"


def test_control_characters_and_joiners_are_not_drawn(faces):
    assert "".join(run.text for run in faces.runs("a\x07\u200bb\tc\ufe0f", bold=False)) == "ab c"


def test_each_missing_character_is_named_once(faces):
    assert faces.missing("中文中 yes") == "中文"


def test_chinese_is_drawn_with_the_face_this_computer_has(tmp_path):
    stand_in = tmp_path / "chinese.ttf"
    stand_in.write_bytes(font_with(ranges_12((0x4E00, 0x9FFF))))
    assert Faces(find_cjk=lambda: str(stand_in)).runs("第1次", bold=True) == [
        Run("第", Face.CJK),
        Run("1", Face.BOLD),
        Run("次", Face.CJK),
    ]


def test_a_missing_script_is_said_with_its_cure(texts: Texts):
    assert texts.missing("中文") == (
        "No font on this computer can show Chinese. Install one, such as Noto Sans CJK, and start again."
    )
    assert texts.missing("ภาษาไทย → ok") == ""
