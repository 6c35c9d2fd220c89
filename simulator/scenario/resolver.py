"""Turns names into what they stand for, reporting those that stand for nothing."""

from collections.abc import Iterable, Mapping

from simulator.scenario.conditions import Malformed, Test, resolve
from simulator.scenario.diagnostics import Problems, Span, did_you_mean
from simulator.scenario.model import Condition, Place, Ref, Script
from simulator.scenario.readers import report
from simulator.scenario.world import (
    APOLOGIES_TOP,
    FLAG,
    MOOD,
    PROMISE,
    RETELLINGS_TOP,
    Constant,
    Domain,
    Vocabulary,
    WorldField,
    pack,
)

MOST_GOODWILL = 1000
MEASURES = {
    "patience": MOOD,
    "trust": MOOD,
    "retellings": Domain(low=0, high=RETELLINGS_TOP),
    "apologies": Domain(low=0, high=APOLOGIES_TOP),
    "goodwill": Domain(low=0, high=MOST_GOODWILL),
}
"""What every call keeps count of."""
GENERIC = "generic apologies"
"""Counted for the marks alone; a name with a space is out of reach of conditions."""
CONSTANTS = ("call", "contact", "tier")
WATCHED = ("state", "ending", "over", "passed", "fatal")
"""What claims can name beside all that; facts keep off these names too."""

Ladder = tuple[tuple[str, Test | None], ...]


def span(at: Place, length: int) -> Span:
    return Span(at[0], at[1], at[1] + max(1, length))


def declared_domains(script: Script, goodwill: int) -> dict[str, Domain]:
    """Every variable of the scenario, in a fixed order; `goodwill` is the most that can be given."""
    given = Domain(low=0, high=max(1, min(goodwill, MOST_GOODWILL)))
    domains = {**MEASURES, GENERIC: MEASURES["apologies"], "goodwill": given}
    for name, fact in script.facts.items():
        if fact is not None and name not in MEASURES:
            domains[name] = Domain(words=fact.words, low=fact.low, high=fact.high)
    domains |= {f"promise.{name}": PROMISE for name in script.promises}
    domains |= {f"knowledge.{article.id}": FLAG for article in script.knowledge}
    return domains


def vocabulary(script: Script, fields: Mapping[str, WorldField], call: int) -> Vocabulary:
    """What conditions of one call may name; the counts of spent replies are not among it."""
    ids = Domain(words=tuple(part.id for part in script.calls))
    constants = {
        "call": Constant(ids, call),
        "contact": Constant(Domain(low=0, high=99), call + 1),
        "tier": Constant(Domain(words=(script.caller.tier,)), 0, strict=False),
    }
    return Vocabulary({name: field for name, field in fields.items() if " " not in name}, constants)


class Resolver:
    """Names and conditions of one script. Conditions met twice in a call are resolved once."""

    def __init__(self, script: Script, domains: Mapping[str, Domain], problems: Problems) -> None:
        self.script = script
        self.problems = problems
        self.fields: dict[str, WorldField] = pack(domains)
        self.calls = {call.id: number for number, call in enumerate(script.calls)}
        self.steps = {step.id for step in script.flowchart}
        self.levels = {rung.level for rung in script.escalation}
        self.articles = {article.id for article in script.knowledge}
        self._vocabularies = [vocabulary(script, self.fields, call) for call in range(len(script.calls))]
        self._tests: dict[tuple[int, str], Test | Malformed] = {}
        self._ladders = [self._ladder(call) for call in range(len(script.calls))]

    def ladder(self, call: int) -> Ladder:
        """The levels of the ladder, each with when it is right in that call."""
        return self._ladders[call]

    def _ladder(self, call: int) -> Ladder:
        return tuple((rung.level, self.test(rung.right, call)) for rung in self.script.escalation)

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
