"""The lines of a scenario as they are recorded in a studio: person by person, in the order of the calls."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from simulator.scenario.model import CallScript, Line, MoodChange, Move, Person, Place, Script
from simulator.scenario.recordings import recording_name
from simulator.scenario.texts import Text, texts

CALLER = "caller"
_WAYS_TOLD = 2

Measure = Callable[[str, int], tuple[int, float]]
"""How many words a text has, and how many seconds it takes at a rate in words a minute."""


@dataclass(frozen=True, slots=True)
class Take:
    """One line to record. Its columns are those of the sheet, in their order.

    `direction` is what is heard or done before it, `condition` is when it is said at all; `seconds` is an
    estimate at the person's rate; `file` is what the recording has to be called.
    """

    number: int
    id: str
    person: str
    call: str
    state: str
    words: str
    delivery: str
    direction: str
    condition: str
    seconds: float
    file: str

    def cells(self) -> tuple[str | int | float, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Take))
"""The columns' headings."""


@dataclass(frozen=True, slots=True)
class Part:
    """Everything one person says; `key` is their id in the scenario, `caller` for the caller."""

    key: str
    name: str
    about: str
    takes: tuple[Take, ...]
    words: int

    @property
    def seconds(self) -> float:
        return sum(take.seconds for take in self.takes)


def voice_script(script: Script, measure: Measure) -> tuple[Part, ...]:
    """The caller's part, then everybody else's in the order of the file; who says nothing is left out.

    Replies are not among them: the trainee says those.
    """
    lines: dict[str, list[Text]] = defaultdict(list)
    for text in texts(script):
        if text.spoken:
            lines[text.by].append(text)
    before = _Before(script)
    people = {"": script.caller, **script.people}
    return tuple(
        _part(by or CALLER, person, lines[by], before, measure) for by, person in people.items() if lines[by]
    )


def _part(key: str, person: Person, lines: Iterable[Text], before: "_Before", measure: Measure) -> Part:
    takes, words = [], 0
    for number, line in enumerate(lines, 1):
        said, seconds = measure(line.words, person.voice.rate)
        words += said
        takes.append(
            Take(number, line.id, person.name, line.call, line.state, line.words, line.delivery,
                 before.line(line), line.when, round(seconds, 1), line.clip or recording_name(line.id))
        )  # fmt: skip
    return Part(key, person.name, person.about, tuple(takes), words)


class _Before:
    """What comes before each line of a script, in words for whoever speaks it."""

    def __init__(self, script: Script) -> None:
        self._names = {"": script.caller.name} | {id: person.name for id, person in script.people.items()}
        self._earlier: dict[tuple[str, str, Place], tuple[Line, ...]] = {}
        self._ways: dict[tuple[str, str], list[str]] = defaultdict(list)
        mood = script.caller.mood
        feeling = f" Patience {mood.patience}, trust {mood.trust} of 10."
        for call in script.calls:
            self._note_lines(call)
            for state, way in _ways(call, feeling):
                self._ways[call.id, state].append(way)
            feeling = ""

    def line(self, text: Text) -> str:
        earlier = _since_last_said(
            [one for one in self._earlier[text.call, text.state, text.at] if not _excludes(one, text)]
        )
        told = [self._heard(one, text.by) if one.say else f"({one.aside})" for one in earlier]
        if not any(one.say for one in earlier):
            told.insert(0, self._led_here(text.call, text.state))
        return " ".join(told)

    def _note_lines(self, call: CallScript) -> None:
        """The lines before each line of a state.

        Of a group only one line is said: its lines have the same before them, and its last stands for it.
        """
        for name, state in call.states.items():
            earlier: tuple[Line, ...] = ()
            for line in state.lines:
                for part in line.first or (line,):
                    self._earlier[call.id, name, part.at] = earlier
                last = line.first[-1] if line.first else line
                earlier = (*earlier, last)

    def _led_here(self, call: str, state: str) -> str:
        ways = list(dict.fromkeys(self._ways[call, state]))
        told, more = ways[:_WAYS_TOLD], len(ways) - _WAYS_TOLD
        return " / ".join(told) + (f" / {more} other way{'s' * (more > 1)}" if more > 0 else "")

    def _heard(self, earlier: Line, by: str) -> str:
        who = earlier.by.name if earlier.by else ""
        return f"Goes on after: “{earlier.say}”" if who == by else f"{self._names[who]}: “{earlier.say}”"


def _excludes(earlier: Line, text: Text) -> bool:
    """Whether one of them is said just when the other is not."""
    when = earlier.when.text if earlier.when else ""
    return bool(when and text.when) and (when == f"not {text.when}" or text.when == f"not {when}")


def _since_last_said(lines: Sequence[Line]) -> Sequence[Line]:
    """The last line that is spoken, with what is shown after it."""
    said = [place for place, line in enumerate(lines) if line.say]
    return lines[said[-1] :] if said else lines


def _ways(call: CallScript, feeling: str) -> Iterator[tuple[str, str]]:
    """The states of a call, each with a way that leads there; a state comes up once for each."""
    intro = f" {call.intro}" if call.intro else ""
    yield call.start.name, f"The phone has been answered.{intro}{feeling}"
    for route in call.interruptions:
        yield route.to.name, f"Breaks in when {route.when.text if route.when else 'anything is said'}"
    for name, state in call.states.items():
        for choice in state.choices:
            yield from _to(choice, f"Agent: “{choice.say}”")
        if state.silence:
            yield from _to(state.silence, "The agent says nothing.")
        for step in state.then:
            yield from _to(step, f"Follows from {name}.")


def _to(move: Move, way: str) -> Iterator[tuple[str, str]]:
    mood = _mood(move.mood) if move.mood else ""
    for route in move.to:
        yield route.to.name, way + (f" ({mood})" if mood else "")


def _mood(change: MoodChange) -> str:
    """What a reply does to the caller, in words an actor can use: `patience -1: Not her question.`"""
    shifts = {"patience": change.patience, "trust": change.trust}
    told = ", ".join(f"{name} {by:+d}" for name, by in shifts.items() if by)
    return ": ".join(part for part in (told, change.because) if part)
