"""Cohorts as the window asks for them: read and worked out in a process of their own."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from scoring.results.place import Place
from scoring.results.problem import StoreProblem
from scoring.results.rollups import PlayedVersion
from scoring.results.store import Store
from scoring.sheets.wording import legible
from simulator.app.attempt import LiveAttempt, Player
from simulator.app.bounds import end_with_parent
from simulator.app.cohort_counting import version_text
from simulator.app.cohort_figures import ShownCohort, shown_cohort
from simulator.app.recorded import finished_attempt
from simulator.app.window_desk import BoundsSource, WindowAttempt
from simulator.call.session import Session
from simulator.desktop.ports import Attempt, Unplayable
from simulator.desktop.results_ports import FoundCohort, PlayedText, ResultsNews
from simulator.scenario.load import Scenario
from simulator.scenario.program import Kind

Report = Callable[[ResultsNews], None]

NOBODY_ANSWERS = "The results could not be read: what reads them has stopped. Try again."


class ResultsNow:
    """Works a cohort out when it is asked for."""

    def __init__(self, store: Store, ahead: BoundsSource) -> None:
        self._store = store
        self._ahead = ahead
        self._news = ResultsNews()

    def ask(self, version: str = "") -> None:
        report_cohort(self._store, version, self._take)

    def _take(self, news: ResultsNews) -> None:
        self._news = news

    def poll(self) -> ResultsNews:
        return self._news

    def attempt(self, id: str) -> Attempt | Unplayable:
        return attempt_to_look_at(self._store, self._ahead, id)

    def close(self) -> None:
        """Nothing is under way."""


class ResultsBeside:
    """Works a cohort out in a process of its own, so that the window never waits for it or for a server.

    What is under way ends when another cohort is asked for; what was counted until then stays counted.
    """

    def __init__(self, store: Store, ahead: BoundsSource, place: Place) -> None:
        self._store = store
        self._ahead = ahead
        self._place = place
        self._news = ResultsNews()
        self._process: BaseProcess | None = None
        self._arriving: Connection | None = None

    def ask(self, version: str = "") -> None:
        self.close()
        self._news = replace(self._news, wanted=version, counted=0, cohort=None, trouble="")
        context = get_context("spawn")
        self._arriving, sending = context.Pipe(duplex=False)
        self._process = context.Process(
            target=report_from_process, args=(sending, self._place, version), daemon=True
        )
        self._process.start()
        sending.close()  # the other process has its own end; without this one, its ending is noticed

    def poll(self) -> ResultsNews:
        arriving = self._arriving
        try:
            while arriving is not None and arriving.poll():
                self._news = arriving.recv()
                _spare(self._news)
        except (EOFError, OSError):
            self._ended()
        return self._news

    def _ended(self) -> None:
        self.close()
        told = self._news.cohort or self._news.trouble or self._news.versions == ()
        if not told:
            self._news = replace(self._news, trouble=NOBODY_ANSWERS)

    def attempt(self, id: str) -> Attempt | Unplayable:
        return attempt_to_look_at(self._store, self._ahead, id)

    def close(self) -> None:
        if self._arriving is not None:
            self._arriving.close()
        if self._process is not None:
            self._process.terminate()
            self._process.join()
        self._arriving = self._process = None


def _spare(news: ResultsNews) -> None:
    """Has the collector pass over a cohort, which would hold up a frame every now and then."""
    if news.cohort is not None:
        gc.collect()
        gc.freeze()


def report_from_process(sending: Connection, place: Place, version: str) -> None:
    """Reads a cohort and sends how far it is, until it is found or cannot be."""
    end_with_parent()
    with sending, Store.open(Place(place.target)) as store:
        report_cohort(store, version, sending.send)


def report_cohort(store: Store, wanted: str, report: Report) -> None:
    """Tells the versions, then how far the wanted one is, then its cohort; or why one of them cannot be."""
    news = ResultsNews(wanted=wanted)
    try:
        versions = store.rollups.versions()
        news = replace(news, versions=tuple(map(_played_text, versions)))
        version = _chosen(versions, wanted)
        news = replace(news, wanted=version.hash if version else wanted)
        report(news)
        if version is not None:
            shown = shown_cohort(store, version, lambda seen: report(replace(news, counted=seen)))
            report(replace(news, cohort=_found(store, shown)))
        elif wanted:
            report(replace(news, trouble=_unknown(wanted)))
    except StoreProblem as problem:
        report(replace(news, trouble=str(problem)))


def _chosen(versions: tuple[PlayedVersion, ...], wanted: str) -> PlayedVersion | None:
    if not wanted:
        return versions[0] if versions else None
    return next((version for version in versions if version.hash == wanted), None)


def _unknown(version: str) -> str:
    return f"There are no results of version {version[:12]} any more. Choose another one above."


def _played_text(version: PlayedVersion) -> PlayedText:
    title = legible(version.title) or version.scenario
    return PlayedText(version.scenario, title, version.hash, version.attempts, version.waiting, version.last)


def _found(store: Store, shown: ShownCohort) -> FoundCohort:
    scenario = version_text(store, shown.version.hash)
    return FoundCohort(
        shown.version.hash,
        shown.results,
        {trainee: legible(name) for trainee, name in shown.names.items()},
        dict(shown.firsts),
        dict(_lines(scenario)),
        dict(_replies(scenario)),
        tuple(shown.left_out.sentences()),
    )


def _lines(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """What is heard at each decision point, as far as it is heard in every call."""
    for position in scenario.program.positions:
        spoken = [line for line in position.state.lines if line.say]
        always = [line.say for line in spoken if line.when is None]
        yield position.key, " ".join(always or [line.say for line in spoken[:1]])


def _replies(scenario: Scenario) -> Iterator[tuple[tuple[str, str], str]]:
    for position in scenario.program.positions:
        if position.kind is Kind.TALK:
            for way in position.transitions:
                if way.move is not None and way.move.say:
                    yield (position.key, way.id), way.move.say


class AttemptToLookAt(WindowAttempt):
    """Somebody's attempt that is over, in the hands of who looks at the results."""

    def retry(self, step: int) -> Attempt | Unplayable:
        del step
        return Unplayable("This was somebody else's call. Play the scenario from the library to try it.")


def attempt_to_look_at(store: Store, ahead: BoundsSource, id: str) -> Attempt | Unplayable:
    """A recorded attempt for its review; why not, where it cannot be read."""
    try:
        found = finished_attempt(store, id)
    except StoreProblem as problem:
        return Unplayable(str(problem))
    record = found.record
    live = LiveAttempt(store, Session.resume(found.scenario, found.log), record.id, len(found.log))
    player = Player(record.trainee, record.mode, record.seed, record.retry_of)
    return AttemptToLookAt(live, player, ahead, legible(record.trainee), collects=False)
