"""The library and the record as the window asks for them."""

import gc
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.results.place import Place
from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from scoring.scorecard import Scorecard
from simulator.analysis.reviewed import Review
from simulator.app import settings
from simulator.app.attempt import LiveAttempt, Player, goes_on
from simulator.app.bounds import BoundsAhead, BoundsAtLast, BoundsNow
from simulator.app.recorded import played_scenario, read_attempt, retry_label, retry_words
from simulator.app.rehearsing import rehearsal_label
from simulator.call.carry import begun_alike
from simulator.call.decide import Command, Refused
from simulator.call.events import Answered, Event
from simulator.call.machine import LateMachine
from simulator.call.session import Session
from simulator.desktop import present
from simulator.desktop.ports import Attempt, Shelf, Unplayable
from simulator.desktop.view.library import Card, Mode
from simulator.desktop.view.menu import Preferences
from simulator.scenario.library import Library, NotFound, read_scenario
from simulator.scenario.load import SHIFT_ENDING as SHIFT
from simulator.scenario.load import Scenario

if TYPE_CHECKING:
    from simulator.app.window_shifts import WindowShifts
    from simulator.desktop.results_ports import Results

NOBODY = "trainee"
_LEFT = (
    "Its file was removed from the library, or has mistakes. The call that was begun goes on, with the text "
    "it was begun on."
)
BoundsSource = BoundsAhead | BoundsNow | BoundsAtLast


class WindowAttempt:
    """An attempt in the window; its score comes when the bounds are worked out beside the call."""

    def __init__(
        self,
        attempt: LiveAttempt,
        player: Player,
        ahead: BoundsSource,
        label: str = "",
        collects: bool = True,
    ) -> None:
        self.mode = player.mode
        self.label = label
        self._attempt = attempt
        self._player = player
        self._ahead = ahead
        self._card: Scorecard | None = None
        self._review: Review | None = None
        ahead.begin(attempt.session.scenario)
        if collects:
            _collect_once()

    @property
    def session(self) -> Session:
        return self._attempt.session

    @property
    def problem(self) -> str:
        return self._attempt.problem

    @property
    def last_at(self) -> float:
        return self._attempt.last_at

    def do(self, command: Command) -> tuple[Event, ...] | Refused:
        return self._attempt.do(command)

    def result(self) -> Scorecard | None:
        if self._card is None and self.session.call.over:
            bounds = self._ahead.get(self.session.scenario)
            if bounds is not None:
                self._card = self._attempt.finish(bounds)
        return self._card

    def begin_review(self) -> None:
        self._ahead.begin_review(self.session.scenario, self.session.log)

    def review(self) -> Review | None:
        if self._review is None:
            self._review = self._ahead.review(self.session.scenario, self.session.log)
            if self._review is not None:
                self._count(self._review)
        return self._review

    def _count(self, review: Review) -> None:
        """Adds the call to its cohort, now that its costs are at hand and its score has been shown."""
        from simulator.app.cohort_attempts import choices_reviewed
        from simulator.app.cohort_counting import count_at_once

        count_at_once(self._attempt.store, self._attempt.id, lambda: choices_reviewed(review))

    def retry(self, step: int) -> "Attempt | Unplayable":
        player = replace(self._player, mode="practice", retry_of=self._attempt.id)
        try:
            attempt = self._attempt.retry(player, step)
        except StoreProblem as problem:
            return Unplayable(str(problem))
        return WindowAttempt(attempt, player, self._ahead, retry_words(step))

    def carried(self, edited: Scenario, machine: LateMachine) -> "tuple[WindowAttempt | Unplayable, str]":
        """This attempt on an edited scenario, and what of its place could not be kept."""
        try:
            attempt, note = self._attempt.carried(self._player, edited, machine)
        except StoreProblem as problem:
            return Unplayable(str(problem)), str(problem)
        label = rehearsal_label(attempt.session.scenario)
        # a full collection would hold up the very frame that shows what was saved
        return WindowAttempt(attempt, self._player, self._ahead, label, collects=False), note


