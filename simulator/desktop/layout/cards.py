"""The cards of the library, in a grid."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import (
    Box,
    Cover,
    Dots,
    Icon,
    Ink,
    Intent,
    Item,
    Label,
    Pane,
    Target,
)
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import Pill, pill_height, pill_items, pill_width
from simulator.desktop.view.library import Card, Level, levels


def cards_pane(
    cards: tuple[Card, ...], page: Page, rect: Rect, scroll: int, loading: bool, following: str = ""
) -> Pane:
    """The cards by level and in rows, those of a row equally tall; `following` is the one to play next."""
    gap = page.gap(15)
    column = Column(page, page.gap(3), page.gap(3), rect.w - page.gap(8))
    across = max(1, min((column.width + gap) // (page.px(276) + gap), max(3, len(cards)), 5))
    targets: list[Target] = []
    for level in levels(cards):
        _level_heading(level, column)
        for start in range(0, len(level.cards), across):
            targets += _row(level.cards[start : start + across], column, across, gap, following)
    if not cards:
        column.text("" if loading else "No call matches. Esc clears the search.", ink="muted")
    height = column.y + page.gap(3)
    return Pane(
        "cards",
        rect,
        tuple(column.items),
        tuple(targets),
        height,
        max(0, min(scroll, height - rect.h)),
        "grid",
    )


def _level_heading(level: Level, column: Column) -> None:
    """What the cards below have in common, and how many of them are passed."""
    page = column.page
    line = column.place(max(page.pitch(Style.LABEL), page.pitch(Style.SMALL)))
    name, rest = line.left_cut(page.width(level.name, Style.LABEL) + page.gap(10))
    passed = f"{level.passed} of {len(level.cards)} passed"
    column.add(Label(name, level.name, Style.LABEL, "accent"), Label(rest, passed, Style.SMALL, "muted"))
    column.gap(8)


def _row(cards: tuple[Card, ...], column: Column, across: int, gap: int, following: str) -> list[Target]:
    page = column.page
    wide = (column.width - gap * (across - 1)) // across
    tall = max(_card_height(card, page, wide) for card in cards)
    place = column.place(tall)
    column.y += gap
    targets = []
    for number, card in enumerate(cards):
        spot = Rect(place.x + number * (wide + gap), place.y, wide - page.gap(3), tall)
        column.add(*_card(card, page, spot, card.id == following))
        told = f"{card.title}, next for you" if card.id == following else card.title
        targets.append(
            Target(f"play:{card.id}", spot, Intent("play", card.id), told, not card.broken, page.px(14))
        )
    return targets


def _card_parts(page: Page, wide: int) -> tuple[int, int, int]:
    return (
        page.gap(16),
        wide - page.gap(3) - 2 * page.gap(16),
        min(page.px(64 if page.low else 150), int(wide * 0.34)),
    )


def _card_height(card: Card, page: Page, wide: int) -> int:
    pad, inside, cover = _card_parts(page, wide)
    words = page.height(card.title, Style.HEADING, inside) + page.height(
        summary_words(card), Style.BODY, inside
    )
    return 2 * pad + cover + page.gap(11) + words + page.gap(4 + 12) + _foot_height(page)


def _foot_height(page: Page) -> int:
    return max(pill_height(page), page.pitch(Style.HEADING))


def summary_words(card: Card) -> str:
    return card.broken or card.summary or "—"


def _card(card: Card, page: Page, rect: Rect, following: bool) -> list[Item]:
    pad, inside, cover = _card_parts(page, rect.w + page.gap(3))
    column = Column(page, rect.x + pad, rect.y + pad, inside)
    column.add(Box(rect, "card", page.px(14)))
    topic = card.topics[0] if card.topics else ""
    picture = column.place(cover)
    column.add(Cover(picture, card.look, topic, sum(map(ord, card.id))))
    column.add(*_mark(card, page, picture))
    column.gap(11)
    column.text(card.title, Style.HEADING)
    column.gap(4)
    column.text(summary_words(card), Style.BODY, "bad" if card.broken else "muted")
    foot = Rect(column.x, rect.bottom - pad - _foot_height(page), inside, _foot_height(page))
    column.add(*_foot(card, page, foot, card.waiting or ("Next for you" if following else "")))
    return column.items


def _mark(card: Card, page: Page, picture: Rect) -> list[Item]:
    """That it is a shift, or the name of the card's language, in a corner of its picture."""
    if not (card.shift or card.language):
        return []
    pill = Pill("A shift", "text", "card", "people") if card.shift else Pill(card.language, "text", "card")
    air = page.gap(8)
    wide = min(pill_width(page, pill), picture.w - 2 * air)
    return pill_items(page, Rect(picture.x + air, picture.y + air, wide, pill_height(page)), pill)


def _foot(card: Card, page: Page, rect: Rect, invitation: str) -> list[Item]:
    items: list[Item] = []
    side = page.px(8)
    dots = Rect(rect.x, rect.y + (rect.h - side) // 2, round(side * 1.35 * 4), side)
    items.append(Dots(dots, card.level))
    right = rect.right
    if invitation:
        pill = Pill(invitation, "accent", "accent_ground", "phone")
        wide = min(pill_width(page, pill), rect.right - dots.right)
        top = rect.y + (rect.h - pill_height(page)) // 2
        items.extend(pill_items(page, Rect(right - wide, top, wide, pill_height(page)), pill))
        right -= wide + page.gap(8)
    if card.best is not None:
        right = _best(card, page, rect, right, items)
    words = _length(card)
    room = Rect(dots.right + page.gap(8), rect.y, right - dots.right - page.gap(12), rect.h)
    short = words if page.width(words, Style.SMALL) <= room.w else f"{card.minutes} min"
    if page.width(short, Style.SMALL) <= room.w:
        items.append(Label(room, short, Style.SMALL, "muted"))
    return items


def _length(card: Card) -> str:
    minutes = f"{card.minutes} min"
    if card.quota:
        return f"{minutes} · quota {card.quota}"
    return f"{card.calls} calls · {minutes}" if card.calls > 1 else minutes


def _best(card: Card, page: Page, rect: Rect, right: int, items: list[Item]) -> int:
    ink: Ink = "good" if card.passed else "accent"
    figure = str(card.best)
    wide = page.width(figure, Style.HEADING) + 2
    items.append(Label(Rect(right - wide, rect.y, wide, rect.h), figure, Style.HEADING, ink, "right"))
    side = page.px(14)
    sign = Rect(right - wide - side - page.gap(5), rect.y + (rect.h - side) // 2, side, side)
    items.append(Icon(sign, "check" if card.passed else "replay", ink))
    return sign.x - page.gap(6)
