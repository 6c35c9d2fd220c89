"""Smooth filled and outlined shapes. Each is drawn large once, shrunk, and kept."""

from collections.abc import Sequence

import pygame

from simulator.desktop.kit.theme import Rgba

Point = tuple[float, float]
Corners = int | tuple[int, int, int, int]


class Shapes:
    """Draws smooth shapes and remembers those it has drawn."""

    def box(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        fill: Rgba | None,
        radius: Corners = 0,
        border: Rgba | None = None,
        width: int = 1,
    ) -> None:
        """A rectangle with round corners (one radius, or top left, top right, bottom right, bottom left)."""
        raise NotImplementedError

    def pill(self, surface: pygame.Surface, rect: pygame.Rect, fill: Rgba | None, border: Rgba | None = None) -> None:
        """A box whose ends are half circles."""
        raise NotImplementedError

    def disc(self, surface: pygame.Surface, centre: Point, radius: float, fill: Rgba) -> None:
        """A filled circle."""
        raise NotImplementedError

    def ring(
        self, surface: pygame.Surface, centre: Point, radius: float, width: float, colour: Rgba, share: float = 1.0
    ) -> None:
        """An arc from twelve o'clock clockwise over `share` (0..1) of the circle, with round ends.

        `radius` is to the middle of the stroke."""
        raise NotImplementedError

    def polyline(self, surface: pygame.Surface, points: Sequence[Point], width: float, colour: Rgba) -> None:
        """A line through `points` with round joints and ends."""
        raise NotImplementedError

    def dashes(
        self,
        surface: pygame.Surface,
        points: Sequence[Point],
        width: float,
        colour: Rgba,
        dash: float = 4.0,
        gap: float = 5.0,
    ) -> None:
        """A dashed line through `points`."""
        raise NotImplementedError

    def polygon(self, surface: pygame.Surface, points: Sequence[Point], fill: Rgba) -> None:
        """A filled polygon."""
        raise NotImplementedError

    def gauge(
        self, surface: pygame.Surface, rect: pygame.Rect, share: float, fill: Rgba, track: Rgba
    ) -> None:
        """A bar filled from the left over `share` (0..1) of its track."""
        raise NotImplementedError

    def gradient(
        self, surface: pygame.Surface, rect: pygame.Rect, start: Rgba, end: Rgba, radius: int = 0
    ) -> None:
        """A box whose colour runs from the top left corner to the bottom right one."""
        raise NotImplementedError

    def shadow(self, surface: pygame.Surface, rect: pygame.Rect, radius: int, depth: int = 12) -> None:
        """A soft shadow under a box, `depth` pixels wide; draw it before the box."""
        raise NotImplementedError

    def wave(
        self, surface: pygame.Surface, rect: pygame.Rect, level: float, seconds: float, colour: Rgba
    ) -> None:
        """The moving bars of a voice: `level` 0..1 how loud, `seconds` passed since it began."""
        raise NotImplementedError
