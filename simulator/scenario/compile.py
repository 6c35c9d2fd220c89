"""From a script as read to a program: names resolved, conditions and effects compiled, mistakes reported.

Two passes: all states get their position first, then every reference is followed.
"""

from collections.abc import Iterable, Mapping

from scoring.marks import Mark
from scoring.rubric import ENDING_WEIGHT
from simulator.scenario.conditions import Test
from simulator.scenario.diagnostics import Problems, Severity, did_you_mean
from simulator.scenario.effects import arrival_effect, move_effect
from simulator.scenario.graph import in_cycles, reachable
from simulator.scenario.judgement import judgement
from simulator.scenario.model import CallScript, Line, Move, Ref, Route, Script, State
from simulator.scenario.program import CompiledRoute, Desk, Effect, Kind, Position, Program, Transition
from simulator.scenario.resolver import Resolver, declared_domains, span
from simulator.scenario.world import Domain, WorldField

LOBBY = "ring"
"""The position before the first call is answered."""

_LOBBY_STATE = State((1, 1))
_SILENCE = "silence"
_ENDS = {Kind.RING, Kind.END}


def compile_script(script: Script, problems: Problems) -> Program | None:
    """The program of a script, or None when something in it is wrong."""
    before = len(problems.found)
    compiler = _Compiler(script, problems)
    program = compiler.program()
    errors = [found for found in problems.found[before:] if found.severity is Severity.ERROR]
    return None if errors or program is None else program


