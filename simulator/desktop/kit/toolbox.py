"""The kit's tools together, as a screen is handed them."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from simulator.desktop.kit.fonts import Faces
from simulator.desktop.kit.icons import Icons
from simulator.desktop.kit.shapes import Shapes
from simulator.desktop.kit.text import Texts
from simulator.desktop.kit.theme import PALETTE, Palette

if TYPE_CHECKING:
    from simulator.desktop.kit.portrait import Portraits


@dataclass(frozen=True, slots=True)
class Toolbox:
    """What draws: colours, shapes, text, portraits, icons."""

    palette: Palette
    shapes: Shapes
    texts: Texts
    icons: Icons
    _portraits: "list[Portraits]" = field(default_factory=list, repr=False, compare=False)

    @property
    def portraits(self) -> "Portraits":
        """Made for the first face that is drawn: the first frame has none, and does not wait for them."""
        if not self._portraits:
            from simulator.desktop.kit.portrait import Portraits

            self._portraits.append(Portraits(self.shapes))
        return self._portraits[0]

    def at_text_size(self, size: float) -> "Toolbox":
        """The same tools at another text size."""
        return replace(self, texts=self.texts.scaled(size))


def open_toolbox(text_size: float = 1.0, palette: Palette = PALETTE, faces: Faces | None = None) -> Toolbox:
    """The tools at a text size of 1.0 … 2.0; `faces` are passed in when they were read beforehand."""
    shapes = Shapes()
    texts = Texts(text_size, faces, shapes, palette)
    return Toolbox(palette, shapes, texts, Icons())
