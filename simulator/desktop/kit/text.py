"""Text on a surface: measured, wrapped, drawn and kept."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

import pygame

from simulator.desktop.kit.fonts import Faces
from simulator.desktop.kit.recent import Recent
from simulator.desktop.kit.shapes import Shapes, surface_bytes
from simulator.desktop.kit.theme import PALETTE, TYPE, Colour, Palette, Style
from simulator.text import wrap as wrapping
from simulator.text.clusters import clusters
from simulator.text.wrap import Line

__all__ = ["Align", "Line", "TextBlock", "Texts"]

Align = Literal["left", "centre", "right"]

KEPT_BYTES = 20_000_000
KEPT_MEASURES = 20_000
KEPT_BLOCKS = 4_000


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

    def __init__(
        self,
        scale: float = 1.0,
        faces: Faces | None = None,
        shapes: Shapes | None = None,
        palette: Palette = PALETTE,
    ) -> None:
        self._scale = scale
        self._faces = faces or Faces()
        self._shapes = shapes or Shapes()
        self._palette = palette
        self._lines: Recent[pygame.Surface] = Recent(KEPT_BYTES, surface_bytes)
        self._widths: Recent[int] = Recent(KEPT_MEASURES)
        self._stops: Recent[tuple[int, ...]] = Recent(KEPT_BLOCKS)
        self._blocks: Recent[TextBlock] = Recent(KEPT_BLOCKS)

    @property
    def scale(self) -> float:
        """The text size everything is drawn at."""
        return self._scale

    def scaled(self, scale: float) -> "Texts":
        """The same faces at another text size."""
        return Texts(scale, self._faces, self._shapes, self._palette)

    def pixels(self, length: float) -> int:
        """A length of the theme at this text size, at least one pixel."""
        return max(1, round(length * self._scale))

    def line_height(self, style: Style) -> int:
        """The distance between base lines, in pixels."""
        return round(TYPE[style].size * TYPE[style].leading * self._scale)

    def size(self, text: str, style: Style) -> tuple[int, int]:
        """Width and line height of one line, in pixels."""
        return self._width(text, style), self.line_height(style)

    def wrap(self, text: str, style: Style, width: int) -> tuple[Line, ...]:
        """The lines of `text` no wider than `width` pixels; at least one."""
        return self.block(text, style, width).lines

    def block(self, text: str, style: Style, width: int) -> TextBlock:
        """`text` wrapped to `width` pixels, with its size. Kept, so asking again costs nothing."""
        return self._blocks.get((text, style, width), lambda: self._make_block(text, style, width))

    def _make_block(self, text: str, style: Style, width: int) -> TextBlock:
        lines = wrapping.wrap(text, width, lambda piece: self._measure(piece, style))
        widest = max(self._measure(line.text, style) for line in lines)
        pitch = self.line_height(style)
        return TextBlock(text, style, lines, widest, pitch * len(lines), pitch)

    def block_height(self, text: str, style: Style, width: int) -> int:
        """The height of `text` wrapped to `width`, in pixels."""
        return self.block(text, style, width).height

    def ellipsize(self, text: str, style: Style, width: int) -> str:
        """`text`, or as much of it as fits in `width` pixels followed by an ellipsis."""
        return wrapping.ellipsize(text, width, lambda piece: self._width(piece, style))

    def stops(self, text: str, style: Style) -> tuple[int, ...]:
        """The x of every character of one line and of its end: `len(text) + 1` pixel positions.

        The characters of a cluster share the position of its first."""
        return self._stops.get((text, style), lambda: self._make_stops(text, style))

    def _make_stops(self, text: str, style: Style) -> tuple[int, ...]:
        positions: list[int] = []
        end = 0
        for cluster in clusters(text):
            positions.extend([self._measure(text[:end], style)] * len(cluster))
            end += len(cluster)
        return (*positions, self._measure(text, style))

    def draw(
        self,
        surface: pygame.Surface,
        pos: tuple[int, int],
        text: str,
        style: Style,
        colour: Colour,
        align: Align = "left",
    ) -> pygame.Rect:
        """Draws one line with its top at `pos`; `align` (left, centre, right) says which end `pos` is."""
        width, height = self.size(text, style)
        left = _aligned(pos[0], width, align)
        self._blit(surface, (left, pos[1]), text, style, colour)
        return pygame.Rect(left, pos[1], width, height)

    def draw_figures(
        self,
        surface: pygame.Surface,
        pos: tuple[int, int],
        text: str,
        style: Style,
        colour: Colour,
        align: Align = "left",
    ) -> pygame.Rect:
        """Draws one line with all its digits equally wide, so that a running clock stands still."""
        cell = max(self._width(digit, style) for digit in "0123456789")
        widths = [cell if sign.isdigit() else self._width(sign, style) for sign in text]
        left = _aligned(pos[0], sum(widths), align)
        at = left
        for sign, width in zip(text, widths, strict=True):
            self._blit(surface, (at + (width - self._width(sign, style)) // 2, pos[1]), sign, style, colour)
            at += width
        return pygame.Rect(left, pos[1], sum(widths), self.line_height(style))

    def draw_in(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        text: str,
        style: Style,
        colour: Colour,
        align: Align = "left",
    ) -> pygame.Rect:
        """Draws one line centred from top to bottom in `rect`, ellipsized to its width."""
        shown = self.ellipsize(text, style, rect.w)
        top = rect.centery - self.line_height(style) // 2
        left = {"left": rect.left, "centre": rect.centerx, "right": rect.right}[align]
        return self.draw(surface, (left, top), shown, style, colour, align)

    def draw_block(
        self,
        surface: pygame.Surface,
        pos: tuple[int, int],
        text: str,
        style: Style,
        width: int,
        colour: Colour,
        align: Align = "left",
        highlight: tuple[int, int] | None = None,
        spoken: int | None = None,
    ) -> pygame.Rect:
        """Draws wrapped text with its top left corner at `pos` and returns the rectangle it fills.

        `highlight` is the span of characters of the word being said: it stands on an accent pill. With
        `spoken`, the characters from that index on, not said yet, are muted."""
        block = self.block(text, style, width)
        clip = surface.get_clip()
        for index, line in enumerate(block.lines):
            top = pos[1] + index * block.line_height
            if top + 2 * block.line_height < clip.top or top - block.line_height > clip.bottom:
                continue
            room = {"left": 0, "centre": width // 2, "right": width}[align]
            left = _aligned(pos[0] + room, self._measure(line.text, style), align)
            self._draw_line(surface, (left, top), line, style, colour, highlight, spoken)
        return pygame.Rect(pos, (width, block.height))

    def _draw_line(
        self,
        surface: pygame.Surface,
        pos: tuple[int, int],
        line: Line,
        style: Style,
        colour: Colour,
        highlight: tuple[int, int] | None,
        spoken: int | None,
    ) -> None:
        if spoken is None or spoken >= line.end:
            self._blit(surface, pos, line.text, style, colour)
        elif spoken <= line.start:
            self._blit(surface, pos, line.text, style, self._palette.muted)
        else:
            at = self.stops(line.text, style)[spoken - line.start]
            self._blit(surface, pos, line.text, style, colour, (0, at))
            self._blit(surface, pos, line.text, style, self._palette.muted, (at, None))
        if highlight and highlight[0] < line.end and highlight[1] > line.start:
            self._draw_highlight(surface, pos, line, style, highlight)

    def _draw_highlight(
        self, surface: pygame.Surface, pos: tuple[int, int], line: Line, style: Style, span: tuple[int, int]
    ) -> None:
        stops = self.stops(line.text, style)
        start = stops[max(span[0], line.start) - line.start]
        end = stops[min(span[1], line.end) - line.start]
        pad = self.pixels(3)
        height = self.line_height(style)
        pill = pygame.Rect(pos[0] + start - pad, pos[1] + 1, end - start + 2 * pad, height - 2)
        self._shapes.box(surface, pill, self._palette.accent, self.pixels(4))
        self._blit(surface, pos, line.text, style, self._palette.on_accent, (start, end))

    def missing(self, text: str) -> str:
        """A sentence saying which script no font on this computer can show, and what to install; or ''."""
        gone = self._faces.missing(text)
        if not gone:
            return ""
        script = _script(gone[0])
        cure = "Noto Sans CJK" if script in ("Chinese", "Japanese", "Korean") else "the Noto fonts"
        return f"No font on this computer can show {script}. Install one, such as {cure}, and start again."

    def _blit(
        self,
        surface: pygame.Surface,
        pos: tuple[int, int],
        text: str,
        style: Style,
        colour: Colour,
        span: tuple[int, int | None] = (0, None),
    ) -> None:
        if not text:
            return
        image = self._lines.get((text, style, colour), lambda: self._render(text, style, colour))
        start, end = span[0], image.get_width() if span[1] is None else span[1]
        top = pos[1] + (self.line_height(style) - image.get_height()) // 2
        surface.blit(image, (pos[0] + start, top), (start, 0, end - start, image.get_height()))

    def _render(self, text: str, style: Style, colour: Colour) -> pygame.Surface:
        pixels, bold = self._type(style)
        base = self._faces.font(self._faces.text_face(bold), pixels)
        drawn: list[tuple[pygame.Surface, int]] = []
        for run in self._faces.runs(text, bold):
            font = self._faces.font(run.face, pixels, run.thai)
            image = font.render(run.text, True, colour)
            drawn.append((image, font.get_ascent() + _overflow(image, font)))
        if len(drawn) == 1 and drawn[0][0].get_height() == base.get_height():
            return drawn[0][0]
        return _joined(drawn, base, colour)

    def _width(self, text: str, style: Style) -> int:
        return self._widths.get((text, style), lambda: self._measure(text, style))

    def _measure(self, text: str, style: Style) -> int:
        pixels, bold = self._type(style)
        runs = self._faces.runs(text, bold)
        return sum(self._faces.font(run.face, pixels, run.thai).size(run.text)[0] for run in runs)

    def _type(self, style: Style) -> tuple[int, bool]:
        return round(TYPE[style].size * self._scale), TYPE[style].bold


def _overflow(image: pygame.Surface, font: pygame.font.Font) -> int:
    """How many rows a rendered line has above the font's own ascent: stacked Thai marks push it down."""
    extra = image.get_height() - font.get_height()
    return extra if extra > 0 and image.get_bounding_rect().top == 0 else 0


def _joined(
    drawn: list[tuple[pygame.Surface, int]], base: pygame.font.Font, colour: Colour
) -> pygame.Surface:
    """Rendered runs, each with its base line's row, side by side on one base line.

    The room above and below is the same, so that the line stays centred."""
    margin = max((base.get_height() + 1) // 2, 1)
    line = pygame.Surface(
        (sum(image.get_width() for image, _ in drawn), base.get_height() + 2 * margin), pygame.SRCALPHA
    )
    line.fill((*colour, 0))
    left = 0
    for image, ascent in drawn:
        line.blit(image, (left, margin + base.get_ascent() - ascent))
        left += image.get_width()
    return line


def _aligned(at: int, width: int, align: Align) -> int:
    return at - {"left": 0, "centre": width // 2, "right": width}[align]


def _script(character: str) -> str:
    name = unicodedata.name(character, "this sign").split()[0].capitalize()
    return {"Cjk": "Chinese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean"}.get(
        name, name
    )
