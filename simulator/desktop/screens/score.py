"""The score card of an attempt that is over."""

from collections.abc import Mapping
from typing import ClassVar

from simulator.call.situation import situation
from simulator.desktop import present_score
from simulator.desktop.kit.sounds import Sound
from simulator.desktop.layout.items import Intent, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.score import score_scene
from simulator.desktop.ports import Attempt
from simulator.desktop.screens.attempt import start_again
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell


class ScoreScreen(Screen):
    """Shows what is known at once; the score follows when it has been worked out."""

    keys: ClassVar[Mapping[str, Intent]] = {"escape": Intent("library")}

    def __init__(self, shell: Shell, attempt: Attempt) -> None:
        super().__init__(shell)
        self._attempt = attempt
        self._result = attempt.result()
        self._trouble = ""
        attempt.begin_review()

    @property
    def plays(self) -> Attempt:
        return self._attempt

    def tick(self, now: float) -> None:
        del now
        if self._result is None:
            self._result = self._attempt.result()
            if self._result is not None:
                self.shell.sounds.effect(Sound.GOOD if self._result.passed else Sound.BAD)
                self.dirty = True

    def build(self, page: Page) -> Scene:
        session = self._attempt.session
        problem = self._trouble or self._attempt.problem
        view = present_score.score(
            session.scenario.script,
            situation(session),
            self._attempt.mode,
            self._result,
            problem,
            self._attempt.label,
        )
        return score_scene(view, page, self._scrolls, self._memo)

    def act(self, intent: Intent) -> None:
        match intent.verb:
            case "review":
                from simulator.desktop.screens.review import ReviewScreen

                self.shell.open(ReviewScreen(self.shell, self._attempt))
            case "library":
                self.shell.home()
            case "again":
                self._trouble = start_again(self.shell, self._attempt)
                self.dirty = True
