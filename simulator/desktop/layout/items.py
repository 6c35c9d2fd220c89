"""What a layout is made of: panes of items at places, and the targets a trainee can act on.

An item says what is at a place and in which ink; how an ink or an icon looks is
`draw`'s affair. Places inside a pane count from the pane's own top left corner,
before scrolling.
"""

from dataclasses import dataclass
from typing import Literal

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.view.look import Look

Ink = Literal[
    "ground",
    "card",
    "raised",
    "hover",
    "selected",
    "disabled",
    "line",
    "rail",
    "track",
    "keycap",
    "disc",
    "text",
    "muted",
    "faint",
    "on_accent",
    "accent",
    "accent_ground",
    "empathy",
    "empathy_ground",
    "resolution",
    "resolution_ground",
    "escalation",
    "escalation_ground",
    "bad",
    "bad_ground",
    "good",
    "good_ground",
    "heat_0",
    "heat_1",
    "heat_2",
    "heat_3",
    "heat_4",
    "caller_bubble",
    "agent_bubble",
]
"""The palette's names of colours."""

Align = Literal["left", "centre", "right"]
Corners = Literal["all", "caller", "agent", "top", "bottom"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, broken to the width of `rect`."""

    rect: Rect
    text: str
    style: Style = Style.BODY
    ink: Ink = "text"
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Label:
    """One line, in the middle of the height of `rect`; too long a line ends in an ellipsis."""

    rect: Rect
    text: str
    style: Style = Style.BODY
    ink: Ink = "text"
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Caption:
    """A paragraph being spoken: `word` is the character range of the word that sounds."""

    rect: Rect
    text: str
    style: Style
    word: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled or outlined panel; decoration that other items may lie on."""

    rect: Rect
    fill: Ink | None = "card"
    radius: int = 12
    border: Ink | None = None
    corners: Corners = "all"


@dataclass(frozen=True, slots=True)
class Bar:
    """A gauge filled to `share` (0..1), with an optional tick at `tick` (0..1)."""

    rect: Rect
    share: float
    ink: Ink
    tick: float | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a graph: values between 0 and 10, oldest first."""

    values: tuple[float, ...]
    ink: Ink
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Curves over a common scale of 0..10; `mark` is the index of a point to make stand out.

    `over` is how many places there are from left to right; 0 means that each curve takes the whole width.
    `upright` is the place of a line from top to bottom.
    """

    rect: Rect
    curves: tuple[Curve, ...]
    rules: int = 0
    mark: int | None = None
    over: int = 0
    upright: int | None = None


def place_on(place: int, over: int, left: int, wide: int, inset: int = 6) -> float:
    """Where a place of a graph with `over` places lies, in pixels; `inset` is room for a mark at the ends."""
    return left + inset + (wide - 2 * inset) * place / max(1, over - 1)


@dataclass(frozen=True, slots=True)
class Face:
    """A portrait: how the person looks, how they feel (0..10 each), and whether the mouth moves.

    `ring` shows patience as an arc about it.
    """

    rect: Rect
    look: Look
    patience: float
    trust: float
    speaking: bool = False
    ring: bool = True


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawn sign, by name."""

    rect: Rect
    name: str
    ink: Ink = "text"


@dataclass(frozen=True, slots=True)
class Dots:
    """A level: `filled` of `of` dots."""

    rect: Rect
    filled: int
    of: int = 4
    ink: Ink = "muted"


@dataclass(frozen=True, slots=True)
class Wave:
    """The moving trace of the voice that sounds."""

    rect: Rect
    ink: Ink = "accent"


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture on a library card: its caller before the colours of its topic. A mark may lie on it."""

    rect: Rect
    look: Look
    topic: str
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Pulse:
    """Rings spreading from a ringing phone."""

    rect: Rect
    ink: Ink = "accent"


Live = Face | Wave | Pulse
"""Items that move by themselves; the clock and the voice's level reach them when they are drawn."""

Item = Text | Label | Caption | Box | Bar | Graph | Face | Icon | Dots | Wave | Cover | Pulse


@dataclass(frozen=True, slots=True)
class Intent:
    """What a trainee wants: a verb and, for most verbs, what it is about."""

    verb: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A place that can be focused, hovered and pressed. `label` is its accessible name.

    `steps` marks a slider: left and right change its value in place of moving on.
    """

    id: str
    rect: Rect
    intent: Intent
    label: str
    enabled: bool = True
    radius: int = 10
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Pane:
    """A clipped, scrolling window onto items; `height` is that of all its content."""

    id: str
    rect: Rect
    items: tuple[Item, ...] = ()
    targets: tuple[Target, ...] = ()
    height: int = 0
    scroll: int = 0
    axis: Literal["down", "across", "grid"] = "down"

    @property
    def overflows(self) -> bool:
        return self.height > self.rect.h

    @property
    def furthest(self) -> int:
        """The largest scroll that still shows content to the last pixel."""
        return max(0, self.height - self.rect.h)


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the window: panels behind, panes before them, in Tab order."""

    size: tuple[int, int]
    panes: tuple[Pane, ...]
    backing: tuple[Box, ...] = ()
    start: str = ""
    veil: bool = False

    def pane(self, pane_id: str) -> Pane:
        """The pane of that id; KeyError when the scene has none."""
        for pane in self.panes:
            if pane.id == pane_id:
                return pane
        raise KeyError(pane_id)
