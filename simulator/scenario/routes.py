"""Where moves lead, and which phone rings next."""

from simulator.scenario.conditions import Test, all_and_none
from simulator.scenario.effects import NO_EFFECT, arrival_effect
from simulator.scenario.fields import shorten
from simulator.scenario.model import Move, Ref, Route
from simulator.scenario.places import Places
from simulator.scenario.program import CompiledRoute, Judged, Kind, Transition
from simulator.scenario.resolver import Resolver, span

_ENDS = (Kind.RING, Kind.END)


class Routes:
    """Follows the references of one script from state to state and from call to call."""

    def __init__(self, places: Places, resolver: Resolver) -> None:
        self._places = places
        self._resolver = resolver
        self._calls = resolver.script.calls
        self._interrupted = [self._interruptions(number) for number in range(len(self._calls))]

    def of_move(self, call: int, move: Move, interrupted: bool) -> tuple[CompiledRoute, ...]:
        """A move's own targets; before each that does not end the call, the interruptions."""
        self._check_last(move.to)
        routes: list[CompiledRoute] = []
        for route in move.to:
            target = self._target(call, route.to)
            test = self._resolver.test(route.when, call)
            if interrupted and target is not None and self._places[target].kind not in _ENDS:
                routes += (_also(interruption, test) for interruption in self._interrupted[call])
            routes.append(CompiledRoute(test, target or 0))
        return tuple(routes)

    def out_of_lobby(self) -> tuple[Transition, ...]:
        """Answering the first phone."""
        first = self._calls[0]
        return (self._answer(0, 0, Route(first.at, Ref(first.at, first.id))),)

    def to_next_calls(self, number: int) -> tuple[Transition, ...]:
        """Answering the phone after a call's end: one transition for each call that can be next."""
        ways = self._places[number].state.next
        self._check_last(ways)
        known = self._resolver.calls
        return tuple(
            self._answer(number, slot, way)
            for slot, way in enumerate(ways)
            if self._resolver.one_of(way.to, known, "unknown-call", "call")
        )

    def _answer(self, number: int, slot: int, way: Route) -> Transition:
        resolver, here = self._resolver, self._places[number].call
        call = resolver.calls[way.to.name]
        spent = tuple(resolver.fields[name] for name in self._places.spent_names(here))
        return Transition(
            source=number,
            slot=slot,
            id=way.to.name,
            does="answer",
            move=None,
            guard=resolver.test(way.when, here),
            spare=None,
            effect=arrival_effect(resolver, call, spent) if number else NO_EFFECT,
            routes=(CompiledRoute(None, self._target(call, self._calls[call].start) or 0),),
            judged=Judged("", "", "", (), (), ""),
            judgement=None,
        )

    def _interruptions(self, call: int) -> tuple[CompiledRoute, ...]:
        found = []
        for route in self._calls[call].interruptions:
            target = self._target(call, route.to)
            test = self._resolver.test(route.when, call)
            if target is not None and test is not None:
                found.append(CompiledRoute(test, target))
        return tuple(found)

    def _target(self, call: int, ref: Ref) -> int | None:
        number = self._places.number(call, ref.name)
        if number is None and ref.name:
            message = f"there is no state '{shorten(ref.name)}' in this call"
            alone = self._places.led_to_by_nothing(call) if ref is self._calls[call].start else []
            self._resolver.unknown("unknown-state", message, ref, self._calls[call].states,
                                   alone[0] if len(alone) == 1 else "")  # fmt: skip
        return number

    def _check_last(self, ways: tuple[Route, ...]) -> None:
        if ways and ways[-1].when is not None:
            self._resolver.problems.add("no-way-on", "the last target has a condition", span(ways[-1].at, 1),
                                        "end the list with one that has none")  # fmt: skip


def _also(route: CompiledRoute, test: Test | None) -> CompiledRoute:
    """The route, taken only if `test` holds too."""
    if test is None or route.test is None:
        return route
    return CompiledRoute(all_and_none((test, route.test), ()), route.target)
