"""Critical errors that no call can commit."""

from collections.abc import Iterator

from simulator.analysis.lint.subject import Subject
from simulator.scenario.diagnostics import Diagnostic, Severity, Span
from simulator.scenario.model import Place
from simulator.scenario.program import Kind, Transition

_CODE = "critical."


def idle_critical(subject: Subject) -> Iterator[Diagnostic]:
    """Errors that are written or claimed about, and happen in no call."""
    written = _written(subject)
    asked = {
        name.removeprefix(_CODE): c for name, c in subject.mentions.read.items() if name.startswith(_CODE)
    }
    if not written and not asked:
        return
    committed = _committed(subject)
    for code, at in written.items():
        if code not in committed:
            yield _idle(code, subject.spans.word(code, at), "no call comes to where it is written")
    for code, condition in asked.items():
        if code not in committed and code not in written:
            yield _idle(
                code, subject.spans.inside(condition, _CODE + code), "no reply and no end is marked with it"
            )


def _idle(code: str, span: Span, why: str) -> Diagnostic:
    return Diagnostic(
        code="idle-critical",
        message=f"no call can commit '{code}': {why}",
        span=span,
        hint="give a reply that calls come to this critical error, or leave it out",
        severity=Severity.WARNING,
    )


def _written(subject: Subject) -> dict[str, Place]:
    """By error, the first place where its author wrote it."""
    found: dict[str, Place] = {}
    for position in subject.program.positions[1:]:
        for transition in position.transitions:
            if transition.judged.critical and transition.move:
                for code in transition.judged.critical:
                    found.setdefault(code, transition.move.at)
        for code in position.judged.critical:
            found.setdefault(code, position.state.at)
    return found


def _committed(subject: Subject) -> set[str]:
    found: set[str] = set()
    for place in subject.places:
        position = subject.program.positions[place]
        found.update(position.judged.critical)
        if position.kind is Kind.TALK:
            for transition in position.transitions:
                if transition.judged.critical and subject.happens(transition):
                    found.update(transition.judged.critical)
    return found | _by_rule(subject)


def _by_rule(subject: Subject) -> set[str]:
    """Errors that the rules find: goodwill past the authority, a repeat caller transferred cold."""
    found: set[str] = set()
    for position in subject.program.positions:
        for transition in position.transitions:
            if transition.judgement and subject.happens(transition):
                found |= _ruled(subject, transition)
    return found


def _ruled(subject: Subject, transition: Transition) -> set[str]:
    move, judgement = transition.move, transition.judgement
    if move is None or judgement is None or not (move.goodwill or move.transfer):
        return set()
    if subject.plays is None:
        # Whether it happens is not known, so nobody can be told that it does not.
        cold = {"cold-transfer"} if move.transfer and not move.transfer.warm else set()
        return cold | ({"promise-beyond-authority"} if move.goodwill else set())
    return {
        code
        for draft in subject.plays.drafts
        if draft.place == transition.source
        for world in draft.worlds
        if transition.open(world)
        for code in judgement.critical(world)
    }
