"""The states of all calls, numbered: the places of which a program's positions are made."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scenario.graph import in_cycles
from simulator.scenario.model import Move, Script, State
from simulator.scenario.program import Kind
from simulator.scenario.world import Domain

LOBBY = "ring"
"""The place before the first call is answered; it has the number 0."""

UNREAD = State((1, 1))
"""Stands for the lobby's state, and for one whose mistakes are reported already."""


@dataclass(frozen=True, slots=True)
class Place:
    """One state; `call` is the number of the call it belongs to."""

    call: int
    name: str
    state: State
    kind: Kind

    @property
    def turns(self) -> tuple[Move, ...]:
        """What the trainee can do there: the choices, then staying silent."""
        state = self.state
        return (*state.choices, *((state.silence,) if state.silence else ())) if state.choices else ()


class Places:
    """All places of a script. `again` are those one can come back to within a call."""

    def __init__(self, script: Script) -> None:
        self._numbers: dict[tuple[int, str], int] = {}
        self._all = [Place(0, LOBBY, UNREAD, Kind.RING)]
        for call, scripted in enumerate(script.calls):
            for name, state in scripted.states.items():
                self._numbers[call, name] = len(self._all)
                self._all.append(Place(call, name, state or UNREAD, _kind(state)))
        self._ways = [self._leads_to(script, place) for place in self._all]
        self.again = in_cycles(self._ways)

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, number: int) -> Place:
        return self._all[number]

    def __iter__(self) -> Iterator[Place]:
        return iter(self._all)

    def number(self, call: int, name: str) -> int | None:
        """The number of a state of a call, or None if there is none of that name."""
        return self._numbers.get((call, name))

    def led_to_by_nothing(self, call: int) -> list[str]:
        """The states of a call to which no other leads."""
        led_to = {number for numbers in self._ways for number in numbers}
        return [place.name for number, place in enumerate(self._all)
                if number and place.call == call and number not in led_to]  # fmt: skip

    def spent_domains(self) -> dict[str, Domain]:
        """A count for everything the trainee could do a second time within a call."""
        return {
            spent_name(number, slot): Domain(low=0, high=move.repeat)
            for number in sorted(self.again)
            for slot, move in enumerate(self[number].turns)
        }

    def spent_names(self, call: int) -> list[str]:
        """The names of those counts that belong to one call."""
        return [
            spent_name(number, slot)
            for number in sorted(self.again)
            if self[number].call == call
            for slot, _ in enumerate(self[number].turns)
        ]

    def _leads_to(self, script: Script, place: Place) -> list[int]:
        """Where a state can lead within its call, as far as names are known; every interruption counts."""
        state = place.state
        names = [route.to.name for move in (*place.turns, *state.then) for route in move.to]
        if state.choices:
            names += [route.to.name for route in script.calls[place.call].interruptions]
        known = (self.number(place.call, name) for name in names)
        return [number for number in known if number is not None]


def spent_name(number: int, slot: int) -> str:
    """No author can write a name with spaces, so this is nobody's fact."""
    return f"spent {number} {slot}"


def _kind(state: State | None) -> Kind:
    if state is None or state.choices:
        return Kind.TALK
    if state.then:
        return Kind.PASS
    return Kind.RING if state.next else Kind.END
