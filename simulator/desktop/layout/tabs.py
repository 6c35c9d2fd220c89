"""A row of tabs: words when they fit, otherwise signs, with words for the open one."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Ink, Intent, Item, Label, Pane, Target
from simulator.desktop.layout.page import Page


@dataclass(frozen=True, slots=True)
class TabName:
    """A tab's id, its word, its sign, and whether something in it wants to be seen."""

    id: str
    word: str
    icon: str
    fresh: bool = False


def tabs_height(page: Page) -> int:
    return page.pitch(Style.SMALL) + page.gap(11 if page.low else 18)


def tabs_pane(name: str, tabs: Sequence[TabName], chosen: str, page: Page, rect: Rect) -> Pane:
    """The tabs from the left; the chosen one is underlined and brighter."""
    words = _words_fit(tabs, page, rect.w)
    pad = page.gap(10)
    if words:
        total = sum(page.width(tab.word, Style.SMALL) for tab in tabs)
        pad = max(page.gap(5), min(page.gap(14), (rect.w - total) // (2 * len(tabs))))
    items: list[Item] = [Box(Rect(0, rect.h - 1, rect.w, 1), "line", 0)]
    targets: list[Target] = []
    x = 0
    for tab in tabs:
        worded = words or tab.id == chosen
        wide = _tab_width(tab, page, worded, pad, not words)
        place = Rect(x, 0, min(wide, rect.w - x), rect.h)
        items.extend(_tab_items(tab, tab.id == chosen, worded, not words, page, place, pad))
        targets.append(Target(f"tab:{tab.id}", place, Intent("tab", tab.id), tab.word, radius=page.px(8)))
        x += wide
    return Pane(name, rect, tuple(items), tuple(targets), rect.h, axis="across")


def _words_fit(tabs: Sequence[TabName], page: Page, width: int) -> bool:
    return sum(page.width(tab.word, Style.SMALL) + 2 * page.gap(5) for tab in tabs) <= width


def _tab_width(tab: TabName, page: Page, worded: bool, pad: int, signed: bool) -> int:
    words = page.width(tab.word, Style.SMALL) if worded else 0
    sign = page.px(17) + (page.gap(6) if worded else 0) if signed else 0
    return words + sign + 2 * pad


def _tab_items(
    tab: TabName, chosen: bool, worded: bool, signed: bool, page: Page, rect: Rect, pad: int
) -> list[Item]:
    ink: Ink = "text" if chosen else "muted"
    items: list[Item] = []
    inside = rect.inset(pad, 0)
    if signed:
        side = page.px(17)
        items.append(Icon(Rect(inside.x, rect.y + (rect.h - side) // 2, side, side), tab.icon, ink))
        _, inside = inside.left_cut(side, page.gap(6))
    if worded:
        items.append(Label(inside, tab.word, Style.SMALL, ink, "centre"))
    if tab.fresh and not chosen:
        dot = max(3, min(page.px(6), pad - 1))
        items.append(Icon(Rect(rect.right - dot - 1, rect.y + page.gap(5), dot, dot), "dot", "accent"))
    if chosen:
        items.append(
            Box(
                Rect(rect.x + page.gap(2), rect.bottom - page.px(2), rect.w - page.gap(4), page.px(2)),
                "accent",
                0,
            )
        )
    return items
