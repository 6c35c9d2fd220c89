"""Which bits of the world can still matter at a position.

A bit is live where some condition, mark or critical error that can still come reads it before it is
overwritten (the usual backward data-flow, here on bit masks).
"""

from collections.abc import Sequence

from simulator.scenario.program import Kind, Position, Program, Transition


def live_bits(program: Program, also: Sequence[int] = ()) -> tuple[int, ...]:
    """A mask for each position: worlds that agree on it have the same future.

    `also` are by position bits that matter there beside those which decide how a call goes on.
    """
    positions = program.positions
    sources: list[set[int]] = [set() for _ in positions]
    for position in positions:
        for transition in position.transitions:
            for route in transition.routes:
                sources[route.target].add(position.index)
    live = [0] * len(positions)
    waiting = set(range(len(positions)))
    work = list(range(len(positions)))
    while work:
        place = work.pop()
        waiting.discard(place)
        found = _live_before(program, positions[place], live, also[place] if also else 0)
        if found != live[place]:
            live[place] = found
            for source in sources[place] - waiting:
                waiting.add(source)
                work.append(source)
    return tuple(live)


def _live_before(program: Program, position: Position, live: list[int], also: int) -> int:
    bits = also
    for transition in position.transitions:
        bits |= _through(transition, live)
    if position.kind is Kind.TALK:
        for article, test in program.desks[position.call].articles:
            if test and program.fields[f"knowledge.{article.id}"].bits & bits:
                bits |= test.reads
    return bits


def _through(transition: Transition, live: list[int]) -> int:
    after = 0
    for route in transition.routes:
        after |= live[route.target] | (route.test.reads if route.test else 0)
    before = after & ~transition.effect.kills
    if transition.guard:
        before |= transition.guard.reads
    if transition.spare:
        before |= transition.spare.reads
    return before | (transition.judgement.reads if transition.judgement else 0)
