"""What all screens have in common: a scene from a view, scrolling, focus, and keys."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from simulator.desktop import focus as focusing
from simulator.desktop.layout.draft_strip import with_strip
from simulator.desktop.layout.items import Intent, Pane, Scene
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page

if TYPE_CHECKING:
    from simulator.desktop.ports import Attempt
    from simulator.desktop.screens.shell import Shell
    from simulator.desktop.view.draft import DraftView

WHEEL = 60
"""Pixels a turn of the wheel scrolls at 100 %."""


class Screen:
    """A screen of the window. Subclasses make the scene and act; none of them knows pygame."""

    keys: ClassVar[Mapping[str, Intent]] = {}
    """What keys mean here, besides Tab, arrows and Enter."""

    def __init__(self, shell: "Shell") -> None:
        self.shell = shell
        self.focus = ""
        self.picture = object()
        self.dirty = True
        self._by_hand = False
        self._visited: dict[str, str] = {}
        self._scrolls: dict[str, int] = {}
        self._memo = Memo()
        self._scene: Scene | None = None
        self._last_page: Page | None = None
        self._last_draft: DraftView | None = None

    def build(self, page: Page) -> Scene:
        """The scene as it should be now."""
        raise NotImplementedError

    def act(self, intent: Intent) -> None:
        """Does what the trainee wants."""
        raise NotImplementedError

    @property
    def plays(self) -> "Attempt | None":
        """The attempt that goes on here, and that an edit of its scenario changes."""
        return None

    def follow_on(self, before: "Screen") -> None:
        """Takes over what the trainee had before them on a screen of the same attempt.

        `picture` stands for what is painted: two screens that share it differ in a few panes only.
        """

    def shown(self) -> None:
        """The screen has come to the front."""

    def hidden(self) -> None:
        """Another screen has come before it."""

    def gone(self) -> None:
        """The screen has been taken away."""

    def tick(self, now: float) -> None:
        """Time has passed. Sets `dirty` if anything to be seen changed."""

    def type(self, text: str) -> bool:
        """Text was typed; True if it was wanted."""
        del text
        return False

    @property
    def animated(self) -> bool:
        """Whether something on the screen moves by itself at this moment."""
        return False

    @property
    def behind(self) -> "Screen | None":
        """The screen seen through a veil, if this one is veiled."""
        return None

    def scene(self, page: Page) -> Scene:
        """The scene for a page; built again only when something changed."""
        draft = self.shell.draft
        kept = page is self._last_page and draft is self._last_draft
        if self._scene is None or self.dirty or not kept:
            self._last_page, self._last_draft = page, draft
            scroll = self._scrolls.get("draft", 0)
            self._scene = with_strip(self.build, draft, page, scroll) if draft else self.build(page)
            self.dirty = False
            self._settle()
        return self._scene

    def _settle(self) -> None:
        """Until the trainee has moved it, the focus is where the scene wants it."""
        assert self._scene is not None
        if not self._by_hand or focusing.find(self._scene, self.focus) is None:
            self.focus, self._by_hand = focusing.settled(self._scene, self._scene.start), False

    def scroll_name(self, pane: str) -> str:
        """Under which name a pane's scroll is kept."""
        return pane

    def scroll_by(self, pane: Pane, pixels: int) -> None:
        """Scrolls a pane; past its ends it stays."""
        wanted = max(0, min(pane.scroll + pixels, pane.furthest))
        if wanted != pane.scroll:
            self._scrolls[self.scroll_name(pane.id)] = wanted
            self.dirty = True

    def wheel(self, x: int, y: int, turns: float) -> None:
        scene = self._scene
        pane = focusing.pane_at(scene, x, y) if scene else None
        if pane and pane.overflows and self._last_page:
            self.scroll_by(pane, -round(turns * WHEEL * self._last_page.scale))

    def wheel_across(self, x: int, y: int, turns: float) -> None:
        """The wheel was tilted, or turned with Shift held; positive turns are to the right."""

    def focus_on(self, target: str) -> None:
        """Focuses a target and brings it into sight."""
        scene = self._scene
        spot = focusing.find(scene, target) if scene else None
        if spot is None or target == self.focus:
            return
        self.focus, self._by_hand = target, True
        self._visited[spot.pane.id] = target
        self.focused(target)
        scroll = focusing.scroll_to(spot.pane, spot.target)
        if scroll != spot.pane.scroll:
            self._scrolls[self.scroll_name(spot.pane.id)] = scroll
            self.dirty = True

    def focused(self, target: str) -> None:
        """The focus has moved to a target."""

    def tab(self, back: bool) -> None:
        if self._scene:
            self.focus_on(focusing.tabbed(self._scene, self.focus, self._visited, back))

    def arrow(self, direction: focusing.Direction) -> None:
        """Moves the focus; on a slider, left and right change it; on a text that overflows, it scrolls."""
        scene = self._scene
        spot = focusing.find(scene, self.focus) if scene else None
        if scene is None or spot is None:
            return
        if spot.target.steps and direction in ("left", "right"):
            sign = "+" if direction == "right" else "-"
            self.act(Intent("step", f"{spot.target.intent.about}:{sign}"))
        elif spot.target.intent.verb == "scroll" and self._scrolls_on(spot.pane, direction):
            self.scroll_by(spot.pane, 48 if direction == "down" else -48)
        else:
            self.focus_on(focusing.moved(scene, self.focus, direction))

    def _scrolls_on(self, pane: Pane, direction: str) -> bool:
        return (direction == "down" and pane.scroll < pane.furthest) or (
            direction == "up" and pane.scroll > 0
        )

    def press(self) -> None:
        """Enter."""
        target = focusing.pressed(self._scene, self.focus) if self._scene else None
        if target and target.intent.verb != "scroll":
            self.act(target.intent)
        elif self._scene and focusing.find(self._scene, self.focus) and target is None:
            self.refuse()

    def refuse(self) -> None:
        """What was pressed is locked."""
        from simulator.desktop.kit.sounds import Sound

        self.shell.sounds.effect(Sound.BAD)

    def click(self, x: int, y: int) -> None:
        target = focusing.at_point(self._scene, x, y) if self._scene else None
        if target is None:
            return
        self.focus_on(target.id)
        if target.steps:
            self._slide(target.id, x)
        elif target.enabled:
            self.press()
        else:
            self.refuse()

    def drag(self, x: int) -> None:
        """The mouse moves with its button down: a slider follows."""
        spot = focusing.find(self._scene, self.focus) if self._scene else None
        if spot and spot.target.steps:
            self._slide(self.focus, x)

    def _slide(self, target: str, x: int) -> None:
        spot = focusing.find(self._scene, target) if self._scene else None
        if spot:
            share = (x - spot.rect.x) / max(1, spot.rect.w)
            self.act(Intent("slide", f"{spot.target.intent.about}:{max(0.0, min(1.0, share)):.3f}"))

    def key(self, name: str) -> bool:
        """A key that is not for moving about; True if it meant something here."""
        intent = self.keys.get(name)
        if intent is None:
            return False
        self.act(intent)
        return True

    def page_keys(self, down: bool) -> None:
        """Page up and page down scroll the pane that has most to scroll."""
        if not self._scene:
            return
        panes = [pane for pane in self._scene.panes if pane.overflows]
        if panes:
            pane = max(panes, key=lambda pane: pane.furthest)
            self.scroll_by(pane, (1 if down else -1) * pane.rect.h * 4 // 5)
