"""What must hold of a scenario as a whole, beyond each key by itself."""

from collections.abc import Iterable, Sequence

from simulator.scenario.diagnostics import Problems, Severity
from simulator.scenario.graph import in_cycles, reachable
from simulator.scenario.judgement import KEEP
from simulator.scenario.model import Place as At
from simulator.scenario.model import Script, State
from simulator.scenario.places import UNREAD, Place, Places
from simulator.scenario.program import Kind, Position
from simulator.scenario.resolver import CONSTANTS, MEASURES, WATCHED, Resolver, span

_WAYS = ("choices", "then", "ending", "next")
_OF_ENDS = ("marks", "critical", "why", "title", "outcome")
_GRAMMAR = ("and", "or", "not", "in", "is")


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
    _check_one_way(place, problems)
    _check_belongs(place, problems)
    _check_unique("choice of a state", ((move.id, move.at) for move in state.choices), problems)
    for move in state.choices:
        if move.id == "silence":
            problems.add("reserved-name", "'silence' is what saying nothing is called", span(move.at, 1),
                         "give the choice another id")  # fmt: skip
    if state.then and state.then[-1].when is not None:
        problems.add("no-way-on", f"the last step of '{place.name}' has a condition",
                     span(state.then[-1].at, 1), "end the list with one that has none")  # fmt: skip


def check_positions(places: Places, positions: Sequence[Position], resolver: Resolver) -> None:
    """Every call ends, and every state can be heard."""
    _check_steps_end(places, positions, resolver.problems)
    _check_calls_go_on(places, resolver)
    if not any(found.code in ("unknown-state", "unknown-call") for found in resolver.problems.found):
        _check_reached(places, positions, resolver)


def _check_unique(what: str, named: Iterable[tuple[str, At]], problems: Problems) -> None:
    seen: dict[str, At] = {}
    for name, at in named:
        if name in seen:
            problems.add("duplicate-id", f"two of this kind are called '{name}': {what}", span(at, 1),
                         f"the first is on line {seen[name][0]}; rename one")  # fmt: skip
        seen.setdefault(name, at)


def _check_names(script: Script, problems: Problems) -> None:
    """Conditions and replies give these names a meaning of their own."""
    taken = {*MEASURES, *CONSTANTS, *WATCHED, *_GRAMMAR}
    for name, fact in script.facts.items():
        if fact and name in taken:
            problems.add("reserved-name", f"conditions read '{name}' as something else", span(fact.at, 1),
                         "give the fact another name")  # fmt: skip
    for rung in script.escalation:
        if rung.level == KEEP:
            problems.add("reserved-name", f"'{KEEP}' is the decision not to escalate", span(rung.at, 1),
                         "give the level another name")  # fmt: skip


def _check_one_way(place: Place, problems: Problems) -> None:
    ways = [key for key in _WAYS if getattr(place.state, key)]
    if len(ways) != 1:
        found = "none of them" if not ways else " and ".join(f"'{way}'" for way in ways)
        problems.add("state-without-one-way", f"the state '{place.name}' has {found}",
                     span(place.state.at, 1), "give it one of choices, then, ending, next")  # fmt: skip


def _check_belongs(place: Place, problems: Problems) -> None:
    state = place.state
    if state.silence and not state.choices:
        problems.add("idle-silence", f"nobody waits for a reply in '{place.name}'",
                     span(state.silence.at, 1), "'silence' goes with 'choices'")  # fmt: skip
    for key in _ends_only(state):
        hint = "it goes with 'next'" if key == "outcome" else "it goes with 'ending' or 'next'"
        problems.add("not-an-end", f"'{key}' does nothing in '{place.name}'", span(state.at, 1), hint)


def _ends_only(state: State) -> list[str]:
    if state.next:
        return []
    return [key for key in _OF_ENDS if getattr(state, key) and not (state.ending and key != "outcome")]


def _check_steps_end(places: Places, positions: Sequence[Position], problems: Problems) -> None:
    """States that only move on by themselves must not lead back to each other."""
    alone = [_successors(position) if position.kind is Kind.PASS else [] for position in positions]
    for number in sorted(in_cycles(alone)):
        place = places[number]
        problems.add("endless", f"'{place.name}' moves on by itself and comes back without a reply",
                     span(place.state.at, 1), "let the trainee choose somewhere on the way")  # fmt: skip


def _check_calls_go_on(places: Places, resolver: Resolver) -> None:
    """A series goes forward: what was promised is due by a call that comes once."""
    following: list[list[int]] = [[] for _ in resolver.script.calls]
    for place in places:
        names = [route.to.name for route in place.state.next]
        following[place.call] += [resolver.calls[name] for name in names if name in resolver.calls]
    for number in sorted(in_cycles(following)):
        call = resolver.script.calls[number]
        resolver.problems.add("call-again", f"the call '{call.id}' can come a second time", span(call.at, 1),
                              "write the later call as a call of its own")  # fmt: skip


def _check_reached(places: Places, positions: Sequence[Position], resolver: Resolver) -> None:
    found = reachable([_successors(position) for position in positions], 0)
    for number, place in enumerate(places):
        if number not in found:
            call = resolver.script.calls[place.call].id
            resolver.problems.add("unreachable", f"nothing leads to '{place.name}' of call '{call}'",
                                  span(place.state.at, 1), "let a choice lead there, or remove it",
                                  Severity.WARNING)  # fmt: skip


def _successors(position: Position) -> list[int]:
    return [route.target for transition in position.transitions for route in transition.routes]
