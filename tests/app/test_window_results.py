"""Cohorts as the window asks for them: from a store, at once or from a process of their own."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.results.place import Place, Server
from scoring.results.store import Store
from simulator.app.bounds import BoundsNow, KeptBounds
from simulator.app.window_desk import WindowDesk
from simulator.app.window_results import ResultsBeside, ResultsNow, report_cohort
from simulator.desktop.ports import Unplayable
from simulator.desktop.results_ports import ResultsNews
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import load
from tests.app.conftest import SMALL
from tests.app.test_cohort import BEST, GUESSED, SHRUGGED, played

LONGEST = 60.0
"""Seconds after which a process that has told nothing is broken."""


@pytest.fixture
def bounds(tmp_path: Path) -> BoundsNow:
    return BoundsNow(KeptBounds(tmp_path / "bounds"))


@pytest.fixture
def filled(store_file: Path, small: Path) -> Place:
    """Ana did her best, Bo guessed, and Cy came back."""
    parcel = read_scenario(small).scenario
    assert parcel is not None
    with Store.open(store_file) as store:
        for trainee, choices in [("Ana", BEST), ("Bo", GUESSED), ("Cy", SHRUGGED), ("Cy", BEST)]:
            played(parcel, store, trainee, choices)
    return Place(store_file)


def told(results: ResultsBeside, done: Callable[[ResultsNews], object]) -> ResultsNews:
    """What is known when that is the case."""
    until = time.monotonic() + LONGEST
    while not done(results.poll()) and time.monotonic() < until:
        time.sleep(0.02)
    return results.poll()


def over(news: ResultsNews) -> bool:
    return bool(news.cohort or news.trouble or news.versions == ())


def test_a_cohort_comes_from_a_process_of_its_own(filled: Place, bounds: BoundsNow) -> None:
    with Store.open(filled) as store:
        results = ResultsBeside(store, bounds, filled)
        results.ask()
        news = told(results, over)
        results.close()
    assert news.versions is not None
    assert [(text.scenario, text.hash) for text in news.versions] == [("parcel", news.wanted)]
    assert news.cohort is not None
    assert news.cohort.results.figures.attempts == 3
    assert sorted(news.cohort.names.values()) == ["Ana", "Bo", "Cy"]


def test_an_empty_store_has_no_versions(store_file: Path, bounds: BoundsNow) -> None:
    with Store.open(store_file) as store:
        results = ResultsBeside(store, bounds, Place(store_file))
        results.ask()
        assert told(results, over) == ResultsNews(())
        results.close()


def test_a_server_that_cannot_be_reached_is_told_by_the_other_process(bounds: BoundsNow) -> None:
    place = Place(Server("postgresql://nobody@127.0.0.1:1/none"))
    results = ResultsBeside(Store.in_memory(), bounds, place)
    results.ask()
    news = told(results, over)
    results.close()
    assert news.cohort is None
    assert "127.0.0.1" in news.trouble


def test_a_process_that_is_stopped_is_told(filled: Place, bounds: BoundsNow) -> None:
    results = ResultsBeside(Store.in_memory(), bounds, filled)
    results.ask()
    assert results._process is not None
    results._process.kill()
    assert "Try again" in told(results, over).trouble
    results.ask()
    assert told(results, over).cohort is not None
    results.close()


def test_a_version_that_is_not_there_is_told(filled: Place) -> None:
    said: list[ResultsNews] = []
    with Store.open(filled) as store:
        report_cohort(store, "0" * 64, said.append)
    assert "no results of version 000000000000" in said[-1].trouble
    assert said[-1].versions


def test_the_lines_and_the_replies_are_in_the_words_of_the_text(filled: Place, bounds: BoundsNow) -> None:
    with Store.open(filled) as store:
        results = ResultsNow(store, bounds)
        results.ask()
        cohort = results.poll().cohort
    assert cohort is not None
    assert set(cohort.results.heat.states) <= set(cohort.lines)
    for row in cohort.results.heat.rows:
        for state, field in zip(cohort.results.heat.states, row.fields, strict=True):
            assert field is None or cohort.replies[state, field.reply]


def test_a_first_attempt_is_opened_for_its_review_and_not_tried_again(
    filled: Place, bounds: BoundsNow
) -> None:
    with Store.open(filled) as store:
        results = ResultsNow(store, bounds)
        results.ask()
        cohort = results.poll().cohort
        assert cohort is not None
        worst = cohort.results.heat.rows[-1]
        attempt = results.attempt(cohort.firsts[worst.trainee])
        assert not isinstance(attempt, Unplayable)
        found = attempt.review()
        assert found is not None
        assert (attempt.label, found.card.total) == ("Cy", worst.total)
        assert isinstance(attempt.retry(1), Unplayable)
        assert len(store.attempts()) == 4


def test_an_attempt_that_is_gone_is_told(bounds: BoundsNow) -> None:
    results = ResultsNow(Store.in_memory(), bounds)
    assert isinstance(results.attempt("3f2a"), Unplayable)


def test_the_desk_reads_beside_the_window_where_it_knows_the_place(
    filled: Place, bounds: BoundsNow, tmp_path: Path
) -> None:
    with Store.open(filled) as store:
        at_once = WindowDesk(store, Library(tmp_path), bounds, tmp_path / "s.json")
        beside = WindowDesk(store, Library(tmp_path), bounds, tmp_path / "s.json", filled)
        assert isinstance(at_once.results(), ResultsNow)
        assert isinstance(beside.results(), ResultsBeside)


def test_the_version_that_was_played_last_is_shown_first(filled: Place, bounds: BoundsNow) -> None:
    edited = load(SMALL.replace("Seven.", "Eight."), "parcel").scenario
    assert edited is not None
    with Store.open(filled) as store:
        played(edited, store, "Dee", BEST)
        results = ResultsNow(store, bounds)
        results.ask()
        assert results.poll().wanted == edited.hash
        versions = results.poll().versions or ()
        results.ask(versions[1].hash)
        cohort = results.poll().cohort
    assert cohort is not None
    assert (cohort.version, cohort.results.figures.attempts) == (versions[1].hash, 3)
