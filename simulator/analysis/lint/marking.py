"""Marks by which replies cannot be told apart, or cannot be compared."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from scoring.rubric import BEHAVIOURS
from simulator.analysis.lint.reaching import state_key
from simulator.analysis.lint.subject import Subject
from simulator.scenario.diagnostics import Diagnostic, Related, Severity
from simulator.scenario.judgement import escalated_to
from simulator.scenario.model import Move, Place, Route
from simulator.scenario.program import Position

_BY_THE_LADDER = frozenset({"decision", "level"})


def unmarked_choice(subject: Subject) -> Iterator[Diagnostic]:
    """Replies that are not marked while others of the state are: they cost nothing, whatever they say."""
    for position in subject.talks:
        choices = position.state.choices
        marks = [move.marks for move in choices]
        if all(marks):
            continue
        if any(map(_marked, choices)):
            for move in choices:
                if not _marked(move):
                    yield _unmarked(subject, move, next(filter(_marked, choices)))


def _unmarked(subject: Subject, move: Move, other: Move) -> Diagnostic:
    return Diagnostic(
        code="unmarked-choice",
        message=f"'{move.id}' is not marked as the other replies are, so it counts as good as the best",
        span=subject.spans.name(move.id, move.at),
        hint=f"give it marks on {_listed(_behaviours(other))}",
        severity=Severity.WARNING,
        related=(Related(subject.spans.name(other.id, other.at), f"'{other.id}' is marked"),),
    )


def _marked(move: Move) -> bool:
    return bool(move.marks or move.escalate or move.transfer or move.conference)


def _behaviours(move: Move) -> frozenset[str]:
    """What a reply is marked on, by its author and by the ladder."""
    return frozenset(move.marks) | _BY_THE_LADDER if escalated_to(move) else frozenset(move.marks)


def _listed(behaviours: frozenset[str]) -> str:
    return ", ".join(name for name in BEHAVIOURS if name in behaviours)


def differently_marked(subject: Subject) -> Iterator[Diagnostic]:
    """Replies marked on other behaviours than most of their state: what one loses the other cannot lose."""
    for position in subject.talks:
        if _alike(position.state.choices):
            continue
        marked = [move for move in position.state.choices if _marked(move)]
        kinds = Counter(map(_behaviours, marked))
        usual = kinds.most_common(1)[0][0]
        model = next(move for move in marked if _behaviours(move) == usual)
        for move in marked:
            if _behaviours(move) != usual:
                yield _other_marks(subject, move, model)


def _alike(moves: Sequence[Move]) -> bool:
    """Whether all are marked on the same behaviours."""
    keys = [move.marks.keys() for move in moves]
    if keys.count(keys[0]) != len(keys):
        return False
    escalating = [move for move in moves if move.escalate or move.transfer or move.conference]
    return len(escalating) in (0, len(moves))


def _other_marks(subject: Subject, move: Move, model: Move) -> Diagnostic:
    own, usual = _behaviours(move), _behaviours(model)
    parts = [f"lacks {_listed(usual - own)}"] if usual - own else []
    parts += [f"has {_listed(own - usual)} beside"] if own - usual else []
    by_ladder = " (decision and level are given by 'escalate')" if (own ^ usual) & _BY_THE_LADDER else ""
    return Diagnostic(
        code="differently-marked",
        message=f"'{move.id}' is marked on other behaviours than '{model.id}': it {' and '.join(parts)}",
        span=subject.spans.name(move.id, move.at),
        hint=f"give all replies of a state marks on the same behaviours{by_ladder}",
        severity=Severity.WARNING,
        related=(Related(subject.spans.name(model.id, model.at), f"marked on {_listed(usual)}"),),
    )


def no_opportunity(subject: Subject) -> Iterator[Diagnostic]:
    """Behaviours marked the same wherever they are marked: nothing the trainee does can show them."""
    first: dict[str, tuple[int, Place]] = {}
    varied: set[str] = set()
    for position in subject.program.positions[1:]:
        for at, marks in _marks_of(position):
            if not marks.keys() <= varied:
                for name, value in marks.items():
                    if first.setdefault(name, (value, at))[0] != value:
                        varied.add(name)
    left = first.keys() - varied
    if left:
        left = left - _compared(subject)
    for name in first:
        if name in left:
            yield _constant(subject, name, *first[name])


def _marks_of(position: Position) -> Iterator[tuple[Place, Mapping[str, int]]]:
    for move in position.state.choices:
        yield move.at, move.marks
    if position.state.marks:
        yield position.state.at, position.state.marks


def _compared(subject: Subject) -> set[str]:
    """Behaviours on which only some replies of a state are marked, or which depend on how the call went."""
    found: set[str] = set()
    for position in subject.program.positions[1:]:
        choices = position.state.choices
        if choices and not _alike(choices):
            found.update(*map(_behaviours, choices))
        if any(move.apology == "generic" for move in choices):
            found.add("affective")
        if any(map(escalated_to, choices)):
            found |= _BY_THE_LADDER
    return found


def _constant(subject: Subject, name: str, value: int, at: Place) -> Diagnostic:
    return Diagnostic(
        code="no-opportunity",
        message=f"'{name}' is marked {value} wherever it is marked: nothing the trainee does can show it",
        span=subject.spans.word(name, at),
        hint="mark the replies apart on it, or leave it out",
        severity=Severity.WARNING,
    )


def fake_choice(subject: Subject) -> Iterator[Diagnostic]:
    """Replies of a state that lead to the same place with the same effects and the same marks."""
    for position in subject.talks:
        choices = position.state.choices
        if len({move.to[0].to.name for move in choices}) == len(choices):
            continue
        known: list[Move] = []
        for move in choices:
            same = next((other for other in known if _same(move, other)), None)
            if same is None:
                known.append(move)
            else:
                yield _fake(subject, position, move, same)


def _same(one: Move, other: Move) -> bool:
    return one.marks == other.marks and _does(one) == _does(other)


def _does(move: Move) -> tuple[object, ...]:
    """All that a reply does, words and reasons aside."""
    mood = move.mood
    return (
        tuple(_route(route) for route in move.to),
        move.when.text if move.when else "",
        frozenset((setting.name, setting.text) for setting in move.set),
        frozenset((setting.name, setting.text) for setting in move.add),
        (mood.patience, mood.trust) if mood else (0, 0),
        (move.retell, move.repeat, move.apology, move.goodwill, move.note),
        tuple(ref.name if ref else "" for ref in (move.promise, move.keep, move.callback, move.look_up)),
        tuple(ref.name if ref else "" for ref in (move.escalate, move.conference)),
        frozenset(move.critical),
        (move.hold.seconds, move.hold.explained) if move.hold else (),
        _transfer(move),
    )


def _route(route: Route) -> tuple[str, str]:
    return route.to.name, route.when.text if route.when else ""


def _transfer(move: Move) -> tuple[object, ...]:
    given = move.transfer
    return (given.to.name, given.warm, given.consent, given.briefed) if given else ()


def _fake(subject: Subject, position: Position, move: Move, other: Move) -> Diagnostic:
    first = subject.spans.name(other.id, other.at)
    return Diagnostic(
        code="fake-choice",
        message=f"'{move.id}' and '{other.id}' of '{state_key(position)}' do the same and earn the same",
        span=subject.spans.name(move.id, move.at),
        hint="let them differ in marks, effects or where they lead; or keep one of them",
        severity=Severity.WARNING,
        related=(Related(first, f"the same as '{move.id}'"),),
    )
