"""The page a layout works on: its size, and how tall and wide words are on it."""

from dataclasses import dataclass, field
from typing import Protocol

from simulator.desktop.kit.theme import Style

REFERENCE = (1440, 900)
SMALLEST_WINDOW = (1024, 600)
LARGEST_SCALE = 2.0


class Type(Protocol):
    """Measures text at one text size; `scale` is that size, 1.0 being the usual one."""

    @property
    def scale(self) -> float: ...

    def line_height(self, style: Style) -> int:
        """Pixels from one line to the next."""
        ...

    def size(self, text: str, style: Style) -> tuple[int, int]:
        """Width and height of one line, in pixels."""
        ...

    def block_height(self, text: str, style: Style, width: int) -> int:
        """Pixels the text takes when broken to `width`."""
        ...

    def missing(self, text: str) -> str:
        """A sentence on what of the text cannot be shown here; empty when all can."""
        ...

    def ellipsize(self, text: str, style: Style, width: int) -> str:
        """The text, or as much of it as fits `width` with an ellipsis."""
        ...


def text_scale(size: tuple[int, int], chosen: float) -> float:
    """The scale for a window of that size at a chosen text size (1.0..2.0); large windows add some."""
    fit = min(size[0] / REFERENCE[0], size[1] / REFERENCE[1])
    grown = chosen * max(1.0, min(1.5, fit))
    return min(LARGEST_SCALE, round(grown * 20) / 20)


@dataclass(frozen=True, slots=True)
class Page:
    """A window of `size` pixels and the type that is set on it."""

    size: tuple[int, int]
    type: Type
    scale: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", self.type.scale)

    @property
    def room(self) -> tuple[float, float]:
        """The window in units of its own text: what decides how many columns there are."""
        return self.size[0] / self.scale, self.size[1] / self.scale

    @property
    def low(self) -> bool:
        """Whether height is scarce, so that what can share a row must."""
        return self.room[1] < 690

    def px(self, units: float) -> int:
        """Units that grow with the text, in pixels."""
        return max(1, round(units * self.scale))

    def gap(self, units: float) -> int:
        """Units of air between things, which grow less than the text does."""
        return max(1, round(units * (1 + (self.scale - 1) * 0.4)))

    def width(self, text: str, style: Style) -> int:
        return self.type.size(text, style)[0]

    def pitch(self, style: Style) -> int:
        return self.type.line_height(style)

    def height(self, text: str, style: Style, width: int) -> int:
        """Pixels the text takes when broken to `width`."""
        return self.type.block_height(text, style, max(1, width))

    def fit(self, text: str, style: Style, width: int) -> str:
        """The text, shortened with an ellipsis when it is wider than `width`."""
        return self.type.ellipsize(text, style, max(1, width))
