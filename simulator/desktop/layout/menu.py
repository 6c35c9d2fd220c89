"""The pause menu: a card before the call that rests."""

from collections.abc import Mapping

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Intent, Scene
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import middle
from simulator.desktop.view.menu import PauseView


def pause_scene(view: PauseView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """Resume, start again, settings, leave."""
    del memo
    whole = Rect(0, 0, *page.size)
    wide = min(whole.w - 2 * page.gap(24), page.px(430))
    pad = page.gap(24)
    room = whole.h - 2 * page.gap(16) - 2 * pad
    column = _menu(view, page, wide - 2 * pad, notes=True)
    if column.y > room:
        column = _menu(view, page, wide - 2 * pad - page.gap(10), notes=False)
    tall = min(column.y, room)
    frame = middle(whole, wide, tall + 2 * pad)
    pane = column.pane("menu", frame.inset(pad), scrolls.get("menu", 0))
    return Scene(page.size, (pane,), (Box(frame, "card", page.px(18), "line"),), "resume:", veil=True)


def _menu(view: PauseView, page: Page, width: int, notes: bool) -> Column:
    column = Column(page, 0, 0, width)
    column.text("Paused", Style.TITLE)
    column.gap(2)
    column.text(f"{view.title} · {view.where}", Style.SMALL, "muted")
    column.gap(14)
    column.button(f"Go on with the {view.what}", Intent("resume"), key="Esc", fill="accent", ink="on_accent")
    column.gap(8)
    if view.can_restart:
        column.button(
            "Start the call again",
            Intent("restart"),
            icon="replay",
            note="What you have said stays on record as an attempt." if notes else "",
        )
        column.gap(8)
    column.button("Settings", Intent("settings"), icon="settings")
    column.gap(8)
    column.button(
        f"Leave; the {view.what} is kept",
        Intent("leave"),
        icon="hang-up",
        note="Take it up from the library where you left it." if notes else "",
    )
    return column
