"""The person on the line: portrait, mood and how often they had to tell it, as a column or as a strip."""

from collections.abc import Callable
from dataclasses import replace

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Bar, Box, Curve, Face, Graph, Ink, Item, Label, Pane
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import Pill, pill_width
from simulator.desktop.view.call import CallView, Mood


def mood_ink(value: float) -> Ink:
    """The ink of a gauge: bad up to 3, good from 7."""
    return "bad" if value <= 3 else "good" if value >= 7 else "accent"


def mood_fill(value: float) -> Ink:
    return "bad_ground" if value <= 3 else "good_ground" if value >= 7 else "accent_ground"


def person_pills(view: CallView) -> list[Pill]:
    """The tier with a star, and the mood in a word when meters are shown."""
    pills = []
    if view.person.tier:
        pills.append(Pill(view.person.tier, "accent", "accent_ground", "star"))
    if view.mood:
        lower = min(view.mood.patience, view.mood.trust)
        pills.append(Pill(view.mood.word, mood_ink(lower), mood_fill(lower)))
    return pills


def caller_column(view: CallView, page: Page, rect: Rect, scroll: int) -> Pane:
    """Cards one under the other; the portrait gives way when the window is low."""
    rest = _cards(view, page, rect.w, page.px(84)).y - page.px(84)
    diameter = max(page.px(84), min(page.px(184), rect.h - rest, rect.w - page.gap(40)))
    return _cards(view, page, rect.w, diameter).scrollable("caller", rect, "Caller", scroll)


def _cards(view: CallView, page: Page, width: int, diameter: int) -> Column:
    column = Column(page, 0, 0, width)
    _card(column, lambda inner: _person(inner, view, diameter))
    if view.mood:
        mood = view.mood
        column.gap(12)
        _card(column, lambda inner: _gauges(inner, mood))
    if view.retellings:
        column.gap(12)
        _card(column, lambda inner: _told(inner, view))
    return column


def _card(column: Column, fill: Callable[[Column], None]) -> None:
    page = column.page
    start, place = column.y, len(column.items)
    inner = column.inner(page.gap(16))
    inner.gap(16)
    fill(inner)
    inner.gap(16)
    column.y = inner.y
    box = Box(Rect(column.x, start, column.width, column.y - start), "card", page.px(14))
    column.items.insert(place, box)


