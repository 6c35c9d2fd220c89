"""The agent's desk: one column of content for each of its tabs."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.caller import caller_column
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Intent, Pane
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import Pill
from simulator.desktop.layout.replies import offer_card
from simulator.desktop.view.call import Article, CallView, CaseNote, DeskView, Promise, ScriptBox

PROMISE_WORDS = {"made": "Promised", "kept": "Promise kept", "broken": "Promise broken"}


def desk_pane(view: CallView, page: Page, rect: Rect, scroll: int, pad: int) -> Pane:
    """The content of the open tab, scrolled inside `rect`, with `pad` of air at its sides."""
    if view.tab == "caller":
        return caller_column(view, page, rect, scroll)
    column = Column(page, pad, page.gap(12), rect.w - 2 * pad)
    {"case": _case, "knowledge": _knowledge, "actions": _actions, "notes": _notes, "script": _script}[
        view.tab
    ](column, view)
    return column.scrollable("desk", rect, view.tab.capitalize(), scroll, below=page.gap(14))


def _case(column: Column, view: CallView) -> None:
    desk = view.desk
    if desk.case_number:
        column.text(f"Case {desk.case_number}", Style.HEADING)
    if desk.case_status:
        column.gap(5)
        column.pills(
            [
                Pill(
                    desk.case_status,
                    "bad" if _open(desk) else "good",
                    "bad_ground" if _open(desk) else "good_ground",
                )
            ]
        )
    column.gap(12)
    if desk.history:
        _timeline(column, desk.history)
    else:
        column.text("Nothing is written down about this caller.", Style.SMALL, "muted")
        column.gap(10)
    _case_cards(column, desk)


def _open(desk: DeskView) -> bool:
    return desk.case_status.lower().startswith("open")


def _timeline(column: Column, history: tuple[CaseNote, ...]) -> None:
    page = column.page
    rail = page.px(20)
    start = len(column.items)
    top = column.y
    inner = Column(page, column.x + rail, column.y, column.width - rail)
    inner.items = column.items
    for note in history:
        side = page.px(10)
        middle = inner.y + (page.pitch(Style.SMALL) - side) // 2
        column.add(Icon(Rect(column.x, middle, side, side), "dot", "accent" if note.ours else "rail"))
        inner.text(
            " · ".join(part for part in (note.when, note.by) if part) or "Earlier", Style.SMALL, "muted"
        )
        inner.text(note.text)
        inner.gap(10)
    line = Rect(column.x + page.px(4), top, max(1, page.px(2)), inner.y - top - page.gap(10))
    column.items.insert(start, Box(line, "rail", 0))
    column.y = inner.y


def _case_cards(column: Column, desk: DeskView) -> None:
    if desk.authority:
        _small_card(column, "Your authority today", desk.authority, desk.given)
    for promise in desk.promises:
        _promise(column, promise)


def _promise(column: Column, promise: Promise) -> None:
    _small_card(column, PROMISE_WORDS.get(promise.status, promise.status.capitalize()), promise.text, "")


def _small_card(column: Column, head: str, text: str, more: str) -> None:
    page = column.page
    place, start = len(column.items), column.y
    inner = column.inner(page.gap(12))
    inner.gap(10)
    inner.text(head, Style.SMALL, "muted")
    inner.text(text)
    if more:
        inner.text(more, Style.SMALL, "muted")
    inner.gap(10)
    column.y = inner.y
    column.items.insert(
        place, Box(Rect(column.x, start, column.width, column.y - start), "raised", page.px(10))
    )
    column.gap(10)


def _knowledge(column: Column, view: CallView) -> None:
    reading = next((a for a in view.desk.articles if a.id == view.desk.reading), None)
    if reading:
        _article(column, reading)
        return
    if not view.desk.articles:
        column.text("There is nothing to look up on this desk.", Style.SMALL, "muted")
    for article in view.desk.articles:
        column.button(
            article.title,
            Intent("read", article.id),
            icon="book" if not article.opened else "check",
            note="Read" if article.opened else "",
        )
        column.gap(7)


def _article(column: Column, article: Article) -> None:
    column.button("All articles", Intent("read", ""), icon="arrow-left")
    column.gap(12)
    column.text(article.title, Style.HEADING)
    column.gap(6)
    for paragraph in article.text.splitlines():
        column.text(paragraph) if paragraph.strip() else column.gap(6)


def _actions(column: Column, view: CallView) -> None:
    acts = [offer for offer in view.offers if offer.kind != "say"]
    if not acts:
        column.text("At this point there is nothing to do on the desk but talk.", Style.SMALL, "muted")
    for offer in acts:
        offer_card(column, offer, worded=True)
        column.gap(7)
    column.gap(6)
    if view.desk.authority:
        _small_card(column, "Your authority today", view.desk.authority, view.desk.given)


def _notes(column: Column, view: CallView) -> None:
    if not view.desk.notes:
        column.text(
            "You have written nothing into the case yet. Replies with the sign of a note do.",
            Style.SMALL,
            "muted",
        )
    for note in view.desk.notes:
        _small_card(column, "Written by you", note, "")


def _script(column: Column, view: CallView) -> None:
    boxes = view.desk.script
    for place, box in enumerate(boxes):
        _script_box(column, box, last=place == len(boxes) - 1)


def _script_box(column: Column, box: ScriptBox, last: bool) -> None:
    page = column.page
    place, start = len(column.items), column.y
    inner = column.inner(page.gap(12))
    inner.gap(9)
    if box.current:
        inner.text("You are here", Style.LABEL, "accent")
    inner.text(box.text, Style.BODY, "text" if box.current else "muted")
    ways = "   ".join(f"{word}: {to}" for word, to in (("Yes", box.yes), ("No", box.no)) if to)
    if ways:
        inner.gap(3)
        inner.text(ways, Style.SMALL, "accent" if box.current else "faint")
    inner.gap(9)
    column.y = inner.y
    frame = Rect(column.x, start, column.width, column.y - start)
    look = (
        Box(frame, "accent_ground", page.px(9), "accent") if box.current else Box(frame, "raised", page.px(9))
    )
    column.items.insert(place, look)
    if not last:
        side = page.px(14)
        middle = Rect(column.x + (column.width - side) // 2, column.y + page.gap(2), side, side)
        column.add(Icon(middle, "arrow-down", "faint"))
        column.y = middle.bottom + page.gap(2)


def script_scroll(pane: Pane) -> int:
    """How far to scroll so that the current box of the script is in sight."""
    for item in pane.items:
        if isinstance(item, Box) and item.border == "accent":
            return max(0, min(item.rect.y - pane.rect.h // 3, pane.furthest))
    return pane.scroll
