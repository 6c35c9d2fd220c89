"""A call being heard again: whoever is on the line, what has been said so far, and two buttons."""

from collections.abc import Mapping

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Face, Intent, Pane, Scene, Wave
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import middle
from simulator.desktop.layout.transcript import BOTTOM, Tops, transcript_pane, transcript_tops
from simulator.desktop.view.review import ListenView

BESIDE = 860
"""Units of width from which the caller stands beside the talk."""


def listen_scene(view: ListenView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """The talk over the buttons, the caller beside them where there is room."""
    whole = Rect(0, 0, *page.size).inset(page.gap(26), page.gap(10 if page.low else 20))
    head = _head(view, page, whole)
    body = whole.top_cut(head.rect.h, page.gap(12))[1]
    buttons = _buttons(view, page, body)
    body = body.bottom_cut(buttons.rect.h, page.gap(12))[1]
    panes = [buttons]
    backing = []
    if page.room[0] >= BESIDE:
        side, body = body.left_cut(page.px(262), page.gap(16))
        backing.append(Box(side, "card", page.px(14)))
        panes.append(_caller(view, page, side))
    backing.append(Box(body, "card", page.px(14)))
    before = memo.last("tops")
    tops = transcript_tops(view.heard, page, body.w, before if isinstance(before, Tops) else None)
    memo.keep("tops", tops)
    talk = transcript_pane(tops, view.speech, page, body, scrolls.get("transcript", BOTTOM))
    return Scene(page.size, (*panes, talk, head), tuple(backing), "skip:" if not view.over else "back:")


def _head(view: ListenView, page: Page, rect: Rect) -> Pane:
    column = Column(page, 0, 0, rect.w)
    column.text("Listening to the call again" if not view.over else "That was the call", Style.SMALL, "muted")
    column.gap(2)
    column.text(view.title, Style.TITLE)
    return column.pane("head", Rect(rect.x, rect.y, rect.w, column.y))


def _buttons(view: ListenView, page: Page, rect: Rect) -> Pane:
    """Skip the line that sounds, and back; side by side."""
    gap = page.gap(10)
    each = min(page.px(300), (rect.w - gap) // 2)
    wanted = [("Back to the review", Intent("back"), "Esc")]
    if not view.over:
        wanted.insert(0, ("Next line", Intent("skip"), "Space"))
    column = Column(page, 0, 0, each)
    tallest = 0
    for place, (words, intent, key) in enumerate(wanted):
        column.x, column.y = place * (each + gap), 0
        column.button(words, intent, key=key)
        tallest = max(tallest, column.y)
    foot, _ = rect.bottom_cut(tallest)
    return Pane("buttons", foot, tuple(column.items), tuple(column.targets), tallest, axis="across")


def _caller(view: ListenView, page: Page, rect: Rect) -> Pane:
    """Portrait, name, and the mood in words and figures."""
    column = Column(page, page.gap(16), page.gap(18), rect.w - 2 * page.gap(16))
    side = min(column.width, page.px(180), max(page.px(60), rect.h - page.px(150)))
    face = middle(column.place(side), side, side)
    column.add(Face(face, view.look, view.patience, view.trust, view.speech is not None))
    column.gap(12)
    column.text(view.name, Style.HEADING, align="centre")
    column.text(view.mood, Style.BODY, "accent", "centre")
    column.gap(4)
    column.text(f"Patience {view.patience} · trust {view.trust}", Style.SMALL, "muted", "centre")
    column.gap(10)
    column.add(Wave(column.place(page.px(26))))
    return column.scrollable("caller", rect, view.name)
