"""What a manager sees of many scored calls: trainees, scenarios, the heat map, decision points, certificates.

Every format presents these same tables. They are gathered as calls pass by, and grow with the number of
trainees and decision points, not with that of calls. All figures are those of `scoring.cohort`.
"""

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType

from scoring.cohort.attempts import Attempt, Item
from scoring.cohort.figures import Cohort, cohort_figures
from scoring.cohort.progress import Progress, gain_rows, gain_sums, unplayed
from scoring.cohort.rollup import RollUp, merged, roll_up
from scoring.rubric import Rubric
from scoring.sheets.calls import Certificate, ScoredCall
from scoring.sheets.lines import MEASURES, ItemLine, ScenarioLine, TraineeLine

_BATCH = 500


class _Version:
    """What is gathered of one version of a scenario."""

    def __init__(self, call: ScoredCall) -> None:
        self.scenario = call.row.scenario
        self.title = call.row.title
        self.hash = call.row.hash
        self.attempts = 0
        self.bands: Counter[str] = Counter()
        self.trainees: dict[str, tuple[str, Progress]] = {}
        self._points: tuple[Item, ...] = ()
        self._rubric: Rubric = call.rubric
        self._waiting: list[Attempt] = []
        self._rolled = RollUp(self.hash, MappingProxyType({}))
        self._figures: Cohort | None = None

    def add(self, call: ScoredCall) -> bool:
        """Whether it is a first attempt, one that counts."""
        self.attempts += 1
        self._figures = None
        played = call.counted
        if played is None:
            return False
        if call.points:
            self._points, self._rubric = call.points, call.rubric
        _, before = self.trainees.get(played.trainee, ("", unplayed(played.trainee)))
        self.trainees[played.trainee] = (call.row.trainee, before.then(played))
        if not played.first or before.first is not None:
            return False
        self.bands[call.row.band] += 1
        self._waiting.append(played)
        if len(self._waiting) >= _BATCH:
            self._roll()
        return True

    def _roll(self) -> None:
        self._rolled = merged([self._rolled, roll_up(self.hash, self._waiting)], self.hash)
        self._waiting = []

    def figures(self) -> Cohort:
        if self._figures is None:
            self._roll()
            gains = gain_rows(gain_sums(progress for _, progress in self.trainees.values()))
            whole = RollUp(self.hash, MappingProxyType({**self._rolled.rows, **gains}))
            self._figures = cohort_figures(whole, self._points, self._rubric)
        return self._figures

    def line(self) -> ScenarioLine:
        return ScenarioLine(
            self.scenario, self.title, self.hash, self.attempts, dict(self.bands), self.figures()
        )


class Book:
    """The tables of a manager's desk. Calls of a trainee are added in the order they were played.

    `apart` counts the calls that are in no figure: those of bots, of shifts, and others that the statistics
    of cohorts leave out.
    """

    def __init__(self, calls: Iterable[ScoredCall] = ()) -> None:
        self.calls = 0
        self.apart = 0
        self.since = ""
        self.until = ""
        self._people: set[str] = set()
        self._versions: dict[tuple[str, str], _Version] = {}
        self._heat: dict[str, dict[tuple[str, str, str], float | None]] = {}
        self._certificates: dict[str, Certificate] = {}
        for call in calls:
            self.add(call)

    def add(self, call: ScoredCall) -> None:
        row = call.row
        self.calls += 1
        self.apart += call.counted is None
        self.since = min(self.since or row.started_utc, row.started_utc)
        self.until = max(self.until, row.started_utc)
        self._people.add(row.trainee)
        if call.certificate is not None:
            self._certificates.setdefault(row.hash, call.certificate)
        key = (row.scenario, row.hash)
        if key not in self._versions:
            self._versions[key] = _Version(call)
        if self._versions[key].add(call):
            heat = self._heat.setdefault(row.trainee, {})
            heat.update({(*key, measure): getattr(row, measure) for measure in MEASURES})

    @property
    def people(self) -> int:
        """How many trainees the calls are of."""
        return len(self._people)

    @property
    def about(self) -> str:
        """What the figures are of, in a sentence or two."""
        words = "Figures are of first attempts only, which are the ones that count; n is how many."
        if not self.apart:
            return words
        some = "1 call is" if self.apart == 1 else f"{self.apart:,} calls are"
        return (
            f"{words} {some} in no figure: calls of shifts and of bots, and what was changed after it was "
            "recorded."
        )

    @property
    def trainees(self) -> list[TraineeLine]:
        """By name, then by scenario and version."""
        lines = [
            TraineeLine(name, version.scenario, version.hash, progress)
            for version in self._versions.values()
            for name, progress in version.trainees.values()
        ]
        return sorted(lines, key=lambda line: (line.trainee, line.scenario, line.hash))

    @property
    def scenarios(self) -> list[ScenarioLine]:
        """By id, then by hash."""
        return [self._versions[key].line() for key in sorted(self._versions)]

    @property
    def certificates(self) -> list[Certificate]:
        """In the order in which the scenarios were first played."""
        return list(self._certificates.values())

    def label(self, scenario: str, hash: str) -> str:
        """How a version is told from others: by its hash too where several of the scenario are here."""
        several = sum(id == scenario for id, _ in self._versions) > 1
        return f"{scenario} {hash[:12]}" if several else scenario

    @property
    def heat_columns(self) -> list[tuple[str, str]]:
        """The version and the measure of each column of the heat map."""
        return [(self.label(scenario, hash), measure) for scenario, hash, measure in self._columns()]

    def _columns(self) -> list[tuple[str, str, str]]:
        return [(*version, measure) for version in sorted(self._versions) for measure in MEASURES]

    def heat_rows(self) -> list[tuple[str, tuple[float | None, ...]]]:
        """Each trainee with the scores of first attempts, in the order of `heat_columns`."""
        columns = self._columns()
        return [(who, tuple(map(self._heat[who].get, columns))) for who in sorted(self._heat)]

    def heat_counts(self) -> tuple[int, ...]:
        """How many first attempts each column of the heat map rests on."""
        return tuple(
            sum(scores.get(column) is not None for scores in self._heat.values())
            for column in self._columns()
        )

    def items(self) -> list[ItemLine]:
        """Every decision point of a version that a first attempt was made at, and what was said there."""
        return [
            ItemLine(line.scenario, line.title, line.hash, found)
            for line in self.scenarios
            if line.firsts
            for found in line.figures.items
        ]
