"""How much there is to hear and to read in each call, and how long that takes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from simulator.analysis.playing import Trail, replies
from simulator.scenario.load import Scenario
from simulator.scenario.program import Kind, Spoken, Transition

READING = 240
"""Words a minute an adult reads in silence."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How texts are measured: their words, and the seconds a voice takes at a rate of words a minute."""

    words: Callable[[str], int]
    seconds: Callable[[str, int], float]


@dataclass(frozen=True, slots=True)
class Effort:
    """One call of the series, over the `plays` in which it was answered.

    Means of words heard and read, and the minutes of hearing and reading: mean, least and most. What is on
    hold, and what the trainee takes to think, is not counted.
    """

    call: str
    plays: int
    heard: float
    read: float
    minutes: float
    shortest: float
    longest: float


class _Amount(NamedTuple):
    """Words heard, words read, seconds of both."""

    heard: int
    read: int
    seconds: float


def efforts(scenario: Scenario, trails: Iterable[Trail], pace: Pace) -> tuple[Effort, ...]:
    """By call, in their order; calls that never come are left out."""
    meter = _Meter(scenario, pace)
    amounts: dict[int, list[_Amount]] = {}
    for trail in trails:
        for call, amount in meter.by_call(trail).items():
            amounts.setdefault(call, []).append(amount)
    return tuple(_effort(scenario.script.calls[call].id, amounts[call]) for call in sorted(amounts))


def _effort(call: str, amounts: list[_Amount]) -> Effort:
    heard, read, seconds = zip(*amounts, strict=True)
    return Effort(
        call=call,
        plays=len(amounts),
        heard=fmean(heard),
        read=fmean(read),
        minutes=fmean(seconds) / 60,
        shortest=min(seconds) / 60,
        longest=max(seconds) / 60,
    )


class _Meter:
    """Measures each text once, and each moment of a call once."""

    def __init__(self, scenario: Scenario, pace: Pace) -> None:
        self._program = scenario.program
        self._caller = scenario.script.caller
        self._people = scenario.script.people
        self._pace = pace
        self._lines = [[self._line(line) for line, _ in p.lines] for p in self._program.positions]
        self._texts = [[self._read(t) for t in p.transitions] for p in self._program.positions]
        self._known: dict[tuple[int, int], _Amount] = {}

    def by_call(self, trail: Trail) -> dict[int, _Amount]:
        found: dict[int, _Amount] = {}
        for place, world, _, entered in trail:
            if entered and place:
                call = self._program.positions[place].call
                here = self._known.get((place, world)) or self._moment(place, world)
                so_far = found.get(call)
                found[call] = _sum((so_far, here)) if so_far else here
        return found

    def _moment(self, place: int, world: int) -> _Amount:
        """The lines that are heard there, and the replies that can be read."""
        position = self._program.positions[place]
        lines = zip(position.lines, self._lines[place], strict=True)
        amounts = [amount for (_, test), amount in lines if test is None or test.holds(world)]
        if position.kind is Kind.TALK:
            amounts += [self._texts[place][reply.slot] for reply in replies(position, world)]
        self._known[place, world] = amount = _sum(amounts)
        return amount

    def _line(self, line: Spoken) -> _Amount:
        words = self._pace.words(line.text)
        if line.aside:
            return _Amount(0, words, 60 * words / READING)
        rate = self._people.get(line.by, self._caller).voice.rate
        return _Amount(words, 0, self._pace.seconds(line.text, rate))

    def _read(self, reply: Transition) -> _Amount:
        words = self._pace.words(reply.move.say) if reply.move else 0
        return _Amount(0, words, 60 * words / READING)


def _sum(amounts: Iterable[_Amount]) -> _Amount:
    heard, read, seconds = 0, 0, 0.0
    for amount in amounts:
        heard += amount.heard
        read += amount.read
        seconds += amount.seconds
    return _Amount(heard, read, seconds)
