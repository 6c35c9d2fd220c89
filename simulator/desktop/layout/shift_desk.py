"""The desk of a shift between two calls: who waits, what can be done, what is owed, and the figures."""

from collections.abc import Mapping
from dataclasses import replace

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.call_header import clock_text
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Bar, Box, Icon, Intent, Label, Pane, Scene, Target
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import keycap_height, keycap_items, keycap_width
from simulator.desktop.layout.shift_queue import known_into, phones_into, queue_into
from simulator.desktop.view.shift import Deed, Owing, ShiftDeskView

MEDIUM = 820
"""Units of width from which queue and deeds stand beside each other."""
BESIDE = 460
"""Units of width from which the two main buttons stand beside each other."""
_MOST_KEYS = 9


def shift_desk_scene(view: ShiftDeskView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """Head and news above; below them queue and deeds, in two columns or one."""
    del memo
    whole = Rect(0, 0, *page.size).inset(page.gap(22), page.gap(8 if page.low else 16))
    head = _head(view, page, whole)
    rest = _below(whole, head, page)
    panes = [head]
    backing: list[Box] = []
    if page.room[0] >= MEDIUM:
        figures = _figures(view, page, rest)
        rest = _below(rest, figures, page)
        panes.append(figures)
        backing += [Box(cell, "card", page.px(10)) for cell in _cells(page, figures.rect, len(view.figures))]
        panes += _two(view, page, rest, scrolls, backing)
    else:
        panes.append(_one(view, page, rest, scrolls))
    order = {"deeds": 0, "queue": 1, "head": 2, "figures": 3}
    panes.sort(key=lambda pane: order[pane.id])
    return Scene(page.size, tuple(panes), tuple(backing), _start(view))


def _start(view: ShiftDeskView) -> str:
    if view.talking:
        return "talk:"
    return "take:" if view.waiting else "wait:"


def _below(rect: Rect, pane: Pane, page: Page) -> Rect:
    top = pane.rect.bottom + page.gap(8 if page.low else 14)
    return Rect(rect.x, top, rect.w, max(1, rect.bottom - top))


def _head(view: ShiftDeskView, page: Page, rect: Rect) -> Pane:
    """Title and line at the left; clock, closing time and menu at the right; below, how far the shift is."""
    menu = page.px(17) + page.gap(7) + keycap_width(page, "Esc") + 2 * page.gap(7)
    time, closes = clock_text(view.now), _closes(view)
    style = Style.HEADING if page.low else Style.TITLE
    clock = page.width(time, style) + page.gap(10) + page.width(closes, Style.SMALL) + 4
    column = Column(page, 0, 0, rect.w)
    tall = max(page.pitch(style), keycap_height(page) + page.gap(6))
    row = column.place(tall)
    right = row.right - menu
    target = _menu(column, Rect(right, row.y, menu, tall))
    spot = Rect(right - page.gap(12) - clock, row.y, clock, tall)
    words = page.width(time, style) + 2
    column.add(Label(Rect(spot.x, row.y, words, tall), time, style))
    after = Rect(spot.x + words + page.gap(10), row.y, spot.right - spot.x - words - page.gap(10), tall)
    column.add(Label(after, closes, Style.SMALL, "muted"))
    _title(column, view, Rect(row.x, row.y, spot.x - row.x - page.gap(14), tall), style)
    column.gap(5)
    column.add(Bar(column.place(page.px(4)), min(1.0, view.now / max(1, view.closes)), "accent"))
    return Pane("head", Rect(rect.x, rect.y, rect.w, column.y), tuple(column.items), (target,), column.y)


def _closes(view: ShiftDeskView) -> str:
    return f"closes in {clock_text(view.closes - view.now)}"


def _menu(column: Column, rect: Rect) -> Target:
    page, side, pad = column.page, column.page.px(17), column.page.gap(7)
    cap = keycap_width(page, "Esc")
    column.add(Icon(Rect(rect.x + pad, rect.y + (rect.h - side) // 2, side, side), "menu"))
    tall = keycap_height(page)
    spot = Rect(rect.right - pad - cap, rect.y + (rect.h - tall) // 2, cap, tall)
    column.add(*keycap_items(page, spot, "Esc", "muted"))
    return Target("menu:", rect, Intent("menu"), "Menu (Esc)", radius=page.px(8))


def _title(column: Column, view: ShiftDeskView, rect: Rect, style: Style) -> None:
    """The title, smaller if it must be, and only where there is room for it."""
    page = column.page
    for fitting in (style, Style.LABEL):
        wide = page.width(view.title, fitting) + 2
        if wide <= rect.w:
            column.add(Label(Rect(rect.x, rect.y, wide, rect.h), view.title, fitting))
            break
    else:
        return
    rest = rect.w - wide - page.gap(12)
    words = f"{view.line} · exam" if view.exam else view.line
    if words and page.width(words, Style.SMALL) <= rest:
        column.add(Label(Rect(rect.right - rest, rect.y, rest, rect.h), words, Style.SMALL, "muted"))


def _cells(page: Page, rect: Rect, count: int) -> list[Rect]:
    gap = page.gap(8)
    wide = (rect.w - gap * (count - 1)) // max(1, count)
    return [Rect(rect.x + place * (wide + gap), rect.y, wide, rect.h) for place in range(count)]


def _figures(view: ShiftDeskView, page: Page, rect: Rect) -> Pane:
    """The figures in cells beside each other, as tall as the tallest needs."""
    local = Rect(0, 0, rect.w, 0)
    columns = []
    for figure, cell in zip(view.figures, _cells(page, local, len(view.figures)), strict=True):
        column = Column(page, cell.x + page.gap(11), page.gap(7), cell.w - 2 * page.gap(11))
        column.split(figure.name, figure.value, Style.SMALL, "muted")
        if not page.low:
            column.text(figure.note, Style.SMALL, "muted")
        columns.append(column)
    tall = max((column.y for column in columns), default=0) + page.gap(7)
    items = tuple(item for column in columns for item in column.items)
    return Pane("figures", Rect(rect.x, rect.y, rect.w, tall), items, (), tall)


def _two(
    view: ShiftDeskView, page: Page, rect: Rect, scrolls: Mapping[str, int], backing: list[Box]
) -> list[Pane]:
    left, right = rect.left_cut(max(page.px(320), int(rect.w * 0.36)), page.gap(16))
    backing.append(Box(left, "card", page.px(14)))
    queue = Column(page, page.gap(14), page.gap(12), left.w - 2 * page.gap(14) - page.gap(6))
    queue_into(queue, view, view.waiting)
    known_into(queue, view)
    deeds = Column(page, 0, 0, right.w - page.gap(8))
    _news(deeds, view)
    _deeds(deeds, view)
    return [
        deeds.pane("deeds", right, scrolls.get("deeds", 0), page.gap(3)),
        queue.scrollable("queue", left, "Who is waiting", scrolls.get("queue", 0), page.gap(12)),
    ]


def _one(view: ShiftDeskView, page: Page, rect: Rect, scrolls: Mapping[str, int]) -> Pane:
    """Everything under each other: who waits longest, what can be done, then the others who wait."""
    column = Column(page, 0, 0, rect.w - page.gap(8))
    _news(column, view)
    _main(column, view)
    column.gap(10)
    queue_into(column, view, view.waiting[:1])
    column.gap(10)
    _further(column, view)
    column.gap(10)
    phones_into(column, view.waiting[1:])
    column.gap(10)
    for figure in view.figures:
        column.split(f"{figure.name}, {figure.note}", figure.value, Style.SMALL, "muted")
    known_into(column, view)
    return column.pane("deeds", rect, scrolls.get("deeds", 0), page.gap(3))


def _news(column: Column, view: ShiftDeskView) -> None:
    """What has just happened, and what is wrong with the record."""
    page = column.page
    for words, fill in ((view.trouble, "bad_ground"), (" ".join(view.news), "raised")):
        if not words:
            continue
        start, place = column.y, len(column.items)
        inner = column.inner(page.gap(14))
        inner.gap(8)
        inner.text(words)
        inner.gap(8)
        column.y = inner.y
        box = Box(Rect(column.x, start, column.width, column.y - start), fill, page.px(10))  # type: ignore[arg-type]
        column.items.insert(place, box)
        column.gap(10)


def _deeds(column: Column, view: ShiftDeskView) -> None:
    _main(column, view)
    column.gap(12)
    _further(column, view)


def _main(column: Column, view: ShiftDeskView) -> None:
    """Take and wait, beside each other where there is room; whichever cannot be done says why."""
    if view.talking:
        _button(column, f"Go on with {view.talking}", Intent("talk"), "Enter", "The call is on the line.")
        return
    page, gap = column.page, column.page.gap(8)
    beside = column.width >= page.px(BESIDE)
    wide = (column.width - gap) * 3 // 5 if beside else column.width
    left = Column(page, column.x, column.y, wide)
    _take(left, view)
    if beside:
        right = Column(page, column.x + wide + gap, column.y, column.width - wide - gap)
    else:
        right = Column(page, column.x, left.y + gap, column.width)
    _wait(right, view)
    column.items += left.items + right.items
    column.targets += left.targets + right.targets
    column.y = max(left.y, right.y)


def _take(column: Column, view: ShiftDeskView) -> None:
    if not view.waiting:
        _locked(column, "Take the next call", Intent("take"), "T", "Nobody is waiting.")
        return
    first = view.waiting[0]
    note = f"{first.name} has waited for {clock_text(first.seconds)}."
    _button(column, "Take the next call", Intent("take"), "Enter", note)


def _wait(column: Column, view: ShiftDeskView) -> None:
    if view.waiting:
        _locked(column, "Wait", Intent("wait"), "W", "Somebody is waiting: take the call.")
    else:
        _button(column, "Wait", Intent("wait"), "Enter", "Until the phone rings.")


def _button(column: Column, words: str, intent: Intent, key: str, note: str) -> None:
    """What Enter does."""
    column.button(words, intent, key=key, fill="accent", ink="on_accent", style=Style.HEADING)
    column.targets[-1] = replace(column.targets[-1], label=f"{words}. {note}")


def _locked(column: Column, words: str, intent: Intent, key: str, why: str) -> None:
    column.button(words, intent, key=key, fill="disabled", style=Style.HEADING, enabled=False)
    column.targets[-1] = replace(column.targets[-1], label=f"{words}. Locked: {why}")


def _further(column: Column, view: ShiftDeskView) -> None:
    if view.deeds:
        column.text("Before the next call you can", Style.LABEL, "accent")
        for deed in view.deeds:
            column.gap(6)
            _deed(column, deed)
        column.gap(12)
    if view.owed:
        column.text("You owe these calls", Style.LABEL, "accent")
        for owing in view.owed:
            column.gap(6)
            _owing(column, owing)


def _key(number: int) -> str:
    return str(number) if number <= _MOST_KEYS else "·"


def _owing(column: Column, owing: Owing) -> None:
    left = f"Overdue in {clock_text(owing.left)}"
    urgent = owing.left < 240
    note = f"{left}, so ring soon. {owing.text}" if urgent else f"{left}. {owing.text}"
    column.button(f"Ring {owing.name} back", Intent("ring-back", str(owing.case)), key=_key(owing.number),
                  fill="bad_ground" if urgent else "raised", note=note)  # fmt: skip


def _deed(column: Column, deed: Deed) -> None:
    note = f"Takes {deed.takes} s." + (f" “{deed.say}”" if deed.say else "")
    column.button(deed.title, Intent("act", deed.id), key=_key(deed.number), note=note)
