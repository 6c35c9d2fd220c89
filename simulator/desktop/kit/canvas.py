"""A large surface painted in the units of a picture of 200 by 200, to be shrunk afterwards."""

from collections.abc import Sequence

import pygame

from simulator.desktop.kit.smooth import Point, curve, stroke
from simulator.desktop.kit.theme import Rgba

FIELD = 200


class Canvas:
    """Paints on `surface`, whose top left corner is at `origin` and where a unit is `unit` pixels."""

    def __init__(self, surface: pygame.Surface, unit: float, origin: Point = (0, 0)) -> None:
        self.surface = surface
        self._unit = unit
        self._origin = origin

    def _at(self, points: Sequence[Point]) -> list[Point]:
        left, top = self._origin
        return [((x - left) * self._unit, (y - top) * self._unit) for x, y in points]

    def polygon(self, points: Sequence[Point], colour: Rgba) -> None:
        """A filled shape with straight sides."""
        pygame.draw.polygon(self.surface, colour, self._at(points))

    def blob(self, points: Sequence[Point], colour: Rgba) -> None:
        """A filled shape whose outline runs smoothly through the points."""
        pygame.draw.polygon(self.surface, colour, self._at(curve(points)))

    def twin(self, points: Sequence[Point], colour: Rgba) -> None:
        """A blob that is the same on both sides: `points` are its right half from top to bottom."""
        self.blob([*points, *mirrored(points)], colour)

    def line(self, points: Sequence[Point], width: float, colour: Rgba) -> None:
        """A smooth line through the points."""
        path = curve(points, closed=False) if len(points) > 2 else points
        stroke(self.surface, self._at(path), width * self._unit, colour)

    def disc(self, centre: Point, radius: float, colour: Rgba) -> None:
        """A filled circle."""
        pygame.draw.circle(self.surface, colour, self._at([centre])[0], radius * self._unit)

    def oval(self, centre: Point, across: float, down: float, colour: Rgba) -> None:
        """A filled ellipse, `across` and `down` being its half axes."""
        x, y = self._at([centre])[0]
        rect = pygame.Rect(0, 0, round(2 * across * self._unit), round(2 * down * self._unit))
        rect.center = (round(x), round(y))
        pygame.draw.ellipse(self.surface, colour, rect)


def mirrored(points: Sequence[Point]) -> list[Point]:
    """The points on the other side of the middle line, in reverse; those on it are left out."""
    return [(FIELD - x, y) for x, y in reversed(points) if x != FIELD / 2]


def flipped(points: Sequence[Point]) -> list[Point]:
    """The points on the other side of the middle line, in the same order."""
    return [(FIELD - x, y) for x, y in points]
