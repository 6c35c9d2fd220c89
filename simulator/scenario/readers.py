"""Readers of what is peculiar to scenarios: references, conditions, marks, settings, facts, targets."""

import re
from typing import Any

from scoring.rubric import BEHAVIOURS, DEFAULT_RUBRIC, DIMENSIONS, TOP_MARK, Rubric
from simulator.scenario import model
from simulator.scenario.codes import CODES
from simulator.scenario.conditions import Malformed, parse
from simulator.scenario.diagnostics import Edit, Problems, Related, Span, did_you_mean, meant
from simulator.scenario.document import Mapping, Node, Scalar, Sequence
from simulator.scenario.fields import (
    Flag,
    ListOf,
    Name,
    Text,
    Whole,
    in_braces,
    instead_of,
    place,
    shorten,
    wrong,
)
from simulator.scenario.lints import why_fixed
from simulator.scenario.records import NOWHERE, Field, Record, without_colon
from simulator.scenario.world import YES_AND_NO

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")
TEXT = Text()
NAME = Name()
FLAG = Flag()


class Reference:
    """The name of something declared elsewhere in the file.

    It is compared with the names there are when the whole file is known. Where it could not be read the name
    is empty.
    """

    wants = "a name"
    stand_in = model.Ref(NOWHERE, "")

    def read(self, node: Node, problems: Problems) -> model.Ref | None:
        name = NAME.read(node, problems)
        return None if name is None else model.Ref(place(node), name)


class Language:
    """A tag such as `en`, `zh` or `pt-BR`: the voice is chosen by it."""

    wants = "a language tag"
    stand_in = "en"

    def read(self, node: Node, problems: Problems) -> str | None:
        if isinstance(node, Scalar) and LANGUAGE_TAG.fullmatch(node.text):
            return node.text
        wrong(node, self.wants, problems, "two or three letters, such as en, zh, vi or th")
        return None


class ConditionText:
    """A condition; its grammar is checked here, its names when the whole file is known."""

    wants = "a condition"
    stand_in = model.Condition(NOWHERE, "", True, Malformed("bad-condition", "", "", 0))

    def read(self, node: Node, problems: Problems) -> model.Condition | None:
        if not isinstance(node, Scalar) or not node.text.strip():
            wrong(node, self.wants, problems, "for example: logged and trust >= 4")
            return None
        tree = parse(node.text)
        if isinstance(tree, Malformed):
            report(tree, place(node), node.text, problems)
        return model.Condition(place(node), node.text, node.plain, tree)


def report(
    malformed: Malformed,
    at: model.Place,
    text: str,
    problems: Problems,
    related: tuple[Related, ...] = (),
) -> None:
    """Record what is wrong with a condition, pointing into it."""

    def span(column: int, length: int) -> Span:
        return problems.source.inside(at, text, column, length)

    def stretch(column: int, length: int) -> Span:
        if length:
            return span(column, length)
        before = span(column - 1, 1)
        return Span(before.line, before.end, before.end)

    fix = tuple(Edit(stretch(column, length), text) for column, length, text in malformed.cure)
    problems.add(malformed.code, malformed.message, span(malformed.column, malformed.length), malformed.hint,
                 related=related, fix=fix)  # fmt: skip


def is_without_colon(key: Scalar, value: Node) -> bool:
    """Whether key and value were read as one, as `logged:true` and `logged true` are between braces."""
    empty = isinstance(value, Scalar) and value.plain and not value.text
    return empty and re.match(r"[\w-]+[: ]\s*\S", key.text) is not None


def report_colon(key: Scalar, problems: Problems) -> None:
    head = re.split(r"[: ]", key.text, maxsplit=1)[0]
    hint, fix = without_colon(key, head)
    problems.add("unknown-key", f"'{shorten(key.text)}' is no key with a value", key.span, hint, fix=fix)


class MarksReader:
    """Behaviours of the rubric, each 0 to 3."""

    wants = "behaviours, each with a mark from 0 to 3"

    @property
    def stand_in(self) -> dict[str, int]:
        return {}

    def read(self, node: Node, problems: Problems) -> dict[str, int] | None:
        if not isinstance(node, Mapping):
            wrong(node, self.wants, problems, "for example: {attentive: 3, fix: 2}",
                  in_braces(node, problems))  # fmt: skip
            return None
        marks = {}
        for name, (key, child) in node.entries.items():
            if is_without_colon(key, child):
                report_colon(key, problems)
                continue
            if name not in BEHAVIOURS:
                problems.add("unknown-behaviour", f"'{shorten(name)}' is not a behaviour of the rubric",
                             key.span, did_you_mean(name, BEHAVIOURS),
                             fix=self._cure(key, node, problems))  # fmt: skip
                continue
            value = MARK.read(child, problems)
            if value is not None:
                marks[name] = value
        return marks

    def _cure(self, key: Scalar, node: Mapping, problems: Problems) -> tuple[Edit, ...]:
        near = meant(key.text, BEHAVIOURS)
        return () if near in node.entries else instead_of(key, near, problems)


