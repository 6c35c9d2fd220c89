"""Working a shift in the terminal: who works it, what is gone on with, and what it came to."""

import shlex
import sys
from argparse import Namespace

from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from simulator.app.attempt import Player
from simulator.app.commands.terminal import Terminal, command_name, kept_settings, who_plays
from simulator.app.live_shift import LiveShift
from simulator.app.places import store_place
from simulator.app.shift_document import shift_page
from simulator.app.shift_opening import OpenedShift, left_shift, since_left
from simulator.terminal.ports import Rules
from simulator.terminal.questions import ask_yes
from simulator.terminal.shift_room import ShiftRoom


def work(given: Namespace, opened: OpenedShift, terminal: Terminal | None = None) -> int:
    """Work a shift to its closing, or until the trainee leaves. Raises StoreProblem."""
    terminal = terminal or Terminal.standard()
    try:
        with Store.open(store_place(given.store)) as store:
            return _Sitting(given, opened, terminal, store).work()
    except (EOFError, KeyboardInterrupt):
        terminal.page.gap()
        terminal.page.say("You left before the shift began.")
    return 0


class _Sitting:
    """One trainee's sitting at one shift."""

    def __init__(self, given: Namespace, opened: OpenedShift, terminal: Terminal, store: Store) -> None:
        self._given = given
        self._opened = opened
        self._terminal = terminal
        self._page = terminal.page
        self._store = store
        self._settings = kept_settings(terminal)

    def work(self) -> int:
        live = self._live()
        if live is None:
            print(self._opened.problem, file=sys.stderr)
            return 2
        rules = Rules(exam=live.player.mode == "exam", silence_timer=self._settings.silence_timer)
        try:
            room = ShiftRoom(live, self._page, self._terminal.keyboard, self._terminal.clock, rules)
            if room.work():
                self._show_end(live)
            else:
                self._say_kept(live)
        except (EOFError, KeyboardInterrupt):
            self._page.gap()
            self._say_kept(live)
        return 0

    def _live(self) -> LiveShift | None:
        """The shift to go on with, or another; None where there is neither."""
        trainee = who_plays(self._given, self._settings, self._terminal)
        for note in self._store.notes():
            self._page.say(note)
        player = Player(trainee, self._given.mode or "practice", self._given.seed)
        left = left_shift(self._store, self._opened, player)
        resumed = self._resumed(left) if left else None
        if resumed or self._opened.shift is None:
            return resumed
        if player.mode == "exam":
            self._page.say("Exam: no meters and no hints.")
        return LiveShift.begin(self._store, self._opened.shift, player)

    def _resumed(self, left: AttemptRecord) -> LiveShift | None:
        """The shift that was left, if it can be read and is wanted. An exam is not begun a second time."""
        try:
            live = LiveShift.resume(self._store, left)
        except StoreProblem as problem:
            self._page.say(str(problem))
            return None
        for sentence in since_left(self._opened, left).splitlines():
            self._page.say(sentence)
        if left.mode == "exam" or not self._terminal.keyboard.live or self._opened.shift is None:
            self._page.say("The shift that you left goes on where you left it.")
            return live
        question = "You have a shift under way here. Go on with it?"
        return live if ask_yes(self._page, self._terminal.keyboard, question) else None

    def _show_end(self, live: LiveShift) -> None:
        self._page.gap()
        self._page.sheet(shift_page(live))
        self._page.gap()
        place = store_place(self._given.store)
        self._page.say(live.problem or f"Recorded as attempt {live.id[:8]} in {place}. Call by call:")
        self._page.command(f"{command_name()} {shlex.join(['review', live.id[:8], *self._store_words()])}")

    def _say_kept(self, live: LiveShift) -> None:
        if live.problem:
            self._page.say(f"The last steps of this shift may not be kept. {live.problem}")
        else:
            self._page.say("The shift is kept. To go on with it:")
        words = ["shift", self._given.shift, "--terminal"]
        words += ["--mode", self._given.mode] if self._given.mode else []
        words += ["--seed", str(self._given.seed)] if self._given.seed else []
        words += ["--trainee", self._given.trainee] if self._given.trainee else []
        self._page.command(f"{command_name()} {shlex.join([*words, *self._store_words()])}")

    def _store_words(self) -> list[str]:
        return ["--store", str(self._given.store)] if self._given.store else []
