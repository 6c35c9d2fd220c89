"""Names that can be mistaken for each other, and things that nothing names."""

from collections.abc import Iterable, Iterator
from itertools import chain

from simulator.analysis.lint.subject import Subject
from simulator.scenario.diagnostics import Diagnostic, Related, Severity, Span
from simulator.scenario.model import Place, Script

Named = tuple[str, Place]


def names_alike(subject: Subject) -> Iterator[Diagnostic]:
    """Names of one kind that differ only in case, `-` and `_`."""
    for what, names in _kinds(subject.scenario.script):
        for name, other in _pairs(names):
            yield _alike(what, name[0], other[0], subject.spans.name(*name), subject.spans.name(*other))


def _pairs(names: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    alike: dict[str, Named] = {}
    for named in names:
        name = named[0]
        other = alike.setdefault(name.casefold().replace("-", "").replace("_", ""), named)
        if other[0] != name:
            yield named, other


def _alike(what: str, name: str, other: str, span: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        code="names-alike",
        message=f"'{name}' and '{other}' are two {what}, and easily mistaken for each other",
        span=span,
        hint="if one is meant, write it the same way everywhere; if two, call one something else",
        severity=Severity.WARNING,
        related=(Related(first, f"'{other}' is here"),),
    )


def _kinds(script: Script) -> Iterator[tuple[str, Iterable[Named]]]:
    yield "facts", ((name, fact.at) for name, fact in script.facts.items())
    yield "promises", ((name, promise.at) for name, promise in script.promises.items())
    yield "people", ((name, person.at) for name, person in script.people.items())
    yield "articles", ((article.id, article.at) for article in script.knowledge)
    yield "boxes of the flowchart", ((step.id, step.at) for step in script.flowchart)
    yield "levels of the ladder", ((rung.level, rung.at) for rung in script.escalation)
    yield "calls", ((call.id, call.at) for call in script.calls)
    for call in script.calls:
        yield f"states of call '{call.id}'", ((name, state.at) for name, state in call.states.items())
        for name, state in call.states.items():
            written = "".join([move.id for move in state.choices])
            if "-" in written or "_" in written:
                yield f"replies of '{name}'", ((move.id, move.at) for move in state.choices)


def never_used(subject: Subject) -> Iterator[Diagnostic]:
    """Articles that no desk ever shows; people, boxes, levels and promises that nothing names."""
    script, found, spans = subject.scenario.script, subject.mentions, subject.spans
    for article in script.knowledge:
        if f"knowledge.{article.id}" not in found.read and not _shown(subject, article.id):
            yield _unused(
                f"no desk ever shows the article '{article.id}'", spans.name(article.id, article.at)
            )
    for name, person in script.people.items():
        if name not in found.speakers:
            yield _unused(f"nobody ever hears '{name}'", spans.name(name, person.at))
    boxes = {ref.name for step in script.flowchart for ref in (step.yes, step.no) if ref} | found.steps
    for step in script.flowchart[1:]:
        if step.id not in boxes:
            yield _unused(
                f"nothing leads to the box '{step.id}' of the flowchart", spans.name(step.id, step.at)
            )
    for rung in script.escalation:
        if rung.level not in found.levels:
            yield _unused(f"no reply goes to the level '{rung.level}'", spans.name(rung.level, rung.at))
    for name, promise in script.promises.items():
        if name not in chain(found.made, found.kept) and f"promise.{name}" not in found.read:
            yield _unused(f"nothing makes, keeps or reads the promise '{name}'", spans.name(name, promise.at))


def _shown(subject: Subject, article: str) -> bool:
    return len(subject.possible.values.of(f"knowledge.{article}")) > 1


def _unused(message: str, span: Span) -> Diagnostic:
    return Diagnostic(
        code="never-used",
        message=message,
        span=span,
        hint="use it somewhere, or remove it",
        severity=Severity.WARNING,
    )
