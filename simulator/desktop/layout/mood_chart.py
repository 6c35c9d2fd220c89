"""The mood line of a call beside that of its best line."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Curve, Graph, Ink, Item, Label, place_on
from simulator.desktop.layout.page import Page
from simulator.desktop.view.review import MoodView

TURNING = "turning point"
LINE = 22
"""Units a line of the legend is wide."""
_LEGEND: tuple[tuple[str, Ink, bool], ...] = (
    ("patience", "bad", False),
    ("trust", "accent", False),
    ("patience on the best line", "muted", True),
)


def mood_into(column: Column, mood: MoodView, pronoun: str, tall: int) -> None:
    """Heading, legend, a graph `tall` pixels high, and the turning point's name under its place."""
    page = column.page
    words = f"How {pronoun} felt, reply by reply"
    wide = page.width(words, Style.HEADING) + 2
    legend = _legend(mood)
    beside = wide + page.gap(20) + sum(_entry_width(page, name) for name, _, _ in legend) <= column.width
    if beside:
        row = column.place(page.pitch(Style.HEADING))
        column.add(Label(Rect(row.x, row.y, wide, row.h), words, Style.HEADING))
        x = row.right - sum(_entry_width(page, name) for name, _, _ in legend) + page.gap(16)
        column.add(*_entries(page, legend, x, row))
    else:
        column.text(words, Style.HEADING)
        _legend_below(column, legend)
    column.gap(8)
    _graph(column, mood, tall)


def chart_height(page: Page, mood: MoodView, pronoun: str, width: int, tall: int) -> int:
    """Pixels the whole takes in a column of that width."""
    column = Column(page, 0, 0, width)
    mood_into(column, mood, pronoun, tall)
    return column.y


def _graph(column: Column, mood: MoodView, tall: int) -> None:
    page = column.page
    over = max(len(mood.patience), len(mood.best))
    curves = [Curve(_floats(mood.best), "muted", dotted=True)] if mood.best else []
    curves = [Curve(_floats(mood.patience), "bad"), Curve(_floats(mood.trust), "accent"), *curves]
    rect = column.place(tall)
    column.add(Graph(rect, tuple(curves), 3, mood.turning, over, mood.chosen))
    column.gap(2)
    row = column.place(page.pitch(Style.LABEL))
    if mood.turning is not None:
        wide = min(page.width(TURNING, Style.LABEL) + 2, row.w)
        middle = place_on(mood.turning, over, rect.x, rect.w)
        x = max(row.x, min(round(middle) - wide // 2, row.right - wide))
        column.add(Label(Rect(x, row.y, wide, row.h), TURNING, Style.LABEL, "bad", "centre"))


def _legend(mood: MoodView) -> tuple[tuple[str, Ink, bool], ...]:
    return _LEGEND if mood.best else _LEGEND[:2]


def _entry_width(page: Page, name: str) -> int:
    return page.px(LINE) + page.gap(5) + page.width(name, Style.SMALL) + 2 + page.gap(16)


def _entries(page: Page, legend: tuple[tuple[str, Ink, bool], ...], x: int, row: Rect) -> list[Item]:
    items: list[Item] = []
    for name, ink, dotted in legend:
        line = Rect(x, row.y + row.h // 2 - page.px(3), page.px(LINE), page.px(6))
        items.append(Graph(line, (Curve((5.0, 5.0), ink, dotted),)))
        left = line.right + page.gap(5)
        items.append(
            Label(Rect(left, row.y, page.width(name, Style.SMALL) + 2, row.h), name, Style.SMALL, "muted")
        )
        x += _entry_width(page, name)
    return items


def _legend_below(column: Column, legend: tuple[tuple[str, Ink, bool], ...]) -> None:
    """Under the heading, on as many rows as it needs."""
    page = column.page
    used, row = column.width, Rect(0, 0, 0, 0)
    for entry in legend:
        wide = _entry_width(page, entry[0]) - page.gap(16)
        if used + wide > column.width:
            column.gap(3)
            row, used = column.place(page.pitch(Style.SMALL)), 0
        column.add(*_entries(page, (entry,), row.x + used, row))
        used += wide + page.gap(16)


def _floats(values: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