class WindowDesk:
    """Cards from the library and the store; attempts that are stored step by step.

    Cohorts are read beside the window if `place` says where the store is, else when they are asked for.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        ahead: BoundsSource,
        settings_file: Path,
        place: Place | None = None,
    ) -> None:
        self._place = place
        self._store = store
        self._library = library
        self._ahead = ahead
        self._settings_file = settings_file
        self._loaded: dict[str, Scenario] = {}
        self._shifts: WindowShifts | None = None

    def shelf(self, trainee: str) -> Shelf:
        """Every scenario and shift of the library; those with mistakes are on a card that says so."""
        try:
            attempts = self._store.attempts(trainee or NOBODY)
        except StoreProblem as problem:
            return Shelf(self._cards(()), str(problem))
        cards = self._cards(attempts)
        trouble = " ".join(self._store.notes())
        if not cards:
            trouble = f"There are no scenarios in {self._library.folder}."
        return Shelf(cards, trouble)

    def shifts(self) -> "WindowShifts":
        from simulator.app.window_shifts import WindowShifts

        self._shifts = self._shifts or WindowShifts(self._store, self._library, self._ahead)
        return self._shifts

    def begin(self, scenario: str, trainee: str, mode: Mode) -> Attempt | Unplayable:
        found = self._scenario(scenario)
        if isinstance(found, Unplayable):
            return found
        return self.begin_with(found, trainee, mode)

    def begin_with(self, scenario: Scenario, trainee: str, mode: Mode, seed: int = 0) -> Attempt | Unplayable:
        """A fresh attempt at a scenario that need not be of the library.

        From then on its card stands for just this one: for a rehearsal, if it is one.
        """
        self._loaded[scenario.id] = scenario
        player = Player(trainee or NOBODY, mode, seed)
        try:
            attempt = LiveAttempt.begin(self._store, scenario, player)
        except StoreProblem as problem:
            return Unplayable(str(problem))
        return WindowAttempt(attempt, player, self._ahead, rehearsal_label(scenario))

    def revise(self, edited: Scenario) -> None:
        """Has further attempts played on the edited text, rehearsals where they were begun."""
        played = self._loaded.get(edited.id)
        self._loaded[edited.id] = begun_alike(played, edited) if played else edited

    def resume(self, scenario: str, trainee: str) -> Attempt | Unplayable | None:
        return self._take_up(scenario, trainee, lambda _: True)

    def resume_on(self, scenario: Scenario, trainee: str, mode: Mode | None) -> Attempt | Unplayable | None:
        """The unfinished attempt that playing this scenario goes on with, in any mode if `mode` is None."""
        return self._take_up(scenario.id, trainee, lambda record: goes_on(record, scenario, mode))

    def _take_up(
        self, scenario: str, trainee: str, wanted: Callable[[AttemptRecord], bool]
    ) -> Attempt | Unplayable | None:
        try:
            unfinished = self._store.unfinished(trainee or NOBODY, scenario)
            own = (found for found in unfinished if wanted(found) and not self._is_dealt(found))
            record = next(own, None)
            if record is None:
                return None
            attempt = LiveAttempt.resume(self._store, record)
            label = retry_label(self._store, read_attempt(self._store, record))
        except StoreProblem as problem:
            return Unplayable(str(problem))
        player = Player(record.trainee, record.mode, record.seed, record.retry_of)
        return WindowAttempt(attempt, player, self._ahead, label)

    def _is_dealt(self, record: AttemptRecord) -> bool:
        """Whether a shift goes on with it, and nobody else."""
        from simulator.app.cohort_counting import is_of_shift

        return record.retry_of is None and is_of_shift(self._store, record.id)

    def keep(self, preferences: Preferences) -> str:
        kept = settings.Settings(**asdict(preferences))
        return settings.save(kept, self._settings_file) or ""

    def results(self) -> "Results":
        from simulator.app.window_results import ResultsBeside, ResultsNow

        if self._place is None:
            return ResultsNow(self._store, self._ahead)
        return ResultsBeside(self._store, self._ahead, self._place)

    def close(self) -> None:
        """Ends what is worked out beside the calls."""
        self._ahead.close()

    def _scenario(self, id: str) -> Scenario | Unplayable:
        if id in self._loaded:
            return self._loaded[id]
        path = self._library.find(id)
        if isinstance(path, NotFound):
            return Unplayable(path.reason)
        loaded = read_scenario(path).scenario
        if loaded is None:
            return Unplayable(f"{path.name} has mistakes; 'check {path}' says which.")
        self._loaded[id] = loaded
        return loaded

    def _cards(self, attempts: tuple[AttemptRecord, ...]) -> tuple[Card, ...]:
        shifts = self.shifts()
        own = shifts.without_calls(attempts)
        ids = [path.stem for path in self._library.paths()]
        begun = (attempt.scenario for attempt in own if attempt.finished_at is None)
        gone = dict.fromkeys(id for id in begun if id not in ids and not id.endswith(SHIFT))
        return (*(self._card(id, own) for id in (*ids, *gone)), *shifts.cards(attempts))

    def _card(self, id: str, attempts: tuple[AttemptRecord, ...]) -> Card:
        mine = [attempt for attempt in attempts if attempt.scenario == id]
        unfinished = [attempt for attempt in mine if attempt.finished_at is None]
        scenario = self._scenario(id)
        if isinstance(scenario, Unplayable):
            return self._left(unfinished[-1]) if unfinished else Card(id, id, broken=scenario.reason)
        cards = [attempt.scorecard for attempt in mine if attempt.scorecard and attempt.retry_of is None]
        shown = present.card(
            scenario.id,
            scenario.script,
            best=round(max(card["total"] for card in cards)) if cards else None,
            passed=any(card["passed"] for card in cards),
            attempts=sum(attempt.retry_of is None for attempt in mine),
            waiting=self._waiting(unfinished[-1]) if unfinished else "",
        )
        return replace(shown, calls=1 + scenario.program.further[0])

    def _left(self, record: AttemptRecord) -> Card:
        """The card of a call that goes on, though its scenario was removed or has mistakes."""
        try:
            script = played_scenario(self._store, record).script
        except StoreProblem as problem:
            return Card(record.scenario, record.title, broken=str(problem))
        card = present.card(record.scenario, script, waiting=self._waiting(record))
        return replace(card, summary=_LEFT)

    def _waiting(self, record: AttemptRecord) -> str:
        """What an unfinished attempt waits for; read from its log without making a session of it."""
        try:
            events = self._store.events(record.id)
        except StoreProblem:
            return ""
        answered = sum(event.kind == Answered.kind for event in events)
        rings = bool(events) and events[-1].kind == "rang"
        of = 2 if answered else 1
        return present.waiting_words(answered + 1, of, rings)


def _collect_once() -> None:
    """Free what earlier attempts left, and let the collector pass over what this one is made of.

    A full collection amid a call would hold a frame up for longer than can go unseen.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
