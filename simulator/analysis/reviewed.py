"""What the review of a call says: values, and nothing that works them out."""

from dataclasses import dataclass
from math import ceil

from scoring.marks import Mark
from scoring.scorecard import Scorecard
from simulator.analysis.grades import Grade

_FLOAT_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Mood:
    """How the caller feels, each 0 to 10."""

    patience: int
    trust: int


@dataclass(frozen=True, slots=True)
class MarkChange:
    """One behaviour that the better reply is marked on differently; None where it is not marked at all.

    `weight` is 3 for the mark of an ending the reply leads to, 1 for its own.
    """

    behaviour: str
    weight: int
    got: int | None
    would: int | None


@dataclass(frozen=True, slots=True)
class Reply:
    """Something said or done on a line of play: `text` is what was said, or a sentence on what was done."""

    state: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Better:
    """The best reply from where one was, what it is marked, and how that differs from what was got."""

    reply: Reply
    marks: tuple[Mark, ...]
    changes: tuple[MarkChange, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a step cost.

    `joint` is the cost on the scale of the bounds, `points` the same in points of the total, caps aside.
    `reach` is the best total still within reach after it, caps so far included, and `fell` by how much the
    step lowered that. `grade` goes by the larger of `points` and `fell`. `better` is None where nothing is.
    """

    joint: int
    points: float
    reach: float
    fell: float
    grade: Grade
    better: Better | None

    @property
    def weight(self) -> float:
        """By how much the step turned the call, in points of the total."""
        return max(self.points, self.fell)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the trainee did, numbered from 1, with the marks it got and the author's why.

    `verdict` is None where the scenario could only be estimated.
    """

    number: int
    at: float
    reply: Reply
    marks: tuple[Mark, ...]
    critical: tuple[str, ...]
    why: str
    before: Mood
    after: Mood
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Line:
    """A way on to the end of the call, what it leads to, and the mood before it and after each reply."""

    replies: tuple[Reply, ...]
    total: float
    moods: tuple[Mood, ...]


@dataclass(frozen=True, slots=True)
class NoReturn:
    """The point of no return: the step after which no way on passes; None where there is no such step.

    `passable` is whether the call could be passed at all. `certain` is False where only what a pass needs at
    the least was looked at (a total within the caps so far, and each dimension by itself), because trying
    every way on would have taken too long: the true point may then come earlier.
    """

    step: int | None
    passable: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Review:
    """A played call, step by step. `moods` are those before the first step and after each.

    `turning` is the number of the step that cost most, its critical errors included; `recovery` the best way
    on after it; `best` the best call from the start. All three, and `no_return`, are None where the scenario
    could only be estimated, or nothing was lost.
    """

    card: Scorecard
    steps: tuple[Step, ...]
    moods: tuple[Mood, ...]
    turning: int | None = None
    no_return: NoReturn | None = None
    recovery: Line | None = None
    best: Line | None = None

    @property
    def exact(self) -> bool:
        return self.card.bounds.exact

    @property
    def cost(self) -> float:
        """All costs together, in points: 100 minus the uncapped total."""
        return sum(step.verdict.points for step in self.steps if step.verdict)

    def printed_costs(self) -> tuple[float, ...]:
        """The costs to one decimal, so that the printed ones add up to 100 minus the printed total.

        A total is printed rounded down, so each cost is what the sum up to it, rounded up, has grown by.
        """
        whole, before, printed = 0.0, 0, []
        for step in self.steps:
            whole += step.verdict.points if step.verdict else 0.0
            after = ceil(whole * 10 - _FLOAT_NOISE)
            printed.append((after - before) / 10)
            before = after
        return tuple(printed)

    @property
    def capped(self) -> float:
        """The points that caps took besides: the uncapped total minus the total."""
        return self.card.uncapped - self.card.total
