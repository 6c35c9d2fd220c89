"""The line under the transcript: the trace of the voice, and the keys that steer it."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Intent, Item, Label, Pane, Target, Wave
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import keycap_height, keycap_items, keycap_width
from simulator.desktop.view.call import CallView


def status_height(page: Page) -> int:
    """Nothing in low windows: there the line above the replies carries the keys."""
    return page.gap(8) if page.low else max(page.px(38), keycap_height(page) + page.gap(10))


def status_pane(view: CallView, page: Page, rect: Rect) -> Pane:
    """While the voice sounds: its trace in the middle, and how to skip it. Otherwise how to hear it again."""
    items: list[Item] = []
    targets: list[Target] = []
    margin = page.gap(16)
    if not page.low:
        room = voice_keys(view, page, Rect(margin, 0, rect.w - 2 * margin, rect.h), items, targets)
        if view.speech:
            wide = min(page.px(170), room.w)
            middle = max(margin, min((rect.w - wide) // 2, room.right - wide))
            items.append(Wave(Rect(middle, page.px(4), wide, rect.h - page.px(8))))
    return Pane("status", rect, tuple(items), tuple(targets), rect.h, axis="across")


def voice_keys(view: CallView, page: Page, room: Rect, items: list[Item], targets: list[Target]) -> Rect:
    """Puts small buttons at the right end of `room` and returns what is left of it."""
    right = room.right
    if view.speech:
        right = _key(page, right, room, "Space", "Skip", "skip", items, targets)
    else:
        if view.heard:
            right = _key(
                page, right, room, "R", "Again" if page.low else "Hear it again", "replay", items, targets
            )
        if view.hint_offered:
            right = _key(page, right, room, "?", "Hint", "hint", items, targets)
    targets.reverse()
    return Rect(room.x, room.y, max(0, right - room.x), room.h)


def _key(
    page: Page,
    right: int,
    room: Rect,
    key: str,
    word: str,
    verb: str,
    items: list[Item],
    targets: list[Target],
) -> int:
    """A small button with its right edge at `right`; returns where the next may end."""
    pad, cap = page.gap(6), keycap_width(page, key)
    wide = page.width(word, Style.SMALL) + page.gap(7) + cap + 2 * pad
    if right - wide < room.x:
        return right
    tall = min(room.h, keycap_height(page) + page.gap(8))
    place = Rect(right - wide, room.y + (room.h - tall) // 2, wide, tall)
    inside = place.inset(pad, 0)
    items.append(
        Label(Rect(inside.x, place.y, inside.w - cap - page.gap(7), place.h), word, Style.SMALL, "muted")
    )
    spot = Rect(inside.right - cap, place.y + (place.h - keycap_height(page)) // 2, cap, keycap_height(page))
    items.extend(keycap_items(page, spot, key, "muted"))
    targets.append(Target(f"{verb}:", place, Intent(verb), word, radius=page.px(8)))
    return place.x - page.gap(6)
