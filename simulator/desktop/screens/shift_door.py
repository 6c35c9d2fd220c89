"""The way into a shift: its door, or where it was left."""

from collections.abc import Mapping
from typing import ClassVar

from simulator.desktop import present_shift
from simulator.desktop.kit.sounds import Sound
from simulator.desktop.layout.items import Intent, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.shift_door import shift_door_scene
from simulator.desktop.ports import Unplayable
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.screens.shift_desk import shift_screen
from simulator.desktop.screens.shift_sheet import ShiftSheetScreen
from simulator.desktop.view.library import Mode
from simulator.shift.model import Script


def door_of(shell: Shell, shift: str, mode: Mode) -> Screen | str:
    """The screen on which a shift begins or goes on; a sentence where it can do neither."""
    left = shell.desk.shifts().resume(shift, shell.preferences.trainee)
    if isinstance(left, Unplayable):
        return left.reason
    if left is not None:
        return shift_screen(shell, left)
    script = shell.desk.shifts().script(shift)
    return script.reason if isinstance(script, Unplayable) else ShiftDoorScreen(shell, shift, script, mode)


class ShiftDoorScreen(Screen):
    """What is known before the line opens."""

    keys: ClassVar[Mapping[str, Intent]] = {"escape": Intent("back"), "l": Intent("last")}

    def __init__(self, shell: Shell, shift: str, script: Script, mode: Mode) -> None:
        super().__init__(shell)
        self._shift, self._script, self._mode = shift, script, mode
        self._last = shell.desk.shifts().last(shift, shell.preferences.trainee)
        self._trouble = ""

    def build(self, page: Page) -> Scene:
        view = present_shift.door(self._script, self._mode, self._last is not None, self._trouble)
        return shift_door_scene(view, page, self._scrolls, self._memo)

    def act(self, intent: Intent) -> None:
        self.dirty = True
        match intent.verb:
            case "open":
                self._open()
            case "last":
                self._look_back()
            case "back":
                self.shell.home()

    def _open(self) -> None:
        trainee = self.shell.preferences.trainee
        work = self.shell.desk.shifts().begin(self._shift, trainee, self._mode)
        if isinstance(work, Unplayable):
            self._trouble = work.reason
            self.refuse()
            return
        self.shell.sounds.effect(Sound.PICK_UP)
        self.shell.become(shift_screen(self.shell, work))

    def _look_back(self) -> None:
        if isinstance(self._last, Unplayable):
            self._trouble = self._last.reason
            self.refuse()
        elif self._last is not None:
            self.shell.open(ShiftSheetScreen(self.shell, self._last))
