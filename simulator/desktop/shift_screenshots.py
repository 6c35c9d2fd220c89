"""Pictures of a whole shift, worked in a window that nobody sees."""

from collections.abc import Callable

from simulator.desktop.pilot import Pilot
from simulator.desktop.screens.shift_call import ShiftCallScreen
from simulator.desktop.screens.shift_desk import ShiftDeskScreen
from simulator.desktop.screens.shift_sheet import ShiftSheetScreen

SHIFT = ".shift"
"""How the target of a shift's card ends."""
LONGEST_SHIFT = 600
"""Steps after which a shift that has not ended is left."""
BUSY = 5
"""So many wait when a desk is crowded enough for a picture."""


def tour_of_shift(pilot: Pilot, card: str, snap: Callable[[str], None]) -> None:
    """Works a shift with the first reply of every call and everything that can be done between them."""
    name = card.removeprefix("play:").removesuffix(SHIFT)
    pilot.click(card)
    snap(f"shift-{name}-door")
    pilot.press("enter")
    snap(f"shift-{name}-open")
    taken: set[str] = set()

    def once(what: str) -> None:
        if what not in taken:
            taken.add(what)
            snap(f"shift-{name}-{what}")

    for _ in range(LONGEST_SHIFT):
        if isinstance(pilot.screen, ShiftDeskScreen):
            _between(pilot, pilot.screen, once)
        elif isinstance(pilot.screen, ShiftCallScreen):
            _talk(pilot, pilot.screen, once)
        else:
            break
    if isinstance(pilot.screen, ShiftSheetScreen):
        _sheet(pilot, once)
    pilot.press("escape")


def _between(pilot: Pilot, desk: ShiftDeskScreen, once: Callable[[str], None]) -> None:
    view = desk.view()
    if view.news:
        once("after-a-call")
    if view.owed:
        once("owed")
    if len(view.waiting) >= BUSY:
        once("crowded")
        pilot.press("escape")
        once("pause")
        pilot.press("escape")
    pilot.press("1" if view.owed and not view.deeds else "enter")


def _talk(pilot: Pilot, call: ShiftCallScreen, once: Callable[[str], None]) -> None:
    view = call.view()
    if view.closing:
        once("call-over")
        pilot.press("enter")
        pilot.wait(0.1)
        return
    number = next((offer.number for offer in view.offers if offer.available), None)
    if number is None:
        pilot.press(" ")
        pilot.wait(0.4)
        return
    if len(view.heard) > 3:
        once("call")
    pilot.press(str(number), " ")


def _sheet(pilot: Pilot, once: Callable[[str], None]) -> None:
    once("sheet")
    pilot.press("enter")
    pilot.wait(0.3)
    once("review")
    pilot.press("escape")
