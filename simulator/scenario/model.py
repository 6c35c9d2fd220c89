"""A scenario as its author wrote it: frozen values, each knowing its place in the file.

`at` is where the name stands of what has one, else where its first key stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.rubric import DEFAULT_RUBRIC, Rubric
from simulator.scenario.conditions import Malformed, Tree

Place = tuple[int, int]
"""Line and column in the file, from 1."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A name that stands for something declared elsewhere."""

    at: Place
    name: str


@dataclass(frozen=True, slots=True)
class Condition:
    """Text that a world is tested with; `plain` if it stands without quotes, which shifts its columns."""

    at: Place
    text: str
    plain: bool
    tree: Tree | Malformed


@dataclass(frozen=True, slots=True)
class Portrait:
    """How a person is drawn, in the words of the format."""

    at: Place
    skin: str = "light"
    hair: str = "short"
    hair_colour: str = "brown"
    top: str = "teal"
    glasses: bool = False
    beard: bool = False
    age: str = "middle"


@dataclass(frozen=True, slots=True)
class Voice:
    """`rate` in words a minute, `pitch` 0 to 99, `variant` 1 to 5 for different people of a gender."""

    at: Place
    gender: str = "female"
    variant: int = 1
    rate: int = 170
    pitch: int = 50


@dataclass(frozen=True, slots=True)
class Mood:
    """Where the caller begins; both 0 to 10."""

    at: Place = (1, 1)
    patience: int = 5
    trust: int = 5


@dataclass(frozen=True, slots=True)
class Person:
    """The caller, or somebody else who is heard."""

    at: Place
    name: str
    pronoun: str = "they"
    about: str = ""
    tier: str = "standard"
    portrait: Portrait = field(default_factory=lambda: Portrait((1, 1)))
    voice: Voice = field(default_factory=lambda: Voice((1, 1)))
    mood: Mood = field(default_factory=Mood)


@dataclass(frozen=True, slots=True)
class Authority:
    """What the trainee may give away in all."""

    at: Place = (1, 1)
    goodwill: int = 0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who the trainee is at the desk."""

    at: Place = (1, 1)
    authority: Authority = field(default_factory=Authority)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact's values: `words` for yes/no and named values, else the whole numbers low..high."""

    at: Place
    words: tuple[str, ...] = ()
    low: int = 0
    high: int = 1
    start: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the trainee commits to; `due` is the call by whose end it must have been kept."""

    at: Place
    text: str
    due: Ref | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the escalation ladder and when going there is right."""

    at: Place
    level: str
    title: str
    right: Condition


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What was written into the case before the calls."""

    at: Place
    note: str
    on: str = ""
    by: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """The case on the desk."""

    at: Place = (1, 1)
    number: str = ""
    status: str = ""
    history: tuple[HistoryEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A page of the desk's knowledge."""

    at: Place
    id: str
    title: str
    text: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One box of the flowchart on screen."""

    at: Place
    id: str
    text: str
    yes: Ref | None = None
    no: Ref | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Something heard. `aside` lines are shown, not spoken."""

    at: Place
    say: str = ""
    aside: str = ""
    when: Condition | None = None
    by: Ref | None = None
    delivery: str = ""
    clip: str = ""
    first: "tuple[Line, ...]" = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A target, and the condition under which it is taken; None for always."""

    at: Place
    to: Ref
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """`name: text` under `set`, or a change of a count under `add`; `text_at` is where that text stands."""

    at: Place
    name: str
    text: str
    text_at: Place = (1, 1)


@dataclass(frozen=True, slots=True)
class MoodChange:
    """What a move does to the mood, and the reason the trainee is shown."""

    at: Place
    patience: int = 0
    trust: int = 0
    because: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """Putting the caller on hold; `explained` if it was said why and for how long."""

    at: Place
    seconds: int = 60
    explained: bool = True


@dataclass(frozen=True, slots=True)
class Transfer:
    """Handing the caller over to a level of the ladder."""

    at: Place
    to: Ref
    warm: bool = False
    consent: bool = False
    briefed: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """Something that takes a call on: a choice, a silence, or a state's own next step."""

    at: Place
    to: tuple[Route, ...] = ()
    when: Condition | None = None
    set: tuple[Setting, ...] = ()
    add: tuple[Setting, ...] = ()
    mood: MoodChange | None = None
    retell: bool = False
    promise: Ref | None = None
    keep: Ref | None = None
    marks: Mapping[str, int] = field(default_factory=dict)
    critical: tuple[str, ...] = ()
    why: str = ""
    id: str = ""
    say: str = ""
    locked: str = ""
    repeat: int = 1
    apology: str = ""
    escalate: Ref | None = None
    hold: Hold | None = None
    look_up: Ref | None = None
    note: str = ""
    goodwill: int = 0
    transfer: Transfer | None = None
    conference: Ref | None = None
    callback: Ref | None = None
    after: int = 0

    @property
    def kind(self) -> str:
        """What the trainee does: `say`, or the desk action it is."""
        desk = (
            ("hold", self.hold),
            ("look-up", self.look_up),
            ("goodwill", self.goodwill),
            ("transfer", self.transfer),
            ("conference", self.conference),
            ("callback", self.callback),
            ("note", self.note),
        )
        return next((kind for kind, present in desk if present), "say")


