import pytest
from rich.cells import cell_len

from simulator.terminal.mood import mood_word
from simulator.terminal.page import plain
from tests.terminal.conftest import PageOf


def test_a_lead_stands_out_to_the_left_of_its_text(page_of: PageOf) -> None:
    page, written = page_of(30)
    page.hanging("Mei:", "one two three four five six seven", indent=6)
    assert written.getvalue() == "Mei:  one two three four five\n      six seven\n"


@pytest.mark.parametrize("text", ["一" * 80, "supercalifragilistic" * 8, "word " * 50])
def test_no_line_is_wider_than_the_page(text: str, page_of: PageOf) -> None:
    page, written = page_of(40)
    page.hanging("Name: ", text)
    page.sheet("    " + text + "\n" + "=" * 80)
    page.rule("title " * 20)
    assert max(cell_len(line) for line in written.getvalue().splitlines()) <= 40


def test_chinese_is_broken_between_characters_and_never_before_a_stop(page_of: PageOf) -> None:
    page, written = page_of(20)
    page.hanging("Mei:  ", "我随手给发回去了。别问我为什么，手快。")
    lines = [line[6:] for line in written.getvalue().splitlines()]
    assert "".join(lines) == "我随手给发回去了。别问我为什么，手快。"
    assert not any(line.startswith(("。", "，")) for line in lines)


def test_brackets_in_a_text_are_words_and_no_markup(page_of: PageOf) -> None:
    page, written = page_of(40)
    page.say("[bold]not bold[/bold] :smile:")
    assert written.getvalue() == "[bold]not bold[/bold] :smile:\n"


def test_a_text_cannot_steer_the_terminal() -> None:
    assert plain("a\x1b[2Jb\u202ec\x07") == "a [2Jb c "


def test_a_mood_has_a_word_short_enough_to_stand_beside_the_gauges() -> None:
    words = {mood_word(patience, trust) for patience in range(11) for trust in range(11)}
    assert len(words) > 4
    assert max(map(len, words)) <= 10
