"""States that no call comes to, and states from which no ending can be reached."""

from collections import deque
from collections.abc import Iterable, Iterator

from simulator.analysis.lint.subject import Subject, state_name
from simulator.scenario.diagnostics import Diagnostic, Related, Severity, Span
from simulator.scenario.graph import reachable
from simulator.scenario.program import Kind, Position, Transition


def never_reached(subject: Subject) -> Iterator[Diagnostic]:
    """States the text leads to and no call does: the first of them, not all that lies behind."""
    program, reached = subject.program, subject.places
    if len(reached) == len(program.positions):
        return
    known = reachable([targets(position) for position in program.positions], 0)
    first: dict[int, Transition] = {}
    for place in sorted(reached):
        for transition in program.positions[place].transitions:
            for route in transition.routes:
                if route.target in known and route.target not in reached:
                    first.setdefault(route.target, transition)
    behind = len(known - reached) - len(first)
    for place, transition in sorted(first.items()):
        yield _never(subject, program.positions[place], transition, behind)
        behind = 0


def _never(subject: Subject, position: Position, transition: Transition, behind: int) -> Diagnostic:
    more = f"; nor to {_states(behind)} that can only be come to from such states" if behind else ""
    return Diagnostic(
        code="never-reached",
        message=f"no call ever comes to {state_name(subject, position)}{more}",
        span=subject.spans.name(state_key(position), position.state.at),
        hint="mend the condition of a way that leads there, or remove the state",
        severity=Severity.WARNING,
        related=_ways_there(subject, position, transition),
    )


def _ways_there(subject: Subject, position: Position, transition: Transition) -> tuple[Related, ...]:
    source = subject.program.positions[transition.source]
    if transition.move is None:
        return ()
    if not transition.move.id:
        span = subject.spans.name(state_key(source), source.state.at)
    else:
        span = subject.spans.name(transition.id, transition.move.at)
    return (Related(span, f"this leads to '{state_key(position)}', under conditions that never hold"),)


def state_key(position: Position) -> str:
    return position.key.rpartition("/")[2]


def _states(count: int) -> str:
    return "one more state" if count == 1 else f"{count} more states"


def targets(position: Position) -> list[int]:
    """The positions a position leads to, whatever the conditions."""
    return [route.target for transition in position.transitions for route in transition.routes]


def dead_ends(subject: Subject) -> frozenset[int]:
    """The positions calls come to, and from which none gets to an ending."""
    program = subject.program
    alive = {place for place in subject.places if program.positions[place].kind is Kind.END}
    left = []
    for place in sorted(subject.places - alive, reverse=True):
        if alive.isdisjoint(_onward(subject, program.positions[place])):
            left.append(place)
        else:
            alive.add(place)
    return frozenset(left) - _leading_to(subject, left, alive) if left else frozenset()


def _leading_to(subject: Subject, places: Iterable[int], alive: set[int]) -> set[int]:
    """Those of the places that lead to living ones after all, perhaps through each other."""
    sources: dict[int, list[int]] = {}
    work = deque(alive)
    for place in places:
        for target in _onward(subject, subject.program.positions[place]):
            sources.setdefault(target, []).append(place)
    found: set[int] = set()
    while work:
        for source in sources.get(work.popleft(), ()):
            if source not in found:
                found.add(source)
                work.append(source)
    return found


def _onward(subject: Subject, position: Position) -> Iterator[int]:
    for transition in position.transitions:
        if subject.happens(transition):
            for route in transition.routes:
                yield route.target


def dead_end(subject: Subject, dead: frozenset[int]) -> Iterator[Diagnostic]:
    """The states by which a call gets into a part of the scenario that has no end."""
    if not dead:
        return
    program = subject.program
    entries = sorted(_entries(subject, dead))
    behind = len(dead - {0}) - len(entries)
    for place in entries:
        more = f", nor from {_states(behind)} that such states lead to" if behind else ""
        behind = 0
        position = program.positions[place]
        yield Diagnostic(
            code="dead-end",
            message=f"no ending can be reached from {state_name(subject, position)}{more}",
            span=_state_span(subject, position),
            hint="let a reply there lead on to a state with 'ending' or 'next'",
            severity=Severity.WARNING,
        )


def _entries(subject: Subject, dead: frozenset[int]) -> set[int]:
    """The dead places that calls come to from elsewhere; where there is no elsewhere, the first state."""
    program = subject.program
    outside = {0} if 0 in dead else subject.places - dead
    return {
        target for place in outside for target in _onward(subject, program.positions[place]) if target in dead
    }


def _state_span(subject: Subject, position: Position) -> Span:
    return subject.spans.name(state_key(position), position.state.at)
