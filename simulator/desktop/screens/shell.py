"""What every screen is handed: the outside world, the trainee's preferences, and the stack of screens."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from simulator.desktop.ports import Desk, Sounds, Voice
from simulator.desktop.view.menu import Preferences

if TYPE_CHECKING:
    from simulator.desktop.screens.base import Screen
    from simulator.desktop.screens.watching import Watching
    from simulator.desktop.view.draft import DraftView


class Shell:
    """The stack of screens and what they share. `clock` gives seconds that never go back."""

    def __init__(
        self, desk: Desk, voice: Voice, sounds: Sounds, preferences: Preferences, clock: Callable[[], float]
    ) -> None:
        self.desk, self.voice, self.sounds, self.clock = desk, voice, sounds, clock
        self.preferences = preferences
        self.note = ""
        self.closed = False
        self.watching: Watching | None = None
        self.draft: DraftView | None = None
        self._stack: list[Screen] = []

    @property
    def screen(self) -> "Screen":
        """The screen at the front."""
        return self._stack[-1]

    def beat(self) -> None:
        """Between two frames: takes in what the author of a draft has saved."""
        if self.watching:
            self.watching.tick(self)

    def say_of_draft(self, view: "DraftView | None") -> None:
        """What stands below every screen about the text being written; None for nothing."""
        self.draft = view

    def open(self, screen: "Screen") -> None:
        """Puts a screen before the present one."""
        if self._stack:
            self.screen.hidden()
        self._stack.append(screen)
        screen.shown()

    def become(self, screen: "Screen") -> None:
        """Puts a screen in the place of the present one."""
        self.screen.hidden()
        self._stack.pop().gone()
        self._stack.append(screen)
        screen.shown()

    def back(self) -> None:
        """Takes the present screen away."""
        self.screen.hidden()
        self._stack.pop().gone()
        if not self._stack:
            self.closed = True
            return
        self.screen.dirty = True
        self.screen.shown()

    def home(self) -> None:
        """Back to the first screen."""
        self.screen.hidden()
        while len(self._stack) > 1:
            self._stack.pop().gone()
        self.screen.dirty = True
        self.screen.shown()

    def quit(self) -> None:
        self.closed = True

    def prefer(self, **changes: Any) -> None:
        """Changes preferences, keeps them, and makes the loudspeaker follow."""
        self.preferences = replace(self.preferences, **changes)
        self.note = self.desk.keep(self.preferences)
        self.apply_volumes()

    def apply_volumes(self) -> None:
        chosen = self.preferences
        self.sounds.set_volumes(
            chosen.voice_volume if chosen.voice else 0.0, chosen.effects_volume, chosen.music_volume
        )
