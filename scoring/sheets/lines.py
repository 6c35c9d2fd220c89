"""One line each: a trainee on a scenario, a version of a scenario, a decision point of it."""

from dataclasses import dataclass, field

from scoring.cohort.items import ItemStatistics, Option
from scoring.rubric import DEFAULT_RUBRIC, DIMENSIONS
from scoring.sheets.calls import ScoredCall
from scoring.sheets.rows import Cell
from scoring.sheets.wording import score_words

MEASURES = ("total", *(dimension.value for dimension in DIMENSIONS))
"""What the heat map shows of a first attempt, by the names of `SheetRow`."""
BANDS = (*(word for _, word in DEFAULT_RUBRIC.bands), DEFAULT_RUBRIC.lowest_band)


@dataclass(slots=True)
class TraineeLine:
    """One trainee on one scenario. Totals of whole attempts; `first` is None where the first is not among
    the calls gathered."""

    trainee: str
    scenario: str
    title: str
    attempts: int = 0
    first: float | None = None
    best: float | None = None
    last: float | None = None
    retries: int = 0

    @property
    def gain(self) -> float | None:
        """The last whole attempt minus the first, where there are two."""
        if self.first is None or self.last is None or self.attempts < 2:
            return None
        return round(self.last - self.first, 4)

    def add(self, call: ScoredCall) -> None:
        if call.row.retry_of:
            self.retries += 1
            return
        total = call.row.total
        self.attempts += 1
        self.last = total
        self.best = total if self.best is None or total is None else max(self.best, total)
        if call.is_first:
            self.first = total


@dataclass(slots=True)
class ScenarioLine:
    """One version of a scenario: how many attempts, and what the first ones came to on average."""

    scenario: str
    title: str
    hash: str
    attempts: int = 0
    firsts: int = 0
    passed: int = 0
    bands: dict[str, int] = field(default_factory=dict)
    _sums: dict[str, float] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def add(self, call: ScoredCall) -> None:
        self.attempts += 1
        if not call.is_first:
            return
        self.firsts += 1
        self.passed += call.row.passed == "yes"
        self.bands[call.row.band] = self.bands.get(call.row.band, 0) + 1
        for measure in MEASURES:
            value = getattr(call.row, measure)
            if value is not None:
                self._sums[measure] = self._sums.get(measure, 0.0) + value
                self._counts[measure] = self._counts.get(measure, 0) + 1

    def mean(self, measure: str) -> float | None:
        """Of the first attempts, one of `MEASURES`."""
        count = self._counts.get(measure)
        return round(self._sums[measure] / count, 4) if count else None

    @property
    def pass_share(self) -> float | None:
        """Of the first attempts, 0 to 1."""
        return self.passed / self.firsts if self.firsts else None


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A decision point of one version of a scenario, as first attempts met it."""

    scenario: str
    title: str
    hash: str
    found: ItemStatistics

    def options(self) -> str:
        """Every reply with how often it was given, and the mean score elsewhere of those who gave it."""
        return "; ".join(_option_words(option) for option in self.found.options if option.times)

    def cells(self) -> tuple[Cell, ...]:
        """In the order of `ITEM_COLUMNS`."""
        found = self.found
        p, r = found.difficulty, found.discrimination
        return (
            self.scenario, self.hash[:12], found.state, p.n, found.reach.value,
            "yes" if found.path_bias else "", p.value, p.low, p.high, r.value, r.low, r.high,
            found.telling.value, self.options(), " ".join(found.remarks) or r.why,
        )  # fmt: skip


ITEM_COLUMNS = (
    "scenario", "version", "decision point", "n", "reach", "path bias", "p-value", "p from", "p to",
    "discrimination", "d from", "d to", "tells apart", "replies given", "remarks",
)  # fmt: skip


def _option_words(option: Option) -> str:
    rest = "" if option.rest.value is None else f", elsewhere {score_words(option.rest.value)}"
    return f"{option.reply} {option.times}{rest}"
