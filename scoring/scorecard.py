"""One attempt's score, with the reason for every point lost.

Dimension score = 100 * (greatest - lost) / (greatest - least). The total weighs the dimension scores and
is scaled so that the best single call is 100 and the worst 0; caps apply after that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from math import lcm

from scoring.marks import Losses, Mark, losses
from scoring.rubric import BEHAVIOURS, CRITICAL_ERRORS, DIMENSIONS, Dimension, Rubric

NO_CAP = 100


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns a loss vector into one whole number that orders calls as the weighted total does.

    A point lost in dimension d counts weight(d) / span(d); coefficients are that, over a common
    denominator, so that comparing calls needs no rounding. Dimensions without span count nothing.
    """

    least: Losses
    coefficients: tuple[int, int, int]

    @classmethod
    def of(cls, weights: tuple[int, int, int], least: Losses, greatest: Losses) -> "Scale":
        spans = [high - low for low, high in zip(least, greatest, strict=True)]
        common = lcm(*(span for span in spans if span))
        parts = [weight * common // span if span else 0 for weight, span in zip(weights, spans, strict=True)]
        return cls(least, (parts[0], parts[1], parts[2]))

    def joint(self, lost: Losses) -> int:
        """The weighted loss beyond the least of each dimension."""
        a, b, c = self.coefficients
        return a * (lost[0] - self.least[0]) + b * (lost[1] - self.least[1]) + c * (lost[2] - self.least[2])


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a scenario version can do to a score: found by the analysis, printed on every sheet.

    `least` and `greatest` are per dimension; `best` and `worst` are joint losses on `scale`; `chance` is the
    expected total, caps included, of a player who picks uniformly; `chance_within` is how far it can be off,
    0 where it is exact. `plays` is how many random plays an estimate rests on: of all of it, or where `exact`
    only of what caps take from chance.
    """

    scale: Scale
    least: Losses
    greatest: Losses
    best: int
    worst: int
    chance: float
    exact: bool
    configurations: int
    plays: int = 0
    chance_within: float = 0.0

    def uncapped_total(self, lost: Losses) -> float:
        """0 for the worst single call, 100 for the best."""
        if self.worst == self.best:
            return 100.0
        return 100.0 * (self.worst - self.scale.joint(lost)) / (self.worst - self.best)

    def dimension_score(self, index: int, lost: int) -> float | None:
        """0 to 100, or None where the scenario leaves no span."""
        span = self.greatest[index] - self.least[index]
        return 100.0 * (self.greatest[index] - lost) / span if span else None

    def points(self, index: int, lost: int) -> float:
        """What so many lost marks cost in points of the total."""
        span = self.worst - self.best
        return 100.0 * self.scale.coefficients[index] * lost / span if span else 0.0

    @property
    def unavoidable(self) -> float:
        """Points that even the best single call loses; a total is 100 + these - all points lost."""
        least = sum(c * lost for c, lost in zip(self.scale.coefficients, self.least, strict=True))
        span = self.worst - self.best
        return 100.0 * (self.best + least) / span if span else 0.0

    def skill(self, total: float) -> float | None:
        """How far above chance, 100 at the best: (total - chance) / (100 - chance), in percent."""
        return None if self.chance >= 100 else 100.0 * (total - self.chance) / (100.0 - self.chance)


@dataclass(frozen=True, slots=True)
class Moment:
    """One place on the path played that was marked. `at` is in seconds from the first answer."""

    at: float
    where: str
    what: str
    said: str
    marks: tuple[Mark, ...]
    critical: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """One behaviour that lost points, and why. `points` is in points of the uncapped total."""

    at: float
    where: str
    what: str
    said: str
    behaviour: str
    dimension: str
    mark: int
    weight: int
    lost: int
    points: float
    why: str


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """`score` is None where not assessed; `enough` is False under two marks on the path."""

    score: float | None
    lost: int
    least: int
    greatest: int
    marks: int
    enough: bool


@dataclass(frozen=True, slots=True)
class CriticalMoment:
    code: str
    title: str
    kind: str
    cap: int
    at: float
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything a score sheet says about one attempt."""

    total: float
    uncapped: float
    unavoidable: float
    cap: int
    band: str
    passed: bool
    why_not: tuple[str, ...]
    skill: float | None
    dimensions: dict[str, DimensionScore]
    critical: tuple[CriticalMoment, ...]
    losses: tuple[Loss, ...]
    moments: tuple[Moment, ...]
    weights: dict[str, int]
    bounds: Bounds

    def as_json(self) -> dict[str, object]:
        """The same as plain lists, dicts, numbers and texts."""
        return asdict(self)


def cap_of(critical: Iterable[str]) -> int:
    """The highest total these critical errors leave."""
    return min((CRITICAL_ERRORS[code].cap for code in critical), default=NO_CAP)


def score(rubric: Rubric, bounds: Bounds, moments: Sequence[Moment]) -> Scorecard:
    """Score the marked moments of one call or series against what the scenario can do."""
    lost = losses(mark for moment in moments for mark in moment.marks)
    critical = _critical(moments)
    cap = cap_of(error.code for error in critical)
    uncapped = bounds.uncapped_total(lost)
    total = min(uncapped, float(cap))
    dimensions = _dimensions(rubric, bounds, moments, lost)
    why_not = _why_not(rubric, total, dimensions, critical)
    return Scorecard(
        total=total,
        uncapped=uncapped,
        unavoidable=bounds.unavoidable,
        cap=cap,
        band=rubric.band(total),
        passed=not why_not,
        why_not=why_not,
        skill=bounds.skill(total),
        dimensions=dimensions,
        critical=critical,
        losses=_losses(bounds, moments),
        moments=tuple(moments),
        weights=dict(zip((d.value for d in DIMENSIONS), rubric.weights, strict=True)),
        bounds=bounds,
    )


def _dimensions(
    rubric: Rubric, bounds: Bounds, moments: Sequence[Moment], lost: Losses
) -> dict[str, DimensionScore]:
    counts = [0] * len(DIMENSIONS)
    for moment in moments:
        for mark in moment.marks:
            counts[BEHAVIOURS[mark.behaviour].dimension.place] += 1
    return {
        dimension.value: DimensionScore(
            score=bounds.dimension_score(index, lost[index]),
            lost=lost[index],
            least=bounds.least[index],
            greatest=bounds.greatest[index],
            marks=counts[index],
            enough=counts[index] >= rubric.enough_marks,
        )
        for index, dimension in enumerate(DIMENSIONS)
    }


def _why_not(
    rubric: Rubric,
    total: float,
    dimensions: dict[str, DimensionScore],
    critical: tuple[CriticalMoment, ...],
) -> tuple[str, ...]:
    reasons = [f"fatal: {error.title.lower()}" for error in critical if error.cap == 0]
    if total < rubric.pass_total:
        reasons.append(f"the total is below {rubric.pass_total}")
    for name, dimension in dimensions.items():
        if dimension.score is None:
            continue
        if dimension.score < rubric.pass_dimension:
            reasons.append(f"{name} is below {rubric.pass_dimension}")
        if not dimension.enough:
            reasons.append(f"{name} has insufficient evidence")
    return tuple(dict.fromkeys(reasons))


def _critical(moments: Sequence[Moment]) -> tuple[CriticalMoment, ...]:
    return tuple(
        CriticalMoment(code, error.title, error.kind, error.cap, moment.at, moment.where, moment.what)
        for moment in moments
        for code in moment.critical
        for error in (CRITICAL_ERRORS[code],)
    )


def _losses(bounds: Bounds, moments: Sequence[Moment]) -> tuple[Loss, ...]:
    return tuple(_loss(bounds, moment, mark) for moment in moments for mark in moment.marks if mark.lost)


def _loss(bounds: Bounds, moment: Moment, mark: Mark) -> Loss:
    dimension: Dimension = BEHAVIOURS[mark.behaviour].dimension
    return Loss(
        at=moment.at,
        where=moment.where,
        what=moment.what,
        said=moment.said,
        behaviour=mark.behaviour,
        dimension=dimension.value,
        mark=mark.value,
        weight=mark.weight,
        lost=mark.lost,
        points=bounds.points(dimension.place, mark.lost),
        why=mark.because or moment.why,
    )
