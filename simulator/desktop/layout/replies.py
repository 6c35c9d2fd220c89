"""What one can answer: numbered replies, and the line above them that says who is waiting for what."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Bar, Box, Icon, Ink, Intent, Item, Label, Pane, Target, Text, Wave
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import keycap_height, keycap_items, keycap_width
from simulator.desktop.layout.status import voice_keys
from simulator.desktop.view.call import CallView, Closing, Offer

KIND_ICONS = {
    "hold": "hold",
    "note": "note",
    "goodwill": "gift",
    "transfer": "transfer",
    "conference": "people",
    "callback": "clock",
    "look-up": "book",
}
KIND_WORDS = {
    "hold": "Hold",
    "note": "Note in the case",
    "goodwill": "Goodwill",
    "transfer": "Transfer",
    "conference": "Bring in a colleague",
    "callback": "Call back",
    "look-up": "Look up",
}


def replies_column(offers: tuple[Offer, ...], page: Page, width: int, most: int) -> Column:
    """The offers as a column of cards; taller than `most`, they leave room for a scroll bar."""
    column = _stack(offers, page, width)
    return column if column.y <= most else _stack(offers, page, width - page.gap(10))


def _stack(offers: tuple[Offer, ...], page: Page, width: int) -> Column:
    column = Column(page, 0, 0, width)
    for place, offer in enumerate(offers):
        if place:
            column.gap(7)
        offer_card(column, offer)
    return column


def offer_card(column: Column, offer: Offer, worded: bool = False) -> None:
    """One offer: its key, its words, and why it is locked when it is.

    `worded` says what kind of act it is too. Replies don't: a trainee would choose by the sign.
    """
    page = column.page
    pad = page.gap(8 if page.low else 11)
    key = str(offer.number) if offer.number <= 9 else "·"
    lead = keycap_width(page, key) + page.gap(12)
    sign = page.px(18) + page.gap(10) if _sign(offer, worded) else 0
    wide = column.width - 2 * pad - lead - sign
    tall = page.height(offer.text, Style.BODY, wide)
    note = _note(offer, worded)
    below = page.height(note, Style.SMALL, wide) if note else 0
    rect = column.place(max(tall + below, keycap_height(page)) + 2 * pad)
    ink: Ink = "text" if offer.available else "faint"
    column.add(Box(rect, "raised" if offer.available else "disabled", page.px(10)))
    cap = Rect(rect.x + pad, rect.y + pad, keycap_width(page, key), keycap_height(page))
    column.add(*keycap_items(page, cap, key, ink))
    top = rect.y + (rect.h - tall - below) // 2
    column.add(Text(Rect(rect.x + pad + lead, top, wide, tall), offer.text, Style.BODY, ink))
    if note:
        column.add(Text(Rect(rect.x + pad + lead, top + tall, wide, below), note, Style.SMALL, "muted"))
    if sign:
        signed: Ink = "accent" if offer.available else ink
        column.add(_sign_icon(page, rect, pad, _sign(offer, worded), signed))
    label = offer.text if offer.available else f"{offer.text}. Locked: {offer.reason}"
    prefix = "desk:" if worded else ""
    column.target(rect, Intent("choose", offer.id), label, offer.available, prefix=prefix)


def _sign(offer: Offer, worded: bool) -> str:
    if not offer.available:
        return "lock"
    return KIND_ICONS.get(offer.kind, "") if worded else ""


def _sign_icon(page: Page, rect: Rect, pad: int, sign: str, ink: Ink) -> Icon:
    side = page.px(18)
    place = Rect(rect.right - pad - side, rect.y + (rect.h - side) // 2, side, side)
    return Icon(place, sign, ink)


def _note(offer: Offer, worded: bool) -> str:
    kind = KIND_WORDS.get(offer.kind, "") if worded else ""
    locked = f"Locked: {offer.reason}" if not offer.available and offer.reason else ""
    return " · ".join(part for part in (kind, locked) if part)


def replies_pane(column: Column, rect: Rect, scroll: int) -> Pane:
    return column.pane("replies", rect, scroll)


def reply_head(view: CallView, page: Page, rect: Rect) -> Pane:
    """`Your reply`, with the bar of a silence that is running out, and in low windows the voice's keys."""
    items: list[Item] = []
    targets: list[Target] = []
    left = min(rect.w, page.width("Your reply", Style.HEADING) + 2)
    items.append(Label(Rect(0, 0, left, rect.h), "Your reply", Style.HEADING))
    room = Rect(left + page.gap(14), 0, rect.w - left - page.gap(14), rect.h)
    if page.low:
        room = voice_keys(view, page, room, items, targets)
        if view.speech and room.w > page.px(110):
            wave, room = room.right_cut(min(page.px(120), room.w), page.gap(10))
            items.append(Wave(wave.inset(0, page.gap(2))))
    _waiting(view, page, room, items)
    return Pane("reply-head", rect, tuple(items), tuple(targets), rect.h, axis="across")


def _waiting(view: CallView, page: Page, room: Rect, items: list[Item]) -> None:
    words = _head_words(view)
    wide = page.width(words, Style.SMALL) + 2
    if words and wide <= room.w:
        place, room = room.right_cut(wide, page.gap(14))
        items.append(Label(place, words, Style.SMALL, "muted", "right"))
    if view.silence and room.w > page.px(50):
        share = max(0.0, min(1.0, view.silence.left / view.silence.limit))
        bar = Rect(room.x, (room.h - page.px(6)) // 2, room.w, page.px(6))
        items.append(Bar(bar, share, "bad" if share < 0.25 else "accent"))


def _head_words(view: CallView) -> str:
    pronoun = view.person.pronoun.capitalize()
    verb = "are" if pronoun == "They" else "is"
    if view.silence:
        return f"{pronoun} {verb} waiting — {max(0, round(view.silence.left))} s"
    if view.speech:
        return "Answer at any time"
    return f"{pronoun} {verb} waiting" if view.offers else ""


def closing_pane(closing: Closing, page: Page, rect: Rect, scroll: int) -> Pane:
    """In place of replies when the call is over: how it ended, and the way onward."""
    column = Column(page, 0, 0, rect.w)
    pad = page.gap(16)
    inner = column.inner(pad)
    inner.y = pad
    inner.text(closing.title, Style.HEADING)
    inner.gap(2)
    inner.text(closing.outcome, Style.SMALL, "muted")
    inner.gap(12)
    inner.button(closing.onward, Intent("onward"), key="Enter", fill="accent", ink="on_accent")
    card = Rect(0, 0, rect.w, inner.y + pad)
    items: tuple[Item, ...] = (Box(card, "card", page.px(14)), *column.items)
    targets: tuple[Target, ...] = tuple(column.targets)
    return Pane("replies", rect, items, targets, card.h, max(0, min(scroll, card.h - rect.h)))
