from argparse import Namespace
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from simulator.app.commands.shift_terminal import work
from simulator.app.commands.terminal import Terminal, play
from simulator.app.live_shift import read_shift_log
from simulator.app.shift_opening import open_shift
from simulator.app.shift_review import is_whole_shift
from simulator.scenario.library import read_scenario
from simulator.scenario.load import Scenario
from simulator.shift.events import Event
from simulator.terminal.page import Page
from tests.fakes.keyboard import HandClock, TypedLines
from tests.shift.small import small_files

PageOf = Callable[[int], tuple[Page, StringIO]]
KETTLE = Path(__file__).with_name("kettle.yaml")


@pytest.fixture(scope="session")
def kettle() -> Scenario:
    scenario = read_scenario(KETTLE).scenario
    assert scenario is not None
    return scenario


class Desk:
    """A desk with a store and settings of its own, where sittings at the kettle's calls are played."""

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        self.scenario = scenario
        self.folder = folder
        self.store = folder / "attempts.sqlite"
        self.settings = folder / "settings.json"
        self.clock = HandClock()
        self.keyboard = TypedLines([], self.clock)
        self.exit_code = -1

    def sit(
        self,
        *lines: str,
        typing: Iterable[str] | None = None,
        mode: str | None = None,
        trainee: str | None = "Ana",
        live: bool = True,
        width: int = 80,
        pace: float = 1.0,
    ) -> str:
        """Type the lines (or what `typing` brings) in one sitting; what is on screen at its end."""
        screen = StringIO()
        console = Console(
            file=screen, width=width, force_terminal=False, highlight=False, markup=False, emoji=False
        )
        self.keyboard = TypedLines(lines if typing is None else typing, self.clock, live, pace)
        terminal = Terminal(Page(console), self.keyboard, self.clock, self.settings)
        given = Namespace(
            scenario="kettle", mode=mode, trainee=trainee, seed=0, store=str(self.store), terminal=True
        )
        self.exit_code = play(given, self.scenario, terminal)
        return screen.getvalue()

    def attempts(self) -> tuple[AttemptRecord, ...]:
        with Store.open(self.store) as store:
            return store.attempts()

    def kinds(self) -> list[str]:
        """The kinds of the events of the latest attempt."""
        with Store.open(self.store) as store:
            return [event.kind for event in store.events(store.attempts()[-1].id)]


@pytest.fixture
def desk(kettle: Scenario, tmp_path: Path) -> Desk:
    return Desk(kettle, tmp_path)


class ShiftDesk:
    """A desk with a store of its own, where sittings at the small shift are worked; `file` is the shift's."""

    def __init__(self, folder: Path) -> None:
        self.file = small_files(folder)
        self.store = folder / "attempts.sqlite"
        self._settings = folder / "settings.json"
        self.exit_code = -1

    def sit(self, *lines: str, mode: str | None = None, live: bool = True, seed: int = 3) -> str:
        """Type the lines in one sitting; what is on screen at its end, each space one blank."""
        screen, clock = StringIO(), HandClock()
        console = Console(file=screen, width=80, highlight=False, markup=False, emoji=False)
        terminal = Terminal(Page(console), TypedLines(lines, clock, live), clock, self._settings)
        given = Namespace(shift=str(self.file), mode=mode, trainee="Ana", seed=seed, store=str(self.store))
        self.exit_code = work(given, open_shift(given.shift), terminal)
        return " ".join(screen.getvalue().split())

    def shifts(self) -> list[AttemptRecord]:
        with Store.open(self.store) as store:
            return [one for one in store.attempts() if is_whole_shift(one)]

    def log(self) -> list[Event]:
        """What has happened on the latest shift."""
        with Store.open(self.store) as store:
            return read_shift_log(store, self.shifts()[-1])[1]


@pytest.fixture
def shift_desk(tmp_path: Path) -> ShiftDesk:
    return ShiftDesk(tmp_path)


@pytest.fixture
def page_of() -> PageOf:
    """A page so many columns wide, and what is written on it."""

    def page_of(width: int) -> tuple[Page, StringIO]:
        written = StringIO()
        return Page(Console(file=written, width=width, highlight=False, markup=False)), written

    return page_of
