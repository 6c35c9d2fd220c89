"""The ringing phone: which line, who one is, what is known, and the button that answers."""

from collections.abc import Mapping

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Face, Intent, Pane, Pulse, Scene
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import Pill, middle
from simulator.desktop.view.ring import RingView

SIDE_BY_SIDE = 760
"""Units of width from which picture and words stand beside each other."""


def ring_scene(view: RingView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """A card in the middle of the window, as tall as its words need."""
    del memo
    whole = Rect(0, 0, *page.size)
    beside = page.room[0] >= SIDE_BY_SIDE
    frame = middle(
        whole, min(whole.w - 2 * page.gap(24), page.px(900 if beside else 620)), whole.h - 2 * page.gap(20)
    )
    pad = page.gap(26)
    picture_wide = min(page.px(300), frame.w // 3) if beside else 0
    words = _words(view, page, frame.w - 2 * pad - (picture_wide + pad if beside else 0))
    buttons = _buttons(page, words.width, frame.h)
    picture = page.px(250 if beside else 150)
    upper = 0 if beside or page.low else picture + page.gap(12)
    tall = min(
        frame.h, max(upper + words.y + page.gap(18) + buttons.y + 2 * pad, picture + 2 * pad if beside else 0)
    )
    frame = middle(whole, frame.w, tall)
    panes = _panes(view, page, frame.inset(pad), picture_wide, upper, words, buttons, scrolls)
    return Scene(page.size, panes, (Box(frame, "card", page.px(18)),), "answer:")


def _panes(
    view: RingView,
    page: Page,
    inside: Rect,
    picture_wide: int,
    upper: int,
    words: Column,
    buttons: Column,
    scrolls: Mapping[str, int],
) -> tuple[Pane, ...]:
    picture: tuple[Pane, ...] = ()
    if picture_wide:
        side, inside = inside.left_cut(picture_wide, page.gap(26))
        picture = (_picture(view, side),)
    elif upper:
        side, inside = inside.top_cut(upper - page.gap(12), page.gap(12))
        picture = (_picture(view, side),)
    foot, body = inside.bottom_cut(buttons.y, page.gap(18))
    lift = max(0, (body.h - words.y) // 2) if picture_wide else 0
    body = Rect(body.x, body.y + lift, body.w, body.h - lift)
    known = words.scrollable("known", body, "What is known", scrolls.get("known", 0))
    return (buttons.pane("buttons", foot), known, *picture)


def _picture(view: RingView, rect: Rect) -> Pane:
    side = min(rect.w, rect.h)
    outer = middle(Rect(0, 0, rect.w, rect.h), side, side)
    face = middle(outer, int(side * 0.56), int(side * 0.56))
    return Pane("picture", rect, (Pulse(outer), Face(face, view.look, 5, 5, ring=False)), (), rect.h)


def _words(view: RingView, page: Page, width: int) -> Column:
    column = Column(page, 0, 0, width)
    pills = [Pill(f"Call {view.number}", "accent", "accent_ground")] if view.of > 1 else []
    if view.exam:
        pills.append(Pill("Exam", "escalation", "escalation_ground"))
    if view.waiting:
        pills.append(Pill(f"{view.waiting} waiting", "muted", "raised", "people"))
    if pills:
        column.pills(pills)
        column.gap(10)
    column.text(f"{view.line} is ringing" if view.line else "The phone is ringing", Style.TITLE)
    column.gap(4)
    column.text(" · ".join(part for part in (view.title, view.date) if part), Style.SMALL, "muted")
    column.gap(12)
    if view.role:
        column.text(view.role)
        column.gap(10)
    _known(column, view)
    return column


def _known(column: Column, view: RingView) -> None:
    caller = ", ".join(part for part in (view.caller, view.about) if part)
    if not (caller or view.intro):
        return
    page = column.page
    place, start = len(column.items), column.y
    inner = column.inner(page.gap(14))
    inner.gap(11)
    inner.text("What you know", Style.LABEL, "accent")
    inner.gap(3)
    for words in (caller, view.intro):
        if words:
            inner.text(words, Style.BODY, "text" if words == caller else "muted")
            inner.gap(3)
    inner.gap(9)
    column.y = inner.y
    column.items.insert(place, Box(Rect(0, start, column.width, column.y - start), "raised", page.px(10)))


def _buttons(page: Page, width: int, room: int) -> Column:
    """Answer and decline, beside each other when that saves height."""
    column = Column(page, 0, 0, width)
    column.button(
        "Answer", Intent("answer"), key="Enter", fill="accent", ink="on_accent", style=Style.HEADING
    )
    if room < page.px(480) and width > page.px(330):
        return _beside(page, width)
    column.gap(8)
    column.button("Back to the library", Intent("back"), key="Esc")
    return column


def _beside(page: Page, width: int) -> Column:
    gap = page.gap(10)
    left = Column(page, 0, 0, (width - gap) * 11 // 20)
    left.button("Answer", Intent("answer"), key="Enter", fill="accent", ink="on_accent", style=Style.HEADING)
    right = Column(page, left.width + gap, 0, width - gap - left.width)
    right.button("Library", Intent("back"), key="Esc")
    both = Column(page, 0, max(left.y, right.y), width)
    both.items, both.targets = left.items + right.items, left.targets + right.targets
    return both
