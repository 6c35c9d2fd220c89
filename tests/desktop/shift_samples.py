"""Views of plausible shifts, for tests and pictures."""

from dataclasses import replace

from simulator.desktop.view.library import Card, LibraryView
from simulator.desktop.view.shift import (
    CallRow,
    Deed,
    DoorView,
    Figure,
    MatterView,
    Owing,
    SheetView,
    ShiftDeskView,
    StripView,
    Waiting,
)
from tests.desktop import samples

AVALANCHE = Card(
    "avalanche.shift",
    "The avalanche",
    "An hour alone at the phones, and a digger on the bridge. What you say decides how many ring.",
    3,
    60,
    topics=("shifts",),
    learn=("Find out who is dark on the first call.",),
    waiting="Resume",
    best=81,
    passed=True,
    attempts=2,
    shift=True,
    quota=24,
)
TORN = Card(
    "torn.shift",
    "torn",
    broken="torn.shift.yaml, line 12: there is no scenario 'line-dead' beside this file: put its file into "
    "the shift's folder, or correct the name.",
    shift=True,
)


def shelf_with_shifts() -> LibraryView:
    cards = (TORN, *samples.CARDS, AVALANCHE)
    return samples.library_view(cards=cards, total=5, shifts=2, chosen="avalanche.shift")


def door_view(**changes: object) -> DoorView:
    view = DoorView(
        "The avalanche",
        "Larkline support",
        "You answer for Larkline, broadband for the valley. There is nobody else until eleven.",
        "Ten o'clock. A digger has been parked on the bridge since Monday, and this morning there is "
        "somebody in it.",
        60,
        24,
        earlier=True,
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def troubled_door() -> DoorView:
    return door_view(mode="exam", trouble="The disk that holds the results is full. Make room and try again.")


WAITING = (
    Waiting("Alasdair Munro", 187, 1, "about to ring off", "rings for the 3rd time"),
    Waiting("Somebody new", 122, 3, "wearing thin"),
    Waiting("Dr Ishani Rao's desk", 64, 5, "still patient", "rings for the 2nd time"),
    Waiting("Somebody new", 0, 8, "calm"),
)
DEEDS = (
    Deed(
        1,
        "record",
        "Record: what is dark, and no time yet",
        "Larkline. A cable is cut at the bridge; everything above it is dark, phones too. A crew is there. "
        "There is no time yet, and this tape will say when there is.",
        45,
    ),
    Deed(2, "status", "Status page: bridge, cable, crew, no time yet", "", 60),
)
OWED = (
    Owing(3, 4, "Marisol Duarte", "Ring when the cable is spliced, or at the hour if it is not", 131),
    Owing(4, 7, "Kofi Mensah", "Ring when the cable is spliced, or at the hour if it is not", 642),
)
FIGURES = (
    Figure("Calls", "12 of 10", "of the quota so far"),
    Figure("Handle time", "3:05", "a call, on average"),
    Figure("Solved", "8", "7 at the first call"),
    Figure("Not solved", "2", "so far"),
    Figure("Came back", "3", "rang again"),
    Figure("Rang off", "1", "while waiting"),
)


def desk_view(**changes: object) -> ShiftDeskView:
    """The desk amid an outage, with four waiting and two promises owed."""
    view = ShiftDeskView(
        "The avalanche",
        "Larkline support",
        1573,
        3600,
        WAITING,
        DEEDS,
        OWED,
        FIGURES,
        ("Solved for Teresa Quill, at the first call.", "Meanwhile 2 rang and 1 rang off."),
        (door_view().role, door_view().intro),
        ("Record: back within half an hour",),
        crowded=True,
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def quiet_desk() -> ShiftDeskView:
    """The line has just opened, and nobody rings."""
    figures = tuple(replace(figure, value="0") for figure in FIGURES)
    return desk_view(now=0, waiting=(), deeds=(), owed=(), figures=figures, news=(), done=(), crowded=False)


def flooded_desk() -> ShiftDeskView:
    """An exam with more waiting than fit."""
    waiting = tuple(replace(one, patience=None, word="") for one in WAITING * 4)
    return desk_view(waiting=waiting, exam=True, now=3599)


def interrupted_desk() -> ShiftDeskView:
    """The call on the line could not be begun."""
    trouble = (
        "The disk that holds the results is full, so nothing more can be recorded. Make room; try again."
    )
    return desk_view(talking="Alasdair Munro", trouble=trouble, deeds=(), news=())


def strip_view(**changes: object) -> StripView:
    return replace(StripView(3, 187, 12, 10, 1573, 3600), **changes)  # type: ignore[arg-type]


MATTERS = (
    MatterView("Solved at the first call", 14, "1", "good"),
    MatterView("Solved after ringing again", 3, "½", "accent"),
    MatterView("Promised, and not due yet", 1, "½", "escalation"),
    MatterView("Not solved", 4, "0", "bad"),
)
ABOUT = (
    (
        "The queue",
        (
            "Twice somebody rang off while waiting. 5 times somebody rang again.",
            "Promised call-backs: 3 made, 1 broken. Every broken one takes half a matter off.",
        ),
    ),
    (
        "The quota, and what it cost",
        (
            "21 calls answered, 182 s each. The quota was 24. It was not met. It is shown, and never scored.",
            "14 minutes went to people who had rung before.",
        ),
    ),
    ("The outage", ("What you announced kept 9 from having to ring.",)),
)
CALLS = (
    CallRow(1, "Teresa Quill", 61, 74, "Solved", True, "100", True),
    CallRow(2, "Dr Ishani Rao's desk", 190, 102, "Promised, and not called back", False, "78", True),
    CallRow(3, "Alasdair Munro", 322, 41, "Not solved", False, "—", False),
)


def sheet_view(**changes: object) -> SheetView:
    view = SheetView("The avalanche", "practice", 70.5, True, 22, MATTERS, ABOUT, CALLS)
    return replace(view, **changes)  # type: ignore[arg-type]


def lost_sheet() -> SheetView:
    calls = tuple(replace(CALLS[n % 3], number=n + 1) for n in range(27))
    return sheet_view(score=22.0, passed=False, mode="exam", calls=calls, trouble="The disk is full.")


def idle_sheet() -> SheetView:
    return sheet_view(score=0.0, passed=False, calls=(), cases=1)
