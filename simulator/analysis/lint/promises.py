"""Promises that are made and cannot be kept, and promises that nobody makes."""

from collections.abc import Iterator

from simulator.analysis.lint.reaching import targets
from simulator.analysis.lint.subject import Subject
from simulator.scenario.diagnostics import Diagnostic, Related, Severity
from simulator.scenario.graph import reachable
from simulator.scenario.program import Transition


def promise_never_kept(subject: Subject) -> Iterator[Diagnostic]:
    """Promises that a reply makes, that nothing after it keeps, and whose fate nothing asks for.

    A promise is none of them that has no time and is made in a last call: it is kept after the training. One
    whose fate a condition reads is left alone, because then the author has it broken on purpose.
    """
    script, found = subject.scenario.script, subject.mentions
    for name, promise in script.promises.items():
        makers = [(maker, ref) for maker, ref in found.made.get(name, ()) if subject.happens(maker)]
        if not makers or f"promise.{name}" in found.read:
            continue
        late = promise.due is None and not any(_goes_on(subject, maker) for maker, _ in makers)
        if late or _kept_after(subject, name, [maker for maker, _ in makers]):
            continue
        yield Diagnostic(
            code="promise-never-kept",
            message=f"'{name}' is promised, and nothing after that keeps it",
            span=subject.spans.name(name, promise.at),
            hint=f"let a later reply have 'keep: {name}', or do not let it be promised",
            severity=Severity.WARNING,
            related=(Related(subject.spans.ref(makers[0][1]), "promised here"),),
        )


def _goes_on(subject: Subject, maker: Transition) -> bool:
    call = subject.program.positions[maker.source].call
    return subject.program.further[call] > 0


def _kept_after(subject: Subject, name: str, makers: list[Transition]) -> bool:
    keepers = {keeper.source for keeper, _ in subject.mentions.kept.get(name, ()) if subject.happens(keeper)}
    if not keepers:
        return False
    onward = [targets(position) for position in subject.program.positions]
    starts = {route.target for maker in makers for route in maker.routes}
    return any(not keepers.isdisjoint(reachable(onward, start)) for start in starts)


def promise_never_made(subject: Subject) -> Iterator[Diagnostic]:
    """Promises that a reply keeps or a condition reads, and that no call makes."""
    found = subject.mentions
    for name, promise in subject.scenario.script.promises.items():
        if any(subject.happens(maker) for maker, _ in found.made.get(name, ())):
            continue
        condition = found.read.get(f"promise.{name}")
        keepers = found.kept.get(name)
        if not keepers and condition is None:
            continue
        related = [Related(subject.spans.ref(ref), "kept here") for _, ref in (keepers or ())[:1]]
        if condition:
            related.append(Related(subject.spans.condition(condition), "asked for here"))
        yield Diagnostic(
            code="promise-never-made",
            message=f"no call ever promises '{name}'",
            span=subject.spans.name(name, promise.at),
            hint=f"let a reply have 'promise: {name}', or remove what keeps or reads it",
            severity=Severity.WARNING,
            related=tuple(related),
        )