def _person(column: Column, view: CallView, diameter: int) -> None:
    rect = column.place(diameter)
    face = Rect(rect.x + (rect.w - diameter) // 2, rect.y, diameter, diameter)
    column.add(
        Face(face, view.person.look, view.patience, view.trust, view.speech is not None, bool(view.mood))
    )
    column.gap(10)
    column.text(view.person.name, Style.HEADING, align="centre")
    if view.person.about:
        column.text(view.person.about, Style.SMALL, "muted", "centre")
    pills = person_pills(view)
    if pills:
        column.gap(9)
        column.pills(pills, "centre")


def _gauges(column: Column, mood: Mood) -> None:
    for name, value in (("Patience", mood.patience), ("Trust", mood.trust)):
        column.split(name, str(value), Style.BODY)
        column.gap(3)
        column.bar(value / 10, mood_ink(value))
        column.gap(12)
    if len(mood.history) > 1:
        column.add(_spark(column.place(column.page.px(52)), mood))
        column.gap(6)
        _legend(column)
    if mood.because:
        column.gap(6)
        column.text(mood.because, Style.SMALL, "muted")


def _spark(rect: Rect, mood: Mood) -> Graph:
    patience = tuple(float(p) for p, _ in mood.history)
    trust = tuple(float(t) for _, t in mood.history)
    return Graph(rect, (Curve(patience, "bad"), Curve(trust, "accent", dotted=True)))


_CURVES: tuple[tuple[str, Ink, bool], ...] = (("Patience", "bad", False), ("Trust", "accent", True))


def _legend(column: Column) -> None:
    page = column.page
    row = column.place(page.pitch(Style.SMALL))
    x = row.x
    for name, ink, dotted in _CURVES:
        wide = page.width(name, Style.SMALL) + 2
        if x + page.px(26) + wide > row.right:
            return
        line = Rect(x, row.y + row.h // 2 - page.px(3), page.px(20), page.px(6))
        column.add(Graph(line, (Curve((5.0, 5.0), ink, dotted),)))
        column.add(Label(Rect(x + page.px(26), row.y, wide, row.h), name, Style.SMALL, "muted"))
        x += page.px(26) + wide + page.gap(14)


def _told(column: Column, view: CallView) -> None:
    pronoun = {"she": "her", "he": "his"}.get(view.person.pronoun, "their")
    have = "have" if view.person.pronoun == "they" else "has"
    column.text(f"Times {view.person.pronoun} {have} told {pronoun} story again", Style.SMALL, "muted")
    column.line(str(view.retellings), Style.NUMBER, "bad" if view.retellings > 1 else "accent")


def caller_badge_height(view: CallView, page: Page, width: int) -> int:
    return _badge(view, page, width).y


def caller_badge(view: CallView, page: Page, rect: Rect) -> Pane:
    """The same in a small card, for windows without room for a column of its own."""
    column = _badge(view, page, rect.w)
    card = Box(Rect(0, 0, rect.w, rect.h), "card", page.px(14))
    return Pane("caller", rect, (card, *column.items), (), rect.h)


def _badge(view: CallView, page: Page, width: int) -> Column:
    pad = page.gap(11)
    side = page.px(60)
    column = Column(page, pad, pad, width - 2 * pad)
    inside = Rect(pad, pad, column.width, side)
    _, words = inside.left_cut(side, page.gap(11))
    if view.mood and view.retellings:
        told, words = words.right_cut(page.width("Told again", Style.SMALL), page.gap(8))
        column.add(*_told_cell(view, page, told))
    named = _named(view, page, words.w)
    row = column.place(max(side, named.y))
    face = Rect(row.x, row.y + (row.h - side) // 2, side, side)
    column.add(
        Face(face, view.person.look, view.patience, view.trust, view.speech is not None, bool(view.mood))
    )
    column.add(*_moved(named.items, words.x, row.y + (row.h - named.y) // 2))
    if view.mood:
        column.gap(8)
        column.add(*_meters(view.mood, page, column.place(page.pitch(Style.SMALL) * 2)))
    column.gap(9)
    return column


def _named(view: CallView, page: Page, width: int) -> Column:
    """The name over the pills; without meters also who that is."""
    column = Column(page, 0, 0, width)
    column.text(view.person.name, Style.HEADING)
    if view.person.about and not view.mood:
        column.text(view.person.about, Style.SMALL, "muted")
    pills = _fitting(person_pills(view), page, width)
    if pills:
        column.gap(5)
        column.pills(pills)
    return column


def _moved(items: list[Item], dx: int, dy: int) -> list[Item]:
    return [replace(item, rect=item.rect.moved(dx, dy)) for item in items]


def _fitting(pills: list[Pill], page: Page, width: int) -> list[Pill]:
    """The last pills that fit one row: the mood says more than the tier."""
    kept: list[Pill] = []
    for pill in reversed(pills):
        if sum(pill_width(page, p) + page.gap(6) for p in [*kept, pill]) <= width + page.gap(6):
            kept.insert(0, pill)
    return kept


def _meters(mood: Mood, page: Page, rect: Rect) -> list[Item]:
    items: list[Item] = []
    if len(mood.history) > 1:
        graph, rect = rect.right_cut(int(rect.w * 0.34), page.gap(12))
        items.append(_spark(graph.inset(0, page.gap(3)), mood))
    words = page.width("Patience", Style.SMALL) + page.gap(8)
    figure = page.width("10", Style.LABEL) + page.gap(5)
    row = rect.h // 2
    for place, (name, value) in enumerate((("Patience", mood.patience), ("Trust", mood.trust))):
        line = Rect(rect.x, rect.y + place * row, rect.w, row)
        items.append(Label(Rect(line.x, line.y, words, row), name, Style.SMALL, "muted"))
        bar = Rect(line.x + words, line.y + (row - page.px(7)) // 2, line.w - words - figure, page.px(7))
        items.append(Bar(bar, value / 10, mood_ink(value)))
        items.append(
            Label(Rect(line.right - figure, line.y, figure, row), str(value), Style.LABEL, "text", "right")
        )
    return items


def _told_cell(view: CallView, page: Page, rect: Rect) -> list[Item]:
    small, number = page.pitch(Style.SMALL), page.pitch(Style.HEADING)
    top = rect.y + (rect.h - small - number) // 2
    return [
        Label(
            Rect(rect.x, top, rect.w, number),
            f"{view.retellings} ×",
            Style.HEADING,
            "bad" if view.retellings > 1 else "accent",
            "right",
        ),
        Label(Rect(rect.x, top + number, rect.w, small), "Told again", Style.SMALL, "muted", "right"),
    ]
