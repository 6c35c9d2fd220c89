"""The list of lost points: what was said, which behaviour it was, what it cost and why."""

from itertools import groupby

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Box, Ink
from simulator.desktop.layout.parts import Pill
from simulator.desktop.view.score import CriticalView, LossView, ScoreView

_INKS: dict[str, tuple[Ink, Ink]] = {
    "empathy": ("empathy", "empathy_ground"),
    "resolution": ("resolution", "resolution_ground"),
    "escalation": ("escalation", "escalation_ground"),
}


def losses_into(column: Column, view: ScoreView) -> None:
    """Critical errors first, then every lost point in the order it was lost."""
    for title in dict.fromkeys(critical.title for critical in view.critical):
        _critical(column, [critical for critical in view.critical if critical.title == title])
    lost = sum(loss.points for loss in view.losses)
    head = f"Where {lost:.0f} points went" if view.losses else "Nothing was lost"
    column.text(head, Style.HEADING)
    if not view.losses:
        column.gap(4)
        column.text("There was no better way through this call.", ink="muted")
    said = ""
    for place, together in enumerate(grouped(view.losses)):
        column.gap(9)
        if place and together[0].said != said:
            _rule(column)
        _losses(column, together, quoted=together[0].said != said)
        said = together[0].said


def grouped(losses: tuple[LossView, ...]) -> list[tuple[LossView, ...]]:
    """Neighbours that were lost by the same words for the same reason."""
    groups = groupby(losses, lambda loss: (loss.said, loss.why))
    return [tuple(group) for _, group in groups]


def _critical(column: Column, same: list[CriticalView]) -> None:
    """One critical error, with every place where it was made."""
    page = column.page
    place, start = len(column.items), column.y
    inner = column.inner(page.gap(12))
    inner.gap(10)
    inner.pills([Pill("Critical", "bad", "ground", "warning")])
    inner.gap(5)
    inner.text(same[0].title, Style.HEADING)
    inner.text(same[0].effect)
    for critical in same:
        if critical.said:
            inner.gap(2)
            inner.text(f"“{critical.said}”", Style.SMALL, "muted")
    inner.gap(10)
    column.y = inner.y
    column.items.insert(
        place, Box(Rect(column.x, start, column.width, column.y - start), "bad_ground", page.px(10))
    )
    column.gap(12)


def _rule(column: Column) -> None:
    column.add(Box(column.place(1), "line", 0))
    column.gap(9)


def _losses(column: Column, together: tuple[LossView, ...], quoted: bool) -> None:
    """The words, unless they are those above; then behaviours with their points, and the reason."""
    first = together[0]
    if quoted and first.said:
        column.text(f"“{first.said}”")
        column.gap(5)
    column.pills([_pill(loss) for loss in together])
    if first.why:
        column.gap(4)
        column.text(first.why, Style.SMALL, "muted")


def _pill(loss: LossView) -> Pill:
    ink, fill = _INKS.get(loss.dimension, ("accent", "accent_ground"))
    mark = f", {loss.mark}" if loss.mark else ""
    return Pill(f"{loss.behaviour.capitalize()}{mark}  −{loss.points:.1f}", ink, fill)
