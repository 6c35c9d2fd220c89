"""The library: a heading with search and switches, topics, cards in a grid, and more on the chosen one."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.cards import cards_pane, summary_words
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import (
    Box,
    Icon,
    Ink,
    Intent,
    Item,
    Label,
    Pane,
    Scene,
    Target,
)
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
from simulator.desktop.view.library import Card, LibraryView

HEADING = "Pick up the phone"


def library_scene(view: LibraryView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """Everything in the library."""
    whole = Rect(0, 0, *page.size).inset(page.gap(32), 0)
    rest = Rect(
        whole.x, page.gap(14 if page.low else 26), whole.w, whole.h - page.gap(14 if page.low else 26)
    )
    controls = _controls(view, page, rest)
    rest = Rect(
        rest.x, controls.rect.bottom + page.gap(12), rest.w, rest.bottom - controls.rect.bottom - page.gap(12)
    )
    topics, rest = rest.top_cut(_topics_height(view, page, rest.w), page.gap(14))
    panes = [_topics(view, page, topics)]
    backing: list[Box] = []
    about = _about(view, page, rest)
    if about:
        rest = Rect(rest.x, rest.y, rest.w, about.rect.y - page.gap(14) - rest.y)
        backing.append(Box(about.rect, "card", page.px(14)))
    else:
        rest = Rect(rest.x, rest.y, rest.w, rest.h - page.gap(8))
    scroll = scrolls.get("cards", 0)
    cards = memo("cards", cards_pane, view.cards, page, rest, scroll, view.loading, view.next)
    order = [cards, controls, *panes, *([about] if about else [])]
    start = next((t.id for t in cards.targets if t.intent.about == view.chosen), "")
    return Scene(
        page.size, tuple(order), tuple(backing), start or (cards.targets[0].id if cards.targets else "")
    )


def _controls(view: LibraryView, page: Page, rect: Rect) -> Pane:
    """Title at the left, buttons at the right; below the title when they do not fit beside it."""
    buttons, air = _buttons(view), page.gap(10)
    wide = sum(button.width(page) + air for button in buttons) - air
    row = page.pitch(Style.BODY) + page.gap(18)
    beside = page.width(HEADING, Style.TITLE) + wide + page.gap(24) <= rect.w
    column = _heading(view, page, rect.w - wide - page.gap(20) if beside else rect.w, beside)
    if not beside:
        column.gap(8)
    top = max(0, (column.y - row) // 2) if beside else column.y
    _button_row(column, buttons, Rect(rect.w - wide if beside else 0, top, wide if beside else rect.w, row))
    column.y, column.width = max(column.y, *(target.rect.bottom for target in column.targets)), rect.w
    if view.trouble:
        column.gap(8)
        column.text(view.trouble, Style.SMALL, "bad")
    place = Rect(rect.x, rect.y, rect.w, column.y)
    return Pane("controls", place, tuple(column.items), tuple(column.targets), column.y, axis="across")


def _heading(view: LibraryView, page: Page, width: int, beside: bool) -> Column:
    """The title with the count under it, or beside it where height is scarcer than width."""
    count = "Looking for calls…" if view.loading else f"{_how_many(view)} · {view.done} done"
    column = Column(page, 0, 0, width)
    after = page.width(HEADING, Style.TITLE) + page.gap(16)
    if beside or after + page.width(count, Style.SMALL) > width:
        column.line(HEADING, Style.TITLE)
        column.gap(4)
        column.line(count, Style.SMALL, "muted")
        return column
    title, rest = column.place(page.pitch(Style.TITLE)).left_cut(after)
    column.add(Label(title, HEADING, Style.TITLE), Label(rest, count, Style.SMALL, "muted"))
    return column


@dataclass(frozen=True, slots=True)
class _Button:
    """An icon, words if it has any, and the key that does the same."""

    words: str
    icon: str
    intent: Intent
    lit: bool = False
    key: str = ""

    def width(self, page: Page, least: int = 150) -> int:
        """`least` are the units that a search takes."""
        if not self.words:
            return page.pitch(Style.BODY) + page.gap(18)
        least = page.px(least) if self.icon == "search" else 0
        text = min(page.width(self.words, Style.BODY), page.px(190))
        cap = keycap_width(page, self.key) + page.gap(8) if self.key else 0
        return max(least, text + page.px(16) + page.gap(8) + 2 * page.gap(14) + cap)

    def items(self, page: Page, rect: Rect) -> list[Item]:
        side, lit = page.px(16), self.lit
        items: list[Item] = [Box(rect, "selected" if lit else "card", page.px(10), "accent" if lit else None)]
        pad = page.gap(14) if self.words else (rect.w - side) // 2
        items.append(Icon(Rect(rect.x + pad, rect.y + (rect.h - side) // 2, side, side), self.icon, "muted"))
        room = rect.inset(pad, 0).left_cut(side, page.gap(8))[1]
        if self.key:
            cap, room = room.right_cut(keycap_width(page, self.key), page.gap(8))
            items += keycap_items(page, middle(cap, cap.w, keycap_height(page)), self.key)
        if self.words:
            ink: Ink = "muted" if self.words.startswith("Search…") else "text"
            items.append(Label(room, self.words, Style.BODY, ink))
        return items


def _how_many(view: LibraryView) -> str:
    calls = _plural(view.total - view.shifts, "call")
    return f"{calls} and {_plural(view.shifts, 'shift')}" if view.shifts else calls


def _button_row(column: Column, buttons: list[_Button], row: Rect) -> None:
    """The buttons beside each other; those that have no room there on a row of their own."""
    page, x, y = column.page, row.x, row.y
    tight = sum(button.width(page) + page.gap(10) for button in buttons) > row.w + page.gap(10)
    least, air = (1, page.gap(6)) if tight else (150, page.gap(10))
    for button in buttons:
        wide = min(button.width(page, least), row.w)
        if x > row.x and x + wide > row.right:
            x, y = row.x, y + row.h + page.gap(8)
        place = Rect(x, y, wide, row.h)
        column.add(*button.items(page, place))
        label = button.words or button.intent.verb.capitalize()
        column.targets.append(
            Target(f"{button.intent.verb}:", place, button.intent, label, radius=page.px(10))
        )
        x += wide + air


def _buttons(view: LibraryView) -> list[_Button]:
    search = (view.search + "▏") if view.searching else view.search or "Search…  /"
    exam = view.mode != "practice"
    return [
        _Button(search, "search", Intent("search"), view.searching),
        _Button("Exam" if exam else "Practice", "clock" if exam else "book", Intent("mode")),
        _Button(view.trainee or "Your name", "person", Intent("trainee")),
        _Button("Results", "chart", Intent("results"), key="R"),
        _Button("", "settings", Intent("settings")),
    ]


def _topic_rows(view: LibraryView, page: Page, width: int) -> list[tuple[str, Rect]]:
    x = y = 0
    tall = pill_height(page) + page.gap(4)
    rows = []
    for topic in ("", *view.topics):
        wide = min(width, pill_width(page, Pill(_topic_word(topic))) + page.gap(4))
        if x and x + wide > width:
            x, y = 0, y + tall + page.gap(7)
        rows.append((topic, Rect(x, y, wide, tall)))
        x += wide + page.gap(9)
    return rows


def _topics_height(view: LibraryView, page: Page, width: int) -> int:
    """All rows of topics, or two when height is scarce; the rest is scrolled to."""
    rows = _topic_rows(view, page, width)
    tall = rows[-1][1].bottom
    return min(tall, rows[0][1].h) if page.low else tall


def _topics(view: LibraryView, page: Page, rect: Rect) -> Pane:
    items: list[Item] = []
    targets: list[Target] = []
    rows = _topic_rows(view, page, rect.w)
    for topic, place in rows:
        chosen = topic == view.topic
        pill = Pill(_topic_word(topic), "on_accent" if chosen else "text", "accent" if chosen else "card")
        items.extend(pill_items(page, place, pill))
        targets.append(
            Target(f"topic:{topic}", place, Intent("topic", topic), _topic_word(topic), radius=place.h // 2)
        )
    return Pane("topics", rect, tuple(items), tuple(targets), rows[-1][1].bottom, axis="across")


def _topic_word(topic: str) -> str:
    return topic[:1].upper() + topic[1:] if topic else "All"


def _about(view: LibraryView, page: Page, rect: Rect) -> Pane | None:
    """What the chosen call teaches and how it went, where the window is high enough for it."""
    card = next((card for card in view.cards if card.id == view.chosen), None)
    if card is None or page.room[1] < 760 or page.room[0] < 760:
        return None
    pad = page.gap(20)
    half = (rect.w - 3 * pad) // 2
    left = _learn(card, page, pad, half)
    right = _record(card, view, page, 2 * pad + half, half)
    tall = max(left.y, right.y) + pad
    place = Rect(rect.x, rect.bottom - tall - page.gap(22), rect.w, tall)
    return Pane("about", place, (*left.items, *right.items), (), tall)


def _learn(card: Card, page: Page, x: int, width: int) -> Column:
    column = Column(page, x, page.gap(18), width)
    column.text(f"What “{card.title}” is about", Style.LABEL, "accent")
    column.gap(6)
    for lesson in card.learn or (summary_words(card),):
        side = page.px(12)
        top = column.y + (page.pitch(Style.BODY) - side) // 2
        column.add(Icon(Rect(x, top, side, side), "check", "resolution"))
        inner = Column(page, x + page.px(22), column.y, width - page.px(22))
        inner.items = column.items
        inner.text(lesson)
        column.y = inner.y + page.gap(3)
    return column


def _record(card: Card, view: LibraryView, page: Page, x: int, width: int) -> Column:
    column = Column(page, x, page.gap(18), width)
    column.text("You so far", Style.LABEL, "accent")
    column.gap(6)
    column.text(_so_far(card))
    column.gap(3)
    column.text(_mode_words(view.mode), Style.SMALL, "muted")
    return column


def _so_far(card: Card) -> str:
    if not card.attempts:
        return card.waiting or ("Not worked yet." if card.shift else "Not played yet.")
    best = f", best {card.best} of 100" if card.best is not None else ""
    passed = ", passed" if card.passed else ""
    done = "Worked" if card.shift else "Played"
    return f"{done} {_plural(card.attempts, 'time')}{best}{passed}."


def _mode_words(mode: str) -> str:
    if mode == "exam":
        return "Exam: no meters, no hints, silence counts, one attempt."
    return "Practice: meters, hints and a second try. Enter picks up the phone, / searches."


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
