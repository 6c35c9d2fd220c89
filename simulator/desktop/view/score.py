"""What the score card shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DimensionView:
    """A dimension's score (0..100; None when not assessed), its weight in percent, a word on the evidence."""

    name: str
    score: float | None
    weight: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class LossView:
    """Points of the total that one behaviour lost, where it was said, and why."""

    points: float
    behaviour: str
    dimension: str
    said: str
    why: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class CriticalView:
    """A critical error and what it does to the total."""

    title: str
    effect: str
    said: str


@dataclass(frozen=True, slots=True)
class ScoreView:
    """How a call went. `ready` is False while the score is still being worked out."""

    title: str
    scenario: str
    outcome: str
    mode: str = "practice"
    ready: bool = True
    total: float = 0.0
    band: str = ""
    passed: bool = False
    why_not: tuple[str, ...] = ()
    cap: str = ""
    skill: str = ""
    dimensions: tuple[DimensionView, ...] = ()
    losses: tuple[LossView, ...] = ()
    critical: tuple[CriticalView, ...] = ()
    mood: tuple[tuple[int, int], ...] = ()
    turning: int | None = None
    pronoun: str = "they"
    again: str = "Try again"
    trouble: str = ""
