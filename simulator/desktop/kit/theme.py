"""Colours, radii, spacing and type sizes. Lengths are pixels at a text size of 1.0."""

from dataclasses import dataclass
from enum import StrEnum

Colour = tuple[int, int, int]
Rgba = tuple[int, int, int] | tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of the window. Names say the use, so that a screen never mentions a number."""

    ground: Colour = (0x10, 0x17, 0x1F)
    card: Colour = (0x18, 0x22, 0x2E)
    raised: Colour = (0x1E, 0x2B, 0x3A)
    hover: Colour = (0x23, 0x32, 0x43)
    selected: Colour = (0x26, 0x36, 0x4A)
    pressed: Colour = (0x2B, 0x3D, 0x53)
    disabled: Colour = (0x17, 0x21, 0x2C)
    line: Colour = (0x1F, 0x2C, 0x3C)
    rail: Colour = (0x33, 0x47, 0x5D)
    track: Colour = (0x26, 0x36, 0x4A)
    keycap: Colour = (0x2B, 0x3B, 0x4E)
    disc: Colour = (0x22, 0x31, 0x3F)
    scroll_bar: Colour = (0x3A, 0x4E, 0x65)

    text: Colour = (0xE9, 0xEE, 0xF4)
    muted: Colour = (0x93, 0xA4, 0xB8)
    faint: Colour = (0x6B, 0x7D, 0x92)
    on_accent: Colour = (0x18, 0x1A, 0x1C)

    accent: Colour = (0xF3, 0xB7, 0x55)
    accent_hover: Colour = (0xF8, 0xC6, 0x74)
    accent_ground: Colour = (0x33, 0x29, 0x1A)
    empathy: Colour = (0xF2, 0x8B, 0xA8)
    empathy_ground: Colour = (0x39, 0x26, 0x33)
    resolution: Colour = (0x43, 0xCB, 0xB5)
    resolution_ground: Colour = (0x18, 0x39, 0x3C)
    escalation: Colour = (0xA9, 0x9B, 0xFF)
    escalation_ground: Colour = (0x2B, 0x2B, 0x4A)
    bad: Colour = (0xF2, 0x70, 0x5F)
    bad_ground: Colour = (0x39, 0x20, 0x25)
    good: Colour = (0x6F, 0xD0, 0x8C)
    good_ground: Colour = (0x1D, 0x3B, 0x2A)

    heat_0: Colour = (0x22, 0x35, 0x3E)
    heat_1: Colour = (0x4A, 0x3A, 0x40)
    heat_2: Colour = (0x72, 0x46, 0x47)
    heat_3: Colour = (0x9C, 0x54, 0x4E)
    heat_4: Colour = (0xF2, 0x84, 0x6F)

    caller_bubble: Colour = (0x1E, 0x2B, 0x3A)
    agent_bubble: Colour = (0x1C, 0x4A, 0x48)
    shade: tuple[int, int, int, int] = (0x0A, 0x0F, 0x15, 0xB8)


PALETTE = Palette()


class Space:
    """Gaps between things."""

    HAIR = 2
    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    HUGE = 32


class Radius:
    """Corner radii."""

    SMALL = 4
    KEYCAP = 6
    BUTTON = 10
    CARD = 14


class Size:
    """Heights and widths of things that recur."""

    BORDER = 1
    FOCUS = 2
    GAUGE = 8
    ICON = 20
    BUTTON = 40
    PORTRAIT = 180
    TOP_BAR = 56


class Style(StrEnum):
    """A kind of text; `TYPE` says how each looks."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    SMALL = "small"
    LABEL = "label"
    NUMBER = "number"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Typeset:
    """`size` in pixels, `leading` the distance between base lines as a multiple of it."""

    size: float
    bold: bool = False
    leading: float = 1.4


TYPE: dict[Style, Typeset] = {
    Style.DISPLAY: Typeset(36, bold=True, leading=1.2),
    Style.TITLE: Typeset(26, bold=True, leading=1.2),
    Style.HEADING: Typeset(18, bold=True, leading=1.3),
    Style.BODY: Typeset(16),
    Style.SMALL: Typeset(14),
    Style.LABEL: Typeset(13, bold=True, leading=1.3),
    Style.NUMBER: Typeset(26, bold=True, leading=1.2),
    Style.KEY: Typeset(13, bold=True, leading=1.2),
}


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """The colour `share` (0..1) of the way from `a` to `b`."""
    share = min(1.0, max(0.0, share))
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def mood_colour(value: float, palette: Palette = PALETTE) -> Colour:
    """The colour of a gauge at `value` (0..10): bad at 3 and below, accent in the middle, good above 7."""
    if value <= 5:
        return mix(palette.bad, palette.accent, (value - 3) / 2)
    return mix(palette.accent, palette.good, (value - 6) / 2)
