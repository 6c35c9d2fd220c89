"""Everything of a scenario that is read or heard, each text under an id that outlives edits around it."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from simulator.scenario.model import (
    CallScript,
    Condition,
    HistoryEntry,
    Line,
    Move,
    Person,
    Place,
    Script,
    State,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Value = TypeVar("Value", bound=DataclassInstance)

_SHORT, _LONG = 6, 12
_TOP = {
    "title", "summary", "learn", "topics", "caller", "people", "agent", "promises", "escalation", "case",
    "knowledge", "flowchart", "calls",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """One text. `kind` is `line`, `aside`, `reply`, or the key it is written under.

    `by` is the id of the person a line is said by, empty for the caller; `at` is the place of the entry
    that holds the text; `call` and `state` are empty outside of calls and states. `when` says in words
    under which condition a line is heard, `clip` names the recording its author chose.
    """

    id: str
    kind: str
    words: str
    at: Place
    by: str = ""
    call: str = ""
    state: str = ""
    delivery: str = ""
    spoken: bool = False
    when: str = ""
    clip: str = ""


Change = Callable[[Text], str]
"""What a text is to become."""


def texts(script: Script) -> tuple[Text, ...]:
    """All texts in the order of the file, each id once.

    A line that a state has twice, by the same person in the same words, is one text.
    """
    found: dict[str, Text] = {}

    def note(text: Text) -> str:
        known = found.get(text.id)
        found[text.id] = replace(known, when=_either(known.when, text.when)) if known else text
        return text.words

    rewritten(script, note)
    return tuple(found.values())


def with_words(script: Script, words: Mapping[str, str]) -> Script:
    """The script with other words for the texts whose ids are given.

    A line in other words is not heard from the recording its author named: that holds the old ones.
    """
    return rewritten(script, lambda text: words.get(text.id, text.words))


def rewritten(script: Script, change: Change) -> Script:
    """The script with every text as `change` gives it."""
    return _Rewriting(change).script(script)


class _Rewriting:
    """One pass over a script. Texts that are not there are not asked about."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def script(self, script: Script) -> Script:
        own = Text("", "", "", script.at)
        authority = script.agent.authority
        return _changed(
            self._keys(script, own, title="title", summary="summary"),
            learn=self._listed("learn", script.learn, own),
            topics=self._listed("topics", script.topics, own),
            caller=self._person(script.caller, "caller"),
            people={id: self._person(person, f"people/{id}") for id, person in script.people.items()},
            agent=_changed(
                script.agent,
                authority=self._keys(authority, _within("agent", authority.at), currency="currency"),
            ),
            promises={
                id: self._keys(promise, _within("promises", promise.at), text=id)
                for id, promise in script.promises.items()
            },
            escalation=tuple(
                self._keys(rung, _within("escalation", rung.at), title=rung.level)
                for rung in script.escalation
            ),
            case=_changed(
                self._keys(script.case, _within("case", script.case.at), status="status"),
                history=tuple(
                    self._history(entry, number) for number, entry in enumerate(script.case.history, 1)
                ),
            ),
            knowledge=tuple(
                self._keys(one, _within(f"knowledge/{one.id}", one.at), title="title", text="text")
                for one in script.knowledge
            ),
            flowchart=tuple(
                self._keys(box, _within("flowchart", box.at), text=box.id) for box in script.flowchart
            ),
            calls=tuple(map(self._call, script.calls)),
        )

    def _person(self, person: Person, path: str) -> Person:
        return self._keys(person, _within(path, person.at), name="name", about="about")

    def _history(self, entry: HistoryEntry, number: int) -> HistoryEntry:
        entry = self._keys(entry, _within("case/history", entry.at), note=str(number))
        return self._keys(entry, _within(f"case/history/{number}", entry.at), on="on", by="by")

    def _call(self, call: CallScript) -> CallScript:
        own = replace(_within(call_path(call.id), call.at), call=call.id)
        return _changed(
            self._keys(call, own, line="line", role="role", date="date", intro="intro"),
            states={
                name: self._state(state, replace(own, id=f"{own.id}/{name}", at=state.at, state=name))
                for name, state in call.states.items()
            },
        )

    def _state(self, state: State, own: Text) -> State:
        ids = _line_ids(state.lines)
        return _changed(
            self._keys(state, own, title="title", hint="hint"),
            lines=tuple(self._line(line, own, ids) for line in state.lines),
            choices=tuple(self._move(move, own, move.id) for move in state.choices),
            silence=self._move(state.silence, own, "silence") if state.silence else None,
            then=tuple(self._move(move, own, f"then/{n}") for n, move in enumerate(state.then, 1)),
            why=self._text(own, "why", state.why),
        )

    def _move(self, move: Move, state: Text, name: str) -> Move:
        own = Text(f"{state.id}/{name}", "", "", move.at, "", state.call, state.state)
        said = self._text(own, "say", move.say, kind="reply")
        move = self._keys(move, own, locked="locked", note="note", why="why")
        mood = self._keys(move.mood, own, because="because") if move.mood else None
        return _changed(move, say=said, mood=mood)

    def _line(self, line: Line, state: Text, ids: "Mapping[_Said, str]", when: str | None = None) -> Line:
        when = _condition(line.when) if when is None else when
        if line.first:
            return replace(line, first=tuple(self._first(line, state, ids, when)))
        key = _said(line)
        by, spoken, words = key
        own = replace(
            state, at=line.at, by=by, delivery=line.delivery, spoken=spoken, when=when, clip=line.clip
        )
        words = self._text(own, ids[key], words, kind="line" if spoken else "aside")
        clip = line.clip if words == key[2] else ""
        return _changed(line, say=words, clip=clip) if spoken else _changed(line, aside=words)

    def _first(self, group: Line, state: Text, ids: "Mapping[_Said, str]", outer: str) -> Iterable[Line]:
        """The lines of a group of which only the first that holds is said."""
        for number, line in enumerate(group.first):
            own = _condition(line.when)
            if number:
                own = f"otherwise, {own}" if own else "otherwise"
            yield self._line(line, state, ids, "; ".join(part for part in (outer, own) if part))

    def _listed(self, path: str, words: tuple[str, ...], own: Text) -> tuple[str, ...]:
        there = replace(own, id=path)
        return tuple(self._text(there, str(number), one, kind=path) for number, one in enumerate(words, 1))

    def _keys(self, value: "Value", own: Text, **names: str) -> "Value":
        """The value with the texts under these keys changed; each has its name below the path of `own`."""
        words = {key: self._text(own, name, getattr(value, key), kind=key) for key, name in names.items()}
        return _changed(value, **words)

    def _text(self, own: Text, name: str, words: str, kind: str = "") -> str:
        if not words:
            return words
        id = f"{own.id}/{name}" if own.id else name
        # Written out: `replace` takes as long as all the rest of it.
        return self._change(
            Text(id, kind or name, words, own.at, own.by, own.call, own.state, own.delivery, own.spoken,
                 own.when, own.clip)
        )  # fmt: skip


