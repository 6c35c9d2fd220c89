"""The review of a call that is over."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from simulator.call.situation import situation
from simulator.desktop import focus as focusing
from simulator.desktop import present_review
from simulator.desktop.layout.items import Intent, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.review import review_scene
from simulator.desktop.ports import Attempt, Unplayable
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.review import ReviewView

AIR = 4
"""Pixels above a reply at the top of a pane."""


class ReviewScreen(Screen):
    """Replies and what they cost; what is focused in the list is what the rest is about.

    An attempt that is not one's `own` was opened from the results, and cannot be tried again. `back` is where
    Esc leads, if not to the score card.
    """

    keys: ClassVar[Mapping[str, Intent]] = {
        "escape": Intent("back"), "l": Intent("listen"), "t": Intent("retry"),
    }  # fmt: skip

    def __init__(self, shell: Shell, attempt: Attempt, own: bool = True, back: str = "") -> None:
        super().__init__(shell)
        self._own, self._back = own, back
        self._attempt = attempt
        self._now = situation(attempt.session)
        self._review = attempt.review()
        self._chosen = present_review.first_choice(self._review) if self._review else 0
        self._trouble = ""
        self._moved = True

    def tick(self, now: float) -> None:
        del now
        if self._review is None:
            self._review = self._attempt.review()
            if self._review is not None:
                self._chosen = present_review.first_choice(self._review)
                self._by_hand, self._moved = False, True
                self.dirty = True

    def view(self) -> ReviewView:
        """Everything the screen shows at this moment."""
        script = self._attempt.session.scenario.script
        label = self._attempt.label or self._attempt.mode
        shown = present_review.review(script, self._now, label, self._review, self._chosen, self._trouble)
        if not self._own:
            return replace(shown, back="Results", own=False)
        return replace(shown, back=self._back) if self._back else shown

    def build(self, page: Page) -> Scene:
        scene = review_scene(self.view(), page, self._scrolls, self._memo)
        if self._moved and self._follow(scene):
            scene = review_scene(self.view(), page, self._scrolls, self._memo)
        self._moved = False
        return scene

    def _follow(self, scene: Scene) -> bool:
        """Brings the newly chosen reply into sight, to the top where what is said of it unfolds below."""
        spot = focusing.find(scene, f"look:{self._chosen}")
        if spot is None:
            return False
        unfolded = all(pane.id != "panel" for pane in scene.panes)
        top = max(0, min(spot.target.rect.y - AIR, spot.pane.furthest))
        scroll = top if unfolded else focusing.scroll_to(spot.pane, spot.target)
        self._scrolls[spot.pane.id] = scroll
        return scroll != spot.pane.scroll

    def focused(self, target: str) -> None:
        if target.startswith("look:"):
            self._look(int(target.removeprefix("look:")))

    def act(self, intent: Intent) -> None:
        match intent.verb:
            case "look":
                self._look(int(intent.about))
                self.focus_on("retry:")
            case "listen":
                self._listen()
            case "retry":
                self._retry()
            case "back":
                self.shell.back()
        self.dirty = True

    def _look(self, number: int) -> None:
        if number != self._chosen:
            self._chosen = number
            self._scrolls.pop("panel", None)
            self._moved = self.dirty = True

    def _listen(self) -> None:
        from simulator.desktop.screens.listen import ListenScreen

        self.shell.open(ListenScreen(self.shell, self._attempt.session))

    def _retry(self) -> None:
        from simulator.desktop.screens.attempt import screen_for

        if not self._chosen:
            self.refuse()
            return
        again = self._attempt.retry(self._chosen)
        if isinstance(again, Unplayable):
            self._trouble = again.reason
            return
        self.shell.home()
        self.shell.open(screen_for(self.shell, again))
