"""What a manager sees of many scored calls: trainees, scenarios, the heat map, decision points, certificates.

Every format presents these same tables. They are gathered as calls pass by, and grow with the number of
trainees and decision points, not with that of calls.
"""

from collections.abc import Iterable

from scoring.cohort.attempts import Attempt, Chosen, Item
from scoring.cohort.items import item_statistics
from scoring.cohort.reading import Sums
from scoring.cohort.rollup import RollUp, merged, roll_up
from scoring.sheets.calls import Certificate, ScoredCall
from scoring.sheets.lines import MEASURES, ItemLine, ScenarioLine, TraineeLine

_BATCH = 500


class Book:
    """The tables of a manager's desk. Calls of a trainee are added in the order they were played."""

    def __init__(self, calls: Iterable[ScoredCall] = ()) -> None:
        self.calls = 0
        self.since = ""
        self.until = ""
        self._trainees: dict[tuple[str, str], TraineeLine] = {}
        self._scenarios: dict[tuple[str, str], ScenarioLine] = {}
        self._heat: dict[str, dict[tuple[str, str], float | None]] = {}
        self._certificates: dict[str, Certificate] = {}
        self._waiting: dict[str, list[Attempt]] = {}
        self._rolled: dict[str, RollUp] = {}
        for call in calls:
            self.add(call)

    def add(self, call: ScoredCall) -> None:
        row = call.row
        self.calls += 1
        self.since = min(self.since or row.started_utc, row.started_utc)
        self.until = max(self.until, row.started_utc)
        self._line(call).add(call)
        version = (row.scenario, row.hash)
        if version not in self._scenarios:
            self._scenarios[version] = ScenarioLine(row.scenario, row.title, row.hash)
        self._scenarios[version].add(call)
        if call.certificate is not None:
            self._certificates.setdefault(row.hash, call.certificate)
        heat = self._heat.setdefault(row.trainee, {})
        if call.is_first and (row.scenario, MEASURES[0]) not in heat:
            heat.update({(row.scenario, measure): getattr(row, measure) for measure in MEASURES})
            self._keep(call)

    def _line(self, call: ScoredCall) -> TraineeLine:
        row = call.row
        key = (row.trainee, row.scenario)
        if key not in self._trainees:
            self._trainees[key] = TraineeLine(row.trainee, row.scenario, row.title)
        return self._trainees[key]

    def _keep(self, call: ScoredCall) -> None:
        """Put a first attempt by for the decision points, which are counted a batch at a time."""
        waiting = self._waiting.setdefault(call.row.hash, [])
        waiting.append(_attempt_of(call))
        if len(waiting) >= _BATCH:
            self._roll(call.row.hash)

    def _roll(self, hash: str) -> None:
        waiting = self._waiting.pop(hash, [])
        if waiting:
            rolled = roll_up(hash, waiting)
            before = self._rolled.get(hash)
            self._rolled[hash] = merged([before, rolled], hash) if before else rolled

    @property
    def trainees(self) -> list[TraineeLine]:
        """By name, then by scenario."""
        return [self._trainees[key] for key in sorted(self._trainees)]

    @property
    def scenarios(self) -> list[ScenarioLine]:
        """By id, then by hash."""
        return [self._scenarios[key] for key in sorted(self._scenarios)]

    @property
    def certificates(self) -> list[Certificate]:
        """In the order in which the scenarios were first played."""
        return list(self._certificates.values())

    @property
    def heat_columns(self) -> list[tuple[str, str]]:
        """Scenario and measure of each column of the heat map."""
        played = sorted({scenario for scenario, _ in self._scenarios})
        return [(scenario, measure) for scenario in played for measure in MEASURES]

    def heat_rows(self) -> list[tuple[str, tuple[float | None, ...]]]:
        """Each trainee with the scores of first attempts, in the order of `heat_columns`."""
        columns = self.heat_columns
        return [(who, tuple(map(self._heat[who].get, columns))) for who in sorted(self._heat)]

    def heat_counts(self) -> tuple[int, ...]:
        """How many first attempts each column of the heat map rests on."""
        return tuple(
            sum(scores.get(column) is not None for scores in self._heat.values())
            for column in self.heat_columns
        )

    def items(self) -> list[ItemLine]:
        """Every decision point that a first attempt came to."""
        for hash in list(self._waiting):
            self._roll(hash)
        return [item for line in self.scenarios for item in self._items(line)]

    def _items(self, line: ScenarioLine) -> Iterable[ItemLine]:
        rolled = self._rolled.get(line.hash)
        if rolled is None:
            return
        sums = Sums(rolled)
        for state in sums.states:
            found = item_statistics(sums, Item(state))
            yield ItemLine(line.scenario, line.title, line.hash, found)


def _attempt_of(call: ScoredCall) -> Attempt:
    row = call.row
    return Attempt(
        trainee=row.trainee,
        version=row.hash,
        ordinal=row.attempt_number,
        retry=bool(row.retry_of),
        total=row.total or 0.0,
        scores=(row.empathy, row.resolution, row.escalation),
        passed=row.passed == "yes",
        choices=tuple(
            Chosen(reply.state, reply.id, None if reply.cost is None else max(0.0, reply.cost))
            for reply in call.replies
        ),
    )
