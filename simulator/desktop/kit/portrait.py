"""A person drawn from parts, whose face follows the mood."""

from dataclasses import dataclass

import pygame

from simulator.desktop.kit.shapes import Point, Shapes


@dataclass(frozen=True, slots=True)
class Looks:
    """The parts of a portrait, in the words of the scenario format; an unknown word falls back on the first."""

    skin: str = "light"
    hair: str = "short"
    hair_colour: str = "brown"
    top: str = "teal"
    glasses: bool = False
    beard: bool = False
    age: str = "middle"


@dataclass(frozen=True, slots=True)
class Face:
    """What a face does at one moment: mood 0..10, mouth level 0..1, `seconds` passed (for blinking)."""

    patience: float = 5.0
    trust: float = 5.0
    level: float = 0.0
    seconds: float = 0.0


class Portraits:
    """Draws portraits and remembers them."""

    def __init__(self, shapes: Shapes) -> None:
        raise NotImplementedError

    def draw(
        self, surface: pygame.Surface, centre: Point, diameter: int, looks: Looks, face: Face = Face()
    ) -> None:
        """The portrait on its disc."""
        raise NotImplementedError

    def draw_with_ring(
        self, surface: pygame.Surface, centre: Point, diameter: int, looks: Looks, face: Face = Face()
    ) -> None:
        """The portrait with a ring outside it that shows patience; `diameter` includes the ring."""
        raise NotImplementedError

    def card_art(
        self, surface: pygame.Surface, rect: pygame.Rect, looks: Looks, topic: str, seed: int = 0
    ) -> None:
        """The picture of a library card: a gradient in the topic's colours with the caller at its edge."""
        raise NotImplementedError
