"""Drawing large and shrinking: what makes an edge smooth."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import pygame

from simulator.desktop.kit.theme import Rgba

Point = tuple[float, float]

FINE = 4
COARSE = 2
LARGE_AREA = 300_000


def opaque(colour: Rgba) -> tuple[int, int, int]:
    """The colour without its alpha."""
    return colour[0], colour[1], colour[2]


def alpha_of(colour: Rgba) -> int:
    """The colour's alpha, 255 when it has none."""
    return colour[3] if len(colour) == 4 else 255


def shrunk(
    size: tuple[int, int], ground: Rgba, paint: Callable[[pygame.Surface, int], None]
) -> pygame.Surface:
    """A transparent surface of `size`, painted `n` times as large by `paint(surface, n)` and shrunk.

    `ground` is the colour that the transparent part takes, so that edges do not darken."""
    scale = FINE if size[0] * size[1] < LARGE_AREA else COARSE
    large = pygame.Surface((size[0] * scale, size[1] * scale), pygame.SRCALPHA)
    large.fill((*opaque(ground), 0))
    paint(large, scale)
    return pygame.transform.smoothscale(large, size)


def fade(surface: pygame.Surface, alpha: int) -> pygame.Surface:
    """The surface with its alpha multiplied by `alpha` / 255, in place."""
    if alpha < 255:
        surface.fill((255, 255, 255, alpha), special_flags=pygame.BLEND_RGBA_MULT)
    return surface


def stroke(surface: pygame.Surface, points: Sequence[Point], width: float, colour: Rgba) -> None:
    """A thick line with round joints and ends, without smoothing."""
    radius = width / 2
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        if length:
            nx, ny = (by - ay) / length * radius, (ax - bx) / length * radius
            quad = [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
            pygame.draw.polygon(surface, colour, quad)
    for point in points:
        pygame.draw.circle(surface, colour, point, radius)


def arc_points(centre: Point, radius: float, start: float, end: float, steps: int = 64) -> list[Point]:
    """Points of a circle from angle `start` to `end`, in radians clockwise from twelve o'clock."""
    cx, cy = centre
    turns = [start + (end - start) * step / steps for step in range(steps + 1)]
    return [(cx + radius * math.sin(turn), cy - radius * math.cos(turn)) for turn in turns]


def curve(points: Sequence[Point], closed: bool = True, steps: int = 8) -> list[Point]:
    """A smooth line through `points` (Catmull-Rom)."""
    count = len(points)
    if closed:
        around = [points[-1], *points, points[0], points[1 % count]]
    else:
        around = [points[0], *points, points[-1]]
    smooth: list[Point] = []
    for p0, p1, p2, p3 in zip(around, around[1:], around[2:], around[3:], strict=False):
        smooth.extend(_between(p0, p1, p2, p3, step / steps) for step in range(steps))
    return smooth if closed else [*smooth, points[-1]]


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def along(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t
        )

    return along(p0[0], p1[0], p2[0], p3[0]), along(p0[1], p1[1], p2[1], p3[1])


def dashed(points: Sequence[Point], dash: float, gap: float) -> list[tuple[Point, Point]]:
    """The dashes of a broken line through `points`."""
    marks: list[tuple[Point, Point]] = []
    offset = 0.0
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        at = -offset
        while length and at < length:
            start, end = max(0.0, at), min(length, at + dash)
            if end > start:
                marks.append((_on(ax, ay, bx, by, start / length), _on(ax, ay, bx, by, end / length)))
            at += dash + gap
        offset = (offset + length) % (dash + gap)
    return marks


def _on(ax: float, ay: float, bx: float, by: float, share: float) -> Point:
    return ax + (bx - ax) * share, ay + (by - ay) * share
