"""A call that is played while its author writes: in the window, in the terminal, by command."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from scoring.results.store import Store
from simulator.app.attempt import Player
from simulator.app.bounds import BoundsNow, KeptBounds
from simulator.app.main import WRONG_USE
from simulator.app.terminal_watch import TerminalWatch
from simulator.app.window_desk import WindowAttempt, WindowDesk
from simulator.app.window_draft import WindowDraft
from simulator.call.rehearsal import Beginning, rehearsal
from simulator.desktop.pilot import HandClock, Pilot
from simulator.desktop.screens.attempt import screen_for
from simulator.desktop.screens.call import CallScreen
from simulator.desktop.screens.library import LibraryScreen
from simulator.desktop.screens.ring import RingScreen
from simulator.desktop.screens.score import ScoreScreen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.screens.watching import NOTE_SECONDS, Watching
from simulator.desktop.view.menu import Preferences
from simulator.scenario.library import Library
from simulator.scenario.load import Scenario, load
from simulator.terminal.page import Page
from tests.app.conftest import SMALL, Command
from tests.fakes.author import FakeAuthor
from tests.fakes.desktop import FakeSounds, FakeVoice
from tests.fakes.keyboard import HandClock as TerminalClock

BROKEN = SMALL.replace("to: number", "to: nubmer")


def loaded(text: str) -> Scenario:
    found = load(text, "parcel").scenario
    assert found is not None, text
    return found


@pytest.fixture
def store(store_file: Path) -> Iterator[Store]:
    with Store.open(store_file) as opened:
        yield opened


class Window(Pilot):
    """An author's window, in which the parcel's call has begun."""

    def __init__(self, store: Store, folder: Path, scenario: Scenario) -> None:
        desk = WindowDesk(
            store, Library(folder), BoundsNow(KeptBounds(folder / "bounds")), folder / "settings.json"
        )
        self.author = FakeAuthor("parcel")
        clock = HandClock()
        shell = Shell(desk, FakeVoice(), FakeSounds(), Preferences("Sam"), clock)
        shell.watching = Watching(WindowDraft(desk, self.author, "parcel.yaml"))
        super().__init__(shell, clock)
        self.show(LibraryScreen(shell))
        attempt = desk.begin_with(scenario, "Sam", "practice")
        assert isinstance(attempt, WindowAttempt)
        self.show(screen_for(shell, attempt))

    def saved(self, text: str) -> None:
        self.author.saves(text)
        self.window.frame()

    @property
    def state(self) -> str:
        plays = self.screen.plays
        assert plays is not None
        return plays.session.program.positions[plays.session.call.place].key


@pytest.fixture
def window(store: Store, tmp_path: Path) -> Window:
    return Window(store, tmp_path, loaded(SMALL))


def test_saved_words_are_in_the_window_and_the_call_stands_where_it_stood(window: Window) -> None:
    window.press("enter", "1")
    window.saved(SMALL.replace('"Seven."', '"Number eight."'))
    assert "Number eight." in window.words()
    assert window.state == "only/number"
    window.press("1")
    assert window.state == "only/solved"


def test_a_ringing_phone_tells_what_was_saved(window: Window) -> None:
    assert isinstance(window.screen, RingScreen)
    window.saved(SMALL.replace("A lost parcel", "A parcel on its way"))
    assert isinstance(window.screen, RingScreen)
    assert "A parcel on its way" in window.words()


def test_mistakes_are_shown_and_the_old_text_goes_on_until_they_are_mended(window: Window) -> None:
    window.press("enter")
    window.saved(BROKEN)
    words = window.words()
    assert "parcel.yaml has 1 mistake" in words
    assert "Line 16 [unknown-state]" in words
    assert "did you mean 'number'?" in words
    window.press("1")
    assert window.state == "only/number"
    window.wait(60, step=1)
    assert "unknown-state" in window.words()
    window.saved(SMALL.replace('"Seven."', '"Nine."'))
    assert "unknown-state" not in window.words()
    assert "Nine." in window.words()


def test_a_way_that_changed_is_said_for_a_while(window: Window) -> None:
    window.press("enter", "1")
    window.saved(SMALL.replace("id: ask", "id: enquire"))
    assert window.state == "only/number"
    assert "the call stays there" in window.words()
    assert "Rehearsal from only/number" in window.words()
    window.wait(NOTE_SECONDS + 1, step=0.5)
    assert "the call stays there" not in window.words()


def test_a_state_that_is_gone_is_said_and_left(window: Window) -> None:
    window.press("enter", "1")
    window.saved(SMALL.replace("number", "digits"))
    assert window.state == "only/hello"
    assert "only/number is gone; the call went back to only/hello." in window.words()


def test_an_ended_call_whose_end_was_opened_goes_on(window: Window) -> None:
    window.press("enter", "2")
    window.wait(15)
    window.press("enter")
    assert isinstance(window.screen, ScoreScreen)
    ending = "gone: {ending: lost, title: She hung up., marks: {closure: 0}}"
    window.saved(SMALL.replace(ending, "gone: {lines: [Wait!], choices: [{id: yes, say: Yes?, to: solved}]}"))
    assert isinstance(window.screen, CallScreen)
    assert window.state == "only/gone"


def test_behind_the_pause_menu_the_call_waits_with_the_old_text(window: Window) -> None:
    window.press("enter", "1", "escape")
    window.saved(SMALL.replace('"Seven."', '"Eleven."'))
    window.press("escape")
    assert "Eleven." in window.words()


def test_from_the_library_a_call_begins_on_the_newest_text(window: Window) -> None:
    window.press("escape")
    assert isinstance(window.screen, LibraryScreen)
    window.saved(SMALL.replace("Where is my parcel?", "Have you my parcel?"))
    again = window.window.shell.desk.begin("parcel", "Sam", "practice")
    assert isinstance(again, WindowAttempt)
    assert "Have you my parcel?" in again.session.scenario.text


def test_a_rehearsal_begins_again_in_its_state_on_the_newest_text(store: Store, tmp_path: Path) -> None:
    part = rehearsal(loaded(SMALL), Beginning("only/number", (("found", "true"),)))
    window = Window(store, tmp_path, part)
    window.saved(SMALL.replace('"Seven."', '"Number eight."'))
    assert "Number eight." in window.words()
    assert window.state == "only/number"
    window.press("3")
    assert window.state == "only/solved"


class Typing:
    """A keyboard at which the author types, and saves between two lines; `(saves)` stands for a save."""

    live = True

    def __init__(self, author: FakeAuthor, *typed: str) -> None:
        self._author, self._typed = author, list(typed)

    def comes(self, seconds: float) -> bool:
        del seconds
        if self._typed and self._typed[0].startswith("format: 1"):
            self._author.saves(self._typed.pop(0))
            return False
        return True

    def line(self, seconds: float | None = None) -> str | None:
        del seconds
        if not self._typed:
            raise EOFError
        return self._typed.pop(0)


def typed(store: Store, *lines: str) -> str:
    screen, author = StringIO(), FakeAuthor("parcel")
    page = Page(Console(file=screen, width=90, highlight=False, markup=False))
    watch = TerminalWatch(
        store, Player("author"), page, Typing(author, *lines), TerminalClock(), author, "parcel.yaml"
    )
    try:
        watch.play(loaded(SMALL))
    except EOFError:
        screen.write("(no more lines)")
    return screen.getvalue()


def test_the_terminal_goes_on_with_saved_words(store: Store) -> None:
    screen = typed(store, "", "1", SMALL.replace('"Seven."', '"Number eight."'), "find", "q")
    assert "parcel.yaml was saved" in screen
    assert screen.index("Seven.") < screen.index("Number eight.")
    assert "Found." in screen


def test_the_terminal_says_what_is_wrong_and_goes_on_with_the_old_text(store: Store) -> None:
    screen = typed(store, "", BROKEN, "1", "q")
    assert "1 mistake" in screen
    assert "parcel.yaml:16:17: error [unknown-state]" in screen
    assert "The call goes on with the text before." in screen
    assert "Seven." in screen


def test_the_terminal_says_what_could_not_be_kept(store: Store) -> None:
    screen = typed(store, "", "1", SMALL.replace("number", "digits"), "q")
    assert "only/number is gone; the call went back to only/hello." in screen


def test_a_call_that_is_over_can_be_played_again_in_the_terminal(store: Store) -> None:
    screen = typed(store, "", "2", "", "", "q")
    assert screen.count("She hung up.") == 1
    assert screen.count("The phone rings") == 2


def test_a_file_that_is_not_there_is_a_sentence(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("watch", tmp_path / "none.yaml", "--terminal") == WRONG_USE
    assert "There is no file" in capsys.readouterr().err


def test_a_state_that_is_not_there_is_a_sentence(
    command: Command, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("watch", small, "--terminal", "--from", "numbr") == WRONG_USE
    assert "did you mean 'number'?" in capsys.readouterr().err


def test_nothing_of_it_is_kept(
    command: Command, small: Path, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("\nask\n"))
    assert command("watch", small, "--terminal") == 0
    with Store.open(store_file) as store:
        assert store.attempts() == ()
