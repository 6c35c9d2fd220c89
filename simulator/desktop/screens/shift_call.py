"""A call of a shift: the ordinary call, with the queue beside it."""

from dataclasses import replace

from simulator.desktop import present_shift
from simulator.desktop.layout.items import Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.shift_strip import with_shift_strip
from simulator.desktop.ports import Attempt, Unplayable
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.call import CallScreen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.screens.shift_desk import after_call
from simulator.desktop.shift_ports import CallFinished, ShiftWork
from simulator.desktop.view.call import Closing, HeaderView, Heard
from simulator.desktop.view.menu import PauseView
from simulator.desktop.view.shift import StripView


class ShiftCallScreen(CallScreen):
    """Shows the shift as it is after every reply; its clock counts what was spoken, not what was read."""

    def __init__(self, shell: Shell, attempt: Attempt, work: ShiftWork, fresh: bool = False) -> None:
        super().__init__(shell, attempt, fresh)
        self._work = work
        self._number = work.situation().result.handled + 1
        self._finished: CallFinished | None = None
        self._leaving = False
        self._trouble = ""
        self._seen = -1
        self._strip: StripView = present_shift.strip(work.situation())
        self._spoken = 0

    @property
    def plays(self) -> None:
        """Nothing that an author's edit could change: the shift keeps its calls as it was begun."""
        return None

    def tell(self, news: tuple[str, ...]) -> None:
        """Puts what there is to know of a shift that is gone on with below what was said so far."""
        if news:
            self._feed.show(Heard("aside", " ".join(news)))

    def build(self, page: Page) -> Scene:
        self._look_up()
        return with_shift_strip(super().build, self._strip, page)

    def _look_up(self) -> None:
        """Takes in how the shift stands, once after every step."""
        taken = len(self._attempt.session.log)
        if taken != self._seen and self._finished is None:
            self._seen = taken
            self._strip = present_shift.strip(self._work.situation())
            self._spoken = int(self._work.spoken)

    def tick(self, now: float) -> None:
        super().tick(now)
        if self._over and self._finished is None and not self._trouble:
            self._finish()
        if self._leaving and self._finished:
            self.shell.become(after_call(self.shell, self._work, self._finished))

    def _finish(self) -> None:
        found = self._work.finish_call()
        if isinstance(found, Unplayable):
            self._trouble, self._leaving, self.dirty = found.reason, False, True
        elif found:
            self._finished = found

    def _header(self) -> HeaderView:
        header = super()._header()
        return replace(
            header,
            title=self._work.script.title,
            number=1,
            of=1,
            waiting=0,
            seconds=self._spoken,
            label=f"Call {self._number}, exam" if header.exam else f"Call {self._number}",
            trouble=self._trouble or header.trouble or self._work.problem,
        )

    def _closing(self) -> Closing | None:
        closing = super()._closing()
        return replace(closing, onward="Back to the desk") if closing else None

    def _act_onward(self, about: str) -> None:
        """Leaves as soon as the call is scored; a score that could not be stored is tried once more."""
        del about
        self._leaving, self._trouble = True, ""

    def _act_menu(self, about: str) -> None:
        from simulator.desktop.screens.pause import PauseScreen

        del about
        where = f"call {self._number}, {self._strip.waiting} waiting"
        view = PauseView(self._work.script.title, where, can_restart=False, what="shift")
        self.shell.open(PauseScreen(self.shell, self, view, lambda: ""))

    def follow_on(self, before: Screen) -> None:
        """Nothing follows on a call of a shift but its desk."""
