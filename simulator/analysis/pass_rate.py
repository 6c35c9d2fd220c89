"""How likely a player who picks uniformly passes.

A pass asks for several things at once: the total, every assessed dimension, enough marks in each, nothing
that caps the total below the mark. So losses are carried forward one by one, but only of calls that may yet
pass and are not yet sure to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf

from scoring.marks import Losses, Mark
from scoring.rubric import BEHAVIOURS, DIMENSIONS, Rubric
from scoring.scorecard import Bounds
from simulator.analysis.explore import Block, Explored
from simulator.analysis.passes import extreme
from simulator.analysis.solve import joint_loss
from simulator.analysis.ways import Way
from simulator.scenario.program import Kind, Program

MOST_LOSSES = 4_000_000
"""So many losses are carried in all before unlikely ones are dropped and counted as unknown."""

Counts = tuple[int, int, int]
"""Marks given, or still to be given, per dimension."""
NONE: Counts = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Rate:
    """A chance of 0 to 1, and how far the truth can be from it; 0 where it is exact."""

    rate: float
    within: float = 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """What a call may lose at the most to pass, per dimension and jointly, and the marks and cap it needs.

    `joint` is on the scale of `joint_loss`, whose coefficients are there too.
    """

    most: Losses
    joint: int
    marks: Counts
    cap: int
    coefficients: tuple[int, int, int]

    @classmethod
    def of(cls, rubric: Rubric, bounds: Bounds) -> "Bar":
        spans = [high - low for low, high in zip(bounds.least, bounds.greatest, strict=True)]
        a, b, c = (
            (100 * high - rubric.pass_dimension * span) // 100 if span else high
            for high, span in zip(bounds.greatest, spans, strict=True)
        )
        span = bounds.worst - bounds.best
        joint = (100 * bounds.worst - rubric.pass_total * span) // 100 if span else bounds.worst
        x, y, z = (rubric.enough_marks if span else 0 for span in spans)
        offset = bounds.scale.joint((0, 0, 0))
        return cls((a, b, c), joint - offset, (x, y, z), max(rubric.pass_total, 1), bounds.scale.coefficients)


def pass_rate(
    program: Program, explored: Explored, bounds: Bounds, rubric: Rubric, most: int = MOST_LOSSES
) -> Rate:
    """The chance that a player who picks uniformly among the replies passes."""
    carrier = _Carrier(_Outlook(program, explored, bounds, Bar.of(rubric, bounds)))
    found = carrier.rate(most) or carrier.rate(inf, max(1, most // len(explored)))
    assert found is not None, "without a limit there is always a rate"
    return found


def marks_given(program: Program, block: Block, way: Way, row: int) -> Counts:
    """How many marks one way on from a configuration gives per dimension, those of an end included."""
    position = program.positions[block.place]
    marks = program.positions[way.place].judged.marks
    if position.kind is Kind.TALK and not way.id.startswith("open:"):
        said = next(t for t in position.transitions if t.id == way.id)
        marks += said.marks_at(block.worlds[row])
    return counts_of(marks)


def counts_of(marks: Iterable[Mark]) -> Counts:
    """How many marks there are per dimension."""
    counts = [0] * len(DIMENSIONS)
    for mark in marks:
        counts[BEHAVIOURS[mark.behaviour].dimension.place] += 1
    return (counts[0], counts[1], counts[2])


_Carried = dict[tuple[int, int, int, Counts], float]
"""By loss per dimension and marks still wanted, the chance of it."""


class _Outlook:
    """What lies ahead of each configuration, as far as passing depends on it."""

    def __init__(self, program: Program, explored: Explored, bounds: Bounds, bar: Bar) -> None:
        self.blocks = explored.blocks
        self.bar = bar
        joint = joint_loss(bounds.scale)
        # Every row of a block has the same ways and marks, since rules that add a mark also lose by it.
        self.given = [[marks_given(program, b, way, 0) for way in b.ways] for b in self.blocks]
        self.least = [extreme(self.blocks, _of(d), "least") for d in range(len(DIMENSIONS))]
        self.greatest = [extreme(self.blocks, _of(d), "greatest") for d in range(len(DIMENSIONS))]
        self.least_joint = extreme(self.blocks, joint, "least")
        self.greatest_joint = extreme(self.blocks, joint, "greatest")
        self.capped = extreme(self.blocks, lambda way: int(way.cap < bar.cap), "greatest")
        self.fewest = self._fewest()
        self.first_wanted = still_wanted(bar.marks, NONE, self.fewest[-1])

    def _fewest(self) -> list[Counts]:
        """The marks that every call still gets, by configuration."""
        ahead: list[Counts] = []
        for block, given in zip(self.blocks, self.given, strict=True):
            for row in range(len(block.worlds)):
                ways = [
                    tuple(a + b for a, b in zip(ahead[column[row]], more, strict=True))
                    for column, more in zip(block.targets, given, strict=True)
                ]
                a, b, c = (min(counts) for counts in zip(*ways, strict=True)) if ways else NONE
                ahead.append((a, b, c))
        return ahead


class _Carrier:
    """Carries losses forward from the start."""

    def __init__(self, outlook: _Outlook) -> None:
        self.outlook = outlook
        self.bar = outlook.bar

    def rate(self, most: float, each: float = inf) -> Rate | None:
        """None when more than `most` losses would have to be carried. A configuration keeps `each`, the
        likeliest; what becomes of the others is unknown."""
        outlook = self.outlook
        carried: list[_Carried] = [{} for _ in outlook.fewest]
        carried[-1][0, 0, 0, outlook.first_wanted] = 1.0
        sure, unknown, count = 0.0, 0.0, 0
        for block, given in zip(reversed(outlook.blocks), reversed(outlook.given), strict=True):
            ways = zip(block.ways, block.targets, given, strict=True)
            picked = [(way, column, more) for way, column, more in ways if way.picked]
            for row in range(len(block.worlds)):
                here, carried[block.first + row] = carried[block.first + row], {}
                count += len(here)
                if count > most:
                    return None
                if len(here) > each:
                    here, dropped = _likeliest(here, int(each))
                    unknown += dropped
                for way, column, more in picked if here else ():
                    there = column[row]
                    sure += self._carry(here, carried[there], there, way, more, 1 / len(picked))
        return Rate(sure + unknown / 2, unknown / 2)

    def _carry(
        self, here: _Carried, ahead: _Carried, there: int, way: Way, more: Counts, share: float
    ) -> float:
        """Hand on what may pass after one reply; returns the chance of what is sure to."""
        outlook, bar = self.outlook, self.bar
        x, y, z = way.lost
        a, b, c = bar.coefficients
        most = [limit - least[there] for limit, least in zip(bar.most, outlook.least, strict=True)]
        safe = [limit - greatest[there] for limit, greatest in zip(bar.most, outlook.greatest, strict=True)]
        most_joint = bar.joint - outlook.least_joint[there]
        safe_joint = bar.joint - outlook.greatest_joint[there]
        if way.cap < bar.cap:
            return 0.0
        uncapped, fewest = not outlook.capped[there], outlook.fewest[there]
        sure = 0.0
        for (i, j, k, still), chance in here.items():
            i, j, k = i + x, j + y, k + z
            joint = a * i + b * j + c * k
            if joint > most_joint or i > most[0] or j > most[1] or k > most[2]:
                continue
            wanted = still_wanted(still, more, fewest) if still != NONE else NONE
            if (
                uncapped and wanted == NONE and joint <= safe_joint
                and i <= safe[0] and j <= safe[1] and k <= safe[2]
            ):  # fmt: skip
                sure += chance * share
            else:
                ahead[i, j, k, wanted] = ahead.get((i, j, k, wanted), 0.0) + chance * share
        return sure


def _of(dimension: int) -> Callable[[Way], int]:
    return lambda way: way.lost[dimension]


def still_wanted(still: Counts, given: Counts, fewest: Counts) -> Counts:
    """The marks still wanted after some are given; none of a dimension that gets enough for certain."""
    a, b, c = (
        want - more if want - more > certain else 0
        for want, more, certain in zip(still, given, fewest, strict=True)
    )
    return (a, b, c)


def _likeliest(here: _Carried, most: int) -> tuple[_Carried, float]:
    """So many of the likeliest, and the chance of the others together."""
    ordered = sorted(here.items(), key=lambda item: item[1], reverse=True)
    return dict(ordered[:most]), sum(chance for _, chance in ordered[most:])
