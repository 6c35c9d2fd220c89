"""What there is to say of one reply, and what can be done from there."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.dimensions import DIMENSION_INKS
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Ink, Intent, Pane
from simulator.desktop.layout.page import Page
from simulator.desktop.view.review import ChangeView, PanelView, ReviewView


def panel_into(column: Column, panel: PanelView, trouble: str = "") -> None:
    """Cost, title, the reply and why; the best reply there and its marks; what followed from it."""
    if trouble:
        column.text(trouble, Style.BODY, "bad")
        column.gap(8)
    if panel.cost:
        column.text(panel.cost, Style.SMALL, "muted")
        column.gap(2)
    column.text(panel.title, Style.HEADING)
    for words in panel.critical:
        column.gap(5)
        _signed(column, words, "warning", "bad")
    if panel.said:
        column.gap(6)
        column.text(panel.said, Style.SMALL, "muted")
    if panel.why:
        column.gap(8)
        column.text(panel.why)
    if panel.better:
        column.gap(12)
        _better(column, panel)
    for words in panel.notes:
        column.gap(8)
        column.text(words, Style.SMALL, "muted")
    if panel.recovery_title:
        column.gap(10)
        column.text(panel.recovery_title, Style.LABEL, "accent")
    for words in panel.recovery:
        column.gap(3)
        _signed(column, words, "arrow-right", "muted", Style.SMALL)


def _better(column: Column, panel: PanelView) -> None:
    page = column.page
    place, start = len(column.items), column.y
    inner = column.inner(page.gap(14))
    inner.gap(11)
    inner.text("BEST REPLY HERE", Style.LABEL, "good")
    inner.gap(2)
    inner.text(panel.better)
    for change in panel.changes:
        inner.gap(5)
        _change(inner, change)
    inner.gap(11)
    column.y = inner.y
    box = Rect(column.x, start, column.width, column.y - start)
    column.items.insert(place, Box(box, "raised", page.px(10)))


def _change(column: Column, change: ChangeView) -> None:
    ink = DIMENSION_INKS.get(change.dimension, "accent")
    icon = "arrow-up" if change.gain else "arrow-down"
    _signed(column, f"{change.dimension.capitalize()} · {change.words}", icon, ink, Style.SMALL)


def _signed(column: Column, words: str, icon: str, ink: Ink, style: Style = Style.BODY) -> None:
    """Words behind a sign."""
    page = column.page
    side = page.px(13)
    column.add(Icon(Rect(column.x, column.y + (page.pitch(style) - side) // 2, side, side), icon, ink))
    inner = Column(page, column.x + page.px(20), column.y, column.width - page.px(20))
    inner.items = column.items
    inner.text(words, style, "bad" if ink == "bad" else "text" if style is Style.BODY else "muted")
    column.y = inner.y


def buttons_column(view: ReviewView, page: Page, width: int) -> Column:
    """Try again from here; below it, or beside it where that saves height, listen and go back."""
    whole = Column(page, 0, 0, width)
    gap = page.gap(8)
    keys = width >= page.px(280)
    across = width >= page.px(470)
    first = (width - 2 * gap) * 11 // 25 if across else width
    main = Column(page, 0, 0, first)
    can_retry = view.own and view.ready and bool(view.steps)
    main.button(
        "Try again from here", Intent("retry"), key="T" if keys else "", icon="replay",
        fill="accent" if can_retry else "raised", ink="on_accent" if can_retry else "text", enabled=can_retry,
    )  # fmt: skip
    _take(whole, main)
    x, y = (first + gap, 0) if across else (0, main.y + gap)
    each = (width - x - gap) // 2
    listen = Column(page, x, y, each)
    listen.button("Listen", Intent("listen"), key="L" if keys else "", icon="play")
    back = Column(page, x + each + gap, y, each)
    back.button(view.back, Intent("back"), key="Esc" if keys else "", icon="arrow-left")
    _take(whole, listen)
    _take(whole, back)
    return whole


def _take(whole: Column, part: Column) -> None:
    whole.items += part.items
    whole.targets += part.targets
    whole.y = max(whole.y, part.y)


def buttons_pane(view: ReviewView, page: Page, rect: Rect) -> Pane:
    """The buttons at the foot of a rectangle."""
    column = buttons_column(view, page, rect.w)
    foot, _ = rect.bottom_cut(column.y)
    return Pane("buttons", foot, tuple(column.items), tuple(column.targets), column.y)
