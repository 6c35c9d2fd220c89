"""Paints scenes, redrawing only the panes that differ from the last frame."""

from dataclasses import dataclass

import pygame

from simulator.desktop.draw.brush import Brush, Moment
from simulator.desktop.kit.toolbox import Toolbox
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Face, Item, Pane, Pulse, Scene, Target, Wave


@dataclass(slots=True)
class _Kept:
    """A pane as it was last drawn, with what in it moves by itself."""

    pane: Pane
    marks: tuple[str, str]
    picture: pygame.Surface
    live: tuple[Item, ...]


def as_pygame(rect: Rect) -> pygame.Rect:
    return pygame.Rect(rect.x, rect.y, rect.w, rect.h)


class Painter:
    """Draws scenes on one window at one text size."""

    def __init__(self, tools: Toolbox) -> None:
        self._tools = tools
        self._brush = Brush(tools)
        self._base: pygame.Surface | None = None
        self._scene: Scene | None = None
        self._kept: dict[str, _Kept] = {}

    def forget(self) -> None:
        """The next frame is drawn from nothing."""
        self._base, self._scene = None, None
        self._kept.clear()

    def paint(
        self,
        window: pygame.Surface,
        scene: Scene,
        focus: str,
        hover: str,
        moment: Moment,
        behind: pygame.Surface | None = None,
    ) -> list[pygame.Rect]:
        """Draws what changed since the last scene and returns where.

        `behind` is the picture under a veiled scene.
        """
        whole = self._rebase(window, scene, behind)
        changed: list[pygame.Rect] = []
        for pane in scene.panes:
            changed += self._pane(window, pane, focus, hover, moment, whole)
        for gone in self._kept.keys() - {pane.id for pane in scene.panes}:
            del self._kept[gone]
        self._scene = scene
        return [window.get_rect()] if whole else changed

    @property
    def moving(self) -> bool:
        """Whether anything in the last scene moves by itself."""
        return any(kept.live for kept in self._kept.values())

    def _rebase(self, window: pygame.Surface, scene: Scene, behind: pygame.Surface | None) -> bool:
        """Draws the ground anew if the frame of the scene differs; True if it did."""
        old = self._scene
        same = old is not None and old.backing == scene.backing and old.size == scene.size
        if same and old is not None and _places(old) == _places(scene) and self._base is not None:
            return False
        base = pygame.Surface(scene.size)
        base.fill(self._tools.palette.ground)
        if behind is not None:
            base.blit(behind, (0, 0))
            shade = pygame.Surface(scene.size, pygame.SRCALPHA)
            shade.fill(self._tools.palette.shade)
            base.blit(shade, (0, 0))
        for box in scene.backing:
            self._brush.item(base, box, 0, 0)
        self._base = base
        self._kept.clear()
        window.blit(base, (0, 0))
        return True

    def _pane(
        self, window: pygame.Surface, pane: Pane, focus: str, hover: str, moment: Moment, whole: bool
    ) -> list[pygame.Rect]:
        if pane.rect.w <= 0 or pane.rect.h <= 0:
            return []
        marks = tuple(mark if any(t.id == mark for t in pane.targets) else "" for mark in (focus, hover))
        kept = self._kept.get(pane.id)
        fresh = kept is None or kept.marks != marks or kept.pane != pane
        if fresh or kept is None:
            kept = self._draw(pane, (marks[0], marks[1]))
            self._kept[pane.id] = kept
            window.blit(kept.picture, (pane.rect.x, pane.rect.y))
        changed = [as_pygame(pane.rect)] if fresh and not whole else []
        return changed + self._live(window, kept, moment)

    def _draw(self, pane: Pane, marks: tuple[str, str]) -> _Kept:
        area = as_pygame(pane.rect)
        assert self._base is not None
        picture = pygame.Surface(area.size)
        picture.blit(self._base, (0, 0), area)
        live = []
        for item in pane.items:
            if item.rect.bottom < pane.scroll or item.rect.y > pane.scroll + pane.rect.h:
                continue
            if isinstance(item, Face | Wave | Pulse):
                live.append(item)
            else:
                self._brush.item(picture, item, 0, -pane.scroll)
        self._marks(picture, pane, marks)
        self._brush.scroll_bar(picture, pane)
        return _Kept(pane, marks, picture, tuple(live))

    def _marks(self, picture: pygame.Surface, pane: Pane, marks: tuple[str, str]) -> None:
        for target in pane.targets:
            if target.id in marks:
                self._brush.mark(picture, _shown(target, pane), target.radius, target.id == marks[0])

    def _live(self, window: pygame.Surface, kept: _Kept, moment: Moment) -> list[pygame.Rect]:
        """Wipes what moves, all of it before any is drawn: items may lie on each other."""
        left, top = kept.pane.rect.x, kept.pane.rect.y
        whole = kept.picture.get_rect()
        spots = [
            as_pygame(item.rect.moved(0, -kept.pane.scroll)).inflate(8, 8).clip(whole) for item in kept.live
        ]
        for spot in spots:
            window.blit(kept.picture, spot.move(left, top), spot)
        for item, spot in zip(kept.live, spots, strict=True):
            window.set_clip(spot.move(left, top))
            self._brush.live(window, item, left, top - kept.pane.scroll, moment)
        window.set_clip(None)
        return [spot.move(left, top) for spot in spots]


def _places(scene: Scene) -> tuple[tuple[str, Rect], ...]:
    return tuple((pane.id, pane.rect) for pane in scene.panes)


def _shown(target: Target, pane: Pane) -> pygame.Rect:
    return as_pygame(target.rect.moved(0, -pane.scroll)).clip(pygame.Rect(0, 0, pane.rect.w, pane.rect.h))
