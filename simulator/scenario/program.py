"""A compiled scenario: positions and transitions over packed worlds.

The live call, the analysis, the bots and the review all run these same guards, effects and marks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from scoring.marks import Mark
from simulator.scenario.conditions import Test
from simulator.scenario.model import Article, CallScript, HistoryEntry, Move, Rung, State
from simulator.scenario.world import WorldField


class Kind(StrEnum):
    """What a position waits for."""

    RING = "ring"
    TALK = "talk"
    PASS = "pass"
    END = "end"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a transition does to the world. `kills` are the bits it overwrites whatever they were."""

    apply: Callable[[int], int]
    kills: int


@dataclass(frozen=True, slots=True)
class CompiledRoute:
    """A target position; `test` is read after the effects, None holds always."""

    test: Test | None
    target: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """Marks and critical errors that depend on the world before the move."""

    marks: Callable[[int], tuple[Mark, ...]]
    critical: Callable[[int], tuple[str, ...]]
    reads: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as it is heard: by the caller (`by` empty) or somebody else; an `aside` is only shown."""

    by: str
    text: str
    delivery: str
    clip: str
    aside: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reply, a silence or an end (`choice` empty) of a state is marked, and the author's why."""

    state: str
    choice: str
    said: str
    marks: tuple[Mark, ...]
    critical: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Transition:
    """One way on from a position. `slot` is its number there; `move` is None for answering a phone.

    `does` is what the trainee does by it: `say`, or a desk action; `because` is why it changes the mood, as
    the trainee sees it.
    """

    source: int
    slot: int
    id: str
    does: str
    move: Move | None
    guard: Test | None
    spare: Test | None
    effect: Effect
    routes: tuple[CompiledRoute, ...]
    judged: Judged
    judgement: Judgement | None
    because: str = ""

    def open(self, world: int) -> bool:
        """Whether it can be taken: its condition holds and it is not spent."""
        return (self.guard is None or self.guard.holds(world)) and (
            self.spare is None or self.spare.holds(world)
        )

    def target(self, after: int) -> int:
        """The position it leads to, given the world after its effects."""
        for route in self.routes:
            if route.test is None or route.test.holds(after):
                return route.target
        raise AssertionError("the last route has no condition")

    def marks_at(self, before: int) -> tuple[Mark, ...]:
        return self.judged.marks if self.judgement is None else self.judgement.marks(before)

    def critical_at(self, before: int) -> tuple[str, ...]:
        return self.judged.critical if self.judgement is None else self.judgement.critical(before)

    def judged_at(self, before: int) -> Judged:
        """What taking it is marked, given the world before."""
        if self.judgement is None:
            return self.judged
        return replace(self.judged, marks=self.marks_at(before), critical=self.critical_at(before))


@dataclass(frozen=True, slots=True)
class Position:
    """A state of one call, or the phone before the first.

    `judged` is what ending there is marked; `silence` is the slot of saying nothing.
    """

    index: int
    key: str
    call: int
    kind: Kind
    state: State
    transitions: tuple[Transition, ...]
    lines: tuple[tuple[Spoken, Test | None], ...]
    judged: Judged
    silence: int | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What one call's desk can show, each with its condition."""

    history: tuple[tuple[HistoryEntry, Test | None], ...]
    articles: tuple[tuple[Article, Test | None], ...]


MomentTest = Callable[[Position, bool], Test]
"""A condition at a position where the call goes on, or where (True) it is over."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the author says of every call.

    `kind` is never, always, eventually or possible; the tests are of worlds that have the bits of
    `Program.watched` beside their own. `text` is the claim in one line, `line` its place in the file.
    """

    kind: str
    text: str
    line: int
    holds: MomentTest
    until: MomentTest | None


@dataclass(frozen=True, slots=True)
class Program:
    """`positions[0]` is the phone before the first call; `start` is the world it begins with.

    `places` gives a position's index by its key, `call/state`; `mood` are the world's bits of the mood;
    `further` is how many calls can follow each call at the most. `watched` are yes/no fields above those of
    the world that only claims read: `passed`, `fatal`, and each critical error.
    """

    positions: tuple[Position, ...]
    places: Mapping[str, int]
    fields: Mapping[str, WorldField]
    start: int
    patience: WorldField
    trust: WorldField
    mood: int
    calls: tuple[CallScript, ...]
    further: tuple[int, ...]
    desks: tuple[Desk, ...]
    ladder: tuple[Rung, ...]
    claims: tuple[Claim, ...] = ()
    watched: Mapping[str, WorldField] = field(default_factory=dict)
