"""Text on a surface: measured, wrapped, drawn and kept."""

from dataclasses import dataclass

import pygame

from simulator.desktop.kit.theme import Colour, Style


@dataclass(frozen=True, slots=True)
class Line:
    """One line of wrapped text: `text` is `source[start:end]` without the space or newline it broke at."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Wrapped text with its size in pixels; `line_height` is the distance between base lines."""

    source: str
    style: Style
    lines: tuple[Line, ...]
    width: int
    height: int
    line_height: int


class Texts:
    """Measures and draws text at a text size of 1.0 … 2.0."""

    def __init__(self, scale: float = 1.0) -> None:
        raise NotImplementedError

    @property
    def scale(self) -> float:
        """The text size everything is drawn at."""
        raise NotImplementedError

    def line_height(self, style: Style) -> int:
        """The distance between base lines, in pixels."""
        raise NotImplementedError

    def size(self, text: str, style: Style) -> tuple[int, int]:
        """Width and line height of one line, in pixels."""
        raise NotImplementedError

    def wrap(self, text: str, style: Style, width: int) -> tuple[Line, ...]:
        """The lines of `text` no wider than `width` pixels; at least one."""
        raise NotImplementedError

    def block(self, text: str, style: Style, width: int) -> TextBlock:
        """`text` wrapped to `width` pixels, with its size. Kept, so asking again costs nothing."""
        raise NotImplementedError

    def block_height(self, text: str, style: Style, width: int) -> int:
        """The height of `text` wrapped to `width`, in pixels."""
        raise NotImplementedError

    def ellipsize(self, text: str, style: Style, width: int) -> str:
        """`text`, or as much of it as fits in `width` pixels followed by an ellipsis."""
        raise NotImplementedError

    def draw(
        self,
        surface: pygame.Surface,
        pos: tuple[int, int],
        text: str,
        style: Style,
        colour: Colour,
        align: str = "left",
    ) -> pygame.Rect:
        """Draws one line with its top at `pos`; `align` (left, centre, right) says which end `pos` is."""
        raise NotImplementedError

    def draw_in(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        text: str,
        style: Style,
        colour: Colour,
        align: str = "left",
    ) -> pygame.Rect:
        """Draws one line centred from top to bottom in `rect`, ellipsized to its width."""
        raise NotImplementedError

    def draw_block(
        self,
        surface: pygame.Surface,
        pos: tuple[int, int],
        text: str,
        style: Style,
        width: int,
        colour: Colour,
        align: str = "left",
        highlight: tuple[int, int] | None = None,
        spoken: int | None = None,
    ) -> pygame.Rect:
        """Draws wrapped text with its top left corner at `pos` and returns the rectangle it fills.

        `highlight` is the span of characters of the word being said: it stands on an accent pill. With
        `spoken`, the characters from that index on, not said yet, are muted."""
        raise NotImplementedError

    def missing(self, text: str) -> str:
        """A sentence saying which script no font on this computer can show, and what to install; or ''."""
        raise NotImplementedError
