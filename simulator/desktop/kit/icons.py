"""Icons drawn as vector shapes, on a field of 24 by 24."""

import math
from collections.abc import Callable
from enum import StrEnum

import pygame

from simulator.desktop.kit.recent import Recent
from simulator.desktop.kit.smooth import Point, alpha_of, arc_points, fade, opaque, shrunk, stroke
from simulator.desktop.kit.theme import Rgba

FIELD = 24
LINE = 2.0
KEPT = 400


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
    CHART = "chart"


class Icons:
    """Draws icons and remembers them."""

    def __init__(self) -> None:
        self._kept: Recent[pygame.Surface] = Recent(KEPT)

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, icon: Icon, colour: Rgba) -> None:
        """The icon, square, as large as fits and centred in `rect`."""
        side = min(rect.size)
        if side <= 0:
            return
        image = self._kept.get((icon, side, colour), lambda: _made(icon, side, colour))
        surface.blit(image, image.get_rect(center=rect.center))


def _made(icon: Icon, side: int, colour: Rgba) -> pygame.Surface:
    def paint(large: pygame.Surface, _: int) -> None:
        DRAWINGS[icon](_Pen(large, (*opaque(colour), 255)))

    return fade(shrunk((side, side), colour, paint), alpha_of(colour))


class _Pen:
    """Draws in field units on a surface of any size."""

    def __init__(self, surface: pygame.Surface, colour: Rgba) -> None:
        self._surface = surface
        self._colour = colour
        self._clear = (*opaque(colour), 0)
        self._unit = surface.get_width() / FIELD

    def _at(self, points: list[Point]) -> list[Point]:
        return [(x * self._unit, y * self._unit) for x, y in points]

    def line(self, *points: Point, width: float = LINE, erase: bool = False) -> None:
        stroke(self._surface, self._at(list(points)), width * self._unit, self._ink(erase))

    def fill(self, *points: Point, erase: bool = False) -> None:
        pygame.draw.polygon(self._surface, self._ink(erase), self._at(list(points)))

    def disc(self, x: float, y: float, radius: float, erase: bool = False) -> None:
        pygame.draw.circle(self._surface, self._ink(erase), self._at([(x, y)])[0], radius * self._unit)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, width: float = LINE) -> None:
        """An arc from `start` to `end` degrees, clockwise from twelve o'clock."""
        points = arc_points((x, y), radius, math.radians(start), math.radians(end), 48)
        stroke(self._surface, self._at(points), width * self._unit, self._colour)

    def box(self, x: float, y: float, w: float, h: float, radius: float = 1.5, erase: bool = False) -> None:
        rect = pygame.Rect([round(value * self._unit) for value in (x, y, w, h)])
        pygame.draw.rect(self._surface, self._ink(erase), rect, border_radius=round(radius * self._unit))

    def frame(self, x: float, y: float, w: float, h: float, radius: float = 2) -> None:
        """An outlined box, its line inside."""
        self.box(x, y, w, h, radius)
        self.box(x + LINE, y + LINE, w - 2 * LINE, h - 2 * LINE, max(0.0, radius - LINE / 2), erase=True)

    def _ink(self, erase: bool) -> Rgba:
        return self._clear if erase else self._colour


def _handset(turn: float) -> Callable[[_Pen], None]:
    """The receiver, lying on its back and turned by so many degrees."""

    def draw(pen: _Pen) -> None:
        def put(x: float, y: float) -> Point:
            sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
            return 12 + x * cosine - y * sine, 12 + x * sine + y * cosine

        back = [put(x, y) for x, y in arc_points((0, 9), 12, -math.radians(48), math.radians(48), 24)]
        pen.line(*back, width=3.4)
        for side in (-1, 1):
            pen.line(put(side * 8.2, 1.4), put(side * 7.4, 4.4), width=5.2)

    return draw


def _hang_up(pen: _Pen) -> None:
    _handset(0)(pen)


def _phone(pen: _Pen) -> None:
    _handset(-135)(pen)


def _speaker_body(pen: _Pen) -> None:
    pen.fill((3, 9), (7, 9), (12, 4.5), (12, 19.5), (7, 15), (3, 15))