def call_path(call: str) -> str:
    """Where the ids of a call's texts begin: its id, unless that is taken by what stands beside the calls."""
    return f"calls/{call}" if call in _TOP else call


def ids_of_line(state: str, by: str, words: str) -> tuple[str, str]:
    """The two ids that a heard line can have, given its state as `call/state`.

    The first is the usual one; the other is its id where another line of the state would share that.
    """
    call, _, name = state.partition("/")
    where = f"{call_path(call)}/{name}"
    key = (by, True, words)
    return f"{where}/{_digest(words, _SHORT)}", f"{where}/{_digest(f'{key}', _LONG)}"


_Said = tuple[str, bool, str]
"""Who says it, whether it is heard or only shown, and the words."""


def _said(line: Line) -> _Said:
    return line.by.name if line.by else "", bool(line.say), line.say or line.aside


def _line_ids(lines: Iterable[Line]) -> dict[_Said, str]:
    """A digest of the words for every line of a state; two lines that would share one get longer ones."""
    said = {_said(part): "" for line in lines for part in line.first or (line,)}
    short = {key: _digest(key[2], _SHORT) for key in said}
    times = Counter(short.values())
    return {key: id if times[id] == 1 else _digest(f"{key}", _LONG) for key, id in short.items()}


def _digest(words: str, length: int) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _condition(when: Condition | None) -> str:
    return " ".join(when.text.split()) if when else ""


def _either(one: str, other: str) -> str:
    """Either of two conditions; without one it always holds."""
    return f"{one}, or {other}" if one and other and one != other else one and other


def _within(path: str, at: Place) -> Text:
    return Text(path, "", "", at)


def _changed(value: "Value", **parts: Any) -> "Value":
    """The value with these parts, or itself where they are its own already."""
    if all(getattr(value, name) == part for name, part in parts.items()):
        return value
    return replace(value, **parts)
