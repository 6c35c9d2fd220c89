"""Replies that are never on offer."""

from collections.abc import Iterator

from simulator.analysis.lint.subject import Subject, state_name
from simulator.scenario.diagnostics import Diagnostic, Severity
from simulator.scenario.model import Condition
from simulator.scenario.program import Kind, Position, Transition


def never_offered(subject: Subject) -> Iterator[Diagnostic]:
    """Choices and silences, in states that calls come to, whose condition holds in none of them."""
    positions = subject.program.positions
    for place in sorted(subject.places):
        position = positions[place]
        if position.kind is Kind.TALK:
            for transition in position.transitions:
                if transition.guard is not None and not subject.happens(transition):
                    yield _unsaid(subject, position, transition)


def _unsaid(subject: Subject, position: Position, transition: Transition) -> Diagnostic:
    where = state_name(subject, position)
    silent = transition.slot == position.silence
    what = (
        f"a silence never counts in {where}" if silent else f"'{transition.id}' is never on offer in {where}"
    )
    return Diagnostic(
        code="never-offered",
        message=f"{what}: its condition holds in no call",
        span=subject.spans.condition(_condition_of(transition)),
        hint="mend the condition, or let a reply before set what it asks for",
        severity=Severity.WARNING,
    )


def _condition_of(transition: Transition) -> Condition:
    assert transition.move is not None, "only what the trainee does has a slot in a state of talk"
    assert transition.move.when is not None, "what is guarded has a condition"
    return transition.move.when
