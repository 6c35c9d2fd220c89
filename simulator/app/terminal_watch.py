"""A scenario being written, played in the terminal."""

from scoring.results.store import Store
from simulator.app.attempt import LiveAttempt, Player
from simulator.app.rehearsing import rehearsal_label
from simulator.scenario.diagnostics import render
from simulator.scenario.load import Scenario
from simulator.terminal.page import Page
from simulator.terminal.ports import Clock, PatientKeyboard, Rules
from simulator.terminal.questions import ask
from simulator.terminal.room import CallRoom
from simulator.terminal.watched import Saved, WatchedKeyboard
from simulator.workbench.watched_file import Mistaken, News, Playable

MOST_TOLD = 3


class TerminalWatch:
    """Plays the newest text that can be played, from where the call stood when it was saved."""

    def __init__(
        self, store: Store, player: Player, page: Page, keyboard: PatientKeyboard, clock: Clock, watch: News,
        file: str,
    ) -> None:  # fmt: skip
        self._store, self._player = store, player
        self._page, self._clock, self._watch, self._file = page, clock, watch, file
        self._keyboard = WatchedKeyboard(keyboard, clock, self._saved)
        self._newest: Playable | None = None

    def play(self, scenario: Scenario) -> None:
        """Play until the author leaves. Raises EOFError when no more lines come, and StoreProblem."""
        here = self._begun(scenario)
        while True:
            try:
                again = self._played(here)
            except Saved:
                again = self._carried(here)
            if again is None:
                return
            here = again

    def _begun(self, scenario: Scenario) -> LiveAttempt:
        label = rehearsal_label(scenario)
        if label:
            self._page.say(f"{label}.")
        return LiveAttempt.begin(self._store, scenario, self._player)

    def _played(self, attempt: LiveAttempt) -> LiveAttempt | None:
        """One call to its end, then another; None when the author leaves."""
        rules = Rules(exam=self._player.mode == "exam", silence_timer=True)
        room = CallRoom(attempt, self._page, self._keyboard, self._clock, rules)
        if not room.play():
            return None
        self._page.say("Save the file to go on from here, or play it again.", "dim")
        said = ask(self._page, self._keyboard, "Play it again? [Enter = yes, q = leave]")
        return None if (said or "").strip().lower() in ("q", "n") else self._begun(attempt.session.scenario)

    def _saved(self) -> bool:
        """Whether a text was saved that can be played; mistakes are told at once, and the call goes on."""
        revision = self._watch.news()
        if isinstance(revision, Mistaken):
            self._tell(revision)
        elif revision:
            self._newest = revision
        return isinstance(revision, Playable)

    def _tell(self, revision: Mistaken) -> None:
        page, many = self._page, len(revision.mistakes)
        page.gap()
        page.rule(f"{self._file}: {'1 mistake' if many == 1 else f'{many} mistakes'}")
        for mistake in revision.mistakes[:MOST_TOLD]:
            page.sheet(render(mistake, self._file, revision.lines))
        if many > MOST_TOLD:
            page.say(f"… and {many - MOST_TOLD} more.")
        page.say("The call goes on with the text before.", "dim")
        page.prompt(">")

    def _carried(self, attempt: LiveAttempt) -> LiveAttempt:
        newest = self._newest
        assert newest is not None
        self._page.gap()
        self._page.rule(f"{self._file} was saved")
        if attempt.session.scenario.hash == newest.scenario.hash:
            return attempt
        carried, note = attempt.carried(self._player, newest.scenario, newest.machine)
        if note:
            self._page.say(note, "bold")
        return carried
