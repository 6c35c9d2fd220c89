"""Playing in the terminal: who plays, what is resumed, and the score sheet at the end."""

import os
import shlex
import shutil
import sys
import time
from argparse import Namespace
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread

from rich.console import Console

from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord, Mode
from scoring.results.store import Store
from scoring.sheets.text_sheet import text_sheet
from simulator.app import settings
from simulator.app.attempt import LiveAttempt, Player, goes_on
from simulator.app.cohort_counting import is_of_shift
from simulator.app.outcome import scored_record
from simulator.app.places import store_place
from simulator.app.rehearsing import rehearsal_label
from simulator.call.rehearsal import beginning_of
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Scenario
from simulator.terminal.keyboard import StandardInput
from simulator.terminal.page import Page
from simulator.terminal.ports import Clock, Keyboard, Rules
from simulator.terminal.questions import ask_name, ask_which, ask_yes
from simulator.terminal.room import CallRoom
from simulator.terminal.screens import show_sheet

NOBODY = "trainee"
"""The name of who gives none."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a call in the terminal is played with; `settings` is the file of the trainee's settings."""

    page: Page
    keyboard: Keyboard
    clock: Clock
    settings: Path

    @classmethod
    def standard(cls) -> "Terminal":
        """This process's own input and output."""
        for stream in (sys.stdin, sys.stdout):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        # rich takes a dumb terminal to be 80 columns wide, whatever it is
        dumb = os.environ.get("TERM", "") in ("dumb", "unknown")
        width = shutil.get_terminal_size().columns if dumb else None
        console = Console(
            width=width, height=25 if dumb else None, highlight=False, markup=False, emoji=False
        )
        keyboard = StandardInput(sys.stdin)
        return cls(Page(console), keyboard, time.monotonic, settings.settings_file())


def play(given: Namespace, scenario: Scenario, terminal: Terminal | None = None) -> int:
    """Play a scenario to its score sheet, or until the trainee leaves. Raises StoreProblem."""
    terminal = terminal or Terminal.standard()
    try:
        with Store.open(store_place(given.store)) as store:
            _Sitting(given, scenario, terminal, store).play()
    except (EOFError, KeyboardInterrupt):
        terminal.page.gap()
        terminal.page.say("You left before the call began.")
    return 0


def offer_terminal(given: Namespace) -> int:
    """The library, to choose from and play here; where nobody types, the commands that play it."""
    paths = {path.stem: path for path in Library().paths()}
    if not sys.stdin.isatty():
        print("To play in the terminal, type one of:")
        for id in paths:
            print(f"  {command_name()} play {id} --terminal")
        return 0
    terminal = Terminal.standard()
    loaded = {id: read_scenario(path).scenario for id, path in paths.items()}
    playable = {id: scenario for id, scenario in loaded.items() if scenario}
    try:
        titles = [scenario.script.title for scenario in playable.values()]
        chosen = ask_which(terminal.page, terminal.keyboard, list(playable), titles)
    except (EOFError, KeyboardInterrupt):
        terminal.page.gap()
        return 0
    return play(given, playable[chosen], terminal) if chosen else 0


def kept_settings(terminal: Terminal) -> settings.Settings:
    """The settings there are, after saying what is wrong with their file."""
    loaded = settings.load(terminal.settings)
    if loaded.problem:
        terminal.page.say(loaded.problem)
    return loaded.settings


def who_plays(given: Namespace, kept: settings.Settings, terminal: Terminal) -> str:
    """The name on the command line or in the settings, else as asked where somebody types."""
    named = settings.legible_name(given.trainee or "") or kept.trainee
    if named or not terminal.keyboard.live:
        return named or NOBODY
    name = settings.legible_name(ask_name(terminal.page, terminal.keyboard)) or NOBODY
    problem = settings.save(replace(kept, trainee=name), terminal.settings)
    if problem:
        terminal.page.say(problem)
    return name


