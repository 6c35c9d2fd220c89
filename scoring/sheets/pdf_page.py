"""Drawing on the pages of a PDF: words, paragraphs, bars, the caller's mood. All in millimetres."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from fpdf import FPDF

from scoring.sheets.mood_line import MoodLine, Point
from scoring.sheets.pdf_letters import FAMILY, Letters

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 16.0, 194.0
ROOM = RIGHT - LEFT

Colour = tuple[int, int, int]
INK: Colour = (23, 33, 44)
MUTED: Colour = (84, 98, 114)
RULE: Colour = (205, 212, 220)
GROUND: Colour = (241, 244, 247)
GOOD: Colour = (24, 116, 60)
BAD: Colour = (176, 44, 28)
WARM: Colour = (170, 104, 0)
DIMENSIONS: tuple[Colour, Colour, Colour] = ((190, 58, 100), (16, 122, 107), (92, 74, 204))

Align = Literal["L", "R", "C"]
Measure = Callable[[str], float]
Wrap = Callable[[str, float, Measure], Sequence[str]]
"""Breaks a text into lines of at most this width, as its language allows."""

_LEADING = 0.3528 * 1.38
"""Millimetres from line to line for each point of a typeface's size."""


@dataclass(slots=True)
class Pen:
    """Where the next thing is drawn, and with what. `y` is the upper edge."""

    pdf: FPDF
    letters: Letters
    wrap: Wrap
    y: float = 0.0

    def page(self) -> None:
        """Begin a page."""
        self.pdf.add_page()
        self.y = 14.0

    def words(
        self, x: float, text: str, size: float = 9, colour: Colour = INK, bold: bool = False,
        align: Align = "L", width: float = 0.0, down: float = 0.0,
    ) -> None:  # fmt: skip
        """One line, as much of it as fits into `width`; `y` stays where it is."""
        shown = self.letters.shown(text)
        if width:
            shown = _cut(shown, width, self.letters.measure(bold, size))
        self._look(size, colour, bold)
        self._line(x, shown, size, width, align, down)

    def paragraph(
        self, x: float, width: float, text: str, size: float = 9, most: int = 4, colour: Colour = INK,
        bold: bool = False,
    ) -> None:  # fmt: skip
        """At most so many lines, the last of them cut with a …; `y` moves below them."""
        measure = self.letters.measure(bold, size)
        lines = list(self.wrap(self.letters.shown(text), width, measure))
        if len(lines) > most:
            lines = [*lines[: most - 1], _cut(f"{lines[most - 1]} {lines[most]} ", width, measure)]
        self._look(size, colour, bold)
        for line in lines:
            self._line(x, line, size)
            self.y += size * _LEADING

    def _line(
        self, x: float, text: str, size: float, width: float = 0.0, align: Align = "L", down: float = 0.0
    ) -> None:
        if text:
            self.pdf.set_xy(x, self.y + down)
            self.pdf.cell(width or None, size * _LEADING, text, align=align)

    def heading(self, text: str) -> None:
        """A small title with a rule under it."""
        self.y += 3.2
        self.words(LEFT, text, 10.5, bold=True)
        self.y += 5.6
        self.rule()
        self.y += 1.8

    def rule(self, x: float = LEFT, width: float = ROOM) -> None:
        self.pdf.set_draw_color(*RULE)
        self.pdf.set_line_width(0.25)
        self.pdf.line(x, self.y, x + width, self.y)

    def box(self, x: float, width: float, height: float, fill: Colour) -> None:
        self.pdf.set_fill_color(*fill)
        self.pdf.rect(x, self.y, width, height, style="F", round_corners=True, corner_radius=1.2)

    def bar(self, x: float, width: float, share: float, fill: Colour) -> None:
        """A track, and so much of it filled; `share` is 0 to 1."""
        self.box(x, width, 2.4, RULE)
        if share > 0:
            self.box(x, max(1.0, width * share), 2.4, fill)

    def _look(self, size: float, colour: Colour, bold: bool) -> None:
        self.pdf.set_font(FAMILY, "B" if bold else "", size)
        self.pdf.set_text_color(*colour)


def _cut(text: str, width: float, measure: Measure) -> str:
    """As much of the text as fits, with a … where it was cut."""
    if measure(text) <= width:
        return text
    fitting, over = 0, len(text)
    while over - fitting > 1:
        middle = (fitting + over) // 2
        fits = measure(text[:middle].rstrip() + "…") <= width
        fitting, over = (middle, over) if fits else (fitting, middle)
    return text[:fitting].rstrip() + "…"


def draw_mood(pen: Pen, line: MoodLine, x: float) -> None:
    """The plot with its upper left corner at x and the pen; the pen moves below it."""
    pdf, top = pen.pdf, pen.y
    for value in (0, 5, 10):
        pen.y = top + line.level(value)
        pen.rule(x, line.width)
        pen.words(x - 5.5, str(value), 7, MUTED, width=4.5, align="R", down=-1.8)
    pen.y = top
    if line.no_return is not None:
        pdf.set_draw_color(*BAD)
        pdf.set_dash_pattern(0.6, 0.8)
        at = x + line.no_return[0]
        pdf.line(at, top, at, top + line.height)
        _label(pen, "point of no return", at, line.height + 0.4)
    pdf.set_line_width(0.55)
    _polyline(pdf, line.patience, x, top, WARM, 0.0)
    _polyline(pdf, line.trust, x, top, DIMENSIONS[1], 1.4)
    pdf.set_dash_pattern()
    if line.turning is not None:
        pdf.set_fill_color(*BAD)
        pdf.ellipse(x + line.turning[0] - 1.1, top + line.turning[1] - 1.1, 2.2, 2.2, style="F")
        beside = 11.0 if line.no_return == line.turning else 0.0
        _label(pen, "turning point", x + line.turning[0] + beside, line.turning[1] - 4.8)
    _names(pen, line, x)
    pen.y = top + line.height + 4.5


def _polyline(pdf: FPDF, points: Sequence[Point], x: float, y: float, colour: Colour, dash: float) -> None:
    pdf.set_draw_color(*colour)
    pdf.set_dash_pattern(dash, dash * 0.6)
    pdf.polyline([(x + point[0], y + point[1]) for point in points])


def _label(pen: Pen, text: str, centre: float, down: float) -> None:
    width = 34.0
    left = min(max(centre - width / 2, LEFT), RIGHT - width)
    pen.words(left, text, 7, BAD, width=width, align="C", down=down)


def _names(pen: Pen, line: MoodLine, x: float) -> None:
    """What each line is, at its end; apart even where the lines meet."""
    patience, trust = line.patience[-1][1], line.trust[-1][1]
    if abs(patience - trust) < 3.4:
        middle, above = (patience + trust) / 2, 1.7 if patience <= trust else -1.7
        patience, trust = middle - above, middle + above
    pen.words(x + line.width + 1.5, "patience", 7.5, WARM, down=patience - 1.9)
    pen.words(x + line.width + 1.5, "trust (dashed)", 7.5, DIMENSIONS[1], down=trust - 1.9)
