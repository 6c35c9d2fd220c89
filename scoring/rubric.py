"""What is measured: dimensions, behaviours, critical errors, and when an attempt passes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Dimension(StrEnum):
    """The three things an attempt is scored on."""

    EMPATHY = "empathy"
    RESOLUTION = "resolution"
    ESCALATION = "escalation"

    @property
    def place(self) -> int:
        """Its place in a loss vector."""
        return _ORDER[self]


DIMENSIONS = (Dimension.EMPATHY, Dimension.RESOLUTION, Dimension.ESCALATION)
_ORDER = {dimension: place for place, dimension in enumerate(DIMENSIONS)}

TOP_MARK = 3
ENDING_WEIGHT = 3
"""How many times an ending's marks weigh against a reply's."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Something an agent does or fails to do, marked 0 to 3."""

    key: str
    dimension: Dimension
    title: str
    meaning: str


def _behaviours() -> dict[str, Behaviour]:
    e, r, x = DIMENSIONS
    rows = [
        ("attentive", e, "Attentive", "lets them finish, picks up cues"),
        ("concrete", e, "Concrete", "restates this case's facts"),
        ("affective", e, "Affective", "one specific apology at the right time"),
        ("ownership", e, "Ownership", "no blame, no policy wall, respect"),
        ("diagnosis", r, "Diagnosis", "finds out before offering"),
        ("fix", r, "Fix", "complete and within authority"),
        ("process", r, "Fair process", "reason, options, honest timescale"),
        ("closure", r, "Closure", "owner, date, reference, recap"),
        ("structural", r, "Structural", "reads the history and changes something"),
        ("decision", x, "Decision", "hit, miss, false alarm or rightly kept"),
        ("level", x, "Level", "the right desk, not just another one"),
        ("handover", x, "Warm hand-over", "consent, briefing, no retelling"),
        ("access", x, "Honest access", "never obstructs or lies about the way up"),
        ("goodwill", x, "Proportionate goodwill", "neither a bribe nor too little"),
    ]
    return {row[0]: Behaviour(*row) for row in rows}


BEHAVIOURS: Mapping[str, Behaviour] = MappingProxyType(_behaviours())


@dataclass(frozen=True, slots=True)
class CriticalError:
    """A mistake that limits the total, whatever else went well.

    `cap` is the highest total an attempt with it can have; 0 is fatal.
    """

    key: str
    title: str
    kind: str
    cap: int

    @property
    def fatal(self) -> bool:
        return self.cap == 0


def _critical_errors() -> dict[str, CriticalError]:
    rows = [
        ("unverified-disclosure", "Account data before verification", "compliance", 0),
        ("knowing-falsehood", "A knowing falsehood", "compliance", 0),
        ("abuse", "Abuse, plain or disguised", "customer", 0),
        ("safety-ignored", "A safety cue ignored", "customer", 0),
        ("hung-up-unwarned", "Hung up on the caller unwarned", "customer", 0),
        ("refused-escalation", "A legitimate escalation refused", "customer", 49),
        ("promise-beyond-authority", "A promise beyond authority", "business", 49),
        ("false-closure", "Closed as resolved while it was not", "customer", 49),
        ("cold-transfer", "A repeat caller transferred cold", "customer", 49),
        ("made-retell", "Made a repeat caller tell it all again", "customer", 69),
        ("blamed-colleague", "Blamed a colleague", "business", 69),
        ("script-over-question", "Read the script over a direct question", "customer", 69),
    ]
    return {row[0]: CriticalError(*row) for row in rows}


CRITICAL_ERRORS: Mapping[str, CriticalError] = MappingProxyType(_critical_errors())


@dataclass(frozen=True, slots=True)
class Rubric:
    """Weights and cuts. Weights are whole numbers, in the order of `DIMENSIONS`."""

    weights: tuple[int, int, int] = (35, 40, 25)
    pass_total: int = 70
    pass_dimension: int = 50
    enough_marks: int = 2
    bands: tuple[tuple[int, str], ...] = ((90, "outstanding"), (70, "proficient"), (50, "developing"))
    lowest_band: str = "not yet"

    def band(self, total: float) -> str:
        """The word for a total of 0 to 100."""
        return next((word for cut, word in self.bands if total >= cut), self.lowest_band)


DEFAULT_RUBRIC = Rubric()
