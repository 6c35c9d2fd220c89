"""What the call screen shows."""

from dataclasses import dataclass, field
from typing import Literal

from simulator.desktop.view.look import Look

Side = Literal["caller", "agent", "person", "aside", "break"]
Tab = Literal["case", "knowledge", "actions", "notes", "script", "caller", "talk"]


@dataclass(frozen=True, slots=True)
class Heard:
    """One entry of the transcript: who, in whose voice, and the words."""

    side: Side
    text: str
    name: str = ""
    delivery: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """The entry that sounds at present: its place in the transcript and the word's character range.

    A negative start lights no word.
    """

    entry: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A reply or desk action one can choose; `number` is its key, `reason` why it is locked."""

    number: int
    id: str
    text: str
    kind: str = "say"
    available: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mood:
    """Patience and trust (0..10), their words, how they went, and what moved them last."""

    patience: int
    trust: int
    word: str
    history: tuple[tuple[int, int], ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is on the line."""

    name: str
    about: str = ""
    tier: str = ""
    pronoun: str = "they"
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, slots=True)
class CaseNote:
    """One row of the case's history; `ours` when this trainee wrote it."""

    when: str
    by: str
    text: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    title: str
    text: str
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    text: str
    status: str = "made"


@dataclass(frozen=True, slots=True)
class ScriptBox:
    """A box of the flowchart: where yes and no lead, in words."""

    id: str
    text: str
    yes: str = ""
    no: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class DeskView:
    """The agent's desk: the case, what can be looked up, what was written down, the script."""

    case_number: str = ""
    case_status: str = ""
    history: tuple[CaseNote, ...] = ()
    authority: str = ""
    given: str = ""
    promises: tuple[Promise, ...] = ()
    articles: tuple[Article, ...] = ()
    reading: str = ""
    notes: tuple[str, ...] = ()
    script: tuple[ScriptBox, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """The caller is on hold: seconds in all, seconds gone, and whether they were told why."""

    seconds: float
    gone: float
    explained: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """Seconds until the silence is an answer of its own."""

    limit: float
    left: float


@dataclass(frozen=True, slots=True)
class HeaderView:
    title: str
    number: int = 1
    of: int = 1
    line: str = ""
    waiting: int = 0
    seconds: int = 0
    voice: bool = True
    captions: bool = True
    hold_offered: bool = False
    exam: bool = False
    trouble: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The call is over: how it ended and what Enter leads to."""

    title: str
    outcome: str
    onward: str


@dataclass(frozen=True, slots=True)
class CallView:
    """Everything on the call screen; `mood` is None when meters are hidden."""

    header: HeaderView
    person: Person
    patience: float
    trust: float
    heard: tuple[Heard, ...]
    offers: tuple[Offer, ...]
    desk: DeskView
    mood: Mood | None = None
    retellings: int = 0
    tab: Tab = "case"
    speech: Speech | None = None
    phase: float = 0.0
    silence: Silence | None = None
    hold: Hold | None = None
    hint_offered: bool = False
    closing: Closing | None = None
