"""The facts, actions and lulls of a shift, compiled; what is wrong with them is reported."""

from simulator.scenario.conditions import Malformed, Test, mistakes, resolve
from simulator.scenario.diagnostics import Problems, did_you_mean
from simulator.scenario.fields import shorten
from simulator.scenario.model import Condition, Setting
from simulator.scenario.readers import report
from simulator.scenario.resolver import CONSTANTS, MEASURES, span
from simulator.scenario.world import Domain, Vocabulary, WorldField, pack
from simulator.shift.model import Script
from simulator.shift.program import CompiledAction, CompiledLull, Puts


class Compiler:
    """Compiles one shift's script. `start` is the world it begins with."""

    def __init__(self, script: Script, problems: Problems) -> None:
        self._script = script
        self._problems = problems
        facts = {name: fact for name, fact in script.facts.items() if fact is not None}
        self.fields = pack({n: Domain(words=f.words, low=f.low, high=f.high) for n, f in facts.items()})
        self.start = 0
        for name, fact in facts.items():
            self.start = self.fields[name].put(self.start, fact.start)
            if name in (*MEASURES, *CONSTANTS):
                problems.add("reserved-name", f"'{name}' means something else in calls",
                             span(fact.at, len(name)), "choose another name")  # fmt: skip
        self._vocabulary = Vocabulary(self.fields, {})

    def actions(self) -> tuple[CompiledAction, ...]:
        seen: set[str] = set()
        compiled = []
        for action in self._script.actions:
            if action.id in seen:
                where = span(action.at, len(action.id))
                message = f"there are two actions '{action.id}'"
                self._problems.add("duplicate-id", message, where, "give one of them another id")
            seen.add(action.id)
            test = self._test(action.when) if action.when else None
            compiled.append(CompiledAction(action, test, self._puts(action.set)))
        return tuple(compiled)

    def lulls(self) -> tuple[CompiledLull, ...]:
        lulls = self._script.outage.lulls if self._script.outage else ()
        tested = ((lull, self._test(lull.when)) for lull in lulls)
        return tuple(CompiledLull(lull, test) for lull, test in tested if test)

    def _test(self, condition: Condition) -> Test | None:
        tree = condition.tree
        if isinstance(tree, Malformed):
            return None
        found = resolve(tree, self._vocabulary)
        if not isinstance(found, Malformed):
            return found
        for malformed in mistakes(tree, self._vocabulary):
            report(malformed, condition.at, condition.text, self._problems)
        return None

    def _puts(self, settings: tuple[Setting, ...]) -> Puts:
        read = ((setting, value_of(setting, self.fields, "shift", self._problems)) for setting in settings)
        return tuple((self.fields[setting.name], value) for setting, value in read if value is not None)


def value_of(setting: Setting, fields: dict[str, WorldField], what: str, problems: Problems) -> int | None:
    """The packed value a fact is set to; None for one that was reported."""
    field = fields.get(setting.name)
    if field is None:
        problems.add("unknown-fact", f"the {what} has no fact '{shorten(setting.name)}'",
                     span(setting.at, len(setting.name)), did_you_mean(setting.name, fields))  # fmt: skip
        return None
    value = field.domain.value(setting.text)
    if value is None:
        problems.add("bad-value", f"'{shorten(setting.text)}' is not a value of '{setting.name}'",
                     span(setting.text_at, len(setting.text)), field.domain.hint(setting.text))  # fmt: skip
    return value