@dataclass(frozen=True, slots=True)
class State:
    """A moment of the call: lines, then choices, or a move of its own, or an end."""

    at: Place
    lines: tuple[Line, ...] = ()
    choices: tuple[Move, ...] = ()
    then: tuple[Move, ...] = ()
    ending: str = ""
    next: tuple[Route, ...] = ()
    outcome: str = ""
    title: str = ""
    marks: Mapping[str, int] = field(default_factory=dict)
    critical: tuple[str, ...] = ()
    why: str = ""
    silence: Move | None = None
    step: Ref | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CallScript:
    """One call: which phone rings, who the trainee is on it, and its states."""

    at: Place
    id: str
    start: Ref
    states: Mapping[str, State]
    line: str = ""
    role: str = ""
    date: str = ""
    intro: str = ""
    waiting: int = 0
    interruptions: tuple[Route, ...] = ()


PLAYERS = (
    "random",
    "first",
    "longest",
    "apologetic",
    "never-escalate",
    "always-escalate",
    "script-reader",
    "over-promiser",
    "expert",
)
"""The bots whose scores an author can set bands for."""


@dataclass(frozen=True, slots=True)
class Band:
    """What the author expects of a bot: its mean total, 0 to 100, and how often it passes."""

    at: Place
    at_most: int | None = None
    at_least: int | None = None
    passes: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the author says of every call: one of the four, and for `possible` perhaps until when."""

    at: Place
    never: Condition | None = None
    always: Condition | None = None
    eventually: Condition | None = None
    possible: Condition | None = None
    until: Condition | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """A scenario file as read."""

    at: Place
    format: int
    title: str
    caller: Person
    calls: tuple[CallScript, ...]
    language: str = "en"
    level: int = 1
    minutes: int = 5
    topics: tuple[str, ...] = ()
    summary: str = ""
    learn: tuple[str, ...] = ()
    rubric: Rubric = DEFAULT_RUBRIC
    people: Mapping[str, Person] = field(default_factory=dict)
    agent: Agent = field(default_factory=Agent)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    promises: Mapping[str, Promise] = field(default_factory=dict)
    escalation: tuple[Rung, ...] = ()
    case: Case = field(default_factory=Case)
    knowledge: tuple[Article, ...] = ()
    flowchart: tuple[Step, ...] = ()
    claims: tuple[Claim, ...] = ()
    bands: Mapping[str, Band] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    """By the code of a lint: `off`, `note`, `warning` or `error`."""
