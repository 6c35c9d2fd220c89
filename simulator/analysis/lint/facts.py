"""Facts that nothing reads, and facts that are read and stay what they were."""

from collections.abc import Iterator

from simulator.analysis.lint.subject import Subject
from simulator.scenario.diagnostics import Diagnostic, Related, Severity
from simulator.scenario.program import Effect


def fact_never_read(subject: Subject) -> Iterator[Diagnostic]:
    """Facts without a condition that asks for them."""
    for name, fact in subject.scenario.script.facts.items():
        if name not in subject.mentions.read:
            yield Diagnostic(
                code="fact-never-read",
                message=f"no condition reads '{name}', so nothing depends on it",
                span=subject.spans.name(name, fact.at),
                hint="ask for it in a 'when', or remove it with all that sets it",
                severity=Severity.WARNING,
            )


def fact_never_set(subject: Subject) -> Iterator[Diagnostic]:
    """Facts that conditions read and that no call changes."""
    for name, fact in subject.scenario.script.facts.items():
        condition = subject.mentions.read.get(name)
        if condition is not None and _stays(subject, name):
            yield Diagnostic(
                code="fact-never-set",
                message=f"no call ever changes '{name}': it stays {_start(subject, name)}",
                span=subject.spans.name(name, fact.at),
                hint="let a reply set it, or remove it and the conditions that read it",
                severity=Severity.WARNING,
                related=(Related(subject.spans.condition(condition), f"this asks for '{name}'"),),
            )


def _stays(subject: Subject, name: str) -> bool:
    """Whether it keeps its first value; the first change of all has to begin there."""
    if len(subject.possible.values.of(name)) < 2:
        return True
    if subject.plays is None:
        return False
    field = subject.program.fields[name]
    start = field.get(subject.program.start)
    return all(
        field.get(effect.apply(subject.program.start)) == start for effect in _effects_on(subject, name)
    )


def _effects_on(subject: Subject, name: str) -> Iterator[Effect]:
    """What the moves that calls take do to it."""
    for place in subject.places:
        for transition in subject.program.positions[place].transitions:
            move = transition.move
            named = move and any(setting.name == name for setting in (*move.set, *move.add))
            if named and subject.happens(transition):
                yield transition.effect


def _start(subject: Subject, name: str) -> str:
    field = subject.program.fields[name]
    return str(field.domain.word(field.get(subject.program.start))).lower()
