"""A person drawn from parts, whose face follows the mood."""

import math
from collections.abc import Callable, Hashable
from functools import partial

import pygame

from simulator.desktop.kit.canvas import FIELD, Canvas
from simulator.desktop.kit.card_art import colours_of, paint_backdrop
from simulator.desktop.kit.face import Expression, Face, expression, paint_eyes, paint_mouth
from simulator.desktop.kit.looks import Looks, backdrop_of
from simulator.desktop.kit.person import paint_glasses, paint_still
from simulator.desktop.kit.recent import Recent
from simulator.desktop.kit.shapes import Corners, Shapes, surface_bytes
from simulator.desktop.kit.smooth import FINE, Point
from simulator.desktop.kit.theme import PALETTE, Colour, mix, mood_colour

__all__ = ["Face", "Looks", "Portraits"]

KEPT_BYTES = 12_000_000
ZOOM = 1.13
ORIGIN = (FIELD / 2 * (1 - 1 / ZOOM), 114 * (1 - 1 / ZOOM))
EYES = (60, 66, 80, 36)
MOUTH = (80, 110, 40, 30)
GLASSES = (60, 70, 80, 40)
CALM = Face()

Layer = tuple[pygame.Surface, tuple[int, int]]


class Portraits:
    """Draws portraits and remembers their parts: a change of mood draws only eyes and mouth afresh."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._still: Recent[pygame.Surface] = Recent(KEPT_BYTES, surface_bytes)
        self._moving: Recent[Layer] = Recent(KEPT_BYTES, lambda layer: surface_bytes(layer[0]))

    def draw(
        self, surface: pygame.Surface, centre: Point, diameter: int, looks: Looks, face: Face = CALM
    ) -> None:
        """The portrait on its disc."""
        left, top = round(centre[0] - diameter / 2), round(centre[1] - diameter / 2)
        self._draw_before(surface, (left, top), diameter, looks, face, backdrop_of(looks))

    def _draw_before(
        self,
        surface: pygame.Surface,
        corner: tuple[int, int],
        diameter: int,
        looks: Looks,
        face: Face,
        backdrop: Colour,
    ) -> None:
        left, top = corner
        still = self._still.get((looks, diameter, backdrop), lambda: _still(looks, diameter, backdrop))
        surface.blit(still, (left, top), special_flags=pygame.BLEND_PREMULTIPLIED)
        for image, (dx, dy) in self._face(looks, diameter, expression(face)):
            surface.blit(image, (left + dx, top + dy), special_flags=pygame.BLEND_PREMULTIPLIED)

    def draw_with_ring(
        self, surface: pygame.Surface, centre: Point, diameter: int, looks: Looks, face: Face = CALM
    ) -> None:
        """The portrait with a ring outside it that shows patience; `diameter` includes the ring."""
        width = max(3.0, diameter / 44)
        self.draw(surface, centre, diameter - 2 * round(2 * width), looks, face)
        radius = (diameter - width) / 2
        self._shapes.ring(surface, centre, radius, width, PALETTE.track)
        share = min(1.0, max(0.0, face.patience / 10))
        self._shapes.ring(surface, centre, radius, width, mood_colour(face.patience), share)

    def card_art(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        looks: Looks,
        topic: str,
        seed: int = 0,
        radius: Corners = 10,
    ) -> None:
        """The picture of a library card: a gradient in the topic's colours with the caller at its edge."""
        if rect.w <= 0 or rect.h <= 0:
            return

        def make() -> pygame.Surface:
            picture = paint_backdrop(rect.size, topic, seed)
            diameter = round(rect.h * 1.16)
            corner = (round(rect.w - diameter * 1.06), round(rect.h * 0.6 - diameter / 2))
            backdrop = mix(colours_of(topic, seed)[0], (150, 170, 190), 0.2)
            self._draw_before(picture, corner, diameter, looks, CALM, backdrop)
            self._shapes.round_off(picture, radius)
            return picture

        surface.blit(self._still.get(("card", rect.size, looks, topic, seed, radius), make), rect)

    def _face(self, looks: Looks, diameter: int, mood: Expression) -> list[Layer]:
        eyes = (looks, diameter, mood.patience, mood.trust, mood.lids, mood.gaze)
        mouth = (looks, diameter, mood.patience, mood.trust, mood.mouth, "mouth")
        layers = [
            self._layer(eyes, diameter, EYES, partial(paint_eyes, looks=looks, mood=mood)),
            self._layer(mouth, diameter, MOUTH, partial(paint_mouth, looks=looks, mood=mood)),
        ]
        if looks.glasses:
            layers.append(self._layer(("glasses", diameter), diameter, GLASSES, paint_glasses))
        return layers

    def _layer(
        self,
        key: Hashable,
        diameter: int,
        part: tuple[int, int, int, int],
        paint: Callable[[Canvas], None],
    ) -> Layer:
        return self._moving.get(key, lambda: _layer(diameter, part, paint))


def _still(looks: Looks, diameter: int, backdrop: Colour) -> pygame.Surface:
    side = diameter * FINE
    large = pygame.Surface((side, side), pygame.SRCALPHA)
    paint_still(Canvas(large, side / FIELD * ZOOM, ORIGIN), looks, backdrop)
    disc = pygame.Surface((side, side), pygame.SRCALPHA)
    pygame.draw.circle(disc, (255, 255, 255, 255), (side / 2, side / 2), side / 2)
    large.blit(disc, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return pygame.transform.smoothscale(large, (diameter, diameter))


def _layer(diameter: int, part: tuple[int, int, int, int], paint: Callable[[Canvas], None]) -> Layer:
    """One part of the picture, premultiplied, with its place in it in pixels."""
    unit = diameter / FIELD * ZOOM
    left, top = math.floor((part[0] - ORIGIN[0]) * unit), math.floor((part[1] - ORIGIN[1]) * unit)
    width, height = math.ceil(part[2] * unit) + 1, math.ceil(part[3] * unit) + 1
    large = pygame.Surface((width * FINE, height * FINE), pygame.SRCALPHA)
    paint(Canvas(large, unit * FINE, (ORIGIN[0] + left / unit, ORIGIN[1] + top / unit)))
    return pygame.transform.smoothscale(large, (width, height)), (left, top)
