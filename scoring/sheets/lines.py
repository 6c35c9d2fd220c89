"""One line each: a trainee on a version of a scenario, such a version, a figure of it, a decision point."""

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.cohort.figure import Figure, unknown
from scoring.cohort.figures import Cohort, Spread
from scoring.cohort.items import ItemStatistics, Option
from scoring.cohort.progress import Progress
from scoring.rubric import BEHAVIOURS, DEFAULT_RUBRIC, DIMENSIONS
from scoring.sheets.rows import Cell

TOTAL = "total"
MEASURES = (TOTAL, *(dimension.value for dimension in DIMENSIONS))
"""What the heat map shows of a first attempt, by the names of `SheetRow`."""
BANDS = (*(word for _, word in DEFAULT_RUBRIC.bands), DEFAULT_RUBRIC.lowest_band)


@dataclass(frozen=True, slots=True)
class TraineeLine:
    """One trainee on one version of a scenario, as far as the calls gathered tell."""

    trainee: str
    scenario: str
    hash: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """One version of a scenario: `attempts` counts all calls at it, `bands` those that count by their band,
    and `figures` say what those come to."""

    scenario: str
    title: str
    hash: str
    attempts: int
    bands: dict[str, int]
    figures: Cohort

    @property
    def firsts(self) -> int:
        """How many attempts count."""
        return self.figures.attempts

    def mean(self, measure: str) -> Figure:
        """Of the attempts that count, one of `MEASURES`."""
        return (self.figures.totals if measure == TOTAL else self.figures.dimensions[measure]).mean

    def figure_cells(self) -> Iterator[tuple[Cell, ...]]:
        """Every figure but those of decision points, in the order of `FIGURE_COLUMNS`."""
        for name, found in _named(self.figures):
            yield self.scenario, self.hash[:12], name, found.value, found.low, found.high, found.n, found.why


FIGURE_COLUMNS = ("scenario", "version", "figure", "value", "from", "to", "n", "remarks")


def _named(figures: Cohort) -> Iterator[tuple[str, Figure]]:
    gain, reliable = figures.gain, figures.reliability
    yield "share that passed", figures.passed
    yield from _spread(TOTAL, figures.totals)
    for name, spread in figures.dimensions.items():
        yield from _spread(name, spread)
    yield f"alpha over {len(reliable.used)} common points", reliable.alpha
    yield "standard error of a total", reliable.sem
    yield f"attempts within one error of {figures.cut}", _close(figures)
    yield "first total of those who came back", gain.first_total
    yield "best total", gain.best_total
    yield "last total", gain.last_total
    yield "gain, last minus first", gain.last
    yield "best minus first, which luck flatters", gain.best
    yield "gain that chance alone would give", gain.by_chance
    for given in figures.behaviours:
        yield f"{BEHAVIOURS[given.behaviour].title}, mean mark of 0 to 3", given.mark


def _spread(name: str, spread: Spread) -> Iterator[tuple[str, Figure]]:
    yield f"{name}, mean", spread.mean
    yield f"{name}, standard deviation", spread.deviation
    yield f"{name}, lowest", spread.lowest
    yield f"{name}, lower quartile", spread.lower
    yield f"{name}, median", spread.median
    yield f"{name}, upper quartile", spread.upper
    yield f"{name}, highest", spread.highest


def _close(figures: Cohort) -> Figure:
    if figures.close is None:
        return unknown(figures.attempts, figures.reliability.sem.why)
    return Figure(figures.close, figures.attempts)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A decision point of one version of a scenario, as first attempts met it."""

    scenario: str
    title: str
    hash: str
    found: ItemStatistics

    def options(self) -> str:
        """Every reply with how often it was given, and the mean score elsewhere of those who gave it."""
        return "; ".join(_option_words(option) for option in self.found.options)

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
    "discrimination", "d from", "d to", "tells apart", "replies", "remarks",
)  # fmt: skip


def _option_words(option: Option) -> str:
    rest = "" if option.rest.value is None else f", elsewhere {option.rest.value:.1f}"
    return f"{option.reply} {option.times}{rest}"
