"""The score card: the total, its dimensions, the mood line, and the reason for every lost point."""

from collections.abc import Callable, Mapping

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.dimensions import dimension_into
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.head import head_pane, verdict_pill
from simulator.desktop.layout.items import Box, Curve, Graph, Icon, Ink, Intent, Label, Pane, Scene
from simulator.desktop.layout.losses import losses_into
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.view.score import ScoreView

WIDE = 900
"""Units of width from which there are two columns."""


def score_scene(view: ScoreView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """Title and total above, buttons below; between them cards that scroll."""
    whole = Rect(0, 0, *page.size).inset(page.gap(26), page.gap(10 if page.low else 20))
    head = memo("head", _head, view, page, whole)
    buttons = _buttons(view, page, whole.w)
    foot, rest = whole.bottom_cut(buttons.height, page.gap(12))
    buttons = Pane("buttons", foot, buttons.items, buttons.targets, buttons.height, axis="across")
    body = Rect(
        rest.x, head.rect.bottom + page.gap(12), rest.w, rest.bottom - head.rect.bottom - page.gap(12)
    )
    if page.room[0] >= WIDE:
        panes = _two(view, page, body, scrolls, memo)
    else:
        panes = [memo("all", _all, view, page, body, scrolls.get("card", 0))]
    return Scene(page.size, (buttons, *panes, head), (), buttons.targets[0].id)


def _two(view: ScoreView, page: Page, body: Rect, scrolls: Mapping[str, int], memo: Memo) -> list[Pane]:
    left, right = body.left_cut(max(page.px(350), int(body.w * 0.33)), page.gap(16))
    return [
        memo("card", _summary, view, page, left, scrolls.get("card", 0)),
        memo("losses", _details, view, page, right, scrolls.get("losses", 0)),
    ]


def _head(view: ScoreView, page: Page, rect: Rect) -> Pane:
    subtitle = " · ".join(part for part in ("Score card", view.scenario, view.mode, view.outcome) if part)
    figure = f"{view.total:.0f}" if view.ready else "…"
    verdict = verdict_pill(view.ready, view.passed, view.band)
    return head_pane(subtitle, view.title, figure, verdict, page, rect)


def _card(column: Column, fill: Callable[[Column], None]) -> None:
    """A card around what `fill` writes."""
    page = column.page
    start, place = column.y, len(column.items)
    inner = column.inner(page.gap(18))
    inner.gap(15)
    fill(inner)
    inner.gap(15)
    column.y = inner.y
    column.items.insert(
        place, Box(Rect(column.x, start, column.width, column.y - start), "card", page.px(14))
    )
    column.gap(12)


def _summary_cards(column: Column, view: ScoreView) -> None:
    if view.trouble:
        _card(column, lambda inner: _trouble(inner, view))
    if not view.ready:
        _card(column, _patience)
    if view.dimensions:
        _card(column, lambda inner: _dimensions(inner, view))
    if view.ready and (view.why_not or view.cap or view.skill):
        _card(column, lambda inner: _verdict_words(inner, view))


def _trouble(column: Column, view: ScoreView) -> None:
    column.text(view.trouble, Style.BODY, "bad")


def _patience(column: Column) -> None:
    column.text("Every way this call could have gone is being counted, so that the score is exact.")


def _summary(view: ScoreView, page: Page, rect: Rect, scroll: int) -> Pane:
    column = Column(page, 0, 0, rect.w)
    _summary_cards(column, view)
    return _scrollable(column, "card", rect, scroll)


def _details(view: ScoreView, page: Page, rect: Rect, scroll: int) -> Pane:
    column = Column(page, 0, 0, rect.w - page.gap(8))
    _detail_cards(column, view)
    return _scrollable(column, "losses", rect, scroll)


def _all(view: ScoreView, page: Page, rect: Rect, scroll: int) -> Pane:
    column = Column(page, 0, 0, rect.w - page.gap(8))
    _summary_cards(column, view)
    _detail_cards(column, view)
    return _scrollable(column, "card", rect, scroll)


def _detail_cards(column: Column, view: ScoreView) -> None:
    if len(view.mood) > 1:
        _card(column, lambda inner: _mood(inner, view))
    if view.ready:
        _card(column, lambda inner: losses_into(inner, view))


def _scrollable(column: Column, name: str, rect: Rect, scroll: int) -> Pane:
    column.y -= column.page.gap(12) if column.items else 0
    words = {"losses": "Mood and lost points", "card": "Dimensions"}[name]
    return column.scrollable(name, rect, words, scroll)


def _dimensions(column: Column, view: ScoreView) -> None:
    for place, dimension in enumerate(view.dimensions):
        if place:
            column.gap(12)
        dimension_into(column, dimension)
    column.gap(12)
    column.text("100 is the best any call here can reach, 0 the worst.", Style.SMALL, "muted")


def _verdict_words(column: Column, view: ScoreView) -> None:
    column.text("Why it is a pass" if view.passed else "Why it is not a pass", Style.HEADING)
    column.gap(5)
    reasons = view.why_not or ("Total and every dimension are high enough, and nothing fatal was said.",)
    for reason in reasons:
        _point(
            column,
            reason[:1].upper() + reason[1:],
            "check" if view.passed else "cross",
            "good" if view.passed else "bad",
        )
    if view.cap:
        column.gap(3)
        _point(column, view.cap, "warning", "bad")
    if view.skill:
        column.gap(3)
        column.text(view.skill, Style.SMALL, "muted")


def _point(column: Column, words: str, icon: str, ink: Ink) -> None:
    page = column.page
    side = page.px(14)
    column.add(Icon(Rect(column.x, column.y + (page.pitch(Style.BODY) - side) // 2, side, side), icon, ink))
    inner = Column(page, column.x + page.px(23), column.y, column.width - page.px(23))
    inner.items = column.items
    inner.text(words)
    column.y = inner.y + page.gap(3)


def _mood(column: Column, view: ScoreView) -> None:
    page = column.page
    verb = "felt, reply by reply"
    column.text(f"How {view.pronoun} {verb}", Style.HEADING)
    column.gap(8)
    patience = Curve(tuple(float(p) for p, _ in view.mood), "bad")
    trust = Curve(tuple(float(t) for _, t in view.mood), "accent", dotted=True)
    rect = column.place(page.px(96 if page.low else 132))
    column.add(Graph(rect, (patience, trust), rules=3, mark=view.turning))
    column.gap(6)
    x = column.x
    row = column.place(page.pitch(Style.SMALL))
    for name, ink, dotted in (("Patience", "bad", False), ("Trust", "accent", True)):
        line = Rect(x, row.y + row.h // 2 - page.px(3), page.px(22), page.px(6))
        column.add(Graph(line, (Curve((5.0, 5.0), ink, dotted),)))  # type: ignore[arg-type]
        wide = page.width(name, Style.SMALL) + 2
        column.add(Label(Rect(x + page.px(29), row.y, wide, row.h), name, Style.SMALL, "muted"))
        x += page.px(29) + wide + page.gap(18)
    if (
        view.turning is not None
        and x + page.px(20) + page.width("the hardest moment", Style.SMALL) < row.right
    ):
        side = page.px(10)
        column.add(Icon(Rect(x, row.y + (row.h - side) // 2, side, side), "dot", "bad"))
        column.add(
            Label(
                Rect(x + page.px(17), row.y, row.right - x - page.px(17), row.h),
                "the hardest moment",
                Style.SMALL,
                "muted",
            )
        )


def _buttons(view: ScoreView, page: Page, width: int) -> Pane:
    """As many beside each other as fit, the main one first."""
    wanted: list[tuple[str, Intent, str, str]] = [
        ("Review the call", Intent("review"), "Enter", ""),
        (view.again, Intent("again"), "", "replay"),
        ("Library", Intent("library"), "Esc", ""),
    ]
    gap = page.gap(10)
    beside = width >= page.px(440)
    each = min(page.px(280), (width - 2 * gap) // 3) if beside else width
    column = Column(page, 0, 0, each)
    tallest = 0
    for place, (words, intent, key, icon) in enumerate(wanted):
        if beside and place:
            column.x, column.y = column.x + each + gap, 0
        elif place:
            column.gap(8)
        main = not place
        fill, ink = ("accent", "on_accent") if main else ("raised", "text")
        column.button(words, intent, key=key, icon=icon, fill=fill, ink=ink)  # type: ignore[arg-type]
        tallest = max(tallest, column.y)
    return Pane("buttons", Rect(0, 0, width, tallest), tuple(column.items), tuple(column.targets), tallest)
