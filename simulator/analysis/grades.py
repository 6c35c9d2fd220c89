"""What a reply is called by what it cost, as a chess game is annotated."""

from enum import StrEnum


class Grade(StrEnum):
    """The class of a step, the best first."""

    BEST = "best"
    GOOD = "good"
    INACCURACY = "inaccuracy"
    MISTAKE = "mistake"
    BLUNDER = "blunder"


CUTS: tuple[tuple[float, Grade], ...] = (
    (0.0, Grade.BEST),
    (3.0, Grade.GOOD),
    (8.0, Grade.INACCURACY),
    (20.0, Grade.MISTAKE),
)
"""Up to how many points of the total each class reaches; beyond the last lies a blunder."""


def grade_of(points: float) -> Grade:
    """The class of a step that cost so many points."""
    return next((grade for most, grade in CUTS if points <= most), Grade.BLUNDER)
