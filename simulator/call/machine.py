"""The `transitions` machine that sequences live calls.

One machine serves all calls of a scenario; each call attaches a model of its own. Which way a call goes is
decided by the program's guards; the machine takes it there. Triggers are numbered ways out of a state, so
that their number stays small however large the scenario is.
"""

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

from transitions import EventData, Machine
from transitions import Transition as MachineTransition

from simulator.scenario.program import Position, Program, Transition


class Line:
    """One live call's place in the machine; the machine gives it `state` and the triggers."""

    state: str


class Edge(MachineTransition):
    """An edge of the program. Guards and effects are the program's, so nothing else is asked."""

    def execute(self, event_data: EventData) -> bool:
        self._change_state(event_data)
        return True


class EdgeMachine(Machine):
    """The library's machine, made of edges."""

    transition_cls = Edge


class CallMachine:
    """Takes live calls from state to state along the edges of the program, and along no others.

    The scenario is validated, so every source and target exists.
    """

    def __init__(self, program: Program) -> None:
        self._machine = EdgeMachine(
            model=None,
            states=list(program.places),
            initial=program.positions[0].key,
            auto_transitions=False,
        )
        for position in program.positions:
            for number, target in enumerate(targets(position)):
                self._machine.add_transition(_trigger(number), position.key, program.positions[target].key)
        self._program = program
        self._triggers = tuple(
            {target: _trigger(number) for number, target in enumerate(targets(position))}
            for position in program.positions
        )

    def attach(self, place: int) -> "LiveLine":
        """A call that stands at `place`; detach it when it is over."""
        line = Line()
        self._machine.add_model(line, initial=self._program.positions[place].key)
        return LiveLine(self._machine, line, self._triggers, self._program.places)


class LateMachine:
    """A machine that is made once: beforehand, in a thread that has the time, or when it is first needed."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._lock = Lock()
        self._made: CallMachine | None = None

    def make(self) -> CallMachine:
        with self._lock:
            self._made = self._made or CallMachine(self._program)
        return self._made

    def attach(self, place: int) -> "LiveLine":
        return self.make().attach(place)


def targets(position: Position) -> tuple[int, ...]:
    """Where a position can lead, each place once, in the order of its transitions."""
    return tuple(dict.fromkeys(route.target for t in position.transitions for route in t.routes))


def _trigger(number: int) -> str:
    return f"go_{number}"


class LiveLine:
    """One call on the machine; a router for `decide`."""

    def __init__(
        self, machine: Any, line: Line, triggers: Sequence[Mapping[int, str]], places: Mapping[str, int]
    ) -> None:
        self._machine = machine
        self._line = line
        self._triggers = triggers
        self._places = places

    def __call__(self, transition: Transition, after: int) -> int:
        line = self._line
        getattr(line, self._triggers[transition.source][transition.target(after)])()
        return self._places[line.state]

    def detach(self) -> None:
        self._machine.remove_model(self._line)
