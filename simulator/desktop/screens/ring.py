"""The phone rings: pick up, or let it be."""

from collections.abc import Mapping
from typing import ClassVar

from simulator.call.decide import Answer
from simulator.call.situation import situation
from simulator.desktop import present
from simulator.desktop.kit.sounds import Sound
from simulator.desktop.layout.items import Intent, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.ring import ring_scene
from simulator.desktop.ports import Attempt
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell


class RingScreen(Screen):
    """A call that waits to be answered."""

    keys: ClassVar[Mapping[str, Intent]] = {"escape": Intent("back"), "m": Intent("mute")}

    def __init__(self, shell: Shell, attempt: Attempt) -> None:
        super().__init__(shell)
        self._attempt = attempt
        session = attempt.session
        self._view = present.ring(session.scenario.script, situation(session), attempt.mode == "exam")

    @property
    def plays(self) -> Attempt:
        return self._attempt

    @property
    def animated(self) -> bool:
        return not self.shell.preferences.reduced_motion

    def shown(self) -> None:
        self.shell.sounds.ring(True)

    def hidden(self) -> None:
        self.shell.sounds.ring(False)

    def build(self, page: Page) -> Scene:
        return ring_scene(self._view, page, self._scrolls, self._memo)

    def act(self, intent: Intent) -> None:
        match intent.verb:
            case "answer":
                self._answer()
            case "back":
                self.shell.home()
            case "mute":
                self.shell.prefer(effects_volume=0.0 if self.shell.preferences.effects_volume else 0.8)

    def _answer(self) -> None:
        from simulator.desktop.screens.call import CallScreen

        self.shell.sounds.effect(Sound.PICK_UP)
        at = self._attempt.last_at + 1.0
        self._attempt.do(Answer(at))
        self.shell.become(CallScreen(self.shell, self._attempt, fresh=True))
