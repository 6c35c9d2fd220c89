"""Icons drawn as vector shapes."""

from enum import StrEnum

import pygame

from simulator.desktop.kit.theme import Rgba


class Icon(StrEnum):
    """What there is an icon of."""

    PHONE = "phone"
    HANG_UP = "hang-up"
    SPEAKER = "speaker"
    MUTE = "mute"
    CAPTION = "caption"
    HOLD = "hold"
    PLAY = "play"
    REPLAY = "replay"
    SKIP = "skip"
    MENU = "menu"
    SETTINGS = "settings"
    NOTE = "note"
    BOOK = "book"
    PERSON = "person"
    PEOPLE = "people"
    CLOCK = "clock"
    LOCK = "lock"
    STAR = "star"
    CHECK = "check"
    CROSS = "cross"
    WARNING = "warning"
    SEARCH = "search"
    GIFT = "gift"
    TRANSFER = "transfer"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    ARROW_UP = "arrow-up"
    ARROW_DOWN = "arrow-down"
    CHEVRON_DOWN = "chevron-down"
    DOT = "dot"
    CIRCLE = "circle"


class Icons:
    """Draws icons and remembers them."""

    def __init__(self) -> None:
        raise NotImplementedError

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, icon: Icon, colour: Rgba) -> None:
        """The icon, square, as large as fits and centred in `rect`."""
        raise NotImplementedError
