"""Every screen of a shift in every state worth looking at."""

from collections.abc import Callable

from simulator.desktop.layout.call import call_scene
from simulator.desktop.layout.items import Scene
from simulator.desktop.layout.library import library_scene
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.shift_desk import shift_desk_scene
from simulator.desktop.layout.shift_door import shift_door_scene
from simulator.desktop.layout.shift_sheet import shift_sheet_scene
from simulator.desktop.layout.shift_strip import with_shift_strip
from simulator.desktop.view.call import CallView
from simulator.desktop.view.shift import DoorView, SheetView, ShiftDeskView, StripView
from tests.desktop import samples
from tests.desktop import shift_samples as shifts

SceneOf = Callable[[Page], Scene]


def _call(view: CallView, strip: StripView) -> SceneOf:
    """The call with the queue below it."""
    return lambda page: with_shift_strip(lambda rest: call_scene(view, rest, {}, Memo()), strip, page)


def _desk(view: ShiftDeskView) -> SceneOf:
    return lambda page: shift_desk_scene(view, page, {}, Memo())


def _door(view: DoorView) -> SceneOf:
    return lambda page: shift_door_scene(view, page, {}, Memo())


def _sheet(view: SheetView) -> SceneOf:
    return lambda page: shift_sheet_scene(view, page, {}, Memo())


SHIFT_SCENES: dict[str, SceneOf] = {
    "shift-library": lambda page: library_scene(shifts.shelf_with_shifts(), page, {}, Memo()),
    "shift-door": _door(shifts.door_view()),
    "shift-door-troubled": _door(shifts.troubled_door()),
    "shift-desk": _desk(shifts.desk_view()),
    "shift-desk-quiet": _desk(shifts.quiet_desk()),
    "shift-desk-flooded": _desk(shifts.flooded_desk()),
    "shift-desk-interrupted": _desk(shifts.interrupted_desk()),
    "shift-call": _call(samples.call_view(), shifts.strip_view()),
    "shift-call-exam": _call(samples.exam_view(), shifts.strip_view(waiting=0, quota=0)),
    "shift-call-over": _call(samples.closed_view(), shifts.strip_view(now=3700)),
    "shift-sheet": _sheet(shifts.sheet_view()),
    "shift-sheet-lost": _sheet(shifts.lost_sheet()),
    "shift-sheet-idle": _sheet(shifts.idle_sheet()),
}
