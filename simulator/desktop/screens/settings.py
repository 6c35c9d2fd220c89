"""The settings: every change holds at once."""

from collections.abc import Mapping
from typing import ClassVar

from simulator.desktop.kit.sounds import Sound
from simulator.desktop.layout.items import Intent, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.settings import SLIDERS, settings_scene
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.menu import SettingsView

LONGEST_NAME = 80
STEP = {"text_size": 0.1}
"""How far an arrow key moves a slider; volumes move by a twentieth."""


class SettingsScreen(Screen):
    """The settings, before whatever they were opened from."""

    keys: ClassVar[Mapping[str, Intent]] = {"escape": Intent("escape")}

    def __init__(self, shell: Shell, below: Screen, typing: bool = False) -> None:
        super().__init__(shell)
        self._below = below
        self._typing = typing
        self._typed = shell.preferences.trainee

    @property
    def behind(self) -> Screen:
        return self._below

    def build(self, page: Page) -> Scene:
        note = self.shell.note or self.shell.voice.problem
        view = SettingsView(self.shell.preferences, self._typing, self._typed, note)
        return settings_scene(view, page, self._scrolls, self._memo)

    def act(self, intent: Intent) -> None:
        self.dirty = True
        match intent.verb:
            case "name":
                self._typing, self._typed = not self._typing, self.shell.preferences.trainee
            case "switch":
                self.shell.prefer(**{intent.about: not getattr(self.shell.preferences, intent.about)})
            case "step":
                self._step(*intent.about.split(":"))
            case "slide":
                self._slide_to(*intent.about.split(":"))
            case "escape" if self._typing:
                self._typing = False
            case "escape" | "back":
                self._done()

    def type(self, text: str) -> bool:
        """Characters of the name; backspace and Enter arrive as control characters."""
        if not self._typing:
            return False
        self.dirty = True
        if text == "\b":
            self._typed = self._typed[:-1]
        elif text == "\r":
            self._keep_name()
        else:
            self._typed = (self._typed + text)[:LONGEST_NAME]
        return True

    def _keep_name(self) -> None:
        self._typing = False
        self.shell.prefer(trainee=" ".join(self._typed.split()))

    def _done(self) -> None:
        if self._typing:
            self._keep_name()
        self.shell.back()

    def _step(self, field: str, sign: str) -> None:
        step = STEP.get(field, 0.05)
        self._put(field, getattr(self.shell.preferences, field) + (step if sign == "+" else -step))

    def _slide_to(self, field: str, share: str = "") -> None:
        low, high = self._range(field)
        step = STEP.get(field, 0.05)
        if share:
            self._put(field, round((low + float(share) * (high - low)) / step) * step)

    def _put(self, field: str, value: float) -> None:
        low, high = self._range(field)
        self.shell.prefer(**{field: round(max(low, min(high, value)), 2)})
        if field == "effects_volume":
            self.shell.sounds.effect(Sound.CLICK)

    def _range(self, field: str) -> tuple[float, float]:
        return next((low, high) for name, _, low, high in SLIDERS if name == field)
