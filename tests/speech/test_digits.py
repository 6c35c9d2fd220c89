"""Which numbers are read digit by digit in Chinese, and which are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.digits import as_read_out


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("感谢您致电1860。", "感谢您致电幺八六零。"),
        ("1860-17。我也记下了。", "幺八六零杠幺七。我也记下了。"),
        ("打办公室座机，尾号40。", "打办公室座机，尾号四零。"),
        ("我姓陈，工号214。", "我姓陈，工号二幺四。"),
        ("还有3737。彩图俱乐部。", "还有三七三七。彩图俱乐部。"),
        ("密码：06", "密码：零六"),
        ("2004年11月的账单", "二零零四年11月的账单"),
        ("拨１８６０", "拨幺八六零"),
    ],
)
def test_codes_are_read_digit_by_digit(shown: str, said: str) -> None:
    assert as_read_out(shown, "zh") == said


@pytest.mark.parametrize(
    "text",
    [
        "手快回了一个17。",
        "我们24小时都有人。",
        "上月扣了120元。",
        "冲抵10.00，09:30办。",
        "满100送一个。",
        "排了138位。",
        "11月15日",
    ],
)
def test_amounts_counts_and_times_stay_figures(text: str) -> None:
    assert as_read_out(text, "zh-CN") == text


def test_one_is_yao_in_the_north_only() -> None:
    assert as_read_out("1729", "zh-CN") == "幺七二九"
    assert as_read_out("1729", "zh-HK") == "一七二九"


@pytest.mark.parametrize("language", ["en", "vi", "th-TH"])
def test_other_languages_count_for_themselves(language: str) -> None:
    assert as_read_out("1860", language) == "1860"


@given(st.text(alphabet="017２九年元尾号-.,:/ 。x"))
def test_every_position_is_kept(text: str) -> None:
    assert len(as_read_out(text, "zh")) == len(text)
