"""The library: find a call, choose how to play it, pick up."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from simulator.desktop.layout.items import Intent, Scene
from simulator.desktop.layout.library import library_scene
from simulator.desktop.layout.page import Page
from simulator.desktop.ports import Attempt, Shelf, Unplayable
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.library import (
    LibraryView,
    Mode,
    legible,
    matching,
    next_on_path,
    path,
    topics_of,
)


class LibraryScreen(Screen):
    """Shows the shelf; its cards are fetched after the first frame, so that the window is there at once."""

    keys: ClassVar[Mapping[str, Intent]] = {
        "/": Intent("search"),
        "escape": Intent("escape"),
        "m": Intent("mute"),
        "r": Intent("results"),
    }

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shelf: Shelf | None = None
        self._legible: Shelf | None = None
        self._framed = False
        self._topic = ""
        self._search = ""
        self._searching = False
        self._chosen = ""
        self._trouble = ""

    def shown(self) -> None:
        self._shelf = None if self._shelf is None else self.shell.desk.shelf(self.shell.preferences.trainee)
        self.dirty = True

    def tick(self, now: float) -> None:
        del now
        if self._shelf is None and self._framed:
            self._shelf = self.shell.desk.shelf(self.shell.preferences.trainee)
            self._by_hand, self.dirty = False, True

    def build(self, page: Page) -> Scene:
        self._framed = True
        if self._shelf is not None and self._shelf is not self._legible:
            cards = tuple(legible(card, page.type.missing) for card in self._shelf.cards)
            self._shelf = self._legible = replace(self._shelf, cards=cards)
        return library_scene(self.view(), page, self._scrolls, self._memo)

    def view(self) -> LibraryView:
        shelf = self._shelf or Shelf((), "")
        cards = path(matching(shelf.cards, self._search, self._topic))
        following = next_on_path(shelf.cards)
        here = {card.id for card in cards}
        if cards and self._chosen not in here:
            self._chosen = following if following in here else cards[0].id
        done = sum(card.best is not None for card in shelf.cards)
        preferences = self.shell.preferences
        return LibraryView(
            cards, topics_of(shelf.cards), self._topic, self._search, self._searching, self._mode(),
            preferences.trainee, len(shelf.cards), done,
            self._chosen, self._trouble or shelf.trouble, self._shelf is None, following,
            sum(card.shift for card in shelf.cards),
        )  # fmt: skip

    def _mode(self) -> Mode:
        return "exam" if self.shell.preferences.last_mode == "exam" else "practice"

    def focused(self, target: str) -> None:
        if target.startswith("play:"):
            self._chosen = target.removeprefix("play:")
            self.dirty = True

    def act(self, intent: Intent) -> None:
        self.dirty = True
        match intent.verb:
            case "play":
                self._play(intent.about)
            case "search":
                self._searching = True
                self.focus_on("search:")
            case "escape":
                self._escape()
            case "topic":
                self._topic = intent.about
            case "mode":
                exam = self.shell.preferences.last_mode == "exam"
                self.shell.prefer(last_mode="practice" if exam else "exam")
            case "mute":
                self.shell.prefer(voice=not self.shell.preferences.voice)
            case "results":
                self._results()
            case "settings" | "trainee":
                self._settings(typing=intent.verb == "trainee")

    def type(self, text: str) -> bool:
        """Characters of a search; backspace and Enter arrive as control characters."""
        if not self._searching:
            return False
        self.dirty = True
        if text == "\b":
            self._search = self._search[:-1]
        elif text == "\r":
            self._searching = False
            if self.view().cards:
                self.scene_focus_first()
        else:
            self._search = (self._search + text)[:60]
        return True

    def scene_focus_first(self) -> None:
        """After a search, Enter stands on the first card found."""
        self._chosen, self._by_hand = self.view().cards[0].id, False

    def _escape(self) -> None:
        if self._searching or self._search:
            self._searching, self._search = False, ""
        elif self._topic:
            self._topic = ""

    def _settings(self, typing: bool) -> None:
        from simulator.desktop.screens.settings import SettingsScreen

        self.shell.open(SettingsScreen(self.shell, self, typing))

    def _results(self) -> None:
        from simulator.desktop.screens.results import ResultsScreen

        self._searching = False
        self.shell.open(ResultsScreen(self.shell))

    def _play(self, scenario: str) -> None:
        self._searching = False
        trainee = self.shell.preferences.trainee
        if self._shelf and any(card.shift and card.id == scenario for card in self._shelf.cards):
            self._work(scenario)
            return
        found = self.shell.desk.resume(scenario, trainee)
        self.start(found or self.shell.desk.begin(scenario, trainee, self._mode()))

    def _work(self, shift: str) -> None:
        """Goes on with a shift, or to its door; or says why it cannot be worked."""
        from simulator.desktop.screens.shift_door import door_of

        found = door_of(self.shell, shift, self._mode())
        if isinstance(found, str):
            self._trouble = found
            self.refuse()
            return
        self._trouble = ""
        self.shell.open(found)

    def start(self, attempt: Attempt | Unplayable) -> None:
        """Goes to the phone of an attempt, or says why there is none."""
        from simulator.desktop.screens.attempt import screen_for

        if isinstance(attempt, Unplayable):
            self._trouble = attempt.reason
            self.refuse()
            return
        self._trouble = ""
        self.shell.open(screen_for(self.shell, attempt))
