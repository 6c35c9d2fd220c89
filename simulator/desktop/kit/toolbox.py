"""The kit's tools together, as a screen is handed them."""

from dataclasses import dataclass

from simulator.desktop.kit.icons import Icons
from simulator.desktop.kit.portrait import Portraits
from simulator.desktop.kit.shapes import Shapes
from simulator.desktop.kit.text import Texts
from simulator.desktop.kit.theme import PALETTE, Palette


@dataclass(frozen=True, slots=True)
class Toolbox:
    """What draws: colours, shapes, text, portraits, icons."""

    palette: Palette
    shapes: Shapes
    texts: Texts
    portraits: Portraits
    icons: Icons


def open_toolbox(text_size: float = 1.0, palette: Palette = PALETTE) -> Toolbox:
    """The tools at a text size of 1.0 … 2.0."""
    shapes = Shapes()
    return Toolbox(
        palette, shapes, Texts(text_size, shapes=shapes, palette=palette), Portraits(shapes), Icons()
    )