def _speaker(pen: _Pen) -> None:
    _speaker_body(pen)
    pen.arc(12, 12, 4.5, 50, 130)
    pen.arc(12, 12, 8.5, 48, 132)


def _mute(pen: _Pen) -> None:
    _speaker_body(pen)
    pen.line((15.5, 9), (21.5, 15))
    pen.line((21.5, 9), (15.5, 15))


def _caption(pen: _Pen) -> None:
    pen.frame(2, 5, 20, 14, 3)
    pen.line((6, 11.2), (12, 11.2), width=1.8)
    pen.line((15, 11.2), (18, 11.2), width=1.8)
    pen.line((6, 15), (9, 15), width=1.8)
    pen.line((12, 15), (18, 15), width=1.8)


def _hold(pen: _Pen) -> None:
    pen.box(6, 4.5, 4, 15, 1.2)
    pen.box(14, 4.5, 4, 15, 1.2)


def _play(pen: _Pen) -> None:
    pen.fill((7, 5), (19, 12), (7, 19))
    pen.line((7, 5), (19, 12), (7, 19), (7, 5), width=1.4)


def _replay(pen: _Pen) -> None:
    pen.arc(12, 12.5, 7.5, -40, 270)
    pen.fill((3.4, 2.6), (3.4, 9.8), (10.6, 8.4))


def _skip(pen: _Pen) -> None:
    pen.fill((4, 5), (11, 12), (4, 19))
    pen.fill((11, 5), (18, 12), (11, 19))
    pen.box(18, 5, 2.4, 14, 1)


def _menu(pen: _Pen) -> None:
    for y in (6.5, 12, 17.5):
        pen.line((4, y), (20, y), width=2.2)


def _settings(pen: _Pen) -> None:
    for y, x in ((6.5, 15), (12, 8), (17.5, 13)):
        pen.line((3.5, y), (20.5, y), width=1.8)
        pen.disc(x, y, 2.9)
        pen.disc(x, y, 1.1, erase=True)


def _note(pen: _Pen) -> None:
    pen.frame(4, 3, 16, 18, 2.5)
    for y, end in ((8.5, 16), (12.2, 16), (15.9, 12.5)):
        pen.line((8, y), (end, y), width=1.7)


def _book(pen: _Pen) -> None:
    pen.line(
        (12, 6.5), (9, 5), (3.5, 5), (3.5, 18), (9, 18), (12, 19.5), (15, 18), (20.5, 18), (20.5, 5), (15, 5)
    )
    pen.line((15, 5), (12, 6.5), (12, 19))


def _person(pen: _Pen) -> None:
    pen.disc(12, 8, 4.2)
    pen.disc(12, 21.5, 7.8)
    pen.box(0, 21, 24, 3, 0, erase=True)


def _people(pen: _Pen) -> None:
    pen.disc(17, 8.8, 3)
    pen.disc(17.5, 20.5, 5.8)
    pen.disc(9, 8, 5.4, erase=True)
    pen.disc(9, 21, 8.6, erase=True)
    pen.disc(9, 8, 3.8)
    pen.disc(9, 21, 7)
    pen.box(0, 20.5, 24, 4, 0, erase=True)


def _clock(pen: _Pen) -> None:
    pen.arc(12, 12, 8.5, 0, 360)
    pen.line((12, 7), (12, 12.4), (15.6, 14.4))


def _lock(pen: _Pen) -> None:
    pen.arc(12, 9, 4, -90, 90)
    pen.line((8, 9), (8, 12))
    pen.line((16, 9), (16, 12))
    pen.box(5, 11, 14, 10, 2)
    pen.disc(12, 15.4, 1.5, erase=True)
    pen.line((12, 15.4), (12, 17.8), width=1.4, erase=True)


def _star(pen: _Pen) -> None:
    points: list[Point] = []
    for corner in range(10):
        reach = 10 if corner % 2 == 0 else 4.3
        angle = math.tau * corner / 10
        points.append((12 + reach * math.sin(angle), 12.6 - reach * math.cos(angle)))
    pen.fill(*points)
    pen.line(*points, points[0], width=1)


