"""What all plays of a scenario together do, and the shortest way into a state where nothing can be said."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.analysis.liveness import live_bits
from simulator.analysis.walk import Draft, Walk
from simulator.analysis.ways import Way
from simulator.scenario.program import Kind, Program

_LEAST_EACH = 20
"""Where the budget allows fewer configurations of each position than these, trying is not begun."""

Configuration = tuple[int, int]
"""A position and a world."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """The choices of the shortest call that comes to a state with nothing to say, and its world then."""

    choices: tuple[str, ...]
    world: int


@dataclass(frozen=True, slots=True)
class Plays:
    """Every configuration there is, with the ways on.

    `said` are positions with the ids of what is said there: a choice's, `silence`, `open:` and an article, or
    empty where the call moves on by itself.
    """

    program: Program
    drafts: tuple[Draft, ...]
    start: Configuration
    places: frozenset[int]
    said: frozenset[tuple[int, str]]


def every_play(program: Program, budget: int, also: Sequence[int] = ()) -> Plays | None:
    """All of them tried, or None where there are more configurations than `budget`.

    `also` are by position bits of the world by which configurations are kept apart beside what decides.
    """
    if len(program.positions) * _LEAST_EACH > budget:
        return None
    live = live_bits(program, also)
    walk = Walk(program, budget, live)
    if not walk.complete:
        return None
    drafts = tuple(draft for drafts in walk.rounds for draft in drafts)
    return Plays(
        program=program,
        drafts=drafts,
        start=(0, program.start & live[0]),
        places=frozenset(draft.place for draft in drafts),
        said=frozenset((draft.place, way.id) for draft in drafts for way in draft.ways),
    )


def stuck_calls(plays: Plays) -> dict[int, Stuck]:
    """By position where some call has nothing left to say, the shortest such call."""
    positions = plays.program.positions
    stuck = {d.place for d in plays.drafts if not d.ways and positions[d.place].kind is Kind.TALK}
    if not stuck:
        return {}
    onward = Onward(plays)
    came: dict[Configuration, tuple[Configuration, str] | None] = {plays.start: None}
    replies = {plays.start: 0}
    work = deque([(0, plays.start)])
    found: dict[int, Stuck] = {}
    while work and len(found) < len(stuck):
        said, here = work.popleft()
        if said > replies[here]:
            continue
        ways = onward.of(here)
        if not ways and here[0] in stuck and here[0] not in found:
            found[here[0]] = Stuck(_choices(came, here), here[1])
        for way, there in ways:
            after = said + bool(way.id)
            if after < replies.get(there, after + 1):
                replies[there] = after
                came[there] = here, way.id
                (work.append if way.id else work.appendleft)((after, there))
    return found


class Onward:
    """The ways on from each configuration."""

    def __init__(self, plays: Plays) -> None:
        self._rows: dict[Configuration, tuple[Draft, int]] = {
            (draft.place, world): (draft, row)
            for draft in plays.drafts
            for row, world in enumerate(draft.worlds)
        }

    def of(self, here: Configuration) -> list[tuple[Way, Configuration]]:
        draft, row = self._rows[here]
        return [(way, (way.place, after[row])) for way, after in zip(draft.ways, draft.after, strict=True)]


def _choices(
    came: Mapping[Configuration, tuple[Configuration, str] | None], end: Configuration
) -> tuple[str, ...]:
    choices = []
    step = came[end]
    while step:
        here, id = step
        choices += [id] if id else []
        step = came[here]
    return tuple(reversed(choices))
