"""From a state as its author wrote it to a position of the program."""

from collections.abc import Iterable, Mapping
from functools import cache

from scoring.marks import Mark
from scoring.rubric import ENDING_WEIGHT
from simulator.scenario.conditions import Test, all_and_none
from simulator.scenario.effects import mood_reason, move_effect
from simulator.scenario.judgement import judgement
from simulator.scenario.model import Line, Move
from simulator.scenario.places import LOBBY, Places, spent_name
from simulator.scenario.program import Desk, Judged, Kind, Position, Spoken, Transition
from simulator.scenario.resolver import Resolver
from simulator.scenario.routes import Routes
from simulator.scenario.world import WorldField

_SILENCE = "silence"


class PositionCompiler:
    """Compiles the places of one script, one at a time."""

    def __init__(self, places: Places, resolver: Resolver) -> None:
        self._places = places
        self._resolver = resolver
        self._routes = Routes(places, resolver)

    def position(self, number: int) -> Position:
        place = self._places[number]
        state = place.state
        key = self._key(number)
        return Position(
            index=number,
            key=key,
            call=place.call,
            kind=place.kind,
            state=state,
            transitions=self._transitions(number),
            lines=tuple(self._lines(state.lines, place.call)),
            judged=Judged(
                key, "", state.title, _marks(state.marks, ENDING_WEIGHT), state.critical, state.why
            ),
            silence=len(state.choices) if state.silence and state.choices else None,
        )

    def _key(self, number: int) -> str:
        place = self._places[number]
        return f"{self._resolver.script.calls[place.call].id}/{place.name}" if number else LOBBY

    def desk(self, call: int) -> Desk:
        """What the desk of a call can show."""
        test, script = self._resolver.test, self._resolver.script
        return Desk(
            tuple((entry, test(entry.when, call)) for entry in script.case.history),
            tuple((article, test(article.when, call)) for article in script.knowledge),
        )

    def _transitions(self, number: int) -> tuple[Transition, ...]:
        place = self._places[number]
        if not number:
            return self._routes.out_of_lobby()
        if place.kind is Kind.RING:
            return self._routes.to_next_calls(number)
        moves = place.turns or place.state.then
        return tuple(self._transition(number, slot, move) for slot, move in enumerate(moves))

    def _transition(self, number: int, slot: int, move: Move) -> Transition:
        place, resolver = self._places[number], self._resolver
        marks = _marks(move.marks, 1)
        spent = resolver.fields.get(spent_name(number, slot))
        talks = place.kind is Kind.TALK
        id = move.id or (_SILENCE if talks else "")
        return Transition(
            source=number,
            slot=slot,
            id=id,
            does=move.kind,
            move=move,
            guard=resolver.test(move.when, place.call),
            spare=_not_spent(spent, move.repeat) if spent else None,
            effect=move_effect(move, resolver, spent),
            routes=self._routes.of_move(place.call, move, interrupted=talks),
            judged=Judged(self._key(number), id, move.say, marks, move.critical, move.why),
            judgement=judgement(move, marks, resolver, resolver.ladder(place.call)),
            because=mood_reason(move),
        )

    def _lines(self, lines: Iterable[Line], call: int) -> Iterable[tuple[Spoken, Test | None]]:
        resolver = self._resolver
        for line in lines:
            for part in (line, *line.first):
                resolver.one_of(part.by, resolver.script.people, "unknown-person", "person")
            if line.first:
                yield from self._variants(line, call)
            else:
                yield _spoken(line), resolver.test(line.when, call)

    def _variants(self, group: Line, call: int) -> Iterable[tuple[Spoken, Test | None]]:
        """The lines of a `first` group, each only if its own condition holds and none before it did."""
        earlier: list[Test] = []
        outer = self._resolver.test(group.when, call)
        for line in group.first:
            test = self._resolver.test(line.when, call)
            yield _spoken(line), all_and_none([part for part in (outer, test) if part], earlier)
            if test is None:
                break
            earlier.append(test)


def _spoken(line: Line) -> Spoken:
    by = line.by.name if line.by else ""
    return Spoken(by, line.say or line.aside, line.delivery, line.clip, not line.say)


def _not_spent(field: WorldField, times: int) -> Test:
    return Test(lambda world: field.get(world) < times, field.bits)


def _marks(marks: Mapping[str, int], weight: int) -> tuple[Mark, ...]:
    return tuple(_mark(behaviour, value, weight) for behaviour, value in marks.items())


_mark = cache(Mark)
"""There are few different marks, and thousands of them."""
