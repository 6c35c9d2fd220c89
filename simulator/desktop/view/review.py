"""What the review of a call shows, and what listening to it again shows."""

from dataclasses import dataclass, field
from typing import Literal

from simulator.desktop.view.call import Heard, Speech
from simulator.desktop.view.look import Look
from simulator.desktop.view.score import DimensionView

Class = Literal["best", "good", "inaccuracy", "mistake", "blunder", ""]


@dataclass(frozen=True, slots=True)
class StepView:
    """One reply in the list: its number, the words, its class (empty if not known), and its cost."""

    number: int
    said: str
    grade: Class = ""
    cost: str = ""
    turning: bool = False
    no_return: bool = False


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A behaviour that the better reply is marked on differently: `words` as `Fix 0 to 3`."""

    dimension: str
    words: str
    gain: bool


@dataclass(frozen=True, slots=True)
class PanelView:
    """What there is to say of one reply. `better` is empty where nothing was better."""

    cost: str
    title: str
    said: str = ""
    why: str = ""
    critical: tuple[str, ...] = ()
    better: str = ""
    changes: tuple[ChangeView, ...] = ()
    notes: tuple[str, ...] = ()
    recovery_title: str = ""
    recovery: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoodView:
    """Mood before the first reply and after each, 0 to 10, beside the patience on the best line.

    `turning` is the place of the turning point, `chosen` that of the reply looked at.
    """

    patience: tuple[int, ...]
    trust: tuple[int, ...]
    best: tuple[int, ...] = ()
    turning: int | None = None
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A call reply by reply. `ready` is False while costs are being worked out; `sum` adds them up."""

    title: str
    subtitle: str
    panel: PanelView
    mood: MoodView
    ready: bool = True
    total: float = 0.0
    band: str = ""
    passed: bool = False
    pronoun: str = "they"
    dimensions: tuple[DimensionView, ...] = ()
    steps: tuple[StepView, ...] = ()
    chosen: int = 0
    sum: str = ""
    note: str = ""
    trouble: str = ""
    back: str = "Score card"
    own: bool = True


@dataclass(frozen=True, slots=True)
class ListenView:
    """A call as it is being heard again: whoever is on the line and the mood they were in."""

    title: str
    name: str
    patience: int
    trust: int
    mood: str
    heard: tuple[Heard, ...]
    speech: Speech | None = None
    over: bool = False
    look: Look = field(default_factory=Look)
