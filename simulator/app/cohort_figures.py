"""The cohort of one version: brought up to date, and worked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from scoring.cohort.attempts import Attempt
from scoring.cohort.figures import Cohort, cohort_figures
from scoring.cohort.heat_map import CohortResults, cohort_results
from scoring.cohort.progress import gain_rows, gain_sums, progress
from scoring.cohort.rollup import RollUp, profiles, roll_up
from scoring.results.rollups import PlayedVersion, trainee_of
from scoring.results.store import Store
from simulator.app.cohort_attempts import items_of
from simulator.app.cohort_counting import LeftOut, Reader, Tell, catch_up, version_text

MOST_SHOWN = 200
"""So many trainees a heat map shows, the latest."""


@dataclass(frozen=True, slots=True)
class FoundCohort:
    """A cohort, and what has to be said of it. `erased` of its attempts are of people without a name."""

    version: PlayedVersion
    figures: Cohort
    left_out: LeftOut
    erased: int = 0
    since: datetime | None = None


def found_cohort(store: Store, version: PlayedVersion, tell: Tell) -> FoundCohort:
    """The cohort of all attempts at a version. Raises StoreProblem."""
    scenario = version_text(store, version.hash)
    left_out = catch_up(store, scenario, tell) if version.waiting else LeftOut()
    rolled = store.rollups.read(version.hash)
    figures = cohort_figures(rolled, items_of(scenario.program), scenario.script.rubric)
    return FoundCohort(version, figures, left_out, store.rollups.erased().get(version.hash, 0))


def cohort_since(store: Store, version: PlayedVersion, since: datetime, tell: Tell) -> FoundCohort:
    """The cohort of the attempts begun at `since` or later, which are all read anew. Raises StoreProblem."""
    scenario = version_text(store, version.hash)
    reader = Reader(store, scenario)
    played: list[Attempt] = []
    for number, record in enumerate(store.rollups.scored(version.hash, since), 1):
        played += (attempt for _, attempt in reader.attempts([record]))
        tell(number)
    rolled = whole_roll_up(version.hash, played)
    exact: Mapping[tuple[int | None, ...], int] = profiles(version.hash, played)
    figures = cohort_figures(rolled, items_of(scenario.program), scenario.script.rubric, exact)
    return FoundCohort(version, figures, reader.left_out, since=since)


def whole_roll_up(version: str, played: list[Attempt]) -> RollUp:
    """What the store keeps of these attempts once all are counted."""
    rows = {**roll_up(version, played).rows, **gain_rows(gain_sums(progress(version, played)))}
    return RollUp(version, MappingProxyType(rows))


@dataclass(frozen=True, slots=True)
class ShownCohort:
    """All that a screen shows of a cohort; `names` are those of the trainees in it, erased ones' too, and
    `firsts` the ids of their first attempts."""

    version: PlayedVersion
    results: CohortResults
    names: Mapping[str, str]
    firsts: Mapping[str, str]
    left_out: LeftOut


def shown_cohort(store: Store, version: PlayedVersion, tell: Tell, most: int = MOST_SHOWN) -> ShownCohort:
    """The figures of all; and of the trainees who came latest, what each lost where, and who came back.

    Working out what replies cost takes seconds. Raises StoreProblem.
    """
    scenario = version_text(store, version.hash)
    if version.waiting:
        catch_up(store, scenario, tell)
    reader = Reader(store, scenario)
    records = store.rollups.scored(version.hash, firsts=True, most=most)
    played = [*records, *store.rollups.again(version.hash, records)]
    latest = [attempt for _, attempt in reader.attempts(played)]
    rolled = store.rollups.read(version.hash)
    results = cohort_results(rolled, items_of(scenario.program), scenario.script.rubric, latest)
    names = {trainee_of(record): record.trainee for record in records}
    firsts = {trainee_of(record): record.id for record in records}
    return ShownCohort(version, results, names, firsts, reader.left_out)
