"""The transcript: bubbles from the top down, of which only the visible ones become items."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Caption, Icon, Ink, Intent, Item, Label, Pane, Target, Text
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import Pill, pill_height, pill_items, pill_width
from simulator.desktop.view.call import Heard, Speech

BOTTOM = 1_000_000_000
"""A scroll that means: as far down as there is."""


@dataclass(frozen=True, slots=True)
class Tops:
    """Where each entry begins, and where the last one ends, in pixels from the top."""

    heard: tuple[Heard, ...]
    page: Page
    width: int
    tops: tuple[int, ...]
    end: int


def transcript_tops(heard: tuple[Heard, ...], page: Page, width: int, before: Tops | None = None) -> Tops:
    """Stacks the entries in a transcript `width` pixels wide, going on from `before` where it still holds."""
    if before and before.heard is heard and before.page == page and before.width == width:
        return before
    y, known = page.gap(14), 0
    tops: list[int] = []
    if before and _goes_on(heard, page, width, before):
        y, known, tops = before.end, len(before.heard), list(before.tops)
    for place in range(known, len(heard)):
        tops.append(y)
        y += _entry_height(heard[place], heard[place - 1] if place else None, page, width)
        y += page.gap(_air(heard[place]))
    return Tops(heard, page, width, tuple(tops), y)


def _goes_on(heard: tuple[Heard, ...], page: Page, width: int, before: Tops) -> bool:
    same = before.page == page and before.width == width
    return same and heard[: len(before.heard)] == before.heard


def transcript_pane(tops: Tops, speech: Speech | None, page: Page, rect: Rect, scroll: int) -> Pane:
    """The entries in sight. A short transcript stands at the bottom of the pane, as talk does."""
    lift = max(0, rect.h - tops.end)
    scroll = max(0, min(scroll, tops.end - rect.h))
    first = max(0, bisect_right(tops.tops, scroll - lift) - 1)
    last = bisect_left(tops.tops, scroll + rect.h - lift)
    items: list[Item] = []
    for place in range(first, last):
        word = (speech.start, speech.end) if speech and speech.entry == place and speech.start >= 0 else None
        before = tops.heard[place - 1] if place else None
        items.extend(_entry_items(tops.heard[place], before, page, rect.w, tops.tops[place] + lift, word))
    targets: tuple[Target, ...] = ()
    if tops.end > rect.h:
        whole = Rect(0, scroll, rect.w, rect.h)
        targets = (Target("scroll:transcript", whole, Intent("scroll", "transcript"), "Transcript"),)
    return Pane("transcript", rect, tuple(items), targets, max(tops.end, rect.h), scroll)


def _air(entry: Heard) -> int:
    return 8 if entry.side in ("aside", "break") else 11


def _pad(page: Page) -> tuple[int, int]:
    return page.gap(15), page.gap(10)


def _widest(page: Page, width: int) -> int:
    narrow = width < page.px(430)
    return width - 2 * page.gap(14) if narrow else int((width - 2 * page.gap(20)) * 0.8)


def _headed(entry: Heard, before: Heard | None) -> str:
    if entry.side == "agent":
        return ""
    fresh = before is None or before.side != entry.side or before.name != entry.name
    name = entry.name if entry.side == "person" and fresh else ""
    return " · ".join(part for part in (name, entry.delivery) if part)


def _entry_height(entry: Heard, before: Heard | None, page: Page, width: int) -> int:
    if entry.side == "break":
        return pill_height(page) + page.gap(10)
    if entry.side == "aside":
        return page.height(entry.text, Style.SMALL, _aside_width(entry, page, width)) + page.gap(4)
    inside = _widest(page, width) - 2 * _pad(page)[0]
    head = page.pitch(Style.LABEL) if _headed(entry, before) else 0
    return head + page.height(entry.text, Style.BODY, inside) + 2 * _pad(page)[1]


def _entry_items(
    entry: Heard, before: Heard | None, page: Page, width: int, y: int, word: tuple[int, int] | None
) -> list[Item]:
    if entry.side == "break":
        pill = Pill(page.fit(entry.text, Style.LABEL, width - page.gap(80)), "accent", "accent_ground")
        wide = pill_width(page, pill)
        return pill_items(page, Rect((width - wide) // 2, y + page.gap(5), wide, pill_height(page)), pill)
    if entry.side == "aside":
        return _aside_items(entry, page, width, y)
    return _bubble_items(entry, _headed(entry, before), page, width, y, word)


def _aside_width(entry: Heard, page: Page, width: int) -> int:
    return int(width * 0.8) - (page.px(24) if entry.sign else 0)


def _aside_items(entry: Heard, page: Page, width: int, y: int) -> list[Item]:
    most = _aside_width(entry, page, width)
    wide = min(most, page.width(entry.text, Style.SMALL))
    tall = page.height(entry.text, Style.SMALL, most)
    sign = page.px(24) if entry.sign else 0
    left = (width - wide - sign) // 2
    items: list[Item] = [
        Text(
            Rect(left + sign, y + page.gap(2), wide if wide < most else most, tall),
            entry.text,
            Style.SMALL,
            "muted",
            "left" if sign else "centre",
        )
    ]
    if sign:
        side = page.px(16)
        items.append(
            Icon(
                Rect(left, y + page.gap(2) + (page.pitch(Style.SMALL) - side) // 2, side, side),
                entry.sign,
                "muted",
            )
        )
    return items


def _bubble_items(
    entry: Heard, head: str, page: Page, width: int, y: int, word: tuple[int, int] | None
) -> list[Item]:
    dx, dy = _pad(page)
    inside = _widest(page, width) - 2 * dx
    needed = max(page.width(entry.text, Style.BODY) + 2, page.width(head, Style.LABEL) if head else 0)
    tall = page.height(entry.text, Style.BODY, inside)
    inside = min(inside, needed)
    top = page.pitch(Style.LABEL) if head else 0
    mine = entry.side == "agent"
    edge = page.gap(20) if width >= page.px(430) else page.gap(14)
    x = width - edge - inside - 2 * dx if mine else edge
    fill: Ink = "agent_bubble" if mine else "caller_bubble" if entry.side == "caller" else "escalation_ground"
    box = Rect(x, y, inside + 2 * dx, top + tall + 2 * dy)
    items: list[Item] = [Box(box, fill, page.px(13), corners="agent" if mine else "caller")]
    if head:
        items.append(Label(Rect(x + dx, y + dy, inside, top), head, Style.LABEL, "muted"))
    words = Rect(x + dx, y + dy + top, inside, tall)
    items.append(
        Caption(words, entry.text, Style.BODY, word) if word else Text(words, entry.text, Style.BODY)
    )
    return items
