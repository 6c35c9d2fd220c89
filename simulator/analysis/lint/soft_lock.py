"""States in which a call can come to have nothing left to say."""

from collections.abc import Iterator, Sequence

from simulator.analysis.lint.plays import Stuck, stuck_calls
from simulator.analysis.lint.reaching import state_key, targets
from simulator.analysis.lint.subject import Subject, state_name
from simulator.analysis.order import components
from simulator.scenario.conditions import Test
from simulator.scenario.diagnostics import Diagnostic, Severity
from simulator.scenario.program import Kind, Position, Program, Transition

_HINT = "give the state a reply that has no condition and cannot be used up"
_FEW = 12
"""Choices of a call that are named; of a longer one, the last of them."""


def soft_lock(subject: Subject, dead: frozenset[int]) -> Iterator[Diagnostic]:
    """Proved by the shortest call where plays were tried, else what cannot be ruled out, as a note.

    `dead` are states that no ending can be reached from anyway.
    """
    candidates = [p for p in _candidates(subject) if p.index not in dead]
    if not candidates:
        return
    if subject.plays is None:
        circles = _circles(subject.program)
        for position in candidates:
            if _cannot_exclude(subject, position, circles[position.index]):
                yield _may(subject, position)
        return
    calls = stuck_calls(subject.plays)
    for position in candidates:
        if position.index in calls:
            yield _proved(subject, position, calls[position.index])


def _candidates(subject: Subject) -> list[Position]:
    """States whose every reply has a condition or can be used up."""
    return [
        position
        for position in subject.program.positions
        if position.kind is Kind.TALK
        and position.index in subject.places
        and all(transition.guard or transition.spare for transition in _replies(position))
    ]


def _replies(position: Position) -> Sequence[Transition]:
    return [transition for transition in position.transitions if transition.slot != position.silence]


def _proved(subject: Subject, position: Position, stuck: Stuck) -> Diagnostic:
    facts = _facts(subject, position, stuck.world)
    message = f"a call can come to {state_name(subject, position)} and have nothing left to say"
    if facts:
        message += f", with {facts}"
    return Diagnostic(
        code="soft-lock",
        message=f"{message}; the shortest such call: {_call(stuck.choices)}",
        span=subject.spans.name(state_key(position), position.state.at),
        hint=_HINT,
        severity=Severity.WARNING,
    )


def _call(choices: Sequence[str]) -> str:
    if not choices:
        return "it begins like that"
    return ("…, " if len(choices) > _FEW else "") + ", ".join(choices[-_FEW:])


def _facts(subject: Subject, position: Position, world: int) -> str:
    """What the conditions of the closed replies read there, and which replies were used up."""
    reads, used = 0, []
    for reply in _replies(position):
        if reply.spare is not None and not reply.spare.holds(world):
            used.append(f"'{reply.id}'")
        elif reply.guard is not None:
            reads |= reply.guard.reads
    parts = []
    for field in subject.possible.values.read_by(reads):
        value = str(field.domain.word(field.get(world)))
        parts.append(f"{field.name} {value.lower()}")
    if used:
        parts.append(f"{', '.join(used)} used up")
    return ", ".join(parts)


def _cannot_exclude(subject: Subject, position: Position, circle: frozenset[int]) -> bool:
    """Whether all replies can be closed at once, as far as is known; `circle` are the positions that lead to
    this one and are led to by it.

    A reply that leads out of the circle is not used up when a call comes here, for it would not come again.
    """
    open_until_said = (reply for reply in _replies(position) if reply.spare is None or _leaves(reply, circle))
    guards: list[Test] = []
    for reply in open_until_said:
        if reply.guard is None:
            return False
        guards.append(reply.guard)
    worlds = subject.possible.values.worlds(guards)
    return worlds is None or any(not any(guard.holds(world) for guard in guards) for world in worlds)


def _leaves(reply: Transition, circle: frozenset[int]) -> bool:
    return all(route.target not in circle for route in reply.routes)


def _circles(program: Program) -> dict[int, frozenset[int]]:
    onward = [targets(position) for position in program.positions]
    return {place: frozenset(members) for members in components(onward) for place in members}


def _may(subject: Subject, position: Position) -> Diagnostic:
    return Diagnostic(
        code="soft-lock",
        message=f"a call may come to {state_name(subject, position)} and have nothing left to say; "
        "there are too many calls to try them all",
        span=subject.spans.name(state_key(position), position.state.at),
        hint=_HINT,
        severity=Severity.NOTE,
    )
