"""The replies of a call, one to a row, each with its class and its cost."""

from collections.abc import Callable

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Ink, Intent, Label
from simulator.desktop.layout.parts import Pill, pill_height, pill_items, pill_width
from simulator.desktop.view.review import Class, ReviewView, StepView

GRADES: dict[Class, Pill] = {
    "best": Pill("Best", "good", "good_ground"),
    "good": Pill("Good", "text", "track"),
    "inaccuracy": Pill("Inaccuracy", "accent", "accent_ground"),
    "mistake": Pill("Mistake", "bad", "bad_ground"),
    "blunder": Pill("Blunder", "ground", "bad"),
}
ROOMY = 620
"""Units of width from which turning point and point of no return are named in their rows."""


def steps_into(column: Column, view: ReviewView, unfold: Callable[[Column], None] | None = None) -> None:
    """The rows; `unfold` writes below the chosen one."""
    if view.note:
        column.text(view.note, Style.SMALL, "muted")
        column.gap(10)
    for step in view.steps:
        _row(column, step, step.number == view.chosen)
        if unfold and step.number == view.chosen:
            unfold(column)
        column.gap(3)


def sum_into(column: Column, view: ReviewView) -> None:
    """What the costs add up to."""
    if view.sum:
        column.text(view.sum, Style.SMALL, "muted", "right")


def _row(column: Column, step: StepView, chosen: bool) -> None:
    page = column.page
    tall = max(page.pitch(Style.BODY), pill_height(page)) + 2 * page.gap(6 if page.low else 9)
    rect = column.place(tall)
    fill: Ink | None = "selected" if chosen else "raised" if step.number % 2 else None
    if fill:
        column.add(Box(rect, fill, page.px(10), "accent" if chosen else None))
    inside = rect.inset(page.gap(14), 0)
    number = page.width("00", Style.LABEL) + page.gap(12)
    column.add(Label(Rect(inside.x, inside.y, number, inside.h), str(step.number), Style.LABEL, "muted"))
    right = _figures(column, step, inside)
    right = _signs(column, step, Rect(inside.x, inside.y, right - inside.x, inside.h))
    words = Rect(inside.x + number, inside.y, max(1, right - inside.x - number), inside.h)
    column.add(Label(words, page.fit(step.said, Style.BODY, words.w), Style.BODY))
    column.target(rect, Intent("look", str(step.number)), _spoken(step))


def _figures(column: Column, step: StepView, inside: Rect) -> int:
    """Class and cost at the right; returns where they begin."""
    page = column.page
    if not step.grade:
        return inside.right
    cost = page.width("−00.0", Style.LABEL) + 2
    ink: Ink = "bad" if step.grade in ("mistake", "blunder") else "text"
    column.add(
        Label(Rect(inside.right - cost, inside.y, cost, inside.h), step.cost, Style.LABEL, ink, "right")
    )
    wide = max(pill_width(page, pill) for pill in GRADES.values())
    x = inside.right - cost - page.gap(8) - wide
    spot = Rect(x, inside.y + (inside.h - pill_height(page)) // 2, wide, pill_height(page))
    column.add(*pill_items(page, spot, GRADES[step.grade]))
    return x - page.gap(10)


def _signs(column: Column, step: StepView, inside: Rect) -> int:
    """Says, or shows where it is narrow, that the call turned or was lost here; returns what is left."""
    page, x = column.page, inside.right
    signs = [("No return", "lock")] if step.no_return else []
    signs += [("Turning point", "warning")] if step.turning else []
    for words, icon in signs:
        pill = Pill(words, "bad", "ground", icon)
        wide = pill_width(page, pill)
        if page.room[0] >= ROOMY and column.width >= page.px(ROOMY):
            x -= wide
            spot = Rect(x, inside.y + (inside.h - pill_height(page)) // 2, wide, pill_height(page))
            column.add(*pill_items(page, spot, pill))
        else:
            side = page.px(14)
            x -= side
            column.add(Icon(Rect(x, inside.y + (inside.h - side) // 2, side, side), icon, "bad"))
        x -= page.gap(8)
    return x


def _spoken(step: StepView) -> str:
    """The row's accessible name."""
    parts = [f"Reply {step.number}", step.grade, step.cost, "turning point" if step.turning else "",
             "point of no return" if step.no_return else "", step.said]  # fmt: skip
    return ", ".join(part for part in parts if part)
