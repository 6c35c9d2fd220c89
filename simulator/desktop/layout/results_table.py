"""The table of the results: trainees down, decision points across, each field in the heat of what it lost.

However large a cohort is, only what is in sight is laid out: columns from the one that was scrolled to, and
rows between the pane's edges.
"""

from dataclasses import dataclass

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Icon, Ink, Intent, Item, Label, Pane, Target, Text
from simulator.desktop.layout.page import Page
from simulator.desktop.view.results import FieldView, Place, PointView, TableView, TraineeView

HEATS: tuple[Ink, ...] = ("heat_0", "heat_1", "heat_2", "heat_3", "heat_4")
HEAT_TEXTS: tuple[Ink, ...] = ("muted", "text", "text", "text", "on_accent")
TOTALS = ("First", "Best", "Last", "Gain")
NARROWEST, WIDEST = 80, 190
"""Units of width a decision point takes."""
ALL_TOTALS = 620
"""Units of room from which best, last and gain stand beside the first total."""
PINNED = 560
"""Units of height from which statistics stand above the trainees; below, they are told where one is."""
SCALE_WORDS = "Points lost, up to"


@dataclass(frozen=True, slots=True)
class Grid:
    """Where columns and rows are: `left` is the first decision point in sight, `shown` how many are."""

    x: int
    column: int
    left: int
    shown: int
    row: int
    totals: int
    total: int

    def place(self, row: int, column: int) -> Rect:
        """A field, in the pane of the rows."""
        x = self.x + (column - self.left) * self.column
        return Rect(x, row * self.row, self.column, self.row)

    @property
    def columns(self) -> range:
        return range(self.left, self.left + self.shown)


