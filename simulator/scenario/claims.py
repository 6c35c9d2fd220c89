"""What authors claim of every call, compiled to tests of moments.

A moment is a state the call has come to, with the world as it is there. Beside what all conditions can name,
claims name the state, how the call ended, and what went critically wrong so far.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from scoring.rubric import CRITICAL_ERRORS
from simulator.scenario.conditions import Both, Comparison, Malformed, Not, Test, Tree, resolve
from simulator.scenario.model import Claim as WrittenClaim
from simulator.scenario.model import Condition
from simulator.scenario.program import Claim, MomentTest, Position
from simulator.scenario.resolver import Resolver, span, vocabulary
from simulator.scenario.world import FLAG, Constant, Domain, Vocabulary, WorldField

KINDS = ("never", "always", "eventually", "possible")
GOES_ON, STUCK = "none", "stuck"
"""What `ending` is while the call goes on, and where nothing can be said any more."""
PASSED, FATAL = "passed", "fatal"


def watched_fields(fields: Mapping[str, WorldField]) -> dict[str, WorldField]:
    """A yes/no field for each thing only claims read, above all fields of the world."""
    top = max(field.shift + field.mask.bit_length() for field in fields.values())
    names = (PASSED, FATAL, *(f"critical.{code}" for code in CRITICAL_ERRORS))
    return {name: WorldField(name, FLAG, top + place, 1) for place, name in enumerate(names)}


def compile_claims(resolver: Resolver, watched: Mapping[str, WorldField]) -> tuple[Claim, ...]:
    """The script's claims; those with a mistake are reported and left out."""
    compiler = _Compiler(resolver, watched)
    compiled = (compiler.claim(written) for written in resolver.script.claims)
    return tuple(claim for claim in compiled if claim)


class _Compiler:
    def __init__(self, resolver: Resolver, watched: Mapping[str, WorldField]) -> None:
        self._resolver = resolver
        self._watched = watched
        calls = resolver.script.calls
        states = dict.fromkeys(name for call in calls for name in call.states)
        outcomes = {state.ending for call in calls for state in call.states.values() if state}
        self._states = Domain(words=tuple(states))
        self._endings = Domain(words=(GOES_ON, STUCK, *sorted(outcomes - {"", GOES_ON, STUCK})))

    def claim(self, written: WrittenClaim) -> Claim | None:
        kinds = [kind for kind in KINDS if getattr(written, kind)]
        if len(kinds) != 1 or (written.until and kinds != ["possible"]):
            self._odd(written, kinds)
            return None
        condition: Condition = getattr(written, kinds[0])
        holds = self._test(condition)
        until = self._test(written.until) if written.until else None
        if holds is None or (written.until and until is None):
            return None
        if written.until and self._reads_passed(condition, written.until):
            self._resolver.problems.add(
                "odd-claim", "whether a call passes is only known when it is over", span(written.at, 1),
                "with 'until', name endings and critical errors instead of 'passed'",
            )  # fmt: skip
            return None
        text = f"{kinds[0]}: {_one_line(condition)}"
        text += f", until: {_one_line(written.until)}" if written.until else ""
        return Claim(kinds[0], text, written.at[0], holds, until)

    def _odd(self, written: WrittenClaim, kinds: list[str]) -> None:
        message = f"a claim says one thing, this one {len(kinds)}" if len(kinds) != 1 else ""
        self._resolver.problems.add(
            "odd-claim", message or f"'until' does not go with '{kinds[0]}'", span(written.at, 1),
            "give it one of never, always, eventually, possible; 'until' goes with 'possible'",
        )  # fmt: skip

    def _reads_passed(self, *conditions: Condition) -> bool:
        return any(
            name == PASSED
            for condition in conditions
            if not isinstance(condition.tree, Malformed)
            for name in _names(condition.tree)
        )

    def _test(self, condition: Condition) -> MomentTest | None:
        """The condition at each kind of moment; None if it was reported."""
        tree = condition.tree
        known = self._vocabulary(0, "", GOES_ON)
        if isinstance(tree, Malformed) or isinstance(resolve(tree, known), Malformed):
            self._resolver.report(condition, known)
            return None

        @cache
        def test(call: int, state: str, ending: str) -> Test:
            resolved = resolve(tree, self._vocabulary(call, state, ending))
            assert isinstance(resolved, Test), "it could be resolved in another state"
            return resolved

        def at(position: Position, over: bool) -> Test:
            ending = GOES_ON if not over else position.state.ending or STUCK
            return test(position.call, _state_name(position), ending)

        return at

    def _vocabulary(self, call: int, state: str, ending: str) -> Vocabulary:
        usual = vocabulary(self._resolver.script, self._resolver.fields, call)
        moment = {
            "state": Constant(self._states, _value(self._states, state)),
            "ending": Constant(self._endings, _value(self._endings, ending)),
            "over": Constant(FLAG, int(ending != GOES_ON)),
        }
        return replace(
            usual, fields={**usual.fields, **self._watched}, constants={**usual.constants, **moment}
        )


def _value(domain: Domain, word: str) -> int:
    value = domain.value(word)
    return -1 if value is None else value


def _state_name(position: Position) -> str:
    return position.key.partition("/")[2] if position.index else ""


def _one_line(condition: Condition) -> str:
    return " ".join(condition.text.split())


def _names(tree: Tree) -> Iterator[str]:
    if isinstance(tree, Comparison):
        yield tree.name
    elif isinstance(tree, Not):
        yield from _names(tree.part)
    elif isinstance(tree, Both):
        for part in tree.parts:
            yield from _names(part)
