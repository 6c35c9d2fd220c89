"""The settings: a name, switches and sliders."""

from collections.abc import Mapping

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Intent, Label, Scene, Target, Text
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import middle
from simulator.desktop.view.menu import Preferences, SettingsView

SLIDERS = (
    ("text_size", "Text size", 1.0, 2.0),
    ("voice_volume", "Voice", 0.0, 1.0),
    ("effects_volume", "Ring and clicks", 0.0, 1.0),
    ("music_volume", "Hold music", 0.0, 1.0),
)
SWITCHES = (
    ("voice", "Spoken voice", "The people on the line are heard."),
    ("captions", "Captions", "Words light up as they are spoken."),
    ("silence_timer", "Silence counts in exams", "Off: think as long as you need."),
    ("reduced_motion", "Less motion", "Nothing moves that need not."),
)


def settings_scene(view: SettingsView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """Two columns where there is room, else one; Done stays at the bottom."""
    del memo
    whole = Rect(0, 0, *page.size)
    wide = min(whole.w - 2 * page.gap(24), page.px(880))
    pad = page.gap(24)
    column = Column(page, 0, 0, wide - 2 * pad - page.gap(8))
    _head(column, view)
    start = column.y
    two = column.width >= page.px(640)
    left = Column(page, 0, start, (column.width - page.gap(30)) // 2 if two else column.width)
    _sliders(left, view.preferences)
    right = Column(page, left.width + page.gap(30) if two else 0, start if two else left.y, left.width)
    _switches(right, view.preferences)
    column.items += left.items + right.items
    column.targets += left.targets + right.targets
    column.y = max(left.y, right.y)
    done = Column(page, 0, 0, wide - 2 * pad)
    done.button("Done", Intent("back"), key="Esc", fill="accent", ink="on_accent")
    tall = min(column.y + page.gap(14) + done.y, whole.h - 2 * page.gap(16) - 2 * pad)
    frame = middle(whole, wide, tall + 2 * pad)
    foot, body = frame.inset(pad).bottom_cut(done.y, page.gap(14))
    panes = (column.pane("settings", body, scrolls.get("settings", 0)), done.pane("done", foot))
    return Scene(page.size, panes, (Box(frame, "card", page.px(18), "line"),), "name:", veil=True)


def _head(column: Column, view: SettingsView) -> None:
    page = column.page
    column.text("Settings", Style.TITLE)
    column.gap(10)
    column.text("Your name on score sheets", Style.SMALL, "muted")
    column.gap(4)
    words = view.typed + "▏" if view.typing else view.preferences.trainee or "Enter, then type your name"
    rect = column.place(page.pitch(Style.BODY) + page.gap(18))
    column.add(
        Box(rect, "selected" if view.typing else "raised", page.px(10), "accent" if view.typing else None)
    )
    ink = "text" if view.typing or view.preferences.trainee else "faint"
    column.add(Label(rect.inset(page.gap(12), 0), words, Style.BODY, ink))  # type: ignore[arg-type]
    column.target(rect, Intent("name"), "Your name")
    if view.note:
        column.gap(6)
        column.text(view.note, Style.SMALL, "accent")
    column.gap(14)


def _sliders(column: Column, preferences: Preferences) -> None:
    page = column.page
    for field, name, low, high in SLIDERS:
        value = float(getattr(preferences, field))
        start = column.y
        column.gap(7)
        inner = column.inner(page.gap(10))
        inner.split(name, f"{round(value * 100)} %", Style.BODY, right_style=Style.LABEL)
        inner.gap(5)
        inner.bar((value - low) / (high - low), "accent")
        column.y = inner.y
        column.gap(9)
        rect = Rect(column.x, start, column.width, column.y - start)
        column.targets.append(
            Target(
                f"slide:{field}",
                rect,
                Intent("slide", field),
                f"{name}: left and right change it",
                radius=page.px(9),
                steps=True,
            )
        )
        column.gap(3)


def _switches(column: Column, preferences: Preferences) -> None:
    for field, name, note in SWITCHES:
        _switch(column, field, name, note, bool(getattr(preferences, field)))
        column.gap(3)


def _switch(column: Column, field: str, name: str, note: str, on: bool) -> None:
    page = column.page
    pad = page.gap(10)
    word = "On" if on else "Off"
    box = page.width("Off", Style.LABEL) + page.px(14) + 2 * page.gap(10) + page.gap(5)
    wide = column.width - 2 * pad - box - page.gap(10)
    tall = page.height(name, Style.BODY, wide)
    below = page.height(note, Style.SMALL, wide)
    rect = column.place(tall + below + 2 * page.gap(7))
    top = rect.y + page.gap(7)
    column.add(Text(Rect(rect.x + pad, top, wide, tall), name))
    column.add(Text(Rect(rect.x + pad, top + tall, wide, below), note, Style.SMALL, "muted"))
    spot = Rect(rect.right - pad - box, rect.y + (rect.h - page.px(28)) // 2, box, page.px(28))
    column.add(Box(spot, "good_ground" if on else "raised", page.px(14)))
    sign, words = spot.inset(page.gap(10), 0).left_cut(page.px(14), page.gap(5))
    side = page.px(14)
    column.add(
        Icon(
            Rect(sign.x, spot.y + (spot.h - side) // 2, side, side),
            "check" if on else "cross",
            "good" if on else "muted",
        )
    )
    column.add(Label(words, word, Style.LABEL, "good" if on else "muted"))
    column.target(rect, Intent("switch", field), f"{name}: {word.lower()}")
