"""The pause menu."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from simulator.desktop.layout.items import Intent, Scene
from simulator.desktop.layout.menu import pause_scene
from simulator.desktop.layout.page import Page
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.menu import PauseView


class PauseScreen(Screen):
    """A call at rest. `restart` begins it again and says why not, if that fails."""

    keys: ClassVar[Mapping[str, Intent]] = {"escape": Intent("resume")}

    def __init__(self, shell: Shell, call: Screen, view: PauseView, restart: Callable[[], str]) -> None:
        super().__init__(shell)
        self._call, self._view, self._restart = call, view, restart

    @property
    def behind(self) -> Screen:
        return self._call

    def build(self, page: Page) -> Scene:
        return pause_scene(self._view, page, self._scrolls, self._memo)

    def act(self, intent: Intent) -> None:
        match intent.verb:
            case "resume":
                self.shell.back()
            case "restart":
                self._restart()
            case "leave":
                self.shell.home()
            case "settings":
                from simulator.desktop.screens.settings import SettingsScreen

                self.shell.open(SettingsScreen(self.shell, self._call))
