"""The strip below a call of a shift: who waits, the quota, the clock."""

from collections.abc import Callable

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.call_header import clock_text
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Ink, Item, Label, Pane, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.view.shift import StripView


def with_shift_strip(build: Callable[[Page], Scene], view: StripView, page: Page) -> Scene:
    """A scene built on what the strip leaves of the page, and the strip below it."""
    whole = Rect(0, 0, *page.size)
    below, rest = whole.bottom_cut(page.pitch(Style.SMALL) + page.gap(8))
    scene = build(Page((rest.w, rest.h), page.type))
    pane = Pane("shift", below, tuple(_items(view, page, below)), (), below.h)
    return Scene(
        page.size, (*scene.panes, pane), (*scene.backing, Box(below, "raised", 0)), scene.start, scene.veil
    )


def _items(view: StripView, page: Page, rect: Rect) -> list[Item]:
    """The longest wording of all three parts that fits; the shortest where none does."""
    room = rect.w - 2 * page.gap(22)
    parts = next(
        (parts for parts in _wordings(view) if _wide(page, parts) <= room), list(_wordings(view))[-1]
    )
    items: list[Item] = []
    x, side = page.gap(22), page.px(13)
    spare = max(0, room - _wide(page, parts)) // max(1, len(parts) - 1) if len(parts) > 1 else 0
    for icon, words, ink in parts:
        items.append(Icon(Rect(x, (rect.h - side) // 2, side, side), icon, ink))
        x += side + page.gap(7)
        wide = min(page.width(words, Style.SMALL) + 2, max(0, rect.w - x))
        items.append(Label(Rect(x, 0, wide, rect.h), words, Style.SMALL, ink))
        x += wide + page.gap(20) + spare
    return items


def _wide(page: Page, parts: list[tuple[str, str, Ink]]) -> int:
    each = page.px(13) + page.gap(7) + 2
    return sum(each + page.width(words, Style.SMALL) for _, words, _ in parts) + page.gap(20) * (
        len(parts) - 1
    )


def _wordings(view: StripView) -> list[list[tuple[str, str, Ink]]]:
    """From the longest to the shortest."""
    left = clock_text(view.closes - view.now)
    wait = clock_text(view.longest)
    ink: Ink = "accent" if view.waiting else "muted"
    many = "nobody waits" if not view.waiting else f"{view.waiting} waiting"
    clock = clock_text(view.now)
    quota = f"{view.handled} answered" + (f", quota so far {view.quota}" if view.quota else "")
    long = f"{many}, the longest for {wait}" if view.waiting else many
    short = f"{view.waiting} wait, {wait}" if view.waiting else many
    closed = view.closes <= view.now
    closes = "the line is closed" if closed else f"closes in {left}"
    return [
        [("people", long, ink), ("check", quota, "muted"), ("clock", f"{clock}, {closes}", "muted")],
        [("people", short, ink), ("check", f"{view.handled} of {view.quota}", "muted"),
         ("clock", clock, "muted")],
        [("people", short, ink), ("clock", clock, "muted")],
    ]  # fmt: skip
