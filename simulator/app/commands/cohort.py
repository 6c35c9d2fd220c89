"""`cohort`: what many attempts say together, and how many trainees that takes."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from scoring.results.place import Place
from scoring.results.rollups import PlayedVersion
from scoring.results.store import Store
from simulator.app.cohort_figures import FoundCohort, cohort_since, found_cohort
from simulator.app.cohort_page import cohort_page, versions_page
from simulator.app.places import read_place
from simulator.scenario.diagnostics import did_you_mean

_DONE, _WRONG_USE = 0, 2
_SHORTEST = 4
"""So many characters of a hash name a version."""


def run(given: Namespace) -> int:
    if given.simulate is not None:
        from simulator.app.commands.cohort_size import simulate

        return simulate(given)
    since = _day(given.since)
    if given.since and since is None:
        print(f"'{given.since}' is not a day: write it as 2026-11-22.", file=sys.stderr)
        return _WRONG_USE
    place = read_place(given.store)
    with Store.open(place) as store:
        versions = store.rollups.versions()
        for note in store.notes():
            print(note, file=sys.stderr)
        chosen = _chosen(versions, given)
        if isinstance(chosen, str):
            print(chosen, file=sys.stderr)
            return _WRONG_USE
        if len({version.scenario for version in chosen}) != 1:
            _tell_versions(chosen, given.json, place)
            return _DONE
        found = _found(store, _recounted(store, chosen[0]) if given.recount else chosen[0], since)
    _tell(found, _others(found.version, versions), given.json)
    return _DONE


def _chosen(versions: Sequence[PlayedVersion], given: Namespace) -> Sequence[PlayedVersion] | str:
    """What was asked for, the latest played first; a sentence where there is no such thing."""
    chosen = versions
    if given.scenario:
        chosen = [version for version in chosen if version.scenario == given.scenario]
        if not chosen:
            return _no_scenario(given.scenario, versions)
    if given.version_hash is None:
        return chosen
    chosen = [version for version in chosen if version.hash.startswith(given.version_hash)]
    if len(given.version_hash) < _SHORTEST or not chosen:
        wanted = given.version_hash
        return f"No version '{wanted}' has been played to the end. 'cohort' lists those there are."
    if len(chosen) > 1:
        listed = ", ".join(version.hash[:16] for version in chosen)
        return f"Several versions begin with '{given.version_hash}': {listed}. Write more of the hash."
    return chosen


def _no_scenario(wanted: str, versions: Sequence[PlayedVersion]) -> str:
    known = sorted({version.scenario for version in versions})
    near = f" {did_you_mean(wanted, known)}" if known else ""
    return f"Nobody has played '{wanted}' to its end yet.{near}"


def _others(one: PlayedVersion, versions: Sequence[PlayedVersion]) -> list[PlayedVersion]:
    return [other for other in versions if other.scenario == one.scenario and other.hash != one.hash]


def _day(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
    except ValueError:
        return None


def _found(store: Store, version: PlayedVersion, since: datetime | None) -> FoundCohort:
    if since is None:
        with Progress(version.waiting) as progress:
            return found_cohort(store, version, progress.tell)
    with Progress(version.attempts + version.waiting) as progress:
        return cohort_since(store, version, since, progress.tell)


def _recounted(store: Store, version: PlayedVersion) -> PlayedVersion:
    """The version with all its attempts to be counted again."""
    store.rollups.begin_anew(version.hash)
    return next(again for again in store.rollups.versions() if again.hash == version.hash)


@dataclass(slots=True)
class Progress:
    """Says on a terminal how many attempts have been counted, a few times a second."""

    all: int
    _told: float = 0.0

    def tell(self, seen: int) -> None:
        if sys.stderr.isatty() and monotonic() - self._told > 0.2:
            self._told = monotonic()
            self._print(f"{seen:,} of {self.all:,} attempts counted …")

    def __enter__(self) -> "Progress":
        if self.all and sys.stderr.isatty():
            self._print(f"Counting {self.all:,} attempts: what each reply costs is worked out first …")
        return self

    def __exit__(self, *_: object) -> None:
        if self.all and sys.stderr.isatty():
            self._print("")

    def _print(self, words: str) -> None:
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


def _tell_versions(versions: Sequence[PlayedVersion], as_json: bool, place: Place) -> None:
    if as_json:
        _print_json({"versions": [_version_json(version) for version in versions], "cohort": None})
    elif versions:
        print(versions_page(versions))
    if not versions:
        print(f"No call in {place} has been played to its end yet.", file=sys.stderr)


def _tell(found: FoundCohort, others: Sequence[PlayedVersion], as_json: bool) -> None:
    if as_json:
        versions = [_version_json(version) for version in (found.version, *others)]
        _print_json({"versions": versions, "cohort": _json(found)})
        return
    print(cohort_page(found, others))


def _print_json(document: dict[str, object]) -> None:
    print(json.dumps(document, indent=2, ensure_ascii=False))


def _version_json(version: PlayedVersion) -> dict[str, object]:
    return {
        "scenario": version.scenario,
        "title": version.title,
        "hash": version.hash,
        "first_attempts": version.attempts,
        "to_be_counted": version.waiting,
        "last_played": version.last.isoformat() if version.last else None,
    }


def _json(found: FoundCohort) -> dict[str, object]:
    return {
        "scenario": found.version.scenario,
        "title": found.version.title,
        "since": found.since.isoformat() if found.since else None,
        "erased": found.erased,
        "left_out": {"changed": found.left_out.changed, "unreadable": found.left_out.unread},
        **found.figures.as_json(),
    }
