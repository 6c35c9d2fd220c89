from argparse import Namespace
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from simulator.app.commands.terminal import Terminal, play
from simulator.scenario.library import read_scenario
from simulator.scenario.load import Scenario
from simulator.terminal.page import Page
from tests.fakes.keyboard import HandClock, TypedLines

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


@pytest.fixture
def page_of() -> PageOf:
    """A page so many columns wide, and what is written on it."""

    def page_of(width: int) -> tuple[Page, StringIO]:
        written = StringIO()
        return Page(Console(file=written, width=width, highlight=False, markup=False)), written

    return page_of
