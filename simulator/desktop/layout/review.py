"""The review: four cards on a large window, two columns on a smaller one, one where text is large."""

from collections.abc import Mapping

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.dimensions import dimension_into
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.head import head_pane, verdict_pill
from simulator.desktop.layout.items import Box, Pane, Scene
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.mood_chart import chart_height, mood_into
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.review_panel import buttons_pane, panel_into
from simulator.desktop.layout.review_steps import steps_into, sum_into
from simulator.desktop.view.review import ReviewView

WIDE, TALL = 1160, 740
"""Units of room from which there are four cards."""
MEDIUM = 880
"""Units of width from which there are two columns."""
LOWEST = 420
"""Units of height below which title and total share a line."""
SCALE_WORDS = "100 is the best any call here can reach, 0 the worst."


def review_scene(view: ReviewView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """Title and total above; below them replies, the chosen one, mood and dimensions."""
    whole = Rect(0, 0, *page.size).inset(page.gap(26), page.gap(10 if page.low else 20))
    head = memo("head", _head if page.room[1] >= LOWEST else _short_head, view, page, whole)
    body = whole.top_cut(head.rect.h, page.gap(12))[1]
    stage = _Stage(view, page, scrolls)
    if page.room[0] >= WIDE and page.room[1] >= TALL:
        stage.four(body)
    elif page.room[0] >= MEDIUM:
        stage.two(body)
    else:
        stage.one(body)
    start = f"look:{view.chosen}" if view.steps else "back:"
    return Scene(page.size, (*stage.panes, head), tuple(stage.backing), start)


def _head(view: ReviewView, page: Page, rect: Rect) -> Pane:
    figure = f"{view.total:.0f}" if view.ready else "…"
    verdict = verdict_pill(view.ready, view.passed, view.band)
    return head_pane(view.subtitle, view.title, figure, verdict, page, rect)


def _short_head(view: ReviewView, page: Page, rect: Rect) -> Pane:
    column = Column(page, 0, 0, rect.w)
    result = "Passed" if view.passed else "Not passed"
    figure = f"{view.total:.0f} / 100 · {result}" if view.ready else "…"
    wide = rect.w - page.width(figure, Style.LABEL) - page.gap(20)
    title = page.fit(view.title, Style.HEADING, wide - page.gap(10))
    column.split(title, figure, Style.HEADING, right_style=Style.LABEL)
    return Pane("head", Rect(rect.x, rect.y, rect.w, column.y), tuple(column.items), (), column.y)


class _Stage:
    """Places the parts of a review on a page, in Tab order."""

    def __init__(self, view: ReviewView, page: Page, scrolls: Mapping[str, int]) -> None:
        self.view, self.page, self.scrolls = view, page, scrolls
        self.panes: list[Pane] = []
        self.backing: list[Box] = []

    def four(self, body: Rect) -> None:
        """Dimensions and mood above, replies and the chosen one below."""
        page = self.page
        aside = max(page.px(330), int(body.w * 0.3))
        dimensions = self._dimensions(aside - 2 * page.gap(20))
        upper, lower = body.top_cut(dimensions.y + 2 * page.gap(18), page.gap(16))
        left, right = upper.left_cut(aside, page.gap(16))
        panel, steps = lower.right_cut(aside, page.gap(16))
        self._steps(self._card(steps, 12))
        self._panel(self._card(panel, 20), dimensions=False)
        self._mood(self._card(right, 20))
        self.panes.append(self._scrolling(dimensions, "dimensions", self._card(left, 20), "Dimensions"))

    def two(self, body: Rect) -> None:
        """Mood over the replies; beside them the chosen one, and the dimensions after it."""
        page, view = self.page, self.view
        panel, left = body.right_cut(max(page.px(330), int(body.w * 0.38)), page.gap(12))
        inside = left.w - 2 * page.gap(16)
        graph = page.px(46 if page.low else 96)
        tall = chart_height(page, view.mood, view.pronoun, inside, graph) + 2 * page.gap(10)
        mood, steps = left.top_cut(tall, page.gap(10))
        self._steps(self._card(steps, 10))
        self._panel(self._card(panel, 16), dimensions=True)
        self._mood(self._card(mood, 16, 10))

    def one(self, body: Rect) -> None:
        """Everything under everything: what there is to say of a reply unfolds below it."""
        page, view = self.page, self.view
        buttons = buttons_pane(view, page, body)
        rest = body.bottom_cut(buttons.rect.h, page.gap(10))[1]
        column = Column(page, 0, 0, rest.w - page.gap(8))
        if not view.steps:
            panel_into(column, view.panel, view.trouble)
        steps_into(column, view, self._unfold)
        column.gap(6)
        sum_into(column, view)
        if view.mood.patience:
            column.gap(18)
            mood_into(column, view.mood, view.pronoun, page.px(90))
        if view.dimensions:
            column.gap(14)
            self._dimensions_into(column)
        scroll = self.scrolls.get("steps", 0)
        self.panes += [column.scrollable("steps", rest, "Review", scroll), buttons]

    def _unfold(self, column: Column) -> None:
        page = self.page
        place, start = len(column.items), column.y
        inner = column.inner(page.gap(14))
        inner.gap(10)
        panel_into(inner, self.view.panel, self.view.trouble)
        inner.gap(12)
        column.y = inner.y
        box = Rect(column.x, start, column.width, column.y - start)
        column.items.insert(place, Box(box, "card", page.px(10)))

    def _card(self, rect: Rect, pad: int, above: int | None = None) -> Rect:
        """Puts a card behind a rectangle and returns what is inside it."""
        page = self.page
        self.backing.append(Box(rect, "card", page.px(14)))
        return rect.inset(page.gap(pad), page.gap(pad - 2 if above is None else above))

    def _steps(self, rect: Rect) -> None:
        """The rows, and below them, always in sight, what they add up to."""
        page, view = self.page, self.view
        total = Column(page, 0, 0, rect.w - page.gap(8 + 14))
        sum_into(total, view)
        foot, rest = rect.bottom_cut(total.y, page.gap(8) if total.y else 0)
        column = Column(page, 0, 0, rest.w - page.gap(8))
        steps_into(column, view)
        self.panes.append(self._scrolling(column, "steps", rest, "Replies"))
        if total.y:
            self.panes.append(total.pane("sum", foot))

    def _panel(self, rect: Rect, dimensions: bool) -> None:
        page, view = self.page, self.view
        buttons = buttons_pane(view, page, rect)
        rest = rect.bottom_cut(buttons.rect.h, page.gap(12))[1]
        column = Column(page, 0, 0, rest.w - page.gap(8))
        panel_into(column, view.panel, view.trouble)
        if dimensions and view.dimensions:
            column.gap(18)
            self._dimensions_into(column)
        self.panes += [buttons, self._scrolling(column, "panel", rest, "The chosen reply")]

    def _mood(self, rect: Rect) -> None:
        page, view = self.page, self.view
        if not view.mood.patience:
            return
        around = chart_height(page, view.mood, view.pronoun, rect.w, 0)
        column = Column(page, 0, 0, rect.w)
        mood_into(column, view.mood, view.pronoun, max(page.px(30), rect.h - around))
        self.panes.append(self._scrolling(column, "mood", rect, "Mood"))

    def _dimensions(self, width: int) -> Column:
        column = Column(self.page, 0, 0, width)
        self._dimensions_into(column)
        return column

    def _dimensions_into(self, column: Column) -> None:
        for place, dimension in enumerate(self.view.dimensions):
            if place:
                column.gap(13)
            dimension_into(column, dimension, noted=dimension.score is None)
        column.gap(11)
        column.text(SCALE_WORDS, Style.SMALL, "muted")

    def _scrolling(self, column: Column, name: str, rect: Rect, words: str) -> Pane:
        return column.scrollable(name, rect, words, self.scrolls.get(name, 0))
