"""The sheet at the end of a shift: what was solved, what the queue and the quota cost, and every call."""

from collections.abc import Mapping

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.call_header import clock_text
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.head import head_pane
from simulator.desktop.layout.items import Box, Icon, Ink, Intent, Label, Pane, Scene
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import Pill, pill_height, pill_items, pill_width
from simulator.desktop.view.shift import CallRow, MatterView, SheetView

WIDE = 860
"""Units of width from which there are two columns."""
ROOMY = 430
"""Units of a row's width from which the time of a call is in it."""


def shift_sheet_scene(view: SheetView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """Title and score above, buttons below; between them what it came to and the calls."""
    del memo
    whole = Rect(0, 0, *page.size).inset(page.gap(26), page.gap(10 if page.low else 20))
    wide = page.room[0] >= WIDE
    head = _head(view, page, whole) if wide or not page.low else _low_head(view, page, whole)
    buttons = _buttons(view, page, whole.w)
    foot, rest = whole.bottom_cut(buttons.height, page.gap(12))
    buttons = Pane("buttons", foot, buttons.items, buttons.targets, buttons.height, axis="across")
    top = head.rect.bottom + page.gap(12)
    body = Rect(rest.x, top, rest.w, max(1, rest.bottom - top))
    panes = _two(view, page, body, scrolls) if wide else _one(view, page, body, scrolls)
    first = next((target.id for pane in panes for target in pane.targets if target.intent.verb == "look"), "")
    return Scene(page.size, (*panes, buttons, head), (), first or "library:")


def _verdict(view: SheetView) -> Pill:
    if view.passed:
        return Pill("Passed", "good", "good_ground", "check")
    return Pill("Not passed", "bad", "bad_ground", "cross")


def _head(view: SheetView, page: Page, rect: Rect) -> Pane:
    subtitle = f"A whole shift · {view.mode}"
    return head_pane(subtitle, view.title, f"{view.score:.0f}", _verdict(view), page, rect)


def _low_head(view: SheetView, page: Page, rect: Rect) -> Pane:
    """Score and verdict in one row, and the title where there is room for it, since height is scarce."""
    verdict, figure = _verdict(view), f"{view.score:.0f} / 100"
    tall = max(page.pitch(Style.TITLE), pill_height(page))
    number, pill = page.width(figure, Style.TITLE) + 2, pill_width(page, verdict)
    right = rect.w - number - page.gap(12)
    place = Rect(right - pill, (tall - pill_height(page)) // 2, pill, pill_height(page))
    items = [
        Label(Rect(rect.w - number, 0, number, tall), figure, Style.TITLE, "text", "right"),
        *pill_items(page, place, verdict),
    ]
    room = place.x - page.gap(12)
    if page.width(view.title, Style.HEADING) + 2 <= room:
        items.insert(0, Label(Rect(0, 0, room, tall), view.title, Style.HEADING))
    return Pane("head", Rect(rect.x, rect.y, rect.w, tall), tuple(items), (), tall)


def _two(view: SheetView, page: Page, rect: Rect, scrolls: Mapping[str, int]) -> list[Pane]:
    left, right = rect.left_cut(max(page.px(380), int(rect.w * 0.42)), page.gap(16))
    summary = Column(page, 0, 0, left.w - page.gap(8))
    _summary(summary, view)
    calls = Column(page, 0, 0, right.w - page.gap(8))
    _calls(calls, view)
    return [
        calls.scrollable("calls", right, "The calls", scrolls.get("calls", 0), page.gap(3)),
        summary.scrollable("summary", left, "What it came to", scrolls.get("summary", 0)),
    ]


def _one(view: SheetView, page: Page, rect: Rect, scrolls: Mapping[str, int]) -> list[Pane]:
    column = Column(page, 0, 0, rect.w - page.gap(8))
    _summary(column, view)
    _calls(column, view)
    return [column.scrollable("calls", rect, "What it came to", scrolls.get("calls", 0), page.gap(3))]


def _summary(column: Column, view: SheetView) -> None:
    if view.trouble:
        column.text(view.trouble, Style.BODY, "bad")
        column.gap(12)
    inner = _open_card(column)
    rung = "1 matter was rung about" if view.cases == 1 else f"{view.cases} matters were rung about"
    inner.text(rung, Style.HEADING)
    for matter in view.matters:
        inner.gap(8)
        _matter(inner, matter, view.cases)
    inner.gap(8)
    inner.text("The score is what they count, of 100; 70 passes.", Style.SMALL, "muted")
    _close_card(column, inner)
    for heading, sentences in view.about:
        inner = _open_card(column)
        inner.text(heading, Style.HEADING)
        for words in sentences:
            inner.gap(4)
            inner.text(words)
        _close_card(column, inner)


def _open_card(column: Column) -> Column:
    """What is written into it until it is closed stands on a card."""
    inner = column.inner(column.page.gap(16))
    inner.gap(12)
    return inner


def _close_card(column: Column, inner: Column) -> None:
    inner.gap(12)
    start, column.y = column.y, inner.y
    box = Box(Rect(column.x, start, column.width, column.y - start), "card", column.page.px(14))
    column.items.insert(0, box)
    column.gap(12)


def _matter(column: Column, matter: MatterView, cases: int) -> None:
    ink: Ink = matter.ink  # type: ignore[assignment]
    column.split(f"{matter.name}, each counts {matter.worth}", str(matter.count))
    column.gap(2)
    column.bar(matter.count / cases if cases else 0.0, ink)


def _calls(column: Column, view: SheetView) -> None:
    column.text("The calls", Style.HEADING)
    column.gap(2)
    words = "Each has its own score. Enter opens its review." if view.calls else "No call was taken."
    column.text(words, Style.SMALL, "muted")
    for row in view.calls:
        column.gap(5)
        _row(column, row)


def _row(column: Column, row: CallRow) -> None:
    """Number and caller, what became of it, and the call's own score."""
    page = column.page
    pad = page.gap(12)
    score = page.width("100", Style.HEADING) + 2
    number = page.width("00", Style.LABEL) + page.gap(10)
    side = page.px(13)
    wide = column.width - 2 * pad - number - score - page.gap(12) - side - page.gap(7)
    roomy = column.width >= page.px(ROOMY)
    length = f"{clock_text(row.at)}, {row.seconds} s"
    note = f"{row.became} · {length}" if roomy else row.became
    names, notes = page.height(row.caller, Style.BODY, wide), page.height(note, Style.SMALL, wide)
    rect = column.place(names + notes + 2 * page.gap(6))
    column.add(Box(rect, "card", page.px(10)))
    inside = rect.inset(pad, page.gap(6))
    column.add(Label(Rect(inside.x, inside.y, number, inside.h), str(row.number), Style.LABEL, "muted"))
    words = Column(page, inside.x + number, inside.y, wide)
    words.items = column.items
    words.text(row.caller)
    words.text(note, Style.SMALL, "muted")
    sign = Rect(inside.right - score - page.gap(7) - side, rect.y + (rect.h - side) // 2, side, side)
    ink: Ink = "good" if row.well else "bad"
    column.add(Icon(sign, "check" if row.well else "cross", ink))
    place = Rect(inside.right - score, inside.y, score, inside.h)
    figure: Ink = "good" if row.passed else "text"
    column.add(Label(place, row.score, Style.HEADING, figure, "right"))
    told = f"Call {row.number}, {row.caller}, {row.became}, {row.score} of 100"
    column.target(rect, Intent("look", str(row.number)), told)


def _buttons(view: SheetView, page: Page, width: int) -> Pane:
    """Beside each other where they fit. Nobody sits the same hour twice in an exam."""
    wanted = [("Another hour", Intent("another"), "A"), ("Library", Intent("library"), "Esc")]
    if view.mode != "exam":
        wanted.insert(0, ("Same hour", Intent("same"), "S"))
    gap = page.gap(10)
    beside = width >= page.px(420)
    each = min(page.px(280), (width - 2 * gap) // 3) if beside else width
    column = Column(page, 0, 0, each)
    tallest = 0
    for place, (words, intent, key) in enumerate(wanted):
        if beside and place:
            column.x, column.y = column.x + each + gap, 0
        elif place:
            column.gap(8)
        column.button(words, intent, key=key)
        tallest = max(tallest, column.y)
    return Pane("buttons", Rect(0, 0, width, tallest), tuple(column.items), tuple(column.targets), tallest)
