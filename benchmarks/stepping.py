"""Live steps through the machine, events and marks included, beside a bare `transitions` machine.

Both follow the same replies through the same states: ours answers, checks the guard, applies the effect,
judges the marks, and returns frozen events; the bare machine only changes its state.
"""

import sys
from collections.abc import Callable, Iterator
from random import Random

from transitions import Machine

from benchmarks.generated import generated_scenario
from benchmarks.ratios import Figure, Preparation, in_turn, report
from simulator.call.events import Replied
from simulator.call.machine import CallMachine
from simulator.call.session import Session
from simulator.scenario.load import Scenario, load

STEPS = 4_000


def figures(quick: bool = False) -> Iterator[Figure]:
    for states in (100, 1_000, 10_000):
        scenario = load(generated_scenario(states), "generated").scenario
        assert scenario is not None
        plays = _plays(scenario)
        paired = in_turn(_ours(scenario, plays), _bare(scenario, plays), rounds=5 if quick else 11)
        steps = sum(map(len, plays))
        ours, bare = steps / min(paired.ours), steps / min(paired.peer)
        name = f"live steps/s at {states:,} states / bare machine"
        yield Figure(name, 1 / paired.ratio, 0.5, most=False, made_of=f"{ours:,.0f} beside {bare:,.0f}")


def _plays(scenario: Scenario) -> list[list[Replied]]:
    """Calls by a patient random player, long enough in all, as the replies they consist of."""
    random = Random(3)
    machine = CallMachine(scenario.program)
    plays: list[list[Replied]] = []
    while sum(map(len, plays)) < STEPS:
        session = Session(scenario, machine)
        session.answer(0.0)
        while not session.call.over:
            position = session.program.positions[session.call.place]
            moods = ((t.id, t.move and t.move.mood) for t in position.transitions)
            calm = [id for id, mood in moods if mood and mood.patience >= 0]
            session.reply(random.choice(calm), 1.0)
        session.close()
        plays.append([event for event in session.log if isinstance(event, Replied)])
    return plays


def _ours(scenario: Scenario, plays: list[list[Replied]]) -> Preparation:
    machine = CallMachine(scenario.program)

    def prepare() -> Callable[[], None]:
        sessions = [Session(scenario, machine) for _ in plays]

        def run() -> None:
            for session, play in zip(sessions, plays, strict=True):
                session.answer(0.0)
                for reply in play:
                    session.reply(reply.choice, 1.0)

        return run

    return prepare


def _bare(scenario: Scenario, plays: list[list[Replied]]) -> Preparation:
    """The same states and slots, each transition leading where the play went."""
    program = scenario.program
    machine = Machine(model=None, states=list(program.places), initial="ring", auto_transitions=False)
    for position in program.positions:
        for transition in position.transitions:
            target = program.positions[transition.routes[-1].target].key
            machine.add_transition(f"take_{transition.slot}", position.key, target)

    triggers = [f"take_{slot}" for slot in range(max(len(p.transitions) for p in program.positions))]

    def prepare() -> Callable[[], None]:
        lines = [_Line() for _ in plays]
        for line, play in zip(lines, plays, strict=True):
            machine.add_model(line, initial=play[0].state)

        def run() -> None:
            for line, play in zip(lines, plays, strict=True):
                for reply in play:
                    getattr(line, triggers[reply.slot])()

        return run

    return prepare


class _Line:
    state: str


if __name__ == "__main__":
    sys.exit(report(figures()))
