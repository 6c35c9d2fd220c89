"""The strip below a screen that says what is wrong with the text being written, or what a save did."""

from collections.abc import Callable

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Ink, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.view.draft import DraftView, Mistake

MOST_SHOWN = 3
_SHARE, _LOW_SHARE = 0.3, 0.24
"""Of the window's height, where there is enough of it and where there is little."""


def with_strip(build: Callable[[Page], Scene], draft: DraftView, page: Page, scroll: int) -> Scene:
    """A scene built on what the strip leaves of the page, and the strip below it."""
    whole = Rect(0, 0, *page.size)
    column = _fitting(draft, page, whole.w)
    tall = min(column.y, _room(page))
    below, rest = whole.bottom_cut(tall)
    scene = build(Page((rest.w, rest.h), page.type))
    strip = column.scrollable("draft", below, "What is wrong with the saved text", scroll)
    ground = Box(below, "bad_ground" if draft.mistakes else "raised", 0)
    return Scene(page.size, (*scene.panes, strip), (*scene.backing, ground), scene.start, scene.veil)


def _room(page: Page) -> int:
    return int(page.size[1] * (_LOW_SHARE if page.low else _SHARE))


def _fitting(draft: DraftView, page: Page, width: int) -> Column:
    """As many mistakes as there is room for, and one where there is room for none."""
    columns = (_column(draft, draft.mistakes[:shown], page, width) for shown in range(MOST_SHOWN, 0, -1))
    fitting = [column for column in columns if column.y <= _room(page)]
    return fitting[0] if fitting else _column(draft, draft.mistakes[:1], page, width)


def _column(draft: DraftView, shown: tuple[Mistake, ...], page: Page, width: int) -> Column:
    outer = Column(page, 0, 0, width)
    sign, margin = page.px(16), page.gap(22)
    outer.gap(8)
    top = outer.y + (page.pitch(Style.LABEL) - sign) // 2
    ink: Ink = "bad" if shown else "accent"
    outer.add(Icon(Rect(margin, top, sign, sign), "warning" if shown else "dot", ink))
    left = margin + sign + page.gap(10)
    column = Column(page, left, outer.y, width - left - margin)
    column.items = outer.items
    column.text(_heading(draft, len(shown), page.low), Style.LABEL)
    for mistake in shown:
        column.gap(3)
        column.text(_words(mistake), Style.SMALL)
    outer.y = column.y
    outer.gap(8)
    return outer


def _heading(draft: DraftView, shown: int, low: bool) -> str:
    if not shown:
        return draft.note
    many = "1 mistake" if draft.count == 1 else f"{draft.count} mistakes"
    below = "the first" if shown == 1 else f"the first {shown}"
    first = "" if shown == draft.count else f" ({below} here)"
    return f"{draft.file} has {many}{first}." + ("" if low else " The call goes on with the text before.")


def _words(mistake: Mistake) -> str:
    words = f"{mistake.place} [{mistake.code}] {mistake.message}"
    return f"{words}; {mistake.hint}" if mistake.hint else words
