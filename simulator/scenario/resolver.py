"""Turns names into what they stand for, reporting those that stand for nothing."""

from collections.abc import Collection, Iterable, Mapping

from simulator.scenario.codes import Code
from simulator.scenario.conditions import Malformed, Test, mistakes, resolve
from simulator.scenario.diagnostics import Edit, Problems, Related, Span, did_you_mean, meant
from simulator.scenario.fields import shorten
from simulator.scenario.model import Condition, Place, Ref, Script, Setting
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
        if condition is None:
            return None
        if isinstance(condition.tree, Malformed):
            self.report(condition, self._vocabularies[call])
            return None
        known = self._tests.get((call, condition.text))
        if known is None:
            known = resolve(condition.tree, self._vocabularies[call])
            self._tests[call, condition.text] = known
        if isinstance(known, Malformed):
            self.report(condition, self._vocabularies[call])
            return None
        return known

    def report(self, condition: Condition, vocabulary: Vocabulary) -> None:
        """Everything in a condition that stands for nothing, except what could not be read where it was
        declared."""
        tree = condition.tree.tree if isinstance(condition.tree, Malformed) else condition.tree
        for malformed in mistakes(tree, vocabulary) if tree else ():
            if malformed.about in self.script.facts and malformed.code == "unknown-name":
                continue
            report(malformed, condition.at, condition.text, self.problems, self.declaration(malformed.about))

    def declaration(self, name: str) -> tuple[Related, ...]:
        """Where a fact says what it can be."""
        fact = self.script.facts.get(name)
        if fact is None:
            return ()
        ends = ", ".join(fact.words) if fact.words else f"{fact.low} to {fact.high}"
        return (Related(span(fact.at, len(name)), f"'{name}' can be: {ends}"),)

    def one_of(self, ref: Ref | None, known: Iterable[str], code: Code, what: str) -> str | None:
        """The reference's name if it is among the known, else None and a problem."""
        if ref is None:
            return None
        names = known if isinstance(known, Mapping | set | frozenset) else set(known)
        if ref.name in names:
            return ref.name
        if ref.name:
            self.unknown(code, f"there is no {what} '{shorten(ref.name)}'", ref, names)
        return None

    def unknown(self, code: Code, message: str, ref: Ref, names: Collection[str], only: str = "") -> None:
        """Report a reference to something that is not there; `only` is the name that alone could be meant."""
        known = [name for name in names if name] if "" in names else names
        where = self.problems.source.stretch(ref.at, ref.name)
        near = meant(ref.name, known) or only
        fix = (Edit(where, near),) if where and near else ()
        hint = f"did you mean '{near}'?" if near else did_you_mean(ref.name, known)
        self.problems.add(code, message, where or span(ref.at, len(ref.name)), hint, fix=fix)

    def no_value(self, setting: Setting, message: str, hint: str, near: str = "") -> None:
        """Report what a fact cannot be set to; `near` is what was certainly meant."""
        where = self.problems.source.stretch(setting.text_at, setting.text)
        fix = (Edit(where, near),) if where and near else ()
        self.problems.add("bad-value", message, where or span(setting.text_at, len(setting.text)), hint,
                          related=self.declaration(setting.name), fix=fix)  # fmt: skip

    def promise(self, ref: Ref | None) -> WorldField | None:
        name = self.one_of(ref, self.script.promises, "unknown-promise", "promise")
        return self.fields[f"promise.{name}"] if name else None
