"""How each kind of item looks."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sin, tau
from typing import TYPE_CHECKING, Any

import pygame

from simulator.desktop.kit.icons import Icon as Sign
from simulator.desktop.kit.theme import Colour
from simulator.desktop.kit.toolbox import Toolbox
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import (
    Bar,
    Box,
    Caption,
    Cover,
    Dots,
    Face,
    Graph,
    Icon,
    Ink,
    Item,
    Label,
    Pane,
    Pulse,
    Text,
    Wave,
    place_on,
)
from simulator.desktop.view.look import Look

if TYPE_CHECKING:
    from simulator.desktop.kit.looks import Looks


@dataclass(frozen=True, slots=True)
class Moment:
    """What moving items need: seconds on the clock, and how loud the voice is (0..1)."""

    seconds: float = 0.0
    level: float = 0.0


def looks_of(look: Look) -> "Looks":
    from simulator.desktop.kit.looks import Looks  # not before there is somebody to draw

    return Looks(look.skin, look.hair, look.hair_colour, look.top, look.glasses, look.beard, look.age)


class Brush:
    """Draws items with the kit's tools."""

    def __init__(self, tools: Toolbox) -> None:
        self._tools = tools
        self._draw: dict[type, Callable[[pygame.Surface, Any, pygame.Rect], None]] = {
            Text: self._text,
            Label: self._label,
            Caption: self._caption,
            Box: self._box,
            Bar: self._bar,
            Graph: self._graph,
            Icon: self._icon,
            Dots: self._dots,
            Cover: self._cover,
        }

    def item(self, surface: pygame.Surface, item: Item, dx: int, dy: int) -> None:
        """An item that stands still, moved by `dx` and `dy`."""
        self._draw[type(item)](surface, item, _moved(item.rect, dx, dy))

    def live(self, surface: pygame.Surface, item: Item, dx: int, dy: int, moment: Moment) -> None:
        """An item that moves, as it is at that moment."""
        rect = _moved(item.rect, dx, dy)
        if isinstance(item, Face):
            self._face(surface, item, rect, moment)
        elif isinstance(item, Wave):
            self._tools.shapes.wave(surface, rect, moment.level, moment.seconds, self._ink(item.ink))
        elif isinstance(item, Pulse):
            self._pulse(surface, item, rect, moment)

    def mark(self, surface: pygame.Surface, rect: pygame.Rect, radius: int, focused: bool) -> None:
        """Shows that a target is focused, or that the mouse is over it."""
        shapes, palette = self._tools.shapes, self._tools.palette
        if focused:
            shapes.box(surface, rect, (255, 255, 255, 12), radius)
            shapes.box(surface, rect.inflate(-4, -4), None, max(0, radius - 2), palette.ground, 1)
            shapes.box(surface, rect, None, radius, palette.accent, 2)
        else:
            shapes.box(surface, rect, (255, 255, 255, 14), radius)

    def scroll_bar(self, surface: pygame.Surface, pane: Pane) -> None:
        """A thin bar at the right edge of a pane that holds more than it shows."""
        if not pane.overflows:
            return
        tall = max(24, pane.rect.h * pane.rect.h // pane.height)
        room = pane.rect.h - tall - 4
        top = 2 + (room * pane.scroll // pane.furthest if pane.furthest else 0)
        bar = pygame.Rect(pane.rect.w - 5, top, 4, tall)
        self._tools.shapes.pill(surface, bar, self._tools.palette.scroll_bar)

    def _ink(self, ink: Ink) -> Colour:
        colour: Colour = getattr(self._tools.palette, ink)
        return colour

    def _text(self, surface: pygame.Surface, item: Text, rect: pygame.Rect) -> None:
        ink = self._ink(item.ink)
        self._tools.texts.draw_block(surface, rect.topleft, item.text, item.style, rect.w, ink, item.align)

    def _label(self, surface: pygame.Surface, item: Label, rect: pygame.Rect) -> None:
        self._tools.texts.draw_in(surface, rect, item.text, item.style, self._ink(item.ink), item.align)

    def _caption(self, surface: pygame.Surface, item: Caption, rect: pygame.Rect) -> None:
        self._tools.texts.draw_block(
            surface,
            rect.topleft,
            item.text,
            item.style,
            rect.w,
            self._ink("text"),
            highlight=item.word,
            spoken=item.word[1],
        )

    def _box(self, surface: pygame.Surface, item: Box, rect: pygame.Rect) -> None:
        r, small = item.radius, min(item.radius, 3)
        corners = {
            "all": (r, r, r, r),
            "caller": (r, r, r, small),
            "agent": (r, r, small, r),
            "top": (r, r, 0, 0),
            "bottom": (0, 0, r, r),
        }[item.corners]
        fill = self._ink(item.fill) if item.fill else None
        self._tools.shapes.box(surface, rect, fill, corners, self._ink(item.border) if item.border else None)

    def _bar(self, surface: pygame.Surface, item: Bar, rect: pygame.Rect) -> None:
        self._tools.shapes.gauge(surface, rect, item.share, self._ink(item.ink), self._ink("track"))
        if item.tick is not None:
            x = rect.x + round(rect.w * max(0.0, min(1.0, item.tick)))
            pygame.draw.rect(surface, self._ink("text"), (x - 1, rect.y - 4, 2, rect.h + 8))

    def _graph(self, surface: pygame.Surface, item: Graph, rect: pygame.Rect) -> None:
        for rule in range(item.rules):
            y = rect.y + round((rect.h - 1) * rule / max(1, item.rules - 1))
            pygame.draw.line(surface, self._ink("line"), (rect.x, y), (rect.right - 1, y))
        if item.upright is not None:
            x = round(place_on(item.upright, item.over, rect.x, rect.w))
            pygame.draw.line(surface, self._ink("rail"), (x, rect.y), (x, rect.bottom - 1))
        for curve in item.curves:
            points = _points(curve.values, rect, item.over)
            draw = self._tools.shapes.dashes if curve.dotted else self._tools.shapes.polyline
            if len(points) > 1:
                draw(surface, points, 2.0, self._ink(curve.ink))
        if item.mark is not None and item.curves and item.mark < len(item.curves[0].values):
            spot = _points(item.curves[0].values, rect, item.over)[item.mark]
            self._tools.shapes.disc(surface, spot, 5, self._ink(item.curves[0].ink))

    def _icon(self, surface: pygame.Surface, item: Icon, rect: pygame.Rect) -> None:
        self._tools.icons.draw(surface, rect, Sign(item.name), self._ink(item.ink))

    def _dots(self, surface: pygame.Surface, item: Dots, rect: pygame.Rect) -> None:
        radius = rect.h / 2
        step = rect.w / item.of
        for place in range(item.of):
            centre = (rect.x + step * place + radius, rect.y + radius)
            if place < item.filled:
                self._tools.shapes.disc(surface, centre, radius, self._ink(item.ink))
            else:
                self._tools.shapes.ring(surface, centre, radius - 0.75, 1.5, self._ink("faint"))

    def _cover(self, surface: pygame.Surface, item: Cover, rect: pygame.Rect) -> None:
        self._tools.portraits.card_art(surface, rect, looks_of(item.look), item.topic, item.seed)

    def _face(self, surface: pygame.Surface, item: Face, rect: pygame.Rect, moment: Moment) -> None:
        from simulator.desktop.kit.face import Face as Features

        level = moment.level if item.speaking else 0.0
        face = Features(item.patience, item.trust, level, moment.seconds)
        portraits = self._tools.portraits
        draw = portraits.draw_with_ring if item.ring else portraits.draw
        draw(surface, rect.center, min(rect.w, rect.h), looks_of(item.look), face)

    def _pulse(self, surface: pygame.Surface, item: Pulse, rect: pygame.Rect, moment: Moment) -> None:
        inner, outer = rect.w * 0.30, rect.w * 0.5
        for turn in range(3):
            share = (moment.seconds * 0.5 + turn / 3) % 1.0
            alpha = round(110 * sin(share * tau / 2))
            self._tools.shapes.ring(
                surface,
                rect.center,
                round(inner + (outer - inner - 2) * share),
                2,
                (*self._ink(item.ink), alpha),
            )


def _moved(rect: Rect, dx: int, dy: int) -> pygame.Rect:
    return pygame.Rect(rect.x + dx, rect.y + dy, rect.w, rect.h)


def _points(values: tuple[float, ...], rect: pygame.Rect, over: int) -> list[tuple[float, float]]:
    inset = 6 if over else 2
    return [
        (
            place_on(place, over or len(values), rect.x, rect.w, inset),
            rect.y + 2 + (rect.h - 4) * (1 - max(0.0, min(10.0, value)) / 10),
        )
        for place, value in enumerate(values)
    ]
