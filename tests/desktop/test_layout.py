"""Every screen, on every window and at every text size: nothing overlaps, sticks out or is cut off."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Caption, Cover, Item, Label, Pane, Pulse, Scene, Text
from simulator.desktop.layout.page import Page, text_scale
from tests.desktop.scenes import SCENES
from tests.fakes.monotype import Monotype

PAGES = st.builds(
    lambda size, chosen: Page(size, Monotype(text_scale(size, chosen))),
    st.tuples(st.integers(1024, 2600), st.integers(600, 1500)),
    st.floats(1.0, 2.0),
)
CLASSIC_PAGES = [
    ((1024, 600), 1.0),
    ((1440, 900), 1.0),
    ((1024, 600), 2.0),
    ((1440, 900), 2.0),
    ((2560, 1440), 1.5),
]


@pytest.mark.parametrize("name", SCENES)
@given(page=PAGES)
@settings(max_examples=25, deadline=None)
def test_panes_share_the_window_without_overlapping(name: str, page: Page) -> None:
    scene = SCENES[name](page)
    window = Rect(0, 0, *page.size)
    for pane in scene.panes:
        assert window.holds(pane.rect), pane.id
        assert pane.rect.h > 0, pane.id
    for one, other in combinations(scene.panes, 2):
        assert not one.rect.meets(other.rect), (one.id, other.id)


@pytest.mark.parametrize("name", SCENES)
@given(page=PAGES)
@settings(max_examples=25, deadline=None)
def test_items_stay_in_their_pane_and_off_each_other(name: str, page: Page) -> None:
    for pane in SCENES[name](page).panes:
        content = Rect(0, 0, pane.rect.w, max(pane.height, pane.rect.h))
        for item in pane.items:
            assert content.holds(item.rect), (pane.id, item)
        for one, other in combinations(_solid(pane), 2):
            assert not one.rect.meets(other.rect), (pane.id, one, other)


@pytest.mark.parametrize("name", SCENES)
@given(page=PAGES)
@settings(max_examples=25, deadline=None)
def test_text_has_the_room_it_needs(name: str, page: Page) -> None:
    for pane in SCENES[name](page).panes:
        for item in pane.items:
            if isinstance(item, Text | Caption):
                assert item.rect.h >= page.height(item.text, item.style, item.rect.w), (pane.id, item)
            elif isinstance(item, Label):
                assert item.rect.h >= page.pitch(item.style), (pane.id, item)


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize(("size", "chosen"), CLASSIC_PAGES)
def test_no_line_ends_in_an_ellipsis(name: str, size: tuple[int, int], chosen: float) -> None:
    page = Page(size, Monotype(text_scale(size, chosen)))
    for pane in SCENES[name](page).panes:
        for item in pane.items:
            if isinstance(item, Label):
                assert page.width(item.text, item.style) <= item.rect.w, (pane.id, item)


@pytest.mark.parametrize("name", SCENES)
@given(page=PAGES)
@settings(max_examples=25, deadline=None)
def test_every_target_can_be_told_apart_and_scrolled_to(name: str, page: Page) -> None:
    scene = SCENES[name](page)
    ids = [target.id for pane in scene.panes for target in pane.targets]
    assert len(ids) == len(set(ids))
    for pane in scene.panes:
        content = Rect(0, 0, pane.rect.w, max(pane.height, pane.rect.h))
        for target in pane.targets:
            assert content.holds(target.rect), (pane.id, target)
            assert target.label


@pytest.mark.parametrize("name", SCENES)
@given(page=PAGES)
@settings(max_examples=25, deadline=None)
def test_a_pane_with_more_than_it_shows_can_be_scrolled_by_keyboard(name: str, page: Page) -> None:
    for pane in SCENES[name](page).panes:
        if pane.overflows:
            assert pane.targets, pane.id


@pytest.mark.parametrize("name", SCENES)
def test_the_focus_starts_somewhere(name: str) -> None:
    scene: Scene = SCENES[name](Page((1440, 900), Monotype()))
    if name not in ("call-held", "library-empty"):
        assert scene.start in {target.id for pane in scene.panes for target in pane.targets}


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("size", [(320, 240), (1, 1), (4000, 200)])
def test_a_window_smaller_than_allowed_is_crowded_but_drawn(name: str, size: tuple[int, int]) -> None:
    assert SCENES[name](Page(size, Monotype(1.5))).size == size


def _solid(pane: Pane) -> list[Item]:
    """What may not lie on each other; grounds and pictures have things on them."""
    solid = (item for item in pane.items if not isinstance(item, Box | Pulse | Cover))
    return [item for item in solid if item.rect.w and item.rect.h]
