"""Shapes with smooth edges in the right places."""

import pygame
import pytest

from simulator.desktop.kit.shapes import Shapes
from simulator.desktop.kit.smooth import dashed

GROUND, INK = (0, 0, 0), (200, 100, 50)


@pytest.fixture
def page() -> pygame.Surface:
    return pygame.Surface((120, 80))


@pytest.fixture
def shapes() -> Shapes:
    return Shapes()


def at(surface: pygame.Surface, x: int, y: int) -> tuple[int, ...]:
    return tuple(surface.get_at((x, y)))[:3]


def shades(surface: pygame.Surface) -> set[tuple[int, ...]]:
    return {at(surface, x, y) for x in range(surface.get_width()) for y in range(surface.get_height())}


@pytest.mark.parametrize("size", [(100, 60), (30, 20), (7, 7), (1, 1), (100, 5)])
@pytest.mark.parametrize("border", [None, (0, 200, 0)])
def test_a_box_fills_its_rectangle_and_nothing_outside(page, shapes, size, border):
    rect = pygame.Rect((10, 10), size)
    shapes.box(page, rect, INK, 8, border)
    assert at(page, *rect.center) in (INK, border)
    page.fill(GROUND, rect)
    assert shades(page) == {GROUND}


def test_round_corners_are_smooth_and_leave_the_ground_free(page, shapes):
    shapes.box(page, pygame.Rect(10, 10, 100, 60), INK, 14)
    assert at(page, 10, 10) == GROUND
    assert at(page, 10, 40) == INK
    assert len(shades(page)) > 6


def test_one_corner_can_be_sharper_than_the_others(page, shapes):
    shapes.box(page, pygame.Rect(10, 10, 100, 60), INK, (14, 14, 0, 14))
    assert at(page, 109, 69) == INK
    assert at(page, 10, 69) == GROUND


def test_large_and_small_boxes_have_the_same_corners(shapes):
    small, large = pygame.Surface((40, 40)), pygame.Surface((90, 90))
    shapes.box(small, small.get_rect(), INK, 10, (0, 0, 200), 2)
    shapes.box(large, large.get_rect(), INK, 10, (0, 0, 200), 2)
    corner = [(x, y) for x in range(12) for y in range(12)]
    assert [at(small, x, y) for x, y in corner] == [at(large, x, y) for x, y in corner]


def test_an_outline_leaves_its_inside_alone(page, shapes):
    shapes.box(page, pygame.Rect(10, 10, 100, 60), None, 10, INK, 2)
    assert at(page, 60, 10) == INK
    assert at(page, 60, 40) == GROUND


def test_a_translucent_box_lets_the_ground_through(page, shapes):
    page.fill((100, 100, 100))
    shapes.box(page, pygame.Rect(10, 10, 60, 40), (200, 200, 200, 128), 6)
    assert at(page, 40, 30)[0] == pytest.approx(150, abs=2)


def test_a_ring_runs_clockwise_from_twelve(page, shapes):
    shapes.ring(page, (60, 40), 30, 4, INK, share=0.5)
    assert at(page, 90, 40) == INK
    assert at(page, 30, 40) == GROUND


def test_no_ring_is_drawn_for_nothing(page, shapes):
    shapes.ring(page, (60, 40), 30, 4, INK, share=0)
    assert shades(page) == {GROUND}


@pytest.mark.parametrize(("share", "reach"), [(0.0, 10), (0.5, 60), (1.0, 110), (7.0, 110)])
def test_a_gauge_is_filled_as_far_as_its_share(page, shapes, share, reach):
    shapes.gauge(page, pygame.Rect(10, 30, 100, 10), share, INK, (0, 0, 60))
    filled = [x for x in range(120) if at(page, x, 35) == INK]
    assert (max(filled) + 1 if filled else 10) == reach


def test_the_edges_of_lines_are_mixed_with_the_ground_only(page, shapes):
    page.fill((255, 255, 255))
    shapes.polyline(page, [(10, 10), (60, 70), (110, 12)], 3, INK)
    assert all(channel >= ink for shade in shades(page) for channel, ink in zip(shade, INK, strict=True))


def test_dashes_go_on_round_a_corner():
    lengths = [
        abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in dashed([(0, 0), (10, 0), (10, 10)], 4, 2)
    ]
    assert sum(lengths) == pytest.approx(14)


def test_a_gradient_runs_from_corner_to_corner(page, shapes):
    shapes.gradient(page, page.get_rect(), (200, 0, 0), (0, 0, 200))
    assert at(page, 1, 1)[0] > 185
    assert at(page, 118, 78)[2] > 185
