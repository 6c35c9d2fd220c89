"""Small things that recur: pills, keycaps, buttons."""

from dataclasses import dataclass

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Ink, Item, Label
from simulator.desktop.layout.page import Page


@dataclass(frozen=True, slots=True)
class Pill:
    """Words on a rounded ground, with an icon before them if it has a name."""

    text: str
    ink: Ink = "text"
    fill: Ink = "raised"
    icon: str = ""


def pill_width(page: Page, pill: Pill) -> int:
    sign = page.px(16) if pill.icon else 0
    words = page.width(pill.text, Style.LABEL) if pill.text else -page.px(4)
    return words + 2 * page.gap(10) + sign


def pill_height(page: Page) -> int:
    return page.pitch(Style.LABEL) + page.gap(6)


def pill_items(page: Page, rect: Rect, pill: Pill) -> list[Item]:
    """The pill, filling `rect`."""
    items: list[Item] = [Box(rect, pill.fill, radius=rect.h // 2)]
    words = rect.inset(page.gap(10), 0)
    if pill.icon:
        sign, words = words.left_cut(page.px(12), page.px(4))
        items.append(Icon(Rect(sign.x, rect.y + (rect.h - sign.w) // 2, sign.w, sign.w), pill.icon, pill.ink))
    if pill.text:
        items.append(Label(words, pill.text, Style.LABEL, pill.ink, "centre"))
    return items


def keycap_height(page: Page) -> int:
    return page.pitch(Style.KEY) + page.gap(7)


def keycap_width(page: Page, key: str) -> int:
    return max(page.width(key, Style.KEY) + page.gap(11), keycap_height(page))


def keycap_items(page: Page, rect: Rect, key: str, ink: Ink = "text", fill: Ink = "keycap") -> list[Item]:
    """The picture of a key."""
    return [Box(rect, fill, radius=page.px(6)), Label(rect, key, Style.KEY, ink, "centre")]


def middle(rect: Rect, w: int, h: int) -> Rect:
    """A rectangle of that size in the middle of another."""
    return Rect(rect.x + (rect.w - w) // 2, rect.y + (rect.h - h) // 2, w, h)