def grid_of(table: TableView, page: Page, width: int, left: int, column: int) -> Grid:
    """The grid in which the decision point `column` is in sight, `left` being the first if that allows it."""
    totals = len(TOTALS) if page.room[0] >= ALL_TOTALS else 1
    total = page.width("First", Style.LABEL) + page.gap(12)
    name = max(page.px(96), min(page.px(190), width // 5))
    x = min(width, name + totals * total + page.gap(8))
    room = max(1, width - x - page.gap(8))
    shown = max(1, min(len(table.points), room // page.px(NARROWEST)))
    wide = max(1, min(page.px(WIDEST), room // shown))
    if column >= 0:
        left = min(max(left, column - shown + 1), column)
    left = max(0, min(left, len(table.points) - shown))
    shown = min(shown, len(table.points))
    row = page.pitch(Style.SMALL) + page.gap(6 if page.low else 9)
    return Grid(x, wide, left, shown, row, totals, total)


def heads_pane(table: TableView, page: Page, rect: Rect, grid: Grid, at: int) -> Pane:
    """Decision points, and their statistics where there is height for them; not higher than `rect`.

    The one where one is, if any, stands out.
    """
    writer = _Heads(table, page, grid)
    writer.names(at)
    if page.room[1] >= PINNED:
        writer.statistics()
    tall = writer.y + page.gap(4)
    return Pane(
        "heads", Rect(rect.x, rect.y, rect.w, min(tall, rect.h)), tuple(writer.items),
        tuple(writer.targets), tall, axis="across",
    )  # fmt: skip


def rows_pane(table: TableView, page: Page, rect: Rect, grid: Grid, scroll: int, at: int) -> Pane:
    """The trainees in sight, and the one where one is."""
    height = grid.row * len(table.trainees)
    scroll = max(0, min(scroll, height - rect.h))
    first, last = scroll // grid.row, (scroll + rect.h) // grid.row
    rows = range(max(0, first), min(len(table.trainees), last + 1))
    items: list[Item] = []
    targets: list[Target] = []
    for row in [*rows, *([at] if 0 <= at < len(table.trainees) and at not in rows else [])]:
        if row == at:
            band = Rect(0, row * grid.row, grid.x - page.gap(4), grid.row).inset(0, 1)
            items.append(Box(band, "raised", page.px(6)))
        _trainee(items, targets, table.trainees[row], page, grid, row)
        _fields(items, targets, table, page, grid, row)
    return Pane("rows", rect, tuple(items), tuple(targets), height, scroll, axis="grid")


class _Heads:
    """Writes what stands above the rows, from the top down."""

    def __init__(self, table: TableView, page: Page, grid: Grid) -> None:
        self.table, self.page, self.grid = table, page, grid
        self.items: list[Item] = []
        self.targets: list[Target] = []
        self.y = 0

    def names(self, at: int) -> None:
        page, grid = self.page, self.grid
        lines = 2 if page.low else 3
        inner = grid.column - page.gap(8)
        words = [_fitted(self.table.points[c].name, page, inner, lines) for c in grid.columns]
        tall = max(page.height(text, Style.LABEL, inner) for text in words) if words else 0
        pinned = page.room[1] >= PINNED
        tall = max(tall, page.pitch(Style.LABEL) + (self._scale_height() + page.gap(6) if pinned else 0))
        tall += page.gap(4)
        if at in grid.columns:
            self.items.append(Box(self._column(at, tall).inset(1, 0), "raised", page.px(6)))
        for column, text in zip(grid.columns, words, strict=True):
            place = self._column(column, tall)
            high = page.height(text, Style.LABEL, inner)
            spot = Rect(place.x + page.gap(4), place.bottom - high - page.gap(4), inner, high)
            self.items.append(Text(spot, text, Style.LABEL, "text", "centre"))
        self._corner(tall)
        self.y = tall
        self._targets(tall)

    def _column(self, column: int, tall: int) -> Rect:
        return Rect(self.grid.place(0, column).x, self.y, self.grid.column, tall)

    def _targets(self, tall: int) -> None:
        for column in self.grid.columns:
            place, point = self._column(column, tall).moved(0, -tall), self.table.points[column]
            words = (
                f"{point.name}: p-value {point.p}, discrimination {point.discrimination}, reach {point.reach}"
            )
            intent = Intent("point", str(column))
            self.targets.append(Target(f"point:{column}", place, intent, words, radius=self.page.px(6)))

    def _corner(self, tall: int) -> None:
        """What the columns of the trainees are, and above it, where there is room, what the heat means."""
        page, grid = self.page, self.grid
        low = page.pitch(Style.LABEL)
        line = Rect(0, tall - low - page.gap(4), grid.x, low)
        names = grid.x - grid.totals * grid.total - page.gap(8)
        words = page.fit("Trainee", Style.LABEL, names)
        self.items.append(Label(Rect(0, line.y, names, low), words, Style.LABEL, "muted"))
        for place, word in enumerate(TOTALS[: grid.totals]):
            spot = Rect(names + place * grid.total, line.y, grid.total, low)
            self.items.append(Label(spot, word, Style.LABEL, "muted", "right"))
        self._scale(Rect(0, 0, grid.x, line.y - page.gap(4)))

    def _scale_height(self) -> int:
        return max(self.page.pitch(Style.SMALL), self.page.pitch(Style.KEY) + self.page.gap(2))

    def _scale(self, rect: Rect) -> None:
        page, scale = self.page, self.table.scale
        words = page.width(SCALE_WORDS, Style.SMALL) + page.gap(8)
        wide = max((page.width(text, Style.KEY) for text in scale), default=0) + page.gap(10)
        tall = self._scale_height()
        if words + wide * len(scale) > rect.w - page.gap(8) or tall > rect.h:
            return
        self.items.append(Label(Rect(0, 0, words, tall), SCALE_WORDS, Style.SMALL, "muted"))
        for heat, text in enumerate(scale):
            spot = Rect(words + heat * wide, 0, wide - page.gap(2), tall)
            self.items.append(Box(spot, HEATS[heat], page.px(4)))
            self.items.append(Label(spot, text, Style.KEY, HEAT_TEXTS[heat], "centre"))

    def statistics(self) -> None:
        self._statistic("p-value", [self._point(c).p for c in self.grid.columns])
        why = f"Discrimination, {self.table.hidden}" if self.table.hidden else "Discrimination"
        self._statistic(why, [self._point(c).discrimination for c in self.grid.columns])
        biased = [self._point(c).biased for c in self.grid.columns]
        self._statistic("Reach", [self._point(c).reach for c in self.grid.columns], biased)

    def _point(self, column: int) -> PointView:
        return self.table.points[column]

    def _statistic(self, name: str, values: list[str], flags: list[bool] | None = None) -> None:
        page, tall = self.page, self.page.pitch(Style.SMALL)
        self.y += page.gap(2)
        wide = self.grid.x - page.gap(8)
        words = page.fit(name, Style.SMALL, wide)
        self.items.append(Label(Rect(0, self.y, wide, tall), words, Style.SMALL, "muted"))
        for place, column in enumerate(self.grid.columns):
            spot = self._column(column, tall)
            if flags and flags[place]:
                self._flagged(spot, values[place])
            else:
                self.items.append(Label(spot, values[place], Style.SMALL, "text", "centre"))
        self.y += tall

    def _flagged(self, spot: Rect, value: str) -> None:
        """A figure with a warning before it: the colour is never alone."""
        page, side = self.page, self.page.px(11)
        start = spot.x + (spot.w - page.width(value, Style.SMALL)) // 2 - side - page.gap(3)
        sign = Rect(max(spot.x, start), spot.y + (spot.h - side) // 2, side, side)
        rest = Rect(sign.right + page.gap(2), spot.y, max(1, spot.right - sign.right - page.gap(2)), spot.h)
        self.items += [Icon(sign, "warning", "accent"), Label(rest, value, Style.SMALL, "accent")]


def _trainee(
    items: list[Item], targets: list[Target], one: TraineeView, page: Page, grid: Grid, row: int
) -> None:
    """Name and totals; a sign says whether the first attempt passed."""
    line = Rect(0, row * grid.row, grid.x, grid.row)
    names = grid.x - grid.totals * grid.total - page.gap(8)
    side = page.px(12)
    sign = Rect(line.x + page.gap(2), line.y + (line.h - side) // 2, side, side)
    items.append(Icon(sign, "check" if one.passed else "cross", "good" if one.passed else "bad"))
    x = sign.right + page.gap(6)
    wide = max(1, names - x)
    items.append(Label(Rect(x, line.y, wide, line.h), page.fit(one.name, Style.SMALL, wide), Style.SMALL))
    for place, total in enumerate((one.first, one.best, one.last, one.gain)[: grid.totals]):
        spot = Rect(names + place * grid.total, line.y, grid.total, line.h)
        ink: Ink = "text" if place == 0 else "muted"
        items.append(Label(spot, total, Style.LABEL if place == 0 else Style.SMALL, ink, "right"))
    passed = "passed" if one.passed else "not passed"
    words = f"{one.name}: {passed}, first {one.first}, best {one.best}, last {one.last}, gain {one.gain}"
    spot = Rect(line.x, line.y, line.w - page.gap(6), line.h)
    targets.append(Target(f"trainee:{row}", spot, Intent("review", str(row)), words, radius=page.px(6)))


def _fields(
    items: list[Item], targets: list[Target], table: TableView, page: Page, grid: Grid, row: int
) -> None:
    one = table.trainees[row]
    for column in grid.columns:
        place, field = grid.place(row, column), one.fields[column]
        items += _field(field, page, place)
        words = f"{one.name}, {table.points[column].name}: {_spoken(field)}"
        name = f"field:{row}:{column}"
        targets.append(Target(name, place, Intent("review", str(row)), words, radius=page.px(6)))


def _field(field: FieldView, page: Page, place: Rect) -> list[Item]:
    spot = place.inset(1)
    if field.level is None:
        return [Label(spot, field.mark, Style.SMALL, "faint", "centre")]
    ink = HEAT_TEXTS[field.level]
    box = Box(spot, HEATS[field.level], page.px(5))
    return [box, Label(spot, field.mark, Style.LABEL, ink, "centre")]


def _spoken(field: FieldView) -> str:
    return "did not come here" if field.level is None else f"{field.mark} points lost"


def _fitted(words: str, page: Page, width: int, lines: int) -> str:
    """The words, or as many of their characters as fit so many lines."""
    most = lines * page.pitch(Style.LABEL)
    if page.height(words, Style.LABEL, width) <= most:
        return words
    kept = words
    while kept and page.height(kept.rstrip() + "…", Style.LABEL, width) > most:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def place_of(target: str) -> Place | None:
    """The row and column a target of the table stands for."""
    kind, _, rest = target.partition(":")
    try:
        numbers = [int(number) for number in rest.split(":")]
    except ValueError:
        return None
    match kind, numbers:
        case "field", [row, column]:
            return row, column
        case "trainee", [row]:
            return row, -1
        case "point", [column]:
            return -1, column
    return None


def target_at(at: Place) -> str:
    """The target at a row and column of the table."""
    row, column = at
    if row < 0:
        return f"point:{column}"
    return f"trainee:{row}" if column < 0 else f"field:{row}:{column}"
