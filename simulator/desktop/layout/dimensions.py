"""A dimension's score as a bar."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.items import Ink
from simulator.desktop.view.score import DimensionView

DIMENSION_INKS: dict[str, Ink] = {
    "empathy": "empathy",
    "resolution": "resolution",
    "escalation": "escalation",
}


def dimension_into(column: Column, dimension: DimensionView, noted: bool = True) -> None:
    """Name, figure and bar; below them, if `noted`, its weight and a word on the evidence."""
    ink = DIMENSION_INKS.get(dimension.name.lower(), "accent")
    figure = "—" if dimension.score is None else f"{dimension.score:.0f}"
    column.split(dimension.name.capitalize(), figure, Style.HEADING, ink)
    column.gap(3)
    column.bar((dimension.score or 0.0) / 100, ink)
    if not noted:
        return
    column.gap(4)
    note = "not assessed here" if dimension.score is None else dimension.note
    column.text(
        " · ".join(part for part in (f"weighs {dimension.weight} %", note) if part), Style.SMALL, "muted"
    )
