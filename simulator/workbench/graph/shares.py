"""How likely a player who picks uniformly comes to each state: exact, by carrying chances forward."""

from collections import defaultdict
from collections.abc import Sequence

from simulator.analysis.explore import Block, Explored
from simulator.analysis.order import components
from simulator.scenario.program import Program
from simulator.workbench.graph.trial import Taken

MOST_STEPS = 6_000_000
"""So many steps are spent on states that can be come back to before plays are asked."""


def exact_shares(program: Program, explored: Explored) -> tuple[tuple[float, ...], Taken] | None:
    """By position the share of plays that come there; and how often a play goes each way, on average.

    None where so many states can be come back to that it would take too long.
    """
    circle = _circles(program)
    size = len(explored)
    chance, entering = [0.0] * size, [0.0] * size
    chance[-1] = entering[-1] = 1.0
    came = [0.0] * len(program.positions)
    taken: Taken = defaultdict(float)
    blocks: dict[int, list[Block]] = defaultdict(list)
    for block in reversed(explored.blocks):
        blocks[circle[block.place]].append(block)
        here = chance[block.first : block.first + len(block.worlds)]
        came[block.place] += sum(here)
        picked = list(block.columns(lambda way: way.picked))
        for way, targets in picked:
            taken[block.place, way.id, way.place] += sum(here) / len(picked)
            outside = circle[way.place] != circle[block.place]
            for share, target in zip(here, targets, strict=True):
                chance[target] += share / len(picked)
                if outside:
                    entering[target] += share / len(picked)
    return (tuple(came), taken) if _first_times(came, circle, blocks, entering) else None


def _circles(program: Program) -> list[int]:
    """By position the number of its component: positions that lead to each other."""
    successors = [
        sorted({route.target for way in position.transitions for route in way.routes})
        for position in program.positions
    ]
    found = [0] * len(successors)
    for number, component in enumerate(components(successors)):
        for place in component:
            found[place] = number
    return found


def _first_times(
    came: list[float], circle: Sequence[int], blocks: dict[int, list[Block]], entering: Sequence[float]
) -> bool:
    """Count each play once at states it can come back to, in place; False where there are too many."""
    members: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(circle):
        members[number].append(place)
    again = [number for number, found in blocks.items() if _comes_back(found, circle)]
    steps = sum(len(members[number]) * sum(len(b.worlds) for b in blocks[number]) for number in again)
    if steps > MOST_STEPS:
        return False
    for number in again:
        for place in members[number]:
            came[place] = _ever(place, blocks[number], entering, circle)
    return True


def _comes_back(blocks: Sequence[Block], circle: Sequence[int]) -> bool:
    return any(
        circle[way.place] == circle[block.place] and way.picked for block in blocks for way in block.ways
    )


def _ever(place: int, blocks: Sequence[Block], entering: Sequence[float], circle: Sequence[int]) -> float:
    """The chance that a play ever comes to a position: what comes there goes no further."""
    carried: dict[int, float] = defaultdict(float)
    found = 0.0
    for block in blocks:
        numbers = range(block.first, block.first + len(block.worlds))
        here = [entering[number] + carried.pop(number, 0.0) for number in numbers]
        if block.place == place:
            found += sum(here)
            continue
        picked = list(block.columns(lambda way: way.picked))
        for way, targets in picked:
            if circle[way.place] == circle[place]:
                for share, target in zip(here, targets, strict=True):
                    carried[target] += share / len(picked)
    return found
