"""What happens on a call. The event log is the record; everything else is recomputed from it.

`at` is in seconds since the attempt began, as the caller of `decide` gave it.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar

from scoring.marks import Mark
from simulator.call.memory import Memory
from simulator.scenario.model import Mood, Person, Portrait, Voice
from simulator.scenario.program import Judged, Spoken


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened."""

    kind: ClassVar[str] = ""
    at: float


@dataclass(frozen=True, slots=True)
class Dealt(Event):
    """A call of a shift comes in: the `number`th of the attempt `shift`, counted from 1.

    It begins with what `memory` names, and with another caller than the scenario's if one is given.
    """

    kind = "dealt"
    shift: str
    number: int
    memory: Memory
    caller: Person | None = None


@dataclass(frozen=True, slots=True)
class Rang(Event):
    """The phone of a call rings."""

    kind = "rang"
    call: str


@dataclass(frozen=True, slots=True)
class Answered(Event):
    """The trainee picked up; `slot` is which way on it was."""

    kind = "answered"
    state: str
    slot: int
    call: str


@dataclass(frozen=True, slots=True)
class Began(Event):
    """A rehearsal begins, in this state of a call and with what `memory` names; nobody picked up for it."""

    kind = "began"
    call: str
    state: str
    memory: Memory


TAKEN_UP = (Answered, Began)
"""The events by which a call comes to be played."""


@dataclass(frozen=True, slots=True)
class Replied(Event):
    """The trainee said or did something."""

    kind = "replied"
    state: str
    slot: int
    choice: str
    does: str


@dataclass(frozen=True, slots=True)
class FellSilent(Event):
    """The trainee said nothing for as long as the state allows."""

    kind = "fell-silent"
    state: str
    slot: int


@dataclass(frozen=True, slots=True)
class MovedOn(Event):
    """A state went on by itself."""

    kind = "moved-on"
    state: str
    slot: int


@dataclass(frozen=True, slots=True)
class Opened(Event):
    """The trainee opened an article on the desk."""

    kind = "opened"
    article: str


@dataclass(frozen=True, slots=True)
class Entered(Event):
    """The call is in this state."""

    kind = "entered"
    state: str


@dataclass(frozen=True, slots=True)
class Heard(Event):
    """A line was spoken or shown."""

    kind = "heard"
    line: Spoken


@dataclass(frozen=True, slots=True)
class Felt(Event):
    """The caller's mood after a change, each 0 to 10, and the reason."""

    kind = "felt"
    patience: int
    trust: int
    because: str


@dataclass(frozen=True, slots=True)
class Marked(Event):
    """A reply, a silence or an end was marked."""

    kind = "marked"
    judged: Judged


@dataclass(frozen=True, slots=True)
class CallEnded(Event):
    """This call is over and another follows."""

    kind = "call-ended"
    call: str
    outcome: str
    title: str


@dataclass(frozen=True, slots=True)
class Ended(Event):
    """The attempt is over."""

    kind = "ended"
    outcome: str
    title: str


_KINDS: dict[str, type[Event]] = {
    cls.kind: cls
    for cls in (
        Dealt,
        Rang,
        Answered,
        Began,
        Replied,
        FellSilent,
        MovedOn,
        Opened,
        Entered,
        Heard,
        Felt,
        Marked,
        CallEnded,
        Ended,
    )
}


def to_record(event: Event) -> dict[str, Any]:
    """The event's own fields as plain JSON values, without `at`."""
    if isinstance(event, Heard):
        return asdict(event.line)
    if isinstance(event, Marked):
        body = asdict(event.judged)
        body["marks"] = [
            [mark.behaviour, mark.value, mark.weight, mark.because] for mark in event.judged.marks
        ]
        return body
    body = {field.name: getattr(event, field.name) for field in fields(event) if field.name != "at"}
    if isinstance(event, Dealt) and event.caller:
        body["caller"] = asdict(event.caller)
    return body


def from_record(kind: str, at: float, body: Mapping[str, Any]) -> Event:
    """The event a record stands for. Raises KeyError or TypeError for one this version does not know."""
    if kind == Heard.kind:
        return Heard(at, Spoken(**body))
    if kind == Began.kind:
        return Began(at, body["call"], body["state"], _memory(body["memory"]))
    if kind == Dealt.kind:
        caller = _person(body["caller"]) if body["caller"] else None
        return Dealt(at, body["shift"], body["number"], _memory(body["memory"]), caller)
    if kind == Marked.kind:
        marks = tuple(Mark(*mark) for mark in body["marks"])
        return Marked(at, Judged(**{**body, "marks": marks, "critical": tuple(body["critical"])}))
    return _KINDS[kind](at=at, **body)


def _memory(pairs: Any) -> Memory:
    return tuple((name, word) for name, word in pairs)


def _person(body: Mapping[str, Any]) -> Person:
    parts = {"portrait": Portrait, "voice": Voice, "mood": Mood}
    read = {name: _placed(made, body[name]) for name, made in parts.items()}
    return Person(**{**body, "at": tuple(body["at"]), **read})


def _placed(made: Callable[..., Any], body: Mapping[str, Any]) -> Any:
    return made(**{**body, "at": tuple(body["at"])})
