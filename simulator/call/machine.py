"""The `transitions` machine that sequences live calls.

One machine serves all calls of a scenario; each call attaches a model of its own. Triggers are numbered
slots, not choices, so that their number stays small however large the scenario is.
"""

from typing import Any

from transitions import Machine

from simulator.scenario.program import CompiledRoute, Program, Transition


class Line:
    """One live call's place in the machine; the machine gives it `state` and the triggers."""

    state: str


class CallMachine:
    """Takes transitions for live calls. The scenario is validated, so every source and target exists."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._machine = Machine(
            model=None,
            states=list(program.places),
            initial=program.positions[0].key,
            auto_transitions=False,
        )
        for position in program.positions:
            for transition in position.transitions:
                for route in transition.routes:
                    self._add(transition, route)

    def _add(self, transition: Transition, route: CompiledRoute) -> None:
        positions = self._program.positions
        self._machine.add_transition(
            f"take_{transition.slot}",
            positions[transition.source].key,
            positions[route.target].key,
            conditions=route.test.holds if route.test else None,
        )

    def attach(self, place: int) -> "LiveLine":
        """A call that stands at `place`; detach it when it is over."""
        line = Line()
        self._machine.add_model(line, initial=self._program.positions[place].key)
        return LiveLine(self, line)

    def take(self, line: Any, transition: Transition, after: int) -> int:
        line.trigger(f"take_{transition.slot}", after)
        return self._program.places[line.state]

    def detach(self, line: Line) -> None:
        self._machine.remove_model(line)


class LiveLine:
    """One call on the machine; a router for `decide`."""

    def __init__(self, machine: CallMachine, line: Line) -> None:
        self._machine = machine
        self._line = line

    def __call__(self, transition: Transition, after: int) -> int:
        return self._machine.take(self._line, transition, after)

    def detach(self) -> None:
        self._machine.detach(self._line)
