"""Before the line opens: what the shift is, what is known and what counts."""

from collections.abc import Mapping

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Intent, Scene
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import Pill, middle
from simulator.desktop.view.shift import DoorView


def shift_door_scene(view: DoorView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """A card in the middle of the window, as tall as its words need."""
    del memo
    whole = Rect(0, 0, *page.size)
    pad = page.gap(26)
    wide = min(whole.w - 2 * page.gap(24), page.px(820))
    words = _words(view, page, wide - 2 * pad)
    buttons = _buttons(view, page, wide - 2 * pad)
    tall = min(whole.h - 2 * page.gap(20), words.y + page.gap(16) + buttons.y + 2 * pad)
    frame = middle(whole, wide, tall)
    foot, body = frame.inset(pad).bottom_cut(buttons.y, page.gap(16))
    known = words.scrollable("known", body, "What is known", scrolls.get("known", 0))
    return Scene(
        page.size, (buttons.pane("buttons", foot), known), (Box(frame, "card", page.px(18)),), "open:"
    )


def _words(view: DoorView, page: Page, width: int) -> Column:
    column = Column(page, 0, 0, width)
    pills = [Pill("A shift", "accent", "accent_ground", "people"), Pill(f"{view.minutes} min", "muted")]
    if view.quota:
        pills.append(Pill(f"Quota {view.quota} an hour", "muted"))
    if view.mode == "exam":
        pills.append(Pill("Exam", "escalation", "escalation_ground"))
    column.pills(pills)
    column.gap(10)
    column.text(view.title, Style.TITLE)
    for words, ink in ((view.line, "muted"), (view.role, "text"), (view.intro, "text")):
        if words:
            column.gap(6)
            column.text(words, Style.SMALL if ink == "muted" else Style.BODY, ink)  # type: ignore[arg-type]
    column.gap(12)
    column.text("What counts", Style.LABEL, "accent")
    column.gap(3)
    column.text(
        "Matters solved, best at the first call. Quota and handle time are shown and never scored. "
        "The clock moves with what is said and done; reading is free.",
        Style.SMALL,
        "muted",
    )
    if view.trouble:
        column.gap(10)
        column.text(view.trouble, Style.BODY, "bad")
    return column


def _buttons(view: DoorView, page: Page, width: int) -> Column:
    """All in one row where they fit, else under each other."""
    wanted = [("Open the line", Intent("open"), "Enter"), ("Library", Intent("back"), "Esc")]
    if view.earlier:
        wanted.insert(1, ("Last sheet", Intent("last"), "L"))
    gap = page.gap(10)
    beside = width >= page.px(170) * len(wanted)
    each = (width - gap * (len(wanted) - 1)) // len(wanted) if beside else width
    column = Column(page, 0, 0, each)
    tallest = 0
    for place, (words, intent, key) in enumerate(wanted):
        if beside and place:
            column.x, column.y = column.x + each + gap, 0
        elif place:
            column.gap(8)
        main = not place
        column.button(words, intent, key=key, fill="accent" if main else "raised",
                      ink="on_accent" if main else "text")  # fmt: skip
        tallest = max(tallest, column.y)
    column.x, column.y, column.width = 0, tallest, width
    return column
