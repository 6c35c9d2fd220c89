"""The head of a score card and of a review: what the call was, how it ended, and the total."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Label, Pane
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import Pill, pill_height, pill_items, pill_width


def head_pane(subtitle: str, title: str, figure: str, verdict: Pill, page: Page, rect: Rect) -> Pane:
    """Words at the left; the total at the right, or below where it is narrow."""
    total = page.width(figure, Style.DISPLAY) + page.gap(5) + page.width("/ 100", Style.BODY) + 4
    wide = total + page.gap(16) + pill_width(page, verdict)
    beside = rect.w - wide > page.px(330)
    column = Column(page, 0, 0, rect.w - wide - page.gap(20) if beside else rect.w)
    column.text(subtitle, Style.SMALL, "muted")
    column.gap(2)
    column.text(title, Style.TITLE)
    if not beside:
        column.gap(4)
    tall = page.pitch(Style.DISPLAY)
    top = max(0, (column.y - tall) // 2) if beside else column.y
    x = rect.w - wide if beside else 0
    _total(column, Rect(x, top, wide, tall), figure, verdict)
    height = max(column.y, top + tall)
    return Pane("head", Rect(rect.x, rect.y, rect.w, height), tuple(column.items), (), height)


def verdict_pill(ready: bool, passed: bool, band: str) -> Pill:
    if not ready:
        return Pill("Working it out", "muted", "raised", "clock")
    if passed:
        return Pill(f"Passed · {band.capitalize()}", "good", "good_ground", "check")
    return Pill(f"Not passed · {band.capitalize()}", "bad", "bad_ground", "cross")


def _total(column: Column, rect: Rect, figure: str, verdict: Pill) -> None:
    page = column.page
    number = page.width(figure, Style.DISPLAY) + 2
    column.add(Label(Rect(rect.x, rect.y, number, rect.h), figure, Style.DISPLAY))
    of = page.width("/ 100", Style.BODY) + 2
    column.add(Label(Rect(rect.x + number + page.gap(5), rect.y, of, rect.h), "/ 100", Style.BODY, "muted"))
    wide = pill_width(page, verdict)
    spot = Rect(rect.right - wide, rect.y + (rect.h - pill_height(page)) // 2, wide, pill_height(page))
    column.add(*pill_items(page, spot, verdict))
