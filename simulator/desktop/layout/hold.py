"""The caller is on hold: music, a clock, and the way back."""

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.items import Bar, Icon, Intent, Pane
from simulator.desktop.layout.page import Page
from simulator.desktop.view.call import Hold, Person


def hold_pane(hold: Hold, person: Person, page: Page, rect: Rect) -> Pane:
    """What the trainee sees in place of the transcript while the music plays."""
    wide = min(rect.w - 2 * page.gap(16), page.px(420))
    column = Column(page, (rect.w - wide) // 2, 0, wide)
    side = page.px(44)
    sign = column.place(side)
    column.add(Icon(Rect(sign.x + (sign.w - side) // 2, sign.y, side, side), "hold", "accent"))
    column.gap(8)
    column.text(f"{person.name} is on hold", Style.HEADING, align="centre")
    told = "You said why, and for how long." if hold.explained else "You did not say why, or for how long."
    column.text(told, Style.SMALL, "muted", "centre")
    column.gap(10)
    bar = column.place(page.px(8))
    column.add(Bar(bar, min(1.0, hold.gone / hold.seconds) if hold.seconds else 1.0, "accent"))
    left = max(0, round(hold.seconds - hold.gone))
    column.gap(4)
    column.text(f"The music plays. Back in {left} s.", Style.SMALL, "muted", "centre")
    column.gap(10)
    column.button("Pick the call up again", Intent("unhold"), key="H", fill="selected")
    return _centred(column, rect)


def _centred(column: Column, rect: Rect) -> Pane:
    lift = max(0, (rect.h - column.y) // 2)
    return column.pane("transcript", Rect(rect.x, rect.y + lift, rect.w, min(rect.h - lift, column.y)))
