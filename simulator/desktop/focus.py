"""Where the keyboard is: Tab from pane to pane, arrows to what lies nearest, Enter presses.

Pure: a scene and the focused target's id in, the next id out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Pane, Scene, Target

Direction = Literal["up", "down", "left", "right"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A target together with the pane it lies in."""

    pane: Pane
    target: Target

    @property
    def rect(self) -> Rect:
        """Where it is on the window, scrolled."""
        return self.target.rect.moved(self.pane.rect.x, self.pane.rect.y - self.pane.scroll)


def spots(scene: Scene) -> tuple[Spot, ...]:
    """Every target of a scene, in Tab order."""
    return tuple(Spot(pane, target) for pane in scene.panes for target in pane.targets)


def find(scene: Scene, focus: str) -> Spot | None:
    """The focused target, if the scene has it."""
    return next((spot for spot in spots(scene) if spot.target.id == focus), None)


def settled(scene: Scene, focus: str) -> str:
    """The focus, or the scene's own start when what was focused is gone."""
    if find(scene, focus):
        return focus
    return scene.start if find(scene, scene.start) else next((spot.target.id for spot in spots(scene)), "")


def tabbed(scene: Scene, focus: str, visited: Mapping[str, str], back: bool = False) -> str:
    """The pane after (or before) the focused one: what was focused there last, else its first target."""
    panes = [pane for pane in scene.panes if pane.targets]
    if not panes:
        return ""
    here = next((place for place, pane in enumerate(panes) if any(t.id == focus for t in pane.targets)), None)
    step = -1 if back else 1
    pane = panes[0 if here is None else (here + step) % len(panes)]
    remembered = visited.get(pane.id, "")
    return remembered if any(t.id == remembered for t in pane.targets) else pane.targets[0].id


def moved(scene: Scene, focus: str, direction: Direction) -> str:
    """The nearest target in that direction: in the same pane if there is one, else in another."""
    here = find(scene, focus)
    if here is None:
        return settled(scene, focus)
    within = [spot for spot in spots(scene) if spot.pane is here.pane and spot.target is not here.target]
    found = _nearest(here.rect, within, direction)
    if found is None:
        elsewhere = [spot for spot in spots(scene) if spot.pane is not here.pane]
        found = _nearest(_clipped(here), elsewhere, direction)
    return found.target.id if found else focus


def pressed(scene: Scene, focus: str) -> Target | None:
    """What Enter presses: the focused target, unless it is locked."""
    spot = find(scene, focus)
    return spot.target if spot and spot.target.enabled else None


def at_point(scene: Scene, x: int, y: int) -> Target | None:
    """The target under the mouse; a pane that only scrolls gives way to what lies on it."""
    hits = [
        spot.target for spot in spots(scene) if spot.pane.rect.contains(x, y) and spot.rect.contains(x, y)
    ]
    pressable = [target for target in hits if target.intent.verb != "scroll"]
    return next(iter(pressable or hits), None)


def pane_at(scene: Scene, x: int, y: int) -> Pane | None:
    """The pane under the mouse: what the wheel scrolls."""
    return next((pane for pane in scene.panes if pane.rect.contains(x, y)), None)


def scroll_to(pane: Pane, target: Target, air: int = 8) -> int:
    """The pane's scroll after which the target is in sight."""
    if target.intent.verb == "scroll":
        return pane.scroll
    top, bottom = target.rect.y - air, target.rect.bottom + air
    scroll = pane.scroll
    if bottom > scroll + pane.rect.h:
        scroll = bottom - pane.rect.h
    if top < scroll:
        scroll = top
    return max(0, min(scroll, pane.furthest))


def _clipped(spot: Spot) -> Rect:
    """A scrolled-off target counts from its pane's edge."""
    rect, pane = spot.rect, spot.pane.rect
    y = max(pane.y, min(rect.y, pane.bottom - 1))
    return Rect(rect.x, y, rect.w, max(1, min(rect.bottom, pane.bottom) - y))


def _nearest(here: Rect, among: list[Spot], direction: Direction) -> Spot | None:
    ranked = [
        (cost, place)
        for place, spot in enumerate(among)
        if (cost := _cost(here, spot.rect, direction)) is not None
    ]
    return among[min(ranked)[1]] if ranked else None


def _cost(here: Rect, there: Rect, direction: Direction) -> int | None:
    """How far off, sideways counting more; None when it does not lie that way."""
    (hx, hy), (tx, ty) = here.centre, there.centre
    if direction in ("up", "down"):
        ahead = here.y - there.bottom if direction == "up" else there.y - here.bottom
        beyond = hy > ty if direction == "up" else ty > hy
        aside = _aside(here.x, here.right, there.x, there.right) * 3 + abs(hx - tx) // 8
    else:
        ahead = here.x - there.right if direction == "left" else there.x - here.right
        beyond = hx > tx if direction == "left" else tx > hx
        aside = _aside(here.y, here.bottom, there.y, there.bottom) * 3 + abs(hy - ty) // 8
    return max(0, ahead) + aside if beyond and ahead > -8 else None


def _aside(a: int, b: int, c: int, d: int) -> int:
    """The gap between two spans, 0 when they overlap."""
    return max(0, c - b, a - d)
