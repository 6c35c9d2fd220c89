"""The desk of a shift: what can be done between two calls."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from simulator.call.decide import Answer, Refused, ringing
from simulator.desktop import present_shift
from simulator.desktop.kit.sounds import Sound
from simulator.desktop.layout.items import Intent, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.shift_desk import shift_desk_scene
from simulator.desktop.ports import Unplayable
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.shift_ports import CallFinished, ShiftWork
from simulator.desktop.view.menu import PauseView
from simulator.desktop.view.shift import ShiftDeskView
from simulator.shift import events as e
from simulator.shift.decide import Act, Command, RingBack, TakeCall, Wait


def shift_screen(shell: Shell, work: ShiftWork, news: Sequence[str] = ()) -> Screen:
    """The screen on which a shift goes on: the call on the line, the desk, or its sheet."""
    now = work.situation()
    if now.over:
        from simulator.desktop.screens.shift_sheet import ShiftSheetScreen

        return ShiftSheetScreen(shell, work)
    told = tuple(filter(None, (*news, work.note if not news else "")))
    desk = ShiftDeskScreen(shell, work, told)
    return desk.call_screen(fresh=False) or desk if now.talking else desk


def after_call(shell: Shell, work: ShiftWork, finished: CallFinished) -> Screen:
    """Where a finished call leads, with a sentence on what became of it."""
    news = (present_shift.became(finished.call), present_shift.meanwhile(finished.events))
    return shift_screen(shell, work, news)


class ShiftDeskScreen(Screen):
    """The queue, the figures and everything to do. Each step is on disk before anything moves."""

    keys: ClassVar[Mapping[str, Intent]] = {
        **{str(number): Intent("number", str(number)) for number in range(1, 10)},
        "t": Intent("take"), "w": Intent("wait"), "m": Intent("mute"), "escape": Intent("menu"),
    }  # fmt: skip

    def __init__(self, shell: Shell, work: ShiftWork, news: tuple[str, ...] = ()) -> None:
        super().__init__(shell)
        self._work = work
        self._news = news
        self._trouble = ""

    def view(self) -> ShiftDeskView:
        """Everything the screen shows at this moment."""
        trouble = self._trouble or self._work.problem
        return present_shift.desk(
            self._work.script, self._work.situation(), self._work.mode, self._news, trouble
        )

    def build(self, page: Page) -> Scene:
        return shift_desk_scene(self.view(), page, self._scrolls, self._memo)

    def act(self, intent: Intent) -> None:
        self.dirty = True
        match intent.verb:
            case "number":
                self._by_number(int(intent.about))
            case "take":
                if self._do(TakeCall()):
                    self._talk()
            case "talk":
                self._talk()
            case "wait":
                self._do(Wait())
            case "act":
                self._do(Act(intent.about))
            case "ring-back":
                self._do(RingBack(int(intent.about)))
            case "mute":
                self.shell.prefer(voice=not self.shell.preferences.voice)
            case "menu":
                self._pause()

    def _by_number(self, number: int) -> None:
        view = self.view()
        for deed in view.deeds:
            if deed.number == number:
                self.act(Intent("act", deed.id))
        for owing in view.owed:
            if owing.number == number:
                self.act(Intent("ring-back", str(owing.case)))

    def _do(self, command: Command) -> bool:
        """Carries out a command and says what happened; at closing time, the sheet follows."""
        before = self.view()
        happened = self._work.do(command)
        if isinstance(happened, Refused):
            self._news = (f"{happened.reason[:1].upper()}{happened.reason[1:]}.",)
            self.refuse()
            return False
        self._trouble, self._by_hand, self._scrolls = "", False, {}
        self._news = self._told(command, before, happened)
        if self._work.situation().over:
            self.shell.become(shift_screen(self.shell, self._work))
        elif not isinstance(command, TakeCall):
            self.shell.sounds.effect(Sound.CLICK)
        return True

    def _told(self, command: Command, before: ShiftDeskView, happened: Sequence[e.Event]) -> tuple[str, ...]:
        meanwhile = present_shift.meanwhile(happened)
        match command:
            case Act(action=id):
                title = next((deed.title for deed in before.deeds if deed.id == id), "")
                return (f"Done: {title}.", meanwhile)
            case RingBack(case=case):
                name = next((owing.name for owing in before.owed if owing.case == case), "")
                return (f"You rang {name} back, as promised.", meanwhile)
            case Wait():
                return ("The phone rings.",)
            case _:
                return ()

    def _talk(self) -> None:
        screen = self.call_screen()
        if screen:
            self.shell.sounds.effect(Sound.PICK_UP)
            self.shell.become(screen)

    def call_screen(self, fresh: bool = True) -> Screen | None:
        """The call on the line, picked up; None after noting on the desk why it cannot be played."""
        from simulator.desktop.screens.shift_call import ShiftCallScreen

        attempt = self._work.call()
        if isinstance(attempt, Unplayable):
            self._trouble = attempt.reason
            self.dirty = True
            return None
        session = attempt.session
        if not session.call.over and ringing(session.program, session.call):
            attempt.do(Answer(attempt.last_at + 1.0))
            fresh = True
        screen = ShiftCallScreen(self.shell, attempt, self._work, fresh)
        if not fresh:
            screen.tell(self._news)
        return screen

    def _pause(self) -> None:
        from simulator.desktop.screens.pause import PauseScreen

        where = f"{len(self.view().waiting)} waiting"
        view = PauseView(self._work.script.title, where, can_restart=False, what="shift")
        self.shell.open(PauseScreen(self.shell, self, view, lambda: ""))
