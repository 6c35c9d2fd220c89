"""Pictures of every screen, taken by playing calls in a window that nobody sees."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.desktop.pilot import HandClock, Pilot
from simulator.desktop.ports import Desk, SpokenLine, VoicedLine
from simulator.desktop.screens.call import CallScreen
from simulator.desktop.screens.library import LibraryScreen
from simulator.desktop.screens.ring import RingScreen
from simulator.desktop.screens.score import ScoreScreen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.shift_screenshots import SHIFT, tour_of_shift
from simulator.desktop.silence import Silence
from simulator.desktop.view.draft import DraftView, Mistake
from simulator.desktop.view.menu import Preferences

LONGEST_CALL = 80
"""Replies after which a call that has not ended is left."""


@dataclass(frozen=True, slots=True)
class Format:
    """A window to take pictures of: its size and the trainee's text size."""

    name: str
    size: tuple[int, int]
    text_size: float = 1.0


FORMATS = (
    Format("1024x600", (1024, 600)),
    Format("1440x900", (1440, 900)),
    Format("1024x600-text-200", (1024, 600), 2.0),
    Format("1440x900-text-200", (1440, 900), 2.0),
)


_MISTAKEN = DraftView(
    "my-call.yaml",
    (
        Mistake("Line 41", "unknown-state", "there is no state 'nubmer'", "did you mean 'number'?"),
        Mistake("Line 58", "wrong-type", "expected a whole number from 0 to 3, found 'three'"),
    ),
    5,
)
_SENT_BACK = DraftView("my-call.yaml", note="first/number is gone; the call went back to first/hello.")


class _CaptionsOnly:
    """A voice that never delivers, so that captions go at the pace of a reader."""

    problem = ""

    def say(self, line: SpokenLine) -> int:
        del line
        return 0

    def poll(self) -> Sequence[VoicedLine]:
        return ()

    def cancel(self, ticket: int) -> None: ...

    def close(self) -> None: ...


class _Murmur(Silence):
    """Silence that looks like somebody talking."""

    def voice_level(self) -> float:
        return 0.6


def take(
    open_desk: Callable[[], Desk], folder: Path, formats: Sequence[Format] = FORMATS
) -> tuple[Path, ...]:
    """Saves a picture of every screen in every format into the folder and returns the files.

    `open_desk` gives a desk on which nobody has played yet; it is asked for one for every format.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for form in formats:
        files += _Tour(open_desk(), folder, form).run()
    return tuple(dict.fromkeys(files))


class _Tour:
    """One walk through all screens in one format."""

    def __init__(self, desk: Desk, folder: Path, form: Format) -> None:
        clock = HandClock()
        preferences = Preferences("Sam", text_size=form.text_size)
        self._shell = Shell(desk, _CaptionsOnly(), _Murmur(), preferences, clock)
        self._pilot = Pilot(self._shell, clock, form.size)
        self._folder, self._form = folder, form
        self._files: list[Path] = []

    def run(self) -> list[Path]:
        pilot = self._pilot
        pilot.show(LibraryScreen(self._shell))
        pilot.wait(0.2)
        every = [target for target in pilot.targets() if target.startswith("play:")]
        cards = [card for card in every if not card.endswith(SHIFT)]
        self._library()
        for place, card in enumerate(cards):
            self._play(card, first=not place)
        for card in [card for card in every if card.endswith(SHIFT)][-1:]:
            tour_of_shift(pilot, card, self._snap)
        self._snap("library-played")
        self._results()
        if cards:
            self._exam(cards[0])
        return self._files

    def _snap(self, name: str) -> None:
        file = self._folder / f"{name}-{self._form.name}.png"
        self._pilot.picture(file)
        self._files.append(file)

    def _library(self) -> None:
        pilot = self._pilot
        self._snap("library")
        pilot.press("/")
        pilot.type("x")
        self._snap("library-search")
        pilot.press("escape")
        pilot.click("settings:")
        self._snap("settings")
        pilot.press("escape")

    def _results(self) -> None:
        """The table of whoever has played, at a trainee's reply and at a decision point."""
        pilot = self._pilot
        pilot.press("r")
        pilot.wait(0.2)
        self._snap("results")
        pilot.press("right", "up")
        self._snap("results-point")
        pilot.press("escape")

    def _play(self, card: str, first: bool) -> None:
        """Plays a scenario with its first replies, to the score card."""
        pilot, name = self._pilot, card.removeprefix("play:")
        pilot.click(card)
        self._snap(f"ring-{name}")
        replies = 0
        while not isinstance(pilot.screen, ScoreScreen | LibraryScreen) and replies < LONGEST_CALL:
            if isinstance(pilot.screen, RingScreen):
                pilot.press("enter")
                self._speaking(name, replies)
            replies += 1
            self._reply(name, replies, first)
        pilot.wait(0.3)
        self._snap(f"score-{name}")
        self._review(name)
        pilot.press("escape")

    def _review(self, name: str) -> None:
        """The review at its turning point and at its first reply, and the call as it is heard again."""
        pilot = self._pilot
        pilot.press("enter")
        pilot.wait(0.2)
        self._snap(f"review-{name}")
        first = next((target for target in pilot.targets() if target.startswith("look:")), "")
        pilot.screen.focus_on(first)
        pilot.wait(0.2)
        self._snap(f"review-{name}-first")
        pilot.press("l")
        pilot.wait(14, step=0.25)
        self._snap(f"listen-{name}")
        pilot.press("escape", "escape")

    def _speaking(self, name: str, replies: int) -> None:
        if not replies:
            self._pilot.wait(2.0)
            self._snap(f"call-{name}-speaking")

    def _reply(self, name: str, replies: int, first: bool) -> None:
        pilot = self._pilot
        pilot.wait(14, step=0.25)
        screen = pilot.screen
        if not isinstance(screen, CallScreen):
            return
        if replies == 4:
            self._snap(f"call-{name}")
            if first:
                self._desk(name)
        view = screen.view()
        if view.closing:
            self._snap(f"call-{name}-over")
            pilot.press("enter")
            return
        number = next((offer.number for offer in view.offers if offer.available), None)
        held = next((offer.number for offer in view.offers if offer.available and offer.kind == "hold"), None)
        pilot.press(str(held or number or 1))
        if held:
            pilot.wait(1)
            self._snap(f"call-{name}-hold")

    def _desk(self, name: str) -> None:
        """Every tab of the desk, an article, and the pause menu."""
        pilot = self._pilot
        for tab in [target for target in pilot.targets() if target.startswith("tab:")]:
            pilot.click(tab)
            self._snap(f"call-{name}-{tab.removeprefix('tab:')}")
            article = next((target for target in pilot.targets() if target.startswith("read:")), None)
            if article:
                pilot.click(article)
                self._snap(f"call-{name}-article")
        pilot.press("escape")
        self._snap("pause")
        pilot.press("escape")
        self._written(name)

    def _written(self, name: str) -> None:
        """The call while its author saves a mistake, and a change that sends it back."""
        for saved, draft in (("mistaken", _MISTAKEN), ("sent-back", _SENT_BACK)):
            self._shell.say_of_draft(draft)
            self._pilot.wait(0.1)
            self._snap(f"call-{name}-{saved}")
        self._shell.say_of_draft(None)
        self._pilot.wait(0.1)

    def _exam(self, card: str) -> None:
        pilot = self._pilot
        pilot.click("mode:")
        pilot.click(card)
        pilot.press("enter")
        pilot.wait(14, step=0.25)
        self._snap("call-exam")
