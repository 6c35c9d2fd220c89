"""A shift as its author wrote it: frozen values, each knowing its place in the file.

`at` is where the name stands of what has one, else where its first key stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.scenario.model import Condition, Fact, Person, Place, Ref, Setting


@dataclass(frozen=True, slots=True)
class Period:
    """From this minute on so many people ring in an hour."""

    at: Place
    minute: int
    rate: int


@dataclass(frozen=True, slots=True)
class CallBack:
    """A promise of the call that is kept between calls: `within` minutes, and it takes so many seconds."""

    at: Place
    promise: Ref
    within: int = 15
    takes: int = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody of the pool: a short call, perhaps with another caller, and with facts of their own.

    `solved` are the endings after which nobody rings again; `again` is the fact that says they rang before;
    `keeps` are the facts that go on into their next call.
    """

    at: Place
    call: Ref
    solved: tuple[Ref, ...] = ()
    caller: Person | None = None
    set: tuple[Setting, ...] = ()
    again: Ref | None = None
    keeps: tuple[Ref, ...] = ()
    call_back: CallBack | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What the trainee can do between calls, once: it takes so many seconds and sets facts of the shift."""

    at: Place
    id: str
    title: str
    say: str = ""
    takes: int = 30
    when: Condition | None = None
    set: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True)
class Lull:
    """While `when` holds, only `share` percent of those who would ring because of the outage do.

    If it `lasts` so many minutes, from then on `after` percent ring: more than 100 were put off, not helped.
    """

    at: Place
    when: Condition
    share: int
    lasts: int = 0
    after: int = 100


@dataclass(frozen=True, slots=True)
class Outage:
    """From one minute to another `times` as many people ring; those who come on top are of its own pool."""

    at: Place
    begins: int
    ends: int
    times: int
    pool: tuple[Entry, ...]
    lulls: tuple[Lull, ...] = ()


@dataclass(frozen=True, slots=True)
class Returns:
    """How many percent ring again, and after how many minutes."""

    at: Place = (1, 1)
    unsolved: int = 85
    abandoned: int = 50
    soonest: int = 6
    latest: int = 15


@dataclass(frozen=True, slots=True)
class Script:
    """A shift's file as read. `wears` are the seconds of waiting that cost a caller a point of patience."""

    at: Place
    format: int
    title: str
    minutes: int
    arrivals: tuple[Period, ...]
    pool: tuple[Entry, ...]
    language: str = "en"
    level: int = 1
    summary: str = ""
    learn: tuple[str, ...] = ()
    line: str = ""
    role: str = ""
    intro: str = ""
    quota: int = 0
    wrap_up: int = 30
    wears: int = 30
    facts: Mapping[str, Fact] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    outage: Outage | None = None
    returns: Returns = field(default_factory=Returns)