class SettingsReader:
    """Facts and what they become."""

    wants = "facts, each with a value"
    stand_in = ()

    def read(self, node: Node, problems: Problems) -> tuple[model.Setting, ...] | None:
        if not isinstance(node, Mapping):
            wrong(node, self.wants, problems, "for example: {logged: true}", in_braces(node, problems))
            return None
        settings = []
        for name, (key, child) in node.entries.items():
            if is_without_colon(key, child):
                report_colon(key, problems)
            elif isinstance(child, Scalar):
                settings.append(model.Setting(place(key), name, child.text, place(child)))
            else:
                wrong(child, "a value", problems, "one word or number")
        return tuple(settings)


class FactReader:
    """true or false, named values, or a count with its ends."""

    wants = "false, true, {values: […]} or {from: 0, to: 3}"
    stand_in = None

    def read(self, node: Node, problems: Problems, name: Scalar | None = None) -> model.Fact | None:
        at = place(name or node)
        if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
            return model.Fact(at, words=("false", "true"), start=int(node.text == "true"))
        if not isinstance(node, Mapping):
            instead = YES_AND_NO.get(node.text.lower(), "") if isinstance(node, Scalar) else ""
            wrong(node, self.wants, problems, "write what it is at the start, or what it can be", instead)
            return None
        before = len(problems.found)
        declared = DECLARED_FACT.read(node, problems)
        fact = _fact(at, declared)
        if fact is None and len(problems.found) == before:
            wrong(
                node, FactReader.wants, problems, "two different values or more, or a 'from' below its 'to'"
            )
        return fact


def _fact(at: model.Place, declared: dict[str, Any]) -> model.Fact | None:
    words, low, high = declared.get("values"), declared.get("from"), declared.get("to")
    if words and 1 < len(words) == len(set(words)) and low is None and high is None:
        return model.Fact(at, words=words)
    if not words and low is not None and high is not None and low < high:
        return model.Fact(at, low=low, high=high)
    return None


class RubricReader:
    """Weights other than the usual."""

    wants = "weights"
    stand_in = DEFAULT_RUBRIC

    def read(self, node: Node, problems: Problems) -> Rubric | None:
        before = len(problems.found)
        weights = OWN_RUBRIC.read(node, problems)
        if weights is None or len(problems.found) > before:
            return None
        values = [weights["weights"].get(d.value, 0) for d in DIMENSIONS]
        if sum(values) != 100:
            problems.add("odd-weights", f"the weights add up to {sum(values)}", node.span, "make it 100")
        return Rubric(weights=(values[0], values[1], values[2]), bands=DEFAULT_RUBRIC.bands)


class RouteTarget:
    """A state's name, or a list of {when, to}."""

    wants = "a state's name, or a list of {when, to}"
    stand_in: tuple[model.Route, ...] = ()

    def read(self, node: Node, problems: Problems) -> tuple[model.Route, ...] | None:
        if isinstance(node, Sequence):
            return ROUTES.read(node, problems)
        route = ROUTE.read(node, problems)
        return None if route is None else (route,)


class OneOrMany:
    """A record, or a list of them."""

    stand_in: tuple[Any, ...] = ()

    def __init__(self, record: Record) -> None:
        self.wants = f"{record.wants}, or a list of them"
        self.records = ListOf(record, lone=True)

    def read(self, node: Node, problems: Problems) -> tuple[Any, ...] | None:
        return self.records.read(node, problems)


class Levels(Record):
    """How much each finding matters, by its code; errors are not among them."""

    def _hint(self, key: str, slip: str) -> str:
        return super()._hint(key, slip) if slip or key not in CODES else why_fixed(key)


def plain(_at: model.Place, **values: Any) -> dict[str, Any]:
    return values


REF = Reference()
WHEN = ConditionText()
MARK = Whole(0, TOP_MARK)

DECLARED_FACT = Record("a fact", plain, (
    Field("values", ListOf(NAME), "the values it can have; the first is the start"),
    Field("from", Whole(0, 15), "the least of a count, and its start"),
    Field("to", Whole(1, 15), "the most of a count"),
))  # fmt: skip

OWN_RUBRIC = Record("a rubric", plain, (
    Field("weights", Record("weights", plain, tuple(
        Field(d.value, Whole(0, 100), f"weight of {d.value}", required=True) for d in DIMENSIONS
    )), "what each dimension weighs; together 100", required=True),
))  # fmt: skip

ROUTE = Record("a target", model.Route, (
    Field("to", REF, "where to", required=True),
    Field("when", WHEN, "only if this holds"),
), short="to")  # fmt: skip
ROUTES = ListOf(ROUTE, least=1)
