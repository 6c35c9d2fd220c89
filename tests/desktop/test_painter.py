"""Only what changed is painted."""

from dataclasses import replace

import pygame
import pytest

from simulator.desktop.draw.brush import Moment
from simulator.desktop.draw.painter import Painter
from simulator.desktop.kit.toolbox import Toolbox, open_toolbox
from simulator.desktop.layout.call import call_scene
from simulator.desktop.layout.items import Face
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from tests.desktop import samples
from tests.desktop.scenes import SCENES
from tests.desktop.trainee import Trainee

SIZE = (1440, 900)


@pytest.fixture(scope="module")
def tools() -> Toolbox:
    pygame.font.init()
    return open_toolbox()


@pytest.mark.parametrize("name", SCENES)
def test_every_scene_can_be_painted(name: str, tools: Toolbox) -> None:
    window = pygame.Surface(SIZE)
    scene = SCENES[name](Page(SIZE, tools.texts))
    assert Painter(tools).paint(window, scene, scene.start, "", Moment()) == [window.get_rect()]


def test_a_second_on_the_clock_repaints_the_header_alone(tools: Toolbox) -> None:
    window, painter, page, memo = pygame.Surface(SIZE), Painter(tools), Page(SIZE, tools.texts), Memo()
    before = call_scene(samples.silent_view(), page, {}, memo)
    painter.paint(window, before, "", "", Moment())
    painter.paint(window, before, "", "", Moment())
    view = samples.silent_view()
    later = replace(view, header=replace(view.header, seconds=135))
    changed = painter.paint(window, call_scene(later, page, {}, memo), "", "", Moment())
    header = before.pane("header").rect
    face = before.pane("caller").rect
    assert all(spot.bottom <= header.bottom or spot.right <= face.right + 8 for spot in changed)


def test_an_idle_library_paints_nothing(trainee: Trainee) -> None:
    trainee.wait(1)
    assert trainee.window.frame() == []


def test_a_long_transcript_makes_items_of_what_is_in_sight(tools: Toolbox) -> None:
    scene = call_scene(samples.long_view(1000), Page(SIZE, tools.texts), {}, Memo())
    assert len(scene.pane("transcript").items) < 60


def test_a_line_added_moves_only_what_stands_below(tools: Toolbox) -> None:
    page, memo = Page(SIZE, tools.texts), Memo()
    before = call_scene(samples.long_view(200), page, {}, memo)
    grown = call_scene(samples.long_view(201), page, {}, memo)
    fresh = call_scene(samples.long_view(201), page, {}, Memo())
    assert grown == fresh
    assert grown.pane("transcript").height > before.pane("transcript").height


def test_the_ripples_of_a_ringing_phone_pass_behind_the_portrait(tools: Toolbox) -> None:
    window, painter = pygame.Surface(SIZE), Painter(tools)
    scene = SCENES["ring"](Page(SIZE, tools.texts))
    pane = scene.pane("picture")
    face = next(item for item in pane.items if isinstance(item, Face)).rect.moved(pane.rect.x, pane.rect.y)
    corner = (face.x + 3, face.y + 3)
    seen = set()
    for tenth in range(20):
        painter.paint(window, scene, "", "", Moment(tenth / 10))
        seen.add(tuple(window.get_at(corner)))
    assert len(seen) > 1
