"""What happens on a shift. Its event log is the record; everything else is recomputed from it.

`at` is in seconds of the shift's own clock since the line opened. A case is a matter that somebody rings
about, numbered from 0 in the order of their first ring.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from simulator.call.memory import Memory


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened."""

    kind: ClassVar[str] = ""
    at: float


@dataclass(frozen=True, slots=True)
class LineOpened(Event):
    """The shift begins."""

    kind = "line-opened"


@dataclass(frozen=True, slots=True)
class Came(Event):
    """A candidate rings about something new: the one of that `place` in their stream."""

    kind = "came"
    outage: bool
    place: int


@dataclass(frozen=True, slots=True)
class CameBack(Event):
    """Somebody rings again about the same."""

    kind = "came-back"
    case: int


@dataclass(frozen=True, slots=True)
class Abandoned(Event):
    """Somebody waited until their patience was gone, and rang off."""

    kind = "abandoned"
    case: int


@dataclass(frozen=True, slots=True)
class Overdue(Event):
    """A promised call-back was not made in time: they ring themselves, and so does somebody they told."""

    kind = "overdue"
    case: int


@dataclass(frozen=True, slots=True)
class Taken(Event):
    """The trainee took the call of a case: which entry of the pool it is, and with what it begins."""

    kind = "taken"
    case: int
    entry: int
    memory: Memory


@dataclass(frozen=True, slots=True)
class Finished(Event):
    """A call is over: what it came to, how many seconds were spoken, and all that it remembered then."""

    kind = "finished"
    case: int
    outcome: str
    seconds: float
    memory: Memory


@dataclass(frozen=True, slots=True)
class Acted(Event):
    """The trainee did something between calls."""

    kind = "acted"
    action: str


@dataclass(frozen=True, slots=True)
class RangBack(Event):
    """The trainee kept the promise to ring back."""

    kind = "rang-back"
    case: int


@dataclass(frozen=True, slots=True)
class Free(Event):
    """The trainee can take the next call."""

    kind = "free"


@dataclass(frozen=True, slots=True)
class LineClosed(Event):
    """The shift is over; whoever still waits has waited for nothing."""

    kind = "line-closed"


_KINDS: dict[str, type[Event]] = {
    cls.kind: cls
    for cls in (
        LineOpened, Came, CameBack, Abandoned, Overdue, Taken, Finished, Acted, RangBack, Free, LineClosed,
    )
}  # fmt: skip


def to_record(event: Event) -> dict[str, Any]:
    """The event's own fields as plain JSON values, without `at`."""
    return {field.name: getattr(event, field.name) for field in fields(event) if field.name != "at"}


def from_record(kind: str, at: float, body: Mapping[str, Any]) -> Event:
    """The event a record stands for. Raises KeyError or TypeError for one this version does not know."""
    if "memory" not in body:
        return _KINDS[kind](at=at, **body)
    memory = tuple((name, word) for name, word in body["memory"])
    return _KINDS[kind](at=at, **{**body, "memory": memory})
