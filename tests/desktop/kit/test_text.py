"""Text as it stands on the surface."""

import pygame
import pytest

from simulator.desktop.kit.text import Texts
from simulator.desktop.kit.theme import PALETTE, Style

LINE = "So explain this to me: ten yuan. On my bill."
TEN = (LINE.index("ten"), LINE.index("ten") + 3)


@pytest.fixture
def page() -> pygame.Surface:
    surface = pygame.Surface((500, 200))
    surface.fill(PALETTE.ground)
    return surface


def colours(surface: pygame.Surface, rect: pygame.Rect) -> set[tuple[int, int, int]]:
    """Every colour in a part of the surface."""
    return {
        tuple(surface.get_at((x, y)))[:3]
        for x in range(rect.left, rect.right)
        for y in range(rect.top, rect.bottom)
    }


@pytest.mark.parametrize("style", list(Style))
def test_a_line_stays_within_the_size_it_measures(texts, page, style):
    width, height = texts.size("Pick up", style)
    texts.draw(page, (20, 20), "Pick up", style, PALETTE.text)
    page.fill(PALETTE.ground, (20, 20, width, height))
    assert colours(page, page.get_rect()) == {PALETTE.ground}


def test_text_is_as_large_as_the_setting_says(texts):
    large = texts.scaled(2.0)
    assert large.line_height(Style.BODY) == pytest.approx(2 * texts.line_height(Style.BODY), abs=1)
    assert large.size("Hold", Style.BODY)[0] == pytest.approx(2 * texts.size("Hold", Style.BODY)[0], abs=3)


def test_wrapped_lines_fit_and_the_block_is_as_high_as_its_lines(texts):
    block = texts.block(LINE * 5, Style.BODY, 200)
    assert all(texts.size(line.text, Style.BODY)[0] <= 200 for line in block.lines)
    assert block.height == len(block.lines) * texts.line_height(Style.BODY)
    assert block.width <= 200


def test_every_character_has_its_place_and_the_places_do_not_go_back(texts):
    stops = texts.stops("น้ำ ten →", Style.BODY)
    assert len(stops) == len("น้ำ ten →") + 1
    assert list(stops) == sorted(stops)


def test_what_has_not_been_said_is_muted(texts, page):
    texts.draw_block(page, (20, 20), LINE, Style.BODY, 460, PALETTE.text, spoken=TEN[1])
    height = texts.line_height(Style.BODY)
    at = 20 + texts.stops(LINE, Style.BODY)[TEN[1]]
    assert PALETTE.text in colours(page, pygame.Rect(20, 20, at - 20, height))
    rest = colours(page, pygame.Rect(at, 20, 480 - at, height))
    assert PALETTE.muted in rest
    assert PALETTE.text not in rest


def test_the_word_being_said_stands_on_an_accent_pill(texts, page):
    texts.draw_block(page, (20, 20), LINE, Style.BODY, 460, PALETTE.text, highlight=TEN, spoken=TEN[1])
    stops = texts.stops(LINE, Style.BODY)
    word = pygame.Rect(20 + stops[TEN[0]], 20, stops[TEN[1]] - stops[TEN[0]], texts.line_height(Style.BODY))
    assert {PALETTE.accent, PALETTE.on_accent} <= colours(page, word)
    assert PALETTE.text not in colours(page, word)


def test_a_highlight_over_a_line_end_shows_on_both_lines(texts, page):
    block = texts.block(LINE, Style.BODY, 180)
    first, second = block.lines[:2]
    span = (first.end - 2, second.start + 2)
    texts.draw_block(page, (20, 20), LINE, Style.BODY, 180, PALETTE.text, highlight=span)
    for row in (0, 1):
        rect = pygame.Rect(0, 20 + row * block.line_height, 300, block.line_height)
        assert PALETTE.accent in colours(page, rect)


def test_drawing_the_unseen_lines_of_a_long_block_is_left_out(texts, page):
    page.set_clip(pygame.Rect(0, 0, 500, 50))
    drawn = texts.draw_block(page, (0, -3000), LINE * 100, Style.BODY, 480, PALETTE.text)
    assert drawn.height == texts.block_height(LINE * 100, Style.BODY, 480)


def test_right_and_centre_are_measured_from_the_point_given(texts, page):
    left = texts.draw(page, (250, 20), "Voice", Style.LABEL, PALETTE.text)
    centre = texts.draw(page, (250, 60), "Voice", Style.LABEL, PALETTE.text, "centre")
    right = texts.draw(page, (250, 100), "Voice", Style.LABEL, PALETTE.text, "right")
    assert (left.left, right.right) == (250, 250)
    assert abs(centre.centerx - 250) <= 1


def test_a_running_clock_stands_still(texts, page):
    widths = {
        texts.draw_figures(page, (0, 0), time, Style.HEADING, PALETTE.text).w for time in ("01:11", "08:88")
    }
    assert len(widths) == 1


def test_a_label_in_a_narrow_box_is_shortened(texts, page):
    rect = texts.draw_in(page, pygame.Rect(10, 10, 60, 40), "Knowledge base", Style.BODY, PALETTE.text)
    assert rect.w <= 60


def test_stacked_thai_marks_do_not_push_the_line_down(texts):
    flat, stacked = pygame.Surface((200, 60)), pygame.Surface((200, 60))
    width = texts.size("กา", Style.BODY)[0]
    texts.draw(flat, (10, 20), "กา", Style.BODY, PALETTE.text)
    texts.draw(stacked, (10, 20), "กา น้ำ ผู้ใหญ่", Style.BODY, PALETTE.text)
    spots = [(x, y) for x in range(10, 10 + width) for y in range(60)]
    assert [flat.get_at(spot) for spot in spots] == [stacked.get_at(spot) for spot in spots]


def test_nothing_is_drawn_for_nothing(page):
    Texts(1.0).draw(page, (0, 0), "", Style.BODY, PALETTE.text)
    assert colours(page, page.get_rect()) == {PALETTE.ground}
