"""Turns names into what they stand for, reporting those that stand for nothing."""

from collections.abc import Iterable, Mapping

from simulator.scenario.conditions import Malformed, Test, resolve
from simulator.scenario.diagnostics import Problems, Span, did_you_mean
from simulator.scenario.format import report
from simulator.scenario.model import Condition, Place, Ref, Script
from simulator.scenario.world import (
    APOLOGIES_TOP,
    FLAG,
    MOOD,
    PROMISE,
    RETELLINGS_TOP,
    Domain,
    Vocabulary,
    WorldField,
    pack,
)

MOST_GOODWILL = 1000


def span(at: Place, length: int) -> Span:
    return Span(at[0], at[1], at[1] + max(1, length))


def declared_domains(script: Script, goodwill: int) -> dict[str, Domain]:
    """Every variable of the scenario, in a fixed order; `goodwill` is the most that can be given."""
    domains = {
        "patience": MOOD,
        "trust": MOOD,
        "retellings": Domain(low=0, high=RETELLINGS_TOP),
        "apologies": Domain(low=0, high=APOLOGIES_TOP),
        "goodwill": Domain(low=0, high=max(1, min(goodwill, MOST_GOODWILL))),
    }
    for name, fact in script.facts.items():
        if fact is not None:
            domains[name] = Domain(words=fact.words, low=fact.low, high=fact.high)
    domains |= {f"promise.{name}": PROMISE for name in script.promises}
    domains |= {f"knowledge.{article.id}": FLAG for article in script.knowledge}
    return domains


class Resolver:
    """Names and conditions of one script. Conditions met twice in a call are resolved once."""

    def __init__(self, script: Script, domains: Mapping[str, Domain], problems: Problems) -> None:
        self.script = script
        self.problems = problems
        self.fields: dict[str, WorldField] = pack(domains)
        self.calls = {call.id: index for index, call in enumerate(script.calls)}
        self._vocabularies = [
            Vocabulary(self.fields, {"call": call.id, "contact": str(number), "tier": script.caller.tier})
            for number, call in enumerate(script.calls, start=1)
        ]
        self._tests: dict[tuple[int, str], Test | Malformed] = {}

    def test(self, condition: Condition | None, call: int) -> Test | None:
        """The condition as a test on worlds; None for no condition, or one that was reported."""
        if condition is None or isinstance(condition.tree, Malformed):
            return None
        known = self._tests.get((call, condition.text))
        if known is None:
            known = resolve(condition.tree, self._vocabularies[call])
            self._tests[call, condition.text] = known
        if isinstance(known, Malformed):
            report(known, condition.at, condition.plain, self.problems)
            return None
        return known

    def one_of(self, ref: Ref | None, known: Iterable[str], code: str, what: str) -> str | None:
        """The reference's name if it is among the known, else None and a problem."""
        if ref is None:
            return None
        names = known if isinstance(known, Mapping | set | frozenset) else set(known)
        if ref.name in names:
            return ref.name
        self.problems.add(code, f"there is no {what} '{ref.name}'", span(ref.at, len(ref.name)),
                          did_you_mean(ref.name, names))  # fmt: skip
        return None

    def promise(self, ref: Ref | None) -> WorldField | None:
        name = self.one_of(ref, self.script.promises, "unknown-promise", "promise")
        return self.fields[f"promise.{name}"] if name else None