def _check(pen: _Pen) -> None:
    pen.line((4.5, 12.8), (9.8, 18), (19.5, 6.8), width=2.6)


def _cross(pen: _Pen) -> None:
    pen.line((6, 6), (18, 18), width=2.6)
    pen.line((18, 6), (6, 18), width=2.6)


def _warning(pen: _Pen) -> None:
    pen.line((12, 4), (21, 19.5), (3, 19.5), (12, 4))
    pen.line((12, 9.8), (12, 13.8))
    pen.disc(12, 16.8, 1.2)


def _search(pen: _Pen) -> None:
    pen.arc(10.5, 10.5, 6.2, 0, 360)
    pen.line((15.2, 15.2), (20, 20), width=2.4)


def _gift(pen: _Pen) -> None:
    pen.frame(4.5, 11, 15, 10, 1.5)
    pen.frame(3, 7, 18, 6, 1.5)
    pen.line((12, 8), (12, 20))
    pen.line((12, 7), (8, 2.8), (6.6, 5.4), (12, 7), (16, 2.8), (17.4, 5.4), (12, 7), width=1.7)


def _transfer(pen: _Pen) -> None:
    pen.line((3.5, 8.5), (19, 8.5))
    pen.line((15, 4.5), (19.4, 8.5), (15, 12.5))
    pen.line((20.5, 16.5), (5, 16.5))
    pen.line((9, 12.8), (4.6, 16.5), (9, 20.5))


def _arrow(dx: int, dy: int) -> Callable[[_Pen], None]:
    def draw(pen: _Pen) -> None:
        tip = (12 + 7.5 * dx, 12 + 7.5 * dy)
        pen.line((12 - 7.5 * dx, 12 - 7.5 * dy), tip, width=2.2)
        wings = [
            (tip[0] - 5.5 * dx + 5.5 * side * dy, tip[1] - 5.5 * dy + 5.5 * side * dx) for side in (-1, 1)
        ]
        pen.line(wings[0], tip, wings[1], width=2.2)

    return draw


def _chevron_down(pen: _Pen) -> None:
    pen.line((6, 9.2), (12, 15.2), (18, 9.2), width=2.4)


def _dot(pen: _Pen) -> None:
    pen.disc(12, 12, 8)


def _circle(pen: _Pen) -> None:
    pen.arc(12, 12, 7, 0, 360, width=2.4)


def _chart(pen: _Pen) -> None:
    for x, y in ((4, 12.5), (10, 4.5), (16, 8.5)):
        pen.box(x, y, 4.2, 20 - y, 1)


DRAWINGS: dict[Icon, Callable[[_Pen], None]] = {
    Icon.PHONE: _phone,
    Icon.HANG_UP: _hang_up,
    Icon.SPEAKER: _speaker,
    Icon.MUTE: _mute,
    Icon.CAPTION: _caption,
    Icon.HOLD: _hold,
    Icon.PLAY: _play,
    Icon.REPLAY: _replay,
    Icon.SKIP: _skip,
    Icon.MENU: _menu,
    Icon.SETTINGS: _settings,
    Icon.NOTE: _note,
    Icon.BOOK: _book,
    Icon.PERSON: _person,
    Icon.PEOPLE: _people,
    Icon.CLOCK: _clock,
    Icon.LOCK: _lock,
    Icon.STAR: _star,
    Icon.CHECK: _check,
    Icon.CROSS: _cross,
    Icon.WARNING: _warning,
    Icon.SEARCH: _search,
    Icon.GIFT: _gift,
    Icon.TRANSFER: _transfer,
    Icon.ARROW_LEFT: _arrow(-1, 0),
    Icon.ARROW_RIGHT: _arrow(1, 0),
    Icon.ARROW_UP: _arrow(0, -1),
    Icon.ARROW_DOWN: _arrow(0, 1),
    Icon.CHEVRON_DOWN: _chevron_down,
    Icon.DOT: _dot,
    Icon.CIRCLE: _circle,
    Icon.CHART: _chart,
}
