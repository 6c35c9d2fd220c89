"""Somebody who plays calls in the window."""

from simulator.desktop.pilot import HandClock, Pilot
from simulator.desktop.screens.call import CallScreen
from simulator.desktop.screens.library import LibraryScreen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.call import CallView
from simulator.desktop.view.menu import Preferences
from simulator.scenario.load import Scenario
from tests.fakes.desktop import FakeDesk, FakeSounds, FakeVoice

SPOKEN_OUT = 15.0
"""Seconds after which everything that can be said at once has been said."""


class Trainee(Pilot):
    """A pilot with the fakes it flies with, standing in the library."""

    def __init__(self, *scenarios: Scenario, preferences: Preferences | None = None) -> None:
        self.desk, self.voice, self.sounds = FakeDesk(*scenarios), FakeVoice(), FakeSounds()
        clock = HandClock()
        chosen = preferences or Preferences("Sam")
        self.shell = Shell(self.desk, self.voice, self.sounds, chosen, clock)
        super().__init__(self.shell, clock)
        self.show(LibraryScreen(self.shell))
        self.wait(0.1)

    def pick_up(self) -> None:
        """Takes the chosen call and answers its phone."""
        self.press("enter", "enter")

    def hear_out(self) -> None:
        """Listens until the other side has finished."""
        self.wait(SPOKEN_OUT, step=0.1)

    @property
    def call(self) -> CallView:
        """What the call screen shows."""
        assert isinstance(self.screen, CallScreen)
        return self.screen.view()

    @property
    def at(self) -> str:
        """The name of the screen at the front, without `Screen`."""
        return type(self.screen).__name__.removesuffix("Screen").lower()

    def heard(self) -> list[str]:
        return [entry.text for entry in self.call.heard]

    def choices(self) -> list[str]:
        """The replies chosen so far, as they were recorded."""
        kept = self.desk.attempts["two-calls"].kept
        return [event.choice for event in kept if hasattr(event, "choice") and event.kind == "replied"]
