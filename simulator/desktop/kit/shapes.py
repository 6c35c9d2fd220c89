"""Smooth filled and outlined shapes. Each is drawn large once, shrunk, and kept."""

import math
from collections.abc import Callable, Hashable, Sequence

import pygame

from simulator.desktop.kit.recent import Recent
from simulator.desktop.kit.smooth import Point, alpha_of, arc_points, dashed, fade, opaque, shrunk, stroke
from simulator.desktop.kit.theme import Rgba

__all__ = ["Corners", "Point", "Shapes"]

Corners = int | tuple[int, int, int, int]

KEPT_BYTES = 16_000_000


def surface_bytes(surface: pygame.Surface) -> int:
    """What a 32-bit surface weighs."""
    return surface.get_width() * surface.get_height() * 4


class Shapes:
    """Draws smooth shapes and remembers those it has drawn."""

    def __init__(self) -> None:
        self._kept: Recent[pygame.Surface] = Recent(KEPT_BYTES, surface_bytes)

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
        if rect.w <= 0 or rect.h <= 0:
            return
        radii = _radii(radius, rect)
        edge = max(*radii, width) + 1
        whole = (fill and alpha_of(fill) < 255) or (border and alpha_of(border) < 255)
        if whole or rect.w < 2 * edge or rect.h < 2 * edge:
            surface.blit(self._whole_box(rect.size, fill, radii, border, width), rect)
            return
        corners = self._whole_box((2 * edge, 2 * edge), fill, radii, border, width)
        _corners(surface, rect, corners, edge)
        if fill:
            surface.fill(fill, rect.inflate(-2 * edge, 0))
            surface.fill(fill, rect.inflate(0, -2 * edge))
        if border:
            _edges(surface, rect, border, width, edge)

    def _whole_box(
        self,
        size: tuple[int, int],
        fill: Rgba | None,
        radii: tuple[int, int, int, int],
        border: Rgba | None,
        width: int,
    ) -> pygame.Surface:
        def paint(large: pygame.Surface, n: int) -> None:
            outer = large.get_rect()
            if border:
                _round_rect(large, outer, (*opaque(border), 255), [r * n for r in radii])
                inner = outer.inflate(-2 * width * n, -2 * width * n)
                inside = (*opaque(fill), 255) if fill else (*opaque(border), 0)
                _round_rect(large, inner, inside, [max(0, r - width) * n for r in radii])
            elif fill:
                _round_rect(large, outer, (*opaque(fill), 255), [r * n for r in radii])

        def make() -> pygame.Surface:
            seen = fill or border or (0, 0, 0)
            return fade(shrunk(size, border or seen, paint), alpha_of(seen))

        return self._kept.get(("box", size, fill, radii, border, width), make)

    def pill(
        self, surface: pygame.Surface, rect: pygame.Rect, fill: Rgba | None, border: Rgba | None = None
    ) -> None:
        """A box whose ends are half circles."""
        self.box(surface, rect, fill, (min(rect.size) + 1) // 2, border)

    def disc(self, surface: pygame.Surface, centre: Point, radius: float, fill: Rgba) -> None:
        """A filled circle."""

        def paint(large: pygame.Surface, n: int, at: Callable[[Point], Point]) -> None:
            pygame.draw.circle(large, opaque(fill), at(centre), radius * n)

        self._stamp(surface, ("disc", round(radius * 4)), [centre], radius, fill, paint)

    def ring(
        self,
        surface: pygame.Surface,
        centre: Point,
        radius: float,
        width: float,
        colour: Rgba,
        share: float = 1.0,
    ) -> None:
        """An arc from twelve o'clock clockwise over `share` (0..1) of the circle, with round ends.

        `radius` is to the middle of the stroke."""
        steps = round(min(1.0, max(0.0, share)) * 240)
        if not steps:
            return

        def paint(large: pygame.Surface, n: int, at: Callable[[Point], Point]) -> None:
            path = arc_points(at(centre), radius * n, 0, math.tau * steps / 240, max(12, steps))
            stroke(large, path, width * n, opaque(colour))

        key = ("ring", round(radius * 4), round(width * 4), steps)
        self._stamp(surface, key, [centre], radius + width / 2, colour, paint)

    def polyline(self, surface: pygame.Surface, points: Sequence[Point], width: float, colour: Rgba) -> None:
        """A line through `points` with round joints and ends."""

        def paint(large: pygame.Surface, n: int, at: Callable[[Point], Point]) -> None:
            stroke(large, [at(point) for point in points], width * n, opaque(colour))

        self._stamp(surface, ("line", round(width * 4)), points, width / 2, colour, paint)

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

        def paint(large: pygame.Surface, n: int, at: Callable[[Point], Point]) -> None:
            for start, end in dashed(points, dash, gap):
                stroke(large, [at(start), at(end)], width * n, opaque(colour))

        self._stamp(surface, ("dashes", round(width * 4), dash, gap), points, width / 2, colour, paint)

    def polygon(self, surface: pygame.Surface, points: Sequence[Point], fill: Rgba) -> None:
        """A filled polygon of three or more points."""

        def paint(large: pygame.Surface, _: int, at: Callable[[Point], Point]) -> None:
            pygame.draw.polygon(large, opaque(fill), [at(point) for point in points])

        self._stamp(surface, ("polygon",), points, 0, fill, paint)

    def _stamp(
        self,
        surface: pygame.Surface,
        key: Hashable,
        points: Sequence[Point],
        margin: float,
        colour: Rgba,
        paint: Callable[[pygame.Surface, int, Callable[[Point], Point]], None],
    ) -> None:
        if not points:
            return
        left = math.floor(min(x for x, _ in points) - margin) - 1
        top = math.floor(min(y for _, y in points) - margin) - 1
        right = math.ceil(max(x for x, _ in points) + margin) + 1
        bottom = math.ceil(max(y for _, y in points) + margin) + 1

        def paint_here(large: pygame.Surface, n: int) -> None:
            paint(large, n, lambda point: ((point[0] - left) * n, (point[1] - top) * n))

        def make() -> pygame.Surface:
            return fade(shrunk((right - left, bottom - top), colour, paint_here), alpha_of(colour))

        place = tuple((round((x - left) * 4), round((y - top) * 4)) for x, y in points)
        surface.blit(self._kept.get((key, place, colour), make), (left, top))

    def gauge(
        self, surface: pygame.Surface, rect: pygame.Rect, share: float, fill: Rgba, track: Rgba
    ) -> None:
        """A bar filled from the left over `share` (0..1) of its track."""
        self.pill(surface, rect, track)
        length = round(rect.w * min(1.0, max(0.0, share)))
        if length:
            self.pill(surface, pygame.Rect(rect.x, rect.y, max(rect.h, length), rect.h), fill)

    def gradient(
        self, surface: pygame.Surface, rect: pygame.Rect, start: Rgba, end: Rgba, radius: Corners = 0
    ) -> None:
        """A box whose colour runs from the top left corner to the bottom right one."""
        if rect.w <= 0 or rect.h <= 0:
            return
        radii = _radii(radius, rect)

        def make() -> pygame.Surface:
            shade = diagonal(rect.size, opaque(start), opaque(end))
            mask = self._whole_box(rect.size, (255, 255, 255), radii, None, 0)
            shade.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            return shade

        surface.blit(self._kept.get(("gradient", rect.size, start, end, radii), make), rect)

    def round_off(self, surface: pygame.Surface, radius: Corners) -> None:
        """Cuts the corners of a surface with alpha, in place."""
        rect = surface.get_rect()
        mask = self._whole_box(rect.size, (255, 255, 255), _radii(radius, rect), None, 0)
        surface.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)

    def shadow(self, surface: pygame.Surface, rect: pygame.Rect, radius: int, depth: int = 12) -> None:
        """A soft shadow under a box, `depth` pixels wide; draw it before the box."""

        def make() -> pygame.Surface:
            size = (rect.w // 4 + depth, rect.h // 4 + depth)
            small = pygame.Surface(size, pygame.SRCALPHA)
            inner = small.get_rect().inflate(-depth, -depth)
            pygame.draw.rect(small, (0, 0, 0, 120), inner, border_radius=radius // 4)
            blurred = pygame.transform.gaussian_blur(small, max(1, depth // 4))
            return pygame.transform.smoothscale(blurred, (size[0] * 4, size[1] * 4))

        shade = self._kept.get(("shadow", rect.size, radius, depth), make)
        surface.blit(shade, shade.get_rect(center=(rect.centerx, rect.centery + depth // 3)))

    def wave(
        self, surface: pygame.Surface, rect: pygame.Rect, level: float, seconds: float, colour: Rgba
    ) -> None:
        """The moving bars of a voice: `level` 0..1 how loud, `seconds` passed since it began."""
        thick = max(3, rect.h // 9)
        count = max(1, rect.w // (thick * 2))
        left = rect.centerx - (count * 2 - 1) * thick // 2
        for bar in range(count):
            sway = 0.55 + 0.3 * math.sin(seconds * 7 + bar * 1.7) + 0.15 * math.sin(seconds * 11 - bar * 2.9)
            bulge = math.sin(math.pi * (bar + 1) / (count + 1))
            height = max(thick, round(rect.h * min(1.0, max(0.0, level)) * sway * bulge))
            self.pill(
                surface,
                pygame.Rect(left + bar * thick * 2, rect.centery - height // 2, thick, height),
                colour,
            )


def diagonal(size: tuple[int, int], start: tuple[int, int, int], end: tuple[int, int, int]) -> pygame.Surface:
    """A surface whose colour runs from its top left to its bottom right corner."""
    steps = 16
    small = pygame.Surface((steps, steps), pygame.SRCALPHA)
    for x in range(steps):
        for y in range(steps):
            share = (x + y) / (2 * steps - 2)
            small.set_at((x, y), [round(a + (b - a) * share) for a, b in zip(start, end, strict=True)])
    return pygame.transform.smoothscale(small, size)


def _radii(radius: Corners, rect: pygame.Rect) -> tuple[int, int, int, int]:
    most = (min(rect.size) + 1) // 2 if min(rect.size) > 2 else 0
    if isinstance(radius, int):
        radius = (radius, radius, radius, radius)
    a, b, c, d = (min(most, max(0, r)) for r in radius)
    return a, b, c, d


def _round_rect(surface: pygame.Surface, rect: pygame.Rect, colour: Rgba, radii: list[int]) -> None:
    pygame.draw.rect(
        surface,
        colour,
        rect,
        border_top_left_radius=radii[0],
        border_top_right_radius=radii[1],
        border_bottom_right_radius=radii[2],
        border_bottom_left_radius=radii[3],
    )


def _corners(surface: pygame.Surface, rect: pygame.Rect, corners: pygame.Surface, edge: int) -> None:
    right, bottom = rect.right - edge, rect.bottom - edge
    surface.blit(corners, rect.topleft, (0, 0, edge, edge))
    surface.blit(corners, (right, rect.y), (edge, 0, edge, edge))
    surface.blit(corners, (rect.x, bottom), (0, edge, edge, edge))
    surface.blit(corners, (right, bottom), (edge, edge, edge, edge))


def _edges(surface: pygame.Surface, rect: pygame.Rect, border: Rgba, width: int, edge: int) -> None:
    across, down = rect.w - 2 * edge, rect.h - 2 * edge
    surface.fill(border, (rect.x + edge, rect.y, across, width))
    surface.fill(border, (rect.x + edge, rect.bottom - width, across, width))
    surface.fill(border, (rect.x, rect.y + edge, width, down))
    surface.fill(border, (rect.right - width, rect.y + edge, width, down))
