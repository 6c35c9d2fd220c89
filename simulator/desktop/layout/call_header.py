"""The bar above a call: its title and place in the series, and what can be switched."""

from dataclasses import dataclass

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Icon, Ink, Intent, Item, Label, Pane, Target
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import (
    Pill,
    keycap_height,
    keycap_items,
    keycap_width,
    pill_height,
    pill_items,
    pill_width,
)
from simulator.desktop.view.call import HeaderView


@dataclass(frozen=True, slots=True)
class _Switch:
    verb: str
    word: str
    icon: str
    key: str
    on: bool = True


def clock_text(seconds: int) -> str:
    """Minutes and seconds, and hours when there are any."""
    hours, rest = divmod(max(0, seconds), 3600)
    minutes, second = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes:02}:{second:02}"


def header_height(page: Page) -> int:
    return page.pitch(Style.HEADING) + page.gap(18 if page.low else 30)


def header_pane(view: HeaderView, page: Page, rect: Rect) -> Pane:
    """Switches from the right, then the clock; title, pill and line take what is left."""
    margin = page.gap(22)
    row = Rect(margin, 0, rect.w - 2 * margin, rect.h)
    words, keys = page.room[0] >= 1000, page.room[0] >= 1180
    items: list[Item] = []
    targets: list[Target] = []
    x = row.right
    for switch in reversed(_switches(view)):
        x = _switch(switch, page, x, rect.h, (words, keys), items, targets)
    targets.reverse()
    x = _clock(view, page, x, rect.h, items)
    _titles(view, page, Rect(row.x, 0, x - row.x, rect.h), items)
    return Pane("header", rect, tuple(items), tuple(targets), rect.h, axis="across")


def _switches(view: HeaderView) -> list[_Switch]:
    switches = [
        _Switch(
            "mute", "Voice" if view.voice else "Muted", "speaker" if view.voice else "mute", "M", view.voice
        ),
        _Switch("captions", "CC" if view.captions else "CC off", "caption", "C", view.captions),
        _Switch("menu", "Menu", "menu", "Esc"),
    ]
    if view.hold_offered:
        switches.insert(2, _Switch("hold", "Hold", "hold", "H"))
    return switches


def _switch(
    switch: _Switch,
    page: Page,
    right: int,
    tall: int,
    shown: tuple[bool, bool],
    items: list[Item],
    targets: list[Target],
) -> int:
    """Puts the switch with its right edge at `right`, word and key if `shown`; returns the next end."""
    pad, side = page.gap(7), page.px(17)
    ink: Ink = "text" if switch.on else "muted"
    words = page.width(switch.word, Style.SMALL) + page.gap(6) if shown[0] else 0
    cap = keycap_width(page, switch.key) if shown[1] or switch.verb == "menu" else 0
    wide = side + words + (cap + page.gap(7) if cap else 0) + 2 * pad
    place = Rect(right - wide, page.gap(8), wide, tall - 2 * page.gap(8))
    inside = place.inset(pad, 0)
    items.append(Icon(Rect(inside.x, place.y + (place.h - side) // 2, side, side), switch.icon, ink))
    if words:
        spot = Rect(inside.x + side + page.gap(6), place.y, words - page.gap(6), place.h)
        items.append(Label(spot, switch.word, Style.SMALL, ink))
    if cap:
        spot = Rect(
            inside.right - cap, place.y + (place.h - keycap_height(page)) // 2, cap, keycap_height(page)
        )
        items.extend(keycap_items(page, spot, switch.key, "muted"))
    label = f"{switch.word} ({switch.key})"
    targets.append(Target(f"{switch.verb}:", place, Intent(switch.verb), label, radius=page.px(8)))
    return place.x - page.gap(4)


def _clock(view: HeaderView, page: Page, right: int, tall: int, items: list[Item]) -> int:
    time = clock_text(view.seconds)
    wide = page.width("00:00:00" if len(time) > 5 else "00:00", Style.HEADING)
    x = right - page.gap(8) - wide
    items.append(Label(Rect(x, 0, wide, tall), time, Style.HEADING, "text", "right"))
    if view.waiting and page.room[0] >= 640:
        words = f"{view.waiting} waiting"
        wide = page.width(words, Style.SMALL) + 2
        x -= page.gap(16) + wide
        items.append(Label(Rect(x, 0, wide, tall), words, Style.SMALL, "muted", "right"))
    return x - page.gap(16)


def _titles(view: HeaderView, page: Page, rect: Rect, items: list[Item]) -> None:
    """The title whole, smaller if it must be; pills and line only where there is room for them."""
    style = Style.HEADING if page.width(view.title, Style.HEADING) + 2 <= rect.w else Style.LABEL
    wide = min(page.width(view.title, style) + 2, rect.w)
    items.append(Label(Rect(rect.x, 0, wide, rect.h), view.title, style))
    x = rect.x + wide + page.gap(12)
    for pill in _pills(view):
        if x + pill_width(page, pill) > rect.right:
            return
        spot = Rect(x, (rect.h - pill_height(page)) // 2, pill_width(page, pill), pill_height(page))
        items.extend(pill_items(page, spot, pill))
        x = spot.right + page.gap(10)
    line = view.line
    x += page.gap(2)
    if line and x + page.width(line, Style.SMALL) <= rect.right:
        items.append(Label(Rect(x, 0, rect.right - x, rect.h), line, Style.SMALL, "muted"))


def _pills(view: HeaderView) -> list[Pill]:
    pills = [Pill(f"Call {view.number}", "accent", "accent_ground")] if view.of > 1 else []
    words = view.label or ("Exam" if view.exam else "")
    return [*pills, Pill(words, "escalation", "escalation_ground")] if words else pills
