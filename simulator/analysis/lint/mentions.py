"""What a scenario's text names: what conditions read, what moves make, keep and go to, who speaks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from simulator.scenario.conditions import Comparison, Malformed, Not, Tree
from simulator.scenario.judgement import escalated_to
from simulator.scenario.load import Scenario
from simulator.scenario.model import CallScript, Condition, Line, Move, Ref, Route, Script, State
from simulator.scenario.program import Program, Transition


@dataclass(frozen=True, slots=True)
class Mentions:
    """`read` is by name the first condition that reads it; `made` and `kept` by promise the replies."""

    read: dict[str, Condition] = field(default_factory=dict)
    made: dict[str, list[tuple[Transition, Ref]]] = field(default_factory=dict)
    kept: dict[str, list[tuple[Transition, Ref]]] = field(default_factory=dict)
    levels: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    steps: set[str] = field(default_factory=set)


def mentions(scenario: Scenario) -> Mentions:
    """All of them, replies nobody can give included."""
    found = Mentions()
    _add_conditions(scenario.script, found)
    _add_moves(scenario.program, found)
    _add_states(scenario.script, found)
    return found


def _add_conditions(script: Script, found: Mentions) -> None:
    first: dict[str, Condition] = {}
    for condition in _conditions(script):
        if condition is not None and condition.text not in first:
            first[condition.text] = condition
    for condition in first.values():
        for name in names(condition.tree):
            found.read.setdefault(name, condition)


def _conditions(script: Script) -> Iterator[Condition | None]:
    for call in script.calls:
        yield from _of_call(call)
    for claim in script.claims:
        yield from (claim.never, claim.always, claim.eventually, claim.possible, claim.until)
    yield from (rung.right for rung in script.escalation)
    yield from (entry.when for entry in script.case.history)
    yield from (article.when for article in script.knowledge)


def _of_call(call: CallScript) -> Iterator[Condition | None]:
    yield from _of_routes(call.interruptions)
    for state in call.states.values():
        for line in state.lines:
            if line.when:
                yield line.when
            for variant in line.first:
                yield variant.when
        for move in moves(state):
            if move.when:
                yield move.when
            if len(move.to) > 1:
                yield from _of_routes(move.to)
        yield from _of_routes(state.next)


def _of_routes(routes: Iterable[Route]) -> Iterator[Condition | None]:
    for route in routes:
        yield route.when


def moves(state: State) -> tuple[Move, ...]:
    """All that a state can do or let the trainee do."""
    if state.silence:
        return (*state.choices, state.silence)
    return state.choices or state.then


def names(tree: Tree | Malformed) -> Iterator[str]:
    """The names a condition reads."""
    if isinstance(tree, Comparison):
        yield tree.name
    elif isinstance(tree, Not):
        yield from names(tree.part)
    elif not isinstance(tree, Malformed):
        for part in tree.parts:
            yield from names(part)


def _add_moves(program: Program, found: Mentions) -> None:
    for position in program.positions:
        for transition in position.transitions:
            move = transition.move
            if move is None:
                continue
            for ref in (move.promise, move.callback):
                if ref:
                    found.made.setdefault(ref.name, []).append((transition, ref))
            if move.keep:
                found.kept.setdefault(move.keep.name, []).append((transition, move.keep))
            level = escalated_to(move)
            if level:
                found.levels.add(level.name)


def _add_states(script: Script, found: Mentions) -> None:
    for call in script.calls:
        for state in call.states.values():
            if state.step:
                found.steps.add(state.step.name)
            for line in state.lines:
                _add_speaker(line, found)


def _add_speaker(line: Line, found: Mentions) -> None:
    if line.by:
        found.speakers.add(line.by.name)
    for variant in line.first:
        if variant.by:
            found.speakers.add(variant.by.name)
