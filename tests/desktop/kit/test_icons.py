"""Every icon exists, fits, and is no other."""

import pygame
import pytest

from simulator.desktop.kit.icons import Icon, Icons


def picture(icon: Icon, side: int) -> pygame.Surface:
    surface = pygame.Surface((60, 60))
    Icons().draw(surface, pygame.Rect(10, 10, side, side), icon, (255, 255, 255))
    return surface


@pytest.mark.parametrize("icon", list(Icon))
@pytest.mark.parametrize("side", [12, 20, 40])
def test_an_icon_stays_in_its_square(icon, side):
    surface = picture(icon, side)
    inside = surface.subsurface((10, 10, side, side))
    assert pygame.mask.from_threshold(inside, (255, 255, 255), (90, 90, 90)).count() >= side
    surface.fill((0, 0, 0), (10, 10, side, side))
    assert set(pygame.image.tobytes(surface, "RGB")) == {0}


def test_no_two_icons_are_the_same():
    assert len({pygame.image.tobytes(picture(icon, 20), "RGB") for icon in Icon}) == len(Icon)
