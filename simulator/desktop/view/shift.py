"""What the screens of a shift show: before the line opens, between calls, beside a call, and at the end."""

from dataclasses import dataclass

from simulator.desktop.view.library import Mode


@dataclass(frozen=True, slots=True)
class DoorView:
    """What is known before the line opens; `earlier` is whether there is a sheet of an earlier time."""

    title: str
    line: str
    role: str
    intro: str
    minutes: int
    quota: int
    mode: Mode = "practice"
    earlier: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the queue: for how many seconds, with how much patience left (0..10) and what that means.

    `patience` is None where meters are hidden; `note` says that they rang before.
    """

    name: str
    seconds: int
    patience: int | None
    word: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do between calls: its key, what it is about, the words that go out, and its seconds."""

    number: int
    id: str
    title: str
    say: str
    takes: int


@dataclass(frozen=True, slots=True)
class Owing:
    """A promised call-back: its key, the case, to whom, what, and the seconds until it is overdue."""

    number: int
    case: int
    name: str
    text: str
    left: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the shift so far, and a word on it."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShiftDeskView:
    """The desk between two calls. `now` and `closes` are seconds of the shift's clock.

    `talking` names whoever is still on the line, `news` are sentences on what has just happened, `known` is
    what one was told before the line opened, `done` what has been recorded or written.
    """

    title: str
    line: str
    now: int
    closes: int
    waiting: tuple[Waiting, ...] = ()
    deeds: tuple[Deed, ...] = ()
    owed: tuple[Owing, ...] = ()
    figures: tuple[Figure, ...] = ()
    news: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    talking: str = ""
    crowded: bool = False
    exam: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class StripView:
    """The shift beside a call: how many wait, the longest wait in seconds, calls against quota, the clock."""

    waiting: int
    longest: int
    handled: int
    quota: int
    now: int
    closes: int


@dataclass(frozen=True, slots=True)
class MatterView:
    """How many matters came to this, and what each counts."""

    name: str
    count: int
    worth: str
    ink: str


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call of the shift: who rang, when, for how long, what became of it, and its own score."""

    number: int
    caller: str
    at: int
    seconds: int
    became: str
    well: bool
    score: str
    passed: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """What a whole shift came to. `about` are cards of a heading and sentences."""

    title: str
    mode: str
    score: float
    passed: bool
    cases: int
    matters: tuple[MatterView, ...]
    about: tuple[tuple[str, tuple[str, ...]], ...]
    calls: tuple[CallRow, ...]
    trouble: str = ""