class _Compiler:
    def __init__(self, script: Script, problems: Problems) -> None:
        self.script = script
        self.problems = problems
        self.indices: dict[tuple[int, str], int] = {}
        self.places: list[tuple[int, str, State]] = [(0, LOBBY, _LOBBY_STATE)]
        for number, call in enumerate(script.calls):
            for name, state in call.states.items():
                self.indices[number, name] = len(self.places)
                self.places.append((number, name, state or _LOBBY_STATE))
        self.kinds = [Kind.RING, *(_kind(state) for _, _, state in self.places[1:])]
        self.cycles = in_cycles([self._rough_targets(place) for place in range(len(self.places))])
        self.resolver = Resolver(script, self._domains(), problems)
        self.ladders = [
            tuple((rung.level, self.resolver.test(rung.right, number)) for rung in script.escalation)
            for number in range(len(script.calls))
        ]

    def program(self) -> Program | None:
        self._check_ids()
        self._check_promises()
        positions = tuple(self._position(place) for place in range(len(self.places)))
        self._check_steps_end(positions)
        self._check_reached(positions)
        return Program(
            positions=positions,
            places={position.key: position.index for position in positions},
            fields=self.resolver.fields,
            start=self._start(),
            calls=self.script.calls,
            desks=tuple(self._desk(number) for number in range(len(self.script.calls))),
            ladder=self.script.escalation,
        )

    def _domains(self) -> dict[str, Domain]:
        moves = [move for _, _, state in self.places for move in state.choices]
        domains = declared_domains(self.script, sum(move.goodwill * move.repeat for move in moves))
        for place in sorted(self.cycles):
            for slot, move in enumerate(self.places[place][2].choices):
                domains[_spent_name(place, slot)] = Domain(low=0, high=move.repeat)
        return domains

    def _rough_targets(self, place: int) -> list[int]:
        """Where a state can lead, as far as the names are known; every interruption counts."""
        number, _, state = self.places[place]
        if not place or state.next:
            return []
        moves = (*state.choices, *state.then, *((state.silence,) if state.silence else ()))
        names = [route.to.name for move in moves for route in move.to]
        if state.choices:
            names += [route.to.name for route in self.script.calls[number].interruptions]
        return [self.indices[number, name] for name in names if (number, name) in self.indices]

    def _start(self) -> int:
        fields = self.resolver.fields
        world = fields["patience"].put(0, self.script.caller.mood.patience)
        world = fields["trust"].put(world, self.script.caller.mood.trust)
        for name, fact in self.script.facts.items():
            if fact is not None:
                world = fields[name].put(world, fact.start)
        return world

    def _desk(self, number: int) -> Desk:
        test = self.resolver.test
        return Desk(
            tuple((entry, test(entry.when, number)) for entry in self.script.case.history),
            tuple((article, test(article.when, number)) for article in self.script.knowledge),
        )

    def _position(self, place: int) -> Position:
        number, name, state = self.places[place]
        call = self.script.calls[number]
        moves = (*state.choices, *((state.silence,) if state.silence else ()))
        if not place:
            transitions = self._answers(0, (Route(call.at, Ref(call.at, call.id)),))
        elif state.next:
            transitions = self._answers(place, state.next)
        else:
            transitions = tuple(self._transition(place, slot, move) for slot, move in enumerate(moves or state.then))
        if place:
            self._check_state(place)
        return Position(
            index=place,
            key=f"{call.id}/{name}" if place else LOBBY,
            call=number,
            kind=self.kinds[place],
            state=state,
            transitions=transitions,
            lines=tuple(self._lines(state.lines, number)),
            marks=_marks(state.marks, ENDING_WEIGHT),
            silence=len(state.choices) if state.silence and state.choices else None,
        )

    def _lines(self, lines: Iterable[Line], number: int) -> Iterable[tuple[Line, Test | None]]:
        for line in lines:
            for part in (line, *line.first):
                self.resolver.one_of(part.by, self.script.people, "unknown-person", "person")
            if line.first:
                yield from self._variants(line, number)
            else:
                yield line, self.resolver.test(line.when, number)

    def _variants(self, group: Line, number: int) -> Iterable[tuple[Line, Test | None]]:
        """The lines of a `first` group, each only if its own condition holds and none before it did."""
        earlier: list[Test] = []
        outer = self.resolver.test(group.when, number)
        for line in group.first:
            test = self.resolver.test(line.when, number)
            yield line, _and_none_of(tuple(part for part in (outer, test) if part), tuple(earlier))
            if test is None:
                break
            earlier.append(test)

    def _transition(self, place: int, slot: int, move: Move) -> Transition:
        number, _, state = self.places[place]
        marks = _marks(move.marks, 1)
        spent = self.resolver.fields.get(_spent_name(place, slot)) if slot < len(state.choices) else None
        interrupted = bool(state.choices)
        self.resolver.promise(move.promise)
        return Transition(
            source=place,
            slot=slot,
            id=move.id or (_SILENCE if state.choices else ""),
            move=move,
            guard=self.resolver.test(move.when, number),
            spare=_not_spent(spent, move.repeat) if spent else None,
            effect=move_effect(move, self.resolver, spent),
            routes=self._routes(number, move, interrupted),
            marks=marks,
            critical=move.critical,
            judgement=judgement(move, marks, self.resolver, self.ladders[number]),
        )

    def _routes(self, number: int, move: Move, interrupted: bool) -> tuple[CompiledRoute, ...]:
        """A move's own targets; before each that does not end the call, the interruptions."""
        call = self.script.calls[number]
        routes: list[CompiledRoute] = []
        if move.to and move.to[-1].when is not None:
            self.problems.add("no-way-on", "the last target has a condition", span(move.to[-1].at, 1),
                              "end the list with one that has none")  # fmt: skip
        for route in move.to:
            target = self._state_index(number, route.to)
            test = self.resolver.test(route.when, number)
            if interrupted and target is not None and self.kinds[target] not in _ENDS:
                routes += self._interruptions(call, number, test)
            routes.append(CompiledRoute(test, target or 0))
        return tuple(routes)

    def _interruptions(self, call: CallScript, number: int, also: Test | None) -> Iterable[CompiledRoute]:
        for route in call.interruptions:
            target = self._state_index(number, route.to)
            test = self.resolver.test(route.when, number)
            if target is not None and test is not None:
                yield CompiledRoute(_and_none_of((also, test) if also else (test,), ()), target)

    def _state_index(self, number: int, ref: Ref) -> int | None:
        index = self.indices.get((number, ref.name))
        if index is None:
            self.problems.add("unknown-state", f"there is no state '{ref.name}' in this call",
                              span(ref.at, len(ref.name)),
                              did_you_mean(ref.name, self.script.calls[number].states))  # fmt: skip
        return index

    def _answers(self, place: int, routes: tuple[Route, ...]) -> tuple[Transition, ...]:
        """Answering the phone: one transition for each call that can be next."""
        number = self.places[place][0]
        spent = tuple(
            self.resolver.fields[_spent_name(other, slot)]
            for other in sorted(self.cycles)
            if self.places[other][0] == number and place
            for slot in range(len(self.places[other][2].choices))
        )
        if routes[-1].when is not None:
            self.problems.add("no-way-on", "the last target has a condition", span(routes[-1].at, 1),
                              "end the list with one that has none")  # fmt: skip
        answers = (self._answer(place, slot, route, spent) for slot, route in enumerate(routes))
        return tuple(answer for answer in answers if answer)

    def _answer(self, place: int, slot: int, route: Route, spent: tuple[WorldField, ...]) -> Transition | None:
        name = self.resolver.one_of(route.to, self.resolver.calls, "unknown-call", "call")
        if name is None:
            return None
        number = self.resolver.calls[name]
        start = self._state_index(number, self.script.calls[number].start)
        return Transition(
            source=place,
            slot=slot,
            id=name,
            move=None,
            guard=self.resolver.test(route.when, self.places[place][0]),
            spare=None,
            effect=arrival_effect(self.resolver, number, spent) if place else _NOTHING,
            routes=(CompiledRoute(None, start or 0),),
            marks=(),
            critical=(),
            judgement=None,
        )

    def _check_ids(self) -> None:
        script = self.script
        self._check_unique("call", ((call.id, call.at) for call in script.calls))
        self._check_unique("article", ((article.id, article.at) for article in script.knowledge))
        self._check_unique("box of the flowchart", ((step.id, step.at) for step in script.flowchart))
        self._check_unique("level of the ladder", ((rung.level, rung.at) for rung in script.escalation))
        steps = {step.id for step in script.flowchart}
        for step in script.flowchart:
            for ref in (step.yes, step.no):
                self.resolver.one_of(ref, steps, "unknown-step", "box of the flowchart")

    def _check_unique(self, what: str, named: Iterable[tuple[str, tuple[int, int]]]) -> None:
        seen: dict[str, tuple[int, int]] = {}
        for name, at in named:
            if name in seen:
                self.problems.add("duplicate-id", f"two of this kind are called '{name}': {what}", span(at, 1),
                                  f"the first is on line {seen[name][0]}; rename one")  # fmt: skip
            seen.setdefault(name, at)

    def _check_promises(self) -> None:
        for promise in self.script.promises.values():
            if promise:
                self.resolver.one_of(promise.due, self.resolver.calls, "unknown-call", "call")

    def _check_state(self, place: int) -> None:
        _, name, state = self.places[place]
        steps = {step.id for step in self.script.flowchart}
        self.resolver.one_of(state.step, steps, "unknown-step", "box of the flowchart")
        if state is _LOBBY_STATE:
            return
        ways = [key for key in ("choices", "then", "ending", "next") if getattr(state, key)]
        if len(ways) != 1:
            found = "none of them" if not ways else " and ".join(f"'{way}'" for way in ways)
            self.problems.add("state-without-one-way", f"the state '{name}' has {found}", span(state.at, 1),
                              "give it one of choices, then, ending, next")  # fmt: skip
        self._check_unique("choice of a state", ((move.id, move.at) for move in state.choices))
        if state.then and state.then[-1].when is not None:
            self.problems.add("no-way-on", f"the last step of '{name}' has a condition",
                              span(state.then[-1].at, 1), "end the list with one that has none")  # fmt: skip

    def _check_steps_end(self, positions: tuple[Position, ...]) -> None:
        """States that only move on by themselves must not lead back to each other."""
        alone = [
            [r.target for t in p.transitions for r in t.routes] if p.kind is Kind.PASS else [] for p in positions
        ]
        for place in sorted(in_cycles(alone)):
            _, name, state = self.places[place]
            self.problems.add("endless", f"'{name}' moves on by itself and comes back without a reply",
                              span(state.at, 1), "let the trainee choose somewhere on the way")  # fmt: skip

    def _check_reached(self, positions: tuple[Position, ...]) -> None:
        if any(problem.code in ("unknown-state", "unknown-call") for problem in self.problems.found):
            return
        found = reachable([[r.target for t in p.transitions for r in t.routes] for p in positions], 0)
        for place, (number, name, state) in enumerate(self.places):
            if place not in found:
                call = self.script.calls[number].id
                self.problems.add("unreachable", f"nothing leads to '{name}' of call '{call}'",
                                  span(state.at, 1), "let a choice lead there, or remove it",
                                  Severity.WARNING)  # fmt: skip


_NOTHING = Effect(lambda world: world, 0, 0)


def _kind(state: State | None) -> Kind:
    if state is None or state.choices:
        return Kind.TALK
    if state.then:
        return Kind.PASS
    return Kind.RING if state.next else Kind.END


def _spent_name(place: int, slot: int) -> str:
    return f"spent {place} {slot}"


def _not_spent(field: WorldField, times: int) -> Test:
    return Test(lambda world: field.get(world) < times, field.bits)


def _marks(marks: Mapping[str, int], weight: int) -> tuple[Mark, ...]:
    return tuple(Mark(behaviour, value, weight) for behaviour, value in marks.items())


def _and_none_of(tests: tuple[Test, ...], others: tuple[Test, ...]) -> Test | None:
    """All of `tests` and none of `others`; None if there is nothing to test."""
    if not tests and not others:
        return None
    if len(tests) == 1 and not others:
        return tests[0]
    reads = 0
    for test in (*tests, *others):
        reads |= test.reads
    return Test(
        lambda world: all(t.holds(world) for t in tests) and not any(t.holds(world) for t in others), reads
    )