class _Sitting:
    """One trainee's sitting at one scenario."""

    def __init__(self, given: Namespace, scenario: Scenario, terminal: Terminal, store: Store) -> None:
        self._given = given
        self._scenario = scenario
        self._terminal = terminal
        self._page = terminal.page
        self._store = store
        self._settings = kept_settings(terminal)

    def play(self) -> None:
        trainee = who_plays(self._given, self._settings, self._terminal)
        for note in self._store.notes():
            self._page.say(note)
        attempt, mode = self._resumed(trainee) or self._begun(trainee)
        rules = Rules(exam=mode == "exam", silence_timer=self._settings.silence_timer)
        solving = _solve_meanwhile(attempt)
        try:
            room = CallRoom(attempt, self._page, self._terminal.keyboard, self._terminal.clock, rules)
            if room.play():
                self._score(attempt, solving)
            else:
                self._say_kept(attempt, mode)
        except (EOFError, KeyboardInterrupt):
            self._page.gap()
            self._say_kept(attempt, mode)

    def _resumed(self, trainee: str) -> tuple[LiveAttempt, Mode] | None:
        """The attempt to go on with, if there is one and it is wanted. An exam is not begun a second time."""
        record = None if beginning_of(self._scenario) else self._unfinished(trainee)
        if record is None:
            return None
        try:
            attempt = LiveAttempt.resume(self._store, record)
        except StoreProblem as problem:
            self._page.say(str(problem))
            return None
        if attempt.session.call.over:
            self._page.say("This call had come to its end, but was not scored yet.")
        elif record.mode == "exam":
            self._page.say("Your exam is under way; it goes on where you left it.")
        elif not ask_yes(self._page, self._terminal.keyboard, "You have a call under way here. Resume it?"):
            return None
        return attempt, record.mode

    def _unfinished(self, trainee: str) -> AttemptRecord | None:
        found = self._store.unfinished(trainee, self._scenario.id)
        alike = (record for record in found if goes_on(record, self._scenario, self._given.mode))
        return next((record for record in alike if not is_of_shift(self._store, record.id)), None)

    def _begun(self, trainee: str) -> tuple[LiveAttempt, Mode]:
        mode: Mode = self._given.mode or "practice"
        label = rehearsal_label(self._scenario)
        if label:
            self._page.say(f"{label}. It is kept apart from all attempts.")
        else:
            self._say_outdated(trainee)
        if mode == "exam" and not label:
            self._announce_exam(trainee)
        player = Player(trainee, mode, self._given.seed)
        return LiveAttempt.begin(self._store, self._scenario, player), mode

    def _say_outdated(self, trainee: str) -> None:
        """What becomes of a call that was left on an earlier version; only the next call says it."""
        attempts = self._store.attempts(trainee, self._scenario.id)
        last = next((one for one in reversed(attempts) if not is_of_shift(self._store, one.id)), None)
        if last and last.finished_at is None and last.hash != self._scenario.hash:
            self._page.say(
                "The call that you left was begun on an earlier version of this scenario. All of it is kept, "
                f"as attempt {last.id[:8]}, and the library in the window goes on with it on that version. "
                "This one begins anew, on the edited version."
            )

    def _announce_exam(self, trainee: str) -> None:
        taken = [a for a in self._store.attempts(trainee, self._scenario.id) if a.mode == "exam"]
        if taken:
            day = f"{taken[0].started_at:%Y-%m-%d}"
            self._page.say(f"{trainee} took this exam on {day}; that attempt counts, and this is another.")
        else:
            self._page.say("Exam: no meters and no hints, and this attempt is the one that counts.")

    def _score(self, attempt: LiveAttempt, solving: Thread) -> None:
        if solving.is_alive():
            self._page.say("Working out the score. Ctrl-C leaves; the call is kept.", "dim")
        solving.join()
        card = attempt.finish()
        if self._store.attempt(attempt.id).scorecard is None:
            self._page.say(attempt.problem)
            stored = "This score sheet is not recorded; playing this scenario again tries once more."
        else:
            place = store_place(self._given.store)
            stored = attempt.problem or f"Recorded as attempt {attempt.id[:8]} in {place}"
        show_sheet(self._page, text_sheet(scored_record(attempt, card)), stored)

    def _say_kept(self, attempt: LiveAttempt, mode: Mode) -> None:
        if beginning_of(self._scenario):
            self._page.say("The rehearsal ends here.")
            attempt.give_up()
            return
        if attempt.problem:
            lost = "" if attempt.kept else "The last steps of this call are not kept. "
            self._page.say(f"{lost}{attempt.problem}")
        elif attempt.session.call.over:
            self._page.say("The call is over and kept. To score it:")
        else:
            self._page.say("The call is kept. To go on with it:")
        self._page.command(self._command(mode))

    def _command(self, mode: Mode) -> str:
        words = [self._given.scenario or self._scenario.id, "--terminal"]
        words += ["--mode", mode] if self._given.mode else []
        for option in ("trainee", "store"):
            if getattr(self._given, option):
                words += [f"--{option}", str(getattr(self._given, option))]
        return f"{command_name()} play {shlex.join(words)}"


def _solve_meanwhile(attempt: LiveAttempt) -> Thread:
    """Finds what the scenario can do at all while the trainee thinks; scoring a large one needs minutes."""

    def solve() -> None:
        with suppress(Exception):  # scoring meets it again, where it can be seen
            _ = attempt.solution

    thread = Thread(target=solve, daemon=True)
    thread.start()
    return thread


def command_name() -> str:
    """What this program is called, to be typed."""
    return "python run_sim.py" if Path(sys.argv[0]).name == "run_sim.py" else "call-simulator"
