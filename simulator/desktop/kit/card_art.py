"""The backdrop of a library card's picture, in the colours of its topic."""

import math
from zlib import crc32

import pygame

from simulator.desktop.kit.shapes import diagonal
from simulator.desktop.kit.smooth import shrunk
from simulator.desktop.kit.theme import Colour, mix

Pair = tuple[Colour, Colour]

TOPICS: dict[str, Pair] = {
    "de-escalation": ((0x7A, 0x2C, 0x38), (0x33, 0x22, 0x3C)),
    "billing": ((0x6B, 0x50, 0x1A), (0x27, 0x32, 0x42)),
    "tier-1": ((0x18, 0x5A, 0x64), (0x1D, 0x2A, 0x48)),
    "shifts": ((0x3C, 0x30, 0x74), (0x1B, 0x30, 0x44)),
}
OTHERS: tuple[Pair, ...] = (
    ((0x2A, 0x5A, 0x40), (0x1C, 0x30, 0x3C)),
    ((0x74, 0x3C, 0x24), (0x2C, 0x26, 0x3E)),
    ((0x28, 0x48, 0x78), (0x22, 0x26, 0x44)),
    ((0x66, 0x30, 0x5C), (0x24, 0x28, 0x46)),
    *TOPICS.values(),
)


def colours_of(topic: str, seed: int) -> Pair:
    """The two ends of a topic's gradient; topics without colours of their own get some by their name."""
    word = topic.strip().lower().replace(" ", "-")
    return TOPICS.get(word) or OTHERS[(crc32(word.encode()) + seed) % len(OTHERS)]


def paint_backdrop(size: tuple[int, int], topic: str, seed: int) -> pygame.Surface:
    """A gradient with the rings and the trace of a voice coming from where the caller will sit."""
    start, end = colours_of(topic, seed)
    picture = diagonal(size, start, end)
    glow = mix(start, (255, 255, 255), 0.35)

    def paint(large: pygame.Surface, _: int) -> None:
        _rings(large, glow)
        _trace(large, glow, seed + crc32(topic.encode()) % 97)

    picture.blit(shrunk(size, glow, paint), (0, 0))
    return picture


def _rings(picture: pygame.Surface, colour: Colour) -> None:
    width, height = picture.get_size()
    source = (width - height * 0.65, height * 0.6)
    for ring in range(6):
        radius = height * (0.72 + 0.24 * ring)
        pygame.draw.circle(picture, (*colour, 58 - 9 * ring), source, radius, max(4, height // 60))


def _trace(picture: pygame.Surface, colour: Colour, seed: int) -> None:
    width, height = picture.get_size()
    thick = max(4, height // 26)
    count = int((width - height * 1.35) / (2 * thick)) - 2
    for bar in range(max(0, count)):
        swing = abs(math.sin(bar * 0.9 + seed) * math.sin(bar * 0.37 + seed * 1.7))
        reach = max(thick, round(height * 0.46 * swing * math.sin(math.pi * (bar + 1) / (count + 1))))
        rect = pygame.Rect(2 * thick * (bar + 1), (height - reach) // 2, thick, reach)
        pygame.draw.rect(picture, (*colour, 88), rect, border_radius=thick // 2)
