"""The sheet of a shift that is over."""

from collections.abc import Mapping
from typing import ClassVar

from simulator.desktop import present_shift
from simulator.desktop.layout.items import Intent, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.shift_sheet import shift_sheet_scene
from simulator.desktop.ports import Unplayable
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.shift_ports import ShiftWork
from simulator.desktop.view.shift import SheetView


class ShiftSheetScreen(Screen):
    """Shows what a shift came to; every call of it can be reviewed."""

    keys: ClassVar[Mapping[str, Intent]] = {
        "escape": Intent("library"), "s": Intent("same"), "a": Intent("another"),
    }  # fmt: skip

    def __init__(self, shell: Shell, work: ShiftWork) -> None:
        super().__init__(shell)
        self._work = work
        self._calls = work.calls()
        self._trouble = ""

    def view(self) -> SheetView:
        """Everything the screen shows at this moment."""
        work = self._work
        trouble = self._trouble or work.problem
        return present_shift.sheet(work.script, work.situation(), work.mode, self._calls, trouble)

    def build(self, page: Page) -> Scene:
        return shift_sheet_scene(self.view(), page, self._scrolls, self._memo)

    def act(self, intent: Intent) -> None:
        self.dirty = True
        match intent.verb:
            case "look":
                self._review(int(intent.about))
            case "same" if self._work.mode == "exam":
                self.refuse()
            case "same":
                self._go_to(self._work.again())
            case "another":
                self._go_to(self._another())
            case "library":
                self.shell.home()

    def _review(self, number: int) -> None:
        from simulator.desktop.screens.review import ReviewScreen

        attempt = self._work.attempt(self._calls[number - 1])
        if isinstance(attempt, Unplayable):
            self._trouble = attempt.reason
            self.refuse()
            return
        attempt.begin_review()
        self.shell.open(ReviewScreen(self.shell, attempt, back="The shift"))

    def _another(self) -> ShiftWork | Unplayable:
        """An hour not worked yet, on the shift as its file is today."""
        trainee = self.shell.preferences.trainee
        return self.shell.desk.shifts().begin(self._work.shift, trainee, self._work.mode)

    def _go_to(self, work: ShiftWork | Unplayable) -> None:
        from simulator.desktop.screens.shift_desk import shift_screen

        if isinstance(work, Unplayable):
            self._trouble = work.reason
            self.refuse()
            return
        self.shell.home()
        self.shell.open(shift_screen(self.shell, work))
