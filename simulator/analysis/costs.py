"""What each reply of a played call cost.

The cost of a step is the total of the best continuation before it minus that after it. Costs of all steps add
up exactly to what the call fell short of the best single call, caps aside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.analysis.solve import Solution, joint_loss
from simulator.call.decide import begin, evolve
from simulator.call.events import Event, FellSilent, Opened, Replied
from simulator.scenario.program import Program


@dataclass(frozen=True, slots=True)
class Cost:
    """One step of the trainee: `joint` on the scale of the bounds, `points` of the total."""

    at: float
    state: str
    id: str
    joint: int
    points: float


def costs(program: Program, solution: Solution, log: Sequence[Event]) -> tuple[Cost, ...] | None:
    """The cost of every step in the log, or None where the scenario could only be estimated."""
    explored, ahead = solution.explored, solution.ahead
    if explored is None:
        return None
    loss = joint_loss(solution.bounds.scale)
    span = solution.bounds.worst - solution.bounds.best
    found = []
    call = begin(program)
    for event in log:
        before = call
        call = evolve(program, call, event)
        if not isinstance(event, Replied | FellSilent | Opened):
            continue
        here = explored.number(before.place, before.world)
        there = explored.number(call.place, call.world)
        id = _id(event)
        edge = next((e for e in explored.ways(here) if e.id == id and e.target == there), None)
        joint = ahead[there] + (loss(edge) if edge else 0) - ahead[here]
        points = 100.0 * joint / span if span else 0.0
        found.append(Cost(event.at, program.positions[before.place].key, id, joint, points))
    return tuple(found)


def _id(event: Replied | FellSilent | Opened) -> str:
    if isinstance(event, Replied):
        return event.choice
    return f"open:{event.article}" if isinstance(event, Opened) else "silence"
