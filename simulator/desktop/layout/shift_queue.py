"""Those who wait, each a phone with the time waited and what is left of their patience."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.call_header import clock_text
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Ink, Label, Text
from simulator.desktop.layout.parts import Pill
from simulator.desktop.view.shift import ShiftDeskView, Waiting

MOST = 10
"""Points of patience that fill the bar."""


def queue_into(column: Column, view: ShiftDeskView, shown: tuple[Waiting, ...]) -> None:
    """How many wait, and those of them that are shown, the longest first."""
    many = f"{len(view.waiting)} waiting" if view.waiting else "Nobody is waiting"
    column.text(many, Style.HEADING)
    if view.crowded:
        column.gap(6)
        column.pills([Pill("More ring than usual", "accent", "accent_ground", "warning")])
    for place, waiting in enumerate(shown):
        column.gap(8)
        _phone(column, waiting, first=not place)
    if not view.waiting:
        column.gap(3)
        column.text("Time passes only while you talk, act or wait.", Style.SMALL, "muted")


def phones_into(column: Column, others: tuple[Waiting, ...]) -> None:
    """Those who wait behind the first."""
    if others:
        column.text("Waiting behind", Style.LABEL, "accent")
    for waiting in others:
        column.gap(8)
        _phone(column, waiting, first=False)


def known_into(column: Column, view: ShiftDeskView) -> None:
    """What was known before the line opened, and what has gone out since."""
    if view.done:
        column.gap(14)
        column.text("Done so far", Style.LABEL, "accent")
        for title in view.done:
            column.gap(3)
            _sentence(column, title, "check", "good")
    if view.known:
        column.gap(14)
        column.text("What you know", Style.LABEL, "accent")
        for words in view.known:
            column.gap(3)
            column.text(words, Style.SMALL, "muted")


def _sentence(column: Column, words: str, icon: str, ink: Ink) -> None:
    page, side = column.page, column.page.px(12)
    top = column.y + (page.pitch(Style.SMALL) - side) // 2
    column.add(Icon(Rect(column.x, top, side, side), icon, ink))
    inner = Column(page, column.x + page.px(20), column.y, column.width - page.px(20))
    inner.items = column.items
    inner.text(words, Style.SMALL)
    column.y = inner.y


def _phone(column: Column, waiting: Waiting, first: bool) -> None:
    page = column.page
    start, place = column.y, len(column.items)
    inner = column.inner(page.gap(11))
    inner.gap(7 if page.low else 9)
    _who(inner, waiting, first)
    if waiting.note:
        inner.text(waiting.note, Style.SMALL, "accent")
    if waiting.patience is not None:
        inner.gap(4)
        ink = patience_ink(waiting.patience)
        inner.bar(min(1.0, waiting.patience / MOST), ink)
        inner.gap(3)
        inner.text(f"Patience {waiting.patience}: {waiting.word}", Style.SMALL, "muted")
    inner.gap(7 if page.low else 9)
    column.y = inner.y
    rect = Rect(column.x, start, column.width, column.y - start)
    column.items.insert(place, Box(rect, "raised", page.px(10), "accent" if first else None))


def _who(column: Column, waiting: Waiting, first: bool) -> None:
    """A phone, the name, and at the right how long they have waited."""
    page, side = column.page, column.page.px(16)
    time = clock_text(waiting.seconds)
    figure = page.width(time, Style.HEADING) + 2
    lead = side + page.gap(9)
    wide = max(1, column.width - lead - figure - page.gap(10))
    name = f"Next: {waiting.name}" if first else waiting.name
    tall = page.height(name, Style.BODY, wide)
    rect = column.place(max(tall, page.pitch(Style.HEADING)))
    ink: Ink = "accent" if first else "muted"
    column.add(
        Icon(Rect(rect.x, rect.y + (rect.h - side) // 2, side, side), "phone", ink),
        Text(Rect(rect.x + lead, rect.y + (rect.h - tall) // 2, wide, tall), name),
        Label(Rect(rect.right - figure, rect.y, figure, rect.h), time, Style.HEADING, "text", "right"),
    )


def patience_ink(patience: int) -> Ink:
    return "bad" if patience < 2 else "accent" if patience < 4 else "good"
