"""Type on which every character is half as wide as it is high, so that tests can count."""

from math import ceil
from textwrap import wrap

from simulator.desktop.kit.theme import TYPE, Style


class Monotype:
    """Measures text at one scale, without fonts."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale

    def line_height(self, style: Style) -> int:
        return ceil(TYPE[style].size * TYPE[style].leading * self.scale)

    def size(self, text: str, style: Style) -> tuple[int, int]:
        return ceil(len(text) * TYPE[style].size * self.scale / 2), self.line_height(style)

    def block_height(self, text: str, style: Style, width: int) -> int:
        across = max(1, int(width / (TYPE[style].size * self.scale / 2)))
        lines = [line for part in text.split("\n") for line in (wrap(part, across) or [""])]
        return len(lines) * self.line_height(style)

    def ellipsize(self, text: str, style: Style, width: int) -> str:
        across = int(width / (TYPE[style].size * self.scale / 2))
        return text if len(text) <= across else text[: max(0, across - 1)] + "…"

    def missing(self, text: str) -> str:
        return f"No font here shows {text}." if "☃" in text else ""
