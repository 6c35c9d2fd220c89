"""What must hold of a scenario as a whole, beyond each key by itself."""

from collections.abc import Iterable, Sequence

from simulator.scenario.diagnostics import Edit, Problems, Related, Severity
from simulator.scenario.graph import in_cycles, reachable
from simulator.scenario.judgement import KEEP
from simulator.scenario.model import Place as At
from simulator.scenario.model import Script
from simulator.scenario.places import UNREAD, Place, Places
from simulator.scenario.program import Kind, Position
from simulator.scenario.resolver import CONSTANTS, MEASURES, WATCHED, Resolver, span

CHOICE = "choice of this state"
_GRAMMAR = ("and", "or", "not", "in", "is")
_HIDE_NO_WAY = frozenset({
    "bad-condition", "bad-value", "call-again", "endless", "idle-silence", "judged-mark", "not-an-end",
    "odd-claim", "odd-weights", "out-of-range", "reserved-name", "unknown-article", "unknown-behaviour",
    "unknown-fact", "unknown-level", "unknown-name", "unknown-person", "unknown-promise", "unknown-step",
    "unknown-word", "unreachable",
})  # fmt: skip
"""Mistakes that leave every way from state to state as it was. Others may be why nothing leads to a state."""


def check_script(resolver: Resolver) -> None:
    """Ids that must differ, names that are taken, references outside the states."""
    script, problems = resolver.script, resolver.problems
    for what, named in (
        ("call", script.calls),
        ("article", script.knowledge),
        ("box of the flowchart", script.flowchart),
    ):
        _check_unique(what, ((part.id, part.at) for part in named), problems)
    _check_unique("level of the ladder", ((rung.level, rung.at) for rung in script.escalation), problems)
    _check_names(script, problems)
    for promise in script.promises.values():
        if promise:
            resolver.one_of(promise.due, resolver.calls, "unknown-call", "call")
    for step in script.flowchart:
        for ref in (step.yes, step.no):
            resolver.one_of(ref, resolver.steps, "unknown-step", "box of the flowchart")


def check_place(place: Place, resolver: Resolver) -> None:
    """A state does one thing, and has only the keys that go with it."""
    state, problems = place.state, resolver.problems
    if state is UNREAD:
        return
    resolver.one_of(state.step, resolver.steps, "unknown-step", "box of the flowchart")
    _check_unique(CHOICE, ((move.id, move.at) for move in state.choices), problems)
    for move in state.choices:
        if move.id == "silence":
            problems.add("reserved-name", "'silence' is what saying nothing is called",
                         span(move.at, len(move.id)), "give the choice another id")  # fmt: skip
    if state.then and state.then[-1].when is not None:
        problems.add("no-way-on", f"the last step of '{place.name}' has a condition",
                     span(state.then[-1].at, 1), "end the list with one that has none")  # fmt: skip


def check_positions(places: Places, positions: Sequence[Position], resolver: Resolver) -> None:
    """Every call ends, and every state can be heard."""
    _check_steps_end(places, positions, resolver.problems)
    _check_calls_go_on(places, resolver)
    if all(found.code in _HIDE_NO_WAY for found in resolver.problems.found):
        _check_reached(places, positions, resolver)


def _check_unique(what: str, named: Iterable[tuple[str, At]], problems: Problems) -> None:
    listed = list(named)
    seen: dict[str, At] = {}
    for name, at in listed:
        if name and name in seen:
            first = Related(span(seen[name], len(name)), "the first is here")
            hint, fix = _told_apart(what, name, (seen[name], at), {other for other, _ in listed}, problems)
            problems.add("duplicate-id", f"another {what} is called '{name}'", span(at, len(name)),
                         f"the first is on line {seen[name][0]}; {hint}", related=(first,),
                         fix=fix)  # fmt: skip
        seen.setdefault(name, at)


def _told_apart(
    what: str, name: str, at: tuple[At, At], taken: set[str], problems: Problems
) -> tuple[str, tuple[Edit, ...]]:
    """What to do with the second of two of a name, and the edits; nothing else in a file names a choice."""
    from simulator.scenario.twice import other_name, without_copy  # only mistakes need it

    copied = without_copy(problems.source, *at)
    if copied:
        return "this is the same again; remove it", copied
    where = problems.source.stretch(at[1], name)
    if what != CHOICE or where is None:
        return "rename one", ()
    other = other_name(name, taken)
    return f"rename one, for example '{other}'", (Edit(where, other),)


def _check_names(script: Script, problems: Problems) -> None:
    """Conditions and replies give these names a meaning of their own."""
    taken = {*MEASURES, *CONSTANTS, *WATCHED, *_GRAMMAR}
    for name, fact in script.facts.items():
        if fact and name in taken:
            problems.add("reserved-name", f"conditions read '{name}' as something else",
                         span(fact.at, len(name)), "give the fact another name")  # fmt: skip
    for rung in script.escalation:
        if rung.level == KEEP:
            problems.add("reserved-name", f"'{KEEP}' is the decision not to escalate",
                         span(rung.at, len(KEEP)), "give the level another name")  # fmt: skip


def _check_steps_end(places: Places, positions: Sequence[Position], problems: Problems) -> None:
    """States that only move on by themselves must not lead back to each other."""
    alone = [_successors(position) if position.kind is Kind.PASS else [] for position in positions]
    for number in sorted(in_cycles(alone)):
        place = places[number]
        problems.add("endless", f"'{place.name}' moves on by itself and comes back without a reply",
                     span(place.state.at, len(place.name)),
                     "let the trainee choose somewhere on the way")  # fmt: skip


def _check_calls_go_on(places: Places, resolver: Resolver) -> None:
    """A series goes forward: what was promised is due by a call that comes once."""
    following: list[list[int]] = [[] for _ in resolver.script.calls]
    for place in places:
        names = [route.to.name for route in place.state.next]
        following[place.call] += [resolver.calls[name] for name in names if name in resolver.calls]
    for number in sorted(in_cycles(following)):
        call = resolver.script.calls[number]
        resolver.problems.add("call-again", f"the call '{call.id}' can come a second time",
                              span(call.at, len(call.id)),
                              "write the later call as a call of its own")  # fmt: skip


def _check_reached(places: Places, positions: Sequence[Position], resolver: Resolver) -> None:
    found = reachable([_successors(position) for position in positions], 0)
    for number, place in enumerate(places):
        if number not in found:
            call = resolver.script.calls[place.call].id
            resolver.problems.add("unreachable", f"nothing leads to '{place.name}' of call '{call}'",
                                  span(place.state.at, len(place.name)),
                                  "let a choice lead there, or remove it", Severity.WARNING)  # fmt: skip


def _successors(position: Position) -> list[int]:
    return [route.target for transition in position.transitions for route in transition.routes]
