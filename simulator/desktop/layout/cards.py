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
    Text,
)
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import Pill, pill_height, pill_items, pill_width
from simulator.desktop.view.library import Card


def cards_pane(cards: tuple[Card, ...], page: Page, rect: Rect, scroll: int, loading: bool) -> Pane:
    """The cards row by row, those of a row equally tall."""
    gap = page.gap(15)
    inner = rect.w - page.gap(8)
    across = max(1, min((inner + gap) // (page.px(276) + gap), max(3, len(cards)), 5))
    wide = (inner - gap * (across - 1)) // across
    items: list[Item] = []
    targets: list[Target] = []
    edge = page.gap(3)
    y = edge
    for start in range(0, len(cards), across):
        row = cards[start : start + across]
        tall = max(_card_height(card, page, wide) for card in row)
        for place, card in enumerate(row):
            spot = Rect(edge + place * (wide + gap), y, wide - edge, tall)
            items.extend(_card(card, page, spot))
            targets.append(
                Target(
                    f"play:{card.id}", spot, Intent("play", card.id), card.title, not card.broken, page.px(14)
                )
            )
        y += tall + gap
    if not cards:
        words = "" if loading else "No call matches. Esc clears the search."
        items.append(Text(Rect(edge, y, inner - edge, page.pitch(Style.BODY)), words, ink="muted"))
        y += page.pitch(Style.BODY) + gap
    height = y - gap + edge
    return Pane(
        "cards", rect, tuple(items), tuple(targets), height, max(0, min(scroll, height - rect.h)), "grid"
    )


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


def _card(card: Card, page: Page, rect: Rect) -> list[Item]:
    pad, inside, cover = _card_parts(page, rect.w + page.gap(3))
    column = Column(page, rect.x + pad, rect.y + pad, inside)
    column.add(Box(rect, "card", page.px(14)))
    topic = card.topics[0] if card.topics else ""
    picture = column.place(cover)
    column.add(Cover(picture, card.look, topic, sum(map(ord, card.id))))
    column.add(*_language(card, page, picture))
    column.gap(11)
    column.text(card.title, Style.HEADING)
    column.gap(4)
    column.text(summary_words(card), Style.BODY, "bad" if card.broken else "muted")
    foot = Rect(column.x, rect.bottom - pad - _foot_height(page), inside, _foot_height(page))
    column.add(*_foot(card, page, foot))
    return column.items


def _language(card: Card, page: Page, picture: Rect) -> list[Item]:
    """The name of the card's language, in a corner of its picture."""
    if not card.language:
        return []
    pill = Pill(card.language, "text", "card")
    air = page.gap(8)
    wide = min(pill_width(page, pill), picture.w - 2 * air)
    return pill_items(page, Rect(picture.x + air, picture.y + air, wide, pill_height(page)), pill)


def _foot(card: Card, page: Page, rect: Rect) -> list[Item]:
    items: list[Item] = []
    side = page.px(8)
    dots = Rect(rect.x, rect.y + (rect.h - side) // 2, round(side * 1.35 * 4), side)
    items.append(Dots(dots, card.level))
    right = rect.right
    if card.waiting:
        pill = Pill(card.waiting, "accent", "accent_ground", "phone")
        wide = min(pill_width(page, pill), rect.right - dots.right)
        top = rect.y + (rect.h - pill_height(page)) // 2
        items.extend(pill_items(page, Rect(right - wide, top, wide, pill_height(page)), pill))
        right -= wide + page.gap(8)
    if card.best is not None:
        right = _best(card, page, rect, right, items)
    words = f"{card.calls} calls · {card.minutes} min" if card.calls > 1 else f"{card.minutes} min"
    room = Rect(dots.right + page.gap(8), rect.y, right - dots.right - page.gap(12), rect.h)
    short = words if page.width(words, Style.SMALL) <= room.w else f"{card.minutes} min"
    if page.width(short, Style.SMALL) <= room.w:
        items.append(Label(room, short, Style.SMALL, "muted"))
    return items


def _best(card: Card, page: Page, rect: Rect, right: int, items: list[Item]) -> int:
    ink: Ink = "good" if card.passed else "accent"
    figure = str(card.best)
    wide = page.width(figure, Style.HEADING) + 2
    items.append(Label(Rect(right - wide, rect.y, wide, rect.h), figure, Style.HEADING, ink, "right"))
    side = page.px(14)
    sign = Rect(right - wide - side - page.gap(5), rect.y + (rect.h - side) // 2, side, side)
    items.append(Icon(sign, "check" if card.passed else "replay", ink))
    return sign.x - page.gap(6)
