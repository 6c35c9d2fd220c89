"""The results: what to look at above, then a cohort's figures, its table, and what is said of one place."""

from collections.abc import Mapping
from dataclasses import replace

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Ink, Intent, Item, Label, Pane, Scene, Target
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import (
    Pill,
    keycap_height,
    keycap_items,
    keycap_width,
    middle,
    pill_height,
    pill_items,
    pill_width,
)
from simulator.desktop.layout.results_table import grid_of, heads_pane, rows_pane, target_at
from simulator.desktop.view.results import ChoiceView, FigureView, ResultsView

TITLE = "Results"
TILED = 540
"""Units of height from which a cohort's figures stand above the table."""
MEDIUM = 760
"""Units of width from which buttons say all they mean."""
KEYED = 500
"""Units of width from which buttons show their keys."""


def shows_figures(page: Page) -> bool:
    """Whether there is height for a cohort's figures above its table."""
    return page.room[1] >= TILED


def results_scene(view: ResultsView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """Everything on the results screen."""
    low = page.low
    whole = Rect(0, 0, *page.size).inset(page.gap(26), page.gap(8 if low else 18))
    controls = memo("controls", _controls, view, page, whole)
    rest = whole.top_cut(controls.rect.h, page.gap(8 if low else 12))[1]
    panes, backing = [controls], list[Box]()
    if view.scenarios:
        tall, most = _pills_height(view, page, rest.w)
        spot, rest = rest.top_cut(min(tall, most), page.gap(8 if low else 12))
        panes.append(memo("choices", _choices, view.scenarios, view.versions, page, spot,
                          scrolls.get("choices", 0)))  # fmt: skip
    if not view.table.trainees:
        panes.append(_message(view, page, rest, backing))
        start = next((t.id for pane in panes[1:] for t in pane.targets if _is_chosen(t, view)), "back:")
        return Scene(page.size, tuple(panes), tuple(backing), start)
    if shows_figures(page):
        rest = _figures(view.figures, page, rest, panes, backing)
    rest = _about(view, page, rest, panes, backing, scrolls)
    table = _table(view, page, rest, backing, scrolls, memo)
    return Scene(page.size, (*table, *panes), tuple(backing), target_at(view.at))


def _is_chosen(target: Target, view: ResultsView) -> bool:
    return any(choice.chosen and target.intent.about == choice.version for choice in view.scenarios)


def _controls(view: ResultsView, page: Page, rect: Rect) -> Pane:
    """The title with what is shown, and the buttons at the right; below the title where it is narrow."""
    order = "by name" if view.by_name else "by total"
    order = f"Sorted {order}" if page.room[0] >= MEDIUM else order.capitalize()
    buttons = [(order, "S", Intent("sort"), bool(view.table.trainees)),
               ("Try again" if view.trouble else "Read again", "R", Intent("again"), not view.waiting),
               ("Back", "Esc", Intent("back"), True)]  # fmt: skip
    wide = sum(_button_width(page, words, key) + page.gap(8) for words, key, _, _ in buttons) - page.gap(8)
    column = Column(page, 0, 0, rect.w - wide - page.gap(16))
    column.line(TITLE, Style.HEADING if page.low else Style.TITLE)
    column.text(page.fit(view.subtitle, Style.SMALL, column.width), Style.SMALL, "muted")
    tall = page.pitch(Style.BODY) + page.gap(12 if page.low else 18)
    x, y = rect.w - wide, max(0, (column.y - tall) // 2)
    for words, key, intent, enabled in buttons:
        spot = Rect(x, y, _button_width(page, words, key), tall)
        column.add(*_button(page, spot, words, key, enabled))
        column.target(spot, intent, words, enabled)
        x = spot.right + page.gap(8)
    column.y, column.width = max(column.y, y + tall), rect.w
    if view.trouble and view.table.trainees:
        column.gap(6)
        column.text(view.trouble, Style.SMALL, "bad")
    place = Rect(rect.x, rect.y, rect.w, min(column.y, rect.h))
    return Pane("controls", place, tuple(column.items), tuple(column.targets), column.y, axis="across")


def _keyed(page: Page) -> bool:
    return page.room[0] >= KEYED


def _button_width(page: Page, words: str, key: str) -> int:
    cap = keycap_width(page, key) + page.gap(8) if _keyed(page) else 0
    return cap + page.width(words, Style.BODY) + 2 * page.gap(12)


def _button(page: Page, rect: Rect, words: str, key: str, enabled: bool) -> list[Item]:
    items: list[Item] = [Box(rect, "card", page.px(10))]
    inside = rect.inset(page.gap(12), 0)
    if _keyed(page):
        cap, inside = inside.left_cut(keycap_width(page, key), page.gap(8))
        cap = middle(cap, cap.w, keycap_height(page))
        items += keycap_items(page, cap, key, "text" if enabled else "faint")
    items.append(Label(inside, words, Style.BODY, "text" if enabled else "faint"))
    return items


def _pills(
    choices: tuple[ChoiceView, ...], page: Page, width: int, top: int
) -> list[tuple[ChoiceView, Rect]]:
    """Pills flowing onto as many rows as they need."""
    x, y, tall = 0, top, pill_height(page) + page.gap(4)
    placed = []
    for choice in choices:
        wide = min(width, pill_width(page, Pill(choice.words)) + page.gap(4))
        if x and x + wide > width:
            x, y = 0, y + tall + page.gap(6)
        placed.append((choice, Rect(x, y, wide, tall)))
        x += wide + page.gap(8)
    return placed


def _all_pills(
    scenarios: tuple[ChoiceView, ...], versions: tuple[ChoiceView, ...], page: Page, width: int
) -> list[tuple[str, ChoiceView, Rect]]:
    """Scenarios, and on rows of their own the versions of the chosen one, if there are several."""
    found = [("scenario", *one) for one in _pills(scenarios, page, width, 0)]
    if len(versions) > 1:
        top = found[-1][2].bottom + page.gap(6)
        found += [("version", *one) for one in _pills(versions, page, width, top)]
    return found


def _pills_height(view: ResultsView, page: Page, width: int) -> tuple[int, int]:
    """All rows, and the most of them that are in sight at once."""
    placed = _all_pills(view.scenarios, view.versions, page, width)
    rows = 1 if page.room[1] < TILED else 2
    tall = placed[0][2].h
    return placed[-1][2].bottom, rows * tall + (rows - 1) * page.gap(6)


def _choices(
    scenarios: tuple[ChoiceView, ...], versions: tuple[ChoiceView, ...], page: Page, rect: Rect, scroll: int
) -> Pane:
    items: list[Item] = []
    targets: list[Target] = []
    placed = _all_pills(scenarios, versions, page, rect.w)
    for verb, choice, spot in placed:
        words = page.fit(choice.words, Style.LABEL, spot.w - 2 * page.gap(10))
        plain = Pill(words, "text" if verb == "scenario" else "muted", "card")
        items += pill_items(page, spot, Pill(words, "on_accent", "accent") if choice.chosen else plain)
        target = Target(
            f"{verb}:{choice.version}", spot, Intent("choose", choice.version), choice.words,
            radius=spot.h // 2,
        )  # fmt: skip
        targets.append(target)
    height = placed[-1][2].bottom
    scroll = max(0, min(scroll, height - rect.h))
    return Pane("choices", rect, tuple(items), tuple(targets), height, scroll, axis="across")


def _message(view: ResultsView, page: Page, rect: Rect, backing: list[Box]) -> Pane:
    """A sign and one sentence in the place of a table."""
    backing.append(Box(rect, "card", page.px(14)))
    inside = rect.inset(page.gap(20), page.gap(14))
    wide = min(inside.w, page.px(560))
    column = Column(page, (inside.w - wide) // 2, 0, wide)
    side = page.px(34)
    sign = middle(column.place(side), side, side)
    ink: Ink = "bad" if view.trouble else "muted"
    column.add(Icon(sign, "warning" if view.trouble else "clock" if view.waiting else "chart", ink))
    column.gap(12)
    for words in filter(None, (view.trouble, view.message)):
        column.text(words, Style.BODY, "text", "centre")
    above = max(0, (inside.h - column.y) * 2 // 5)
    place = inside.top_cut(above)[1]
    return column.scrollable("message", place, "What there is to say")


def _figures(
    figures: tuple[FigureView, ...], page: Page, rect: Rect, panes: list[Pane], backing: list[Box]
) -> Rect:
    """One tile for each figure; returns what is left below them."""
    air, pad = page.gap(10), page.gap(14)
    wide = (rect.w - air * (len(figures) - 1)) // len(figures)
    lines = page.pitch(Style.SMALL) * 2
    tall = lines + 2 * page.gap(7)
    column = Column(page, 0, 0, rect.w)
    for place, one in enumerate(figures):
        tile = Rect(place * (wide + air), 0, wide, tall)
        backing.append(Box(tile.moved(rect.x, rect.y), "card", page.px(12)))
        figure = page.width(one.value, Style.HEADING) + 2
        inside = tile.inset(pad, page.gap(7))
        value, words = inside.right_cut(figure, page.gap(8))
        column.add(Label(value, one.value, Style.HEADING, "text", "right"))
        upper, lower = words.top_cut(lines // 2)
        column.add(Label(upper, page.fit(one.name, Style.SMALL, upper.w), Style.SMALL))
        column.add(Label(lower, page.fit(one.note, Style.SMALL, lower.w), Style.SMALL, "muted"))
    spot, rest = rect.top_cut(tall, page.gap(10))
    panes.append(Pane("figures", spot, tuple(column.items), (), tall))
    return rest


def _about(
    view: ResultsView,
    page: Page,
    rect: Rect,
    panes: list[Pane],
    backing: list[Box],
    scrolls: Mapping[str, int],
) -> Rect:
    """The place where one is, in words, at the bottom; returns what is left above it."""
    about, lines = view.about, 3 if page.room[1] >= 700 else 2
    pad = page.gap(7 if page.low else 12)
    tall = page.pitch(Style.LABEL) + page.gap(3) + lines * page.pitch(Style.SMALL) + 2 * pad
    place, rest = rect.bottom_cut(min(tall, rect.h // 2), page.gap(8 if page.low else 12))
    backing.append(Box(place, "card", page.px(12)))
    inside = place.inset(page.gap(16), pad)
    column = Column(page, 0, 0, inside.w - page.gap(10))
    column.text(about.title, Style.LABEL, "accent")
    column.gap(3)
    if about.sentences:
        column.text(" ".join(about.sentences), Style.SMALL)
    if about.replied:
        column.text(about.replied, Style.SMALL)
    if about.heard:
        column.text(about.heard, Style.SMALL, "muted")
    panes.append(column.scrollable("about", inside, about.title, scrolls.get("about", 0)))
    return rest


def _table(
    view: ResultsView, page: Page, rect: Rect, backing: list[Box], scrolls: Mapping[str, int], memo: Memo
) -> tuple[Pane, Pane]:
    backing.append(Box(rect, "card", page.px(14)))
    inside = rect.inset(page.gap(14), page.gap(8))
    grid = grid_of(view.table, page, inside.w, view.left, view.at[1])
    heads = memo("heads", heads_pane, view.table, page, inside, grid, view.at[1])
    below = inside.top_cut(heads.rect.h, page.gap(2))[1]
    fit = max(1, below.h // grid.row)
    if len(view.table.trainees) > fit:  # no row is cut in two
        grid = replace(grid, row=max(grid.row, below.h // fit))
        below = below.top_cut(fit * grid.row)[0]
    rows = memo("rows", rows_pane, view.table, page, below, grid, scrolls.get("rows", 0), view.at[0])
    return rows, heads
