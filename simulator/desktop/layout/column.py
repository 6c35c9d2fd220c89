"""A column that is filled from the top: text, pills, gauges and buttons, one under the other."""

from collections.abc import Sequence

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Align, Bar, Box, Icon, Ink, Intent, Item, Label, Pane, Target, Text
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


class Column:
    """Collects items from `y` downwards between `x` and `x + width`."""

    def __init__(self, page: Page, x: int, y: int, width: int) -> None:
        self.page, self.x, self.y, self.width = page, x, y, max(1, width)
        self.items: list[Item] = []
        self.targets: list[Target] = []

    def gap(self, units: float) -> None:
        self.y += self.page.gap(units)

    def place(self, height: int) -> Rect:
        """Takes the next `height` pixels."""
        rect = Rect(self.x, self.y, self.width, height)
        self.y += height
        return rect

    def add(self, *items: Item) -> None:
        self.items.extend(items)

    def inner(self, dx: int) -> "Column":
        """A narrower column that goes on from here and writes into the same lists."""
        column = Column(self.page, self.x + dx, self.y, self.width - 2 * dx)
        column.items, column.targets = self.items, self.targets
        return column

    def text(self, text: str, style: Style = Style.BODY, ink: Ink = "text", align: Align = "left") -> Rect:
        """A paragraph, broken to the column."""
        rect = self.place(self.page.height(text, style, self.width))
        self.items.append(Text(rect, text, style, ink, align))
        return rect

    def line(self, text: str, style: Style = Style.BODY, ink: Ink = "text", align: Align = "left") -> Rect:
        """One line, shortened if it must be."""
        rect = self.place(self.page.pitch(style))
        self.items.append(Label(rect, text, style, ink, align))
        return rect

    def split(
        self,
        left: str,
        right: str,
        style: Style = Style.BODY,
        ink: Ink = "text",
        right_style: Style = Style.HEADING,
        right_ink: Ink = "text",
    ) -> Rect:
        """Words at the left and a figure at the right of the same line; the words may take more lines."""
        page = self.page
        figure = page.width(right, right_style)
        wide = self.width - figure - page.gap(10)
        words = page.height(left, style, wide)
        rect = self.place(max(words, page.pitch(right_style)))
        self.items.append(Text(Rect(rect.x, rect.y + (rect.h - words) // 2, wide, words), left, style, ink))
        self.items.append(
            Label(Rect(rect.right - figure, rect.y, figure, rect.h), right, right_style, right_ink, "right")
        )
        return rect

    def bar(self, share: float, ink: Ink, tick: float | None = None) -> None:
        self.items.append(Bar(self.place(self.page.px(8)), share, ink, tick))

    def pills(self, pills: Sequence[Pill], align: Align = "left") -> None:
        """Pills flowing onto as many rows as they need."""
        page, used = self.page, 0
        row: list[tuple[Pill, int]] = []
        for pill in pills:
            wide = min(self.width, pill_width(page, pill))
            if row and used + wide > self.width:
                self._pill_row(row, align)
                self.gap(6)
                row, used = [], 0
            row.append((pill, wide))
            used += wide + page.gap(6)
        if row:
            self._pill_row(row, align)

    def _pill_row(self, row: list[tuple[Pill, int]], align: Align) -> None:
        page = self.page
        total = sum(wide for _, wide in row) + page.gap(6) * (len(row) - 1)
        x = self.x + {"left": 0, "centre": (self.width - total) // 2, "right": self.width - total}[align]
        for pill, wide in row:
            self.items.extend(pill_items(page, Rect(x, self.y, wide, pill_height(page)), pill))
            x += wide + page.gap(6)
        self.y += pill_height(page)

    def button(
        self,
        text: str,
        intent: Intent,
        *,
        key: str = "",
        icon: str = "",
        fill: Ink = "raised",
        ink: Ink = "text",
        style: Style = Style.BODY,
        enabled: bool = True,
        note: str = "",
    ) -> Rect:
        """A button across the column: icon or key at the left, words over as many lines as needed, a note."""
        page = self.page
        pad, lead = page.gap(11), self._lead_width(key, icon)
        wide = self.width - 2 * pad - lead
        tall = page.height(text, style, wide)
        below = page.height(note, Style.SMALL, wide) if note else 0
        rect = self.place(max(tall + below, keycap_height(page) if key else 0) + 2 * pad)
        self.items.append(Box(rect, fill, radius=page.px(10)))
        self._lead(rect.inset(pad), key, icon, ink if enabled else "faint")
        top = rect.y + (rect.h - tall - below) // 2
        self.items.append(
            Text(Rect(rect.x + pad + lead, top, wide, tall), text, style, ink if enabled else "faint")
        )
        if note:
            self.items.append(
                Text(Rect(rect.x + pad + lead, top + tall, wide, below), note, Style.SMALL, "muted")
            )
        self.target(rect, intent, text if not note else f"{text}. {note}", enabled)
        return rect

    def _lead_width(self, key: str, icon: str) -> int:
        if key:
            return keycap_width(self.page, key) + self.page.gap(12)
        return self.page.px(18) + self.page.gap(10) if icon else 0

    def _lead(self, inside: Rect, key: str, icon: str, ink: Ink) -> None:
        page = self.page
        if key:
            cap = Rect(inside.x, inside.y, keycap_width(page, key), keycap_height(page))
            top = min(inside.h, page.pitch(Style.BODY))
            cap = cap.moved(0, max((top - cap.h) // 2, -page.gap(4)))
            self.items.extend(keycap_items(page, cap, key, "text" if ink == "on_accent" else ink))
        elif icon:
            side = page.px(18)
            self.items.append(Icon(middle(Rect(inside.x, inside.y, side, inside.h), side, side), icon, ink))

    def target(
        self,
        rect: Rect,
        intent: Intent,
        label: str,
        enabled: bool = True,
        radius: int = 10,
        prefix: str = "",
    ) -> None:
        """A place to press; `prefix` tells two places for the same intent apart."""
        name = f"{prefix}{intent.verb}:{intent.about}"
        self.targets.append(Target(name, rect, intent, label, enabled, self.page.px(radius)))

    def scrollable(self, name: str, rect: Rect, label: str, scroll: int = 0, below: int = 0) -> Pane:
        """The column as a pane that can be focused to scroll it, if it overflows and holds no target."""
        pane = self.pane(name, rect, scroll, below)
        if pane.targets or not pane.overflows:
            return pane
        self.target(Rect(0, pane.scroll, rect.w, rect.h), Intent("scroll", name), label, radius=14)
        return self.pane(name, rect, scroll, below)

    def pane(self, name: str, rect: Rect, scroll: int = 0, below: int = 0) -> Pane:
        """The column as a pane, with `below` pixels of air under the last item and the scroll made valid."""
        height = self.y + below
        scroll = max(0, min(scroll, height - rect.h))
        return Pane(name, rect, tuple(self.items), tuple(self.targets), height, scroll)
