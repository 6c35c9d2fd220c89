"""Readers of what is peculiar to scenarios: references, conditions, marks, settings, facts, targets."""

import re
from typing import Any

from scoring.rubric import BEHAVIOURS, DEFAULT_RUBRIC, DIMENSIONS, TOP_MARK, Rubric
from simulator.scenario import model
from simulator.scenario.conditions import Malformed, parse
from simulator.scenario.diagnostics import Problems, Span, did_you_mean
from simulator.scenario.document import Mapping, Node, Scalar, Sequence
from simulator.scenario.fields import (
    Field,
    Flag,
    ListOf,
    Name,
    Record,
    Text,
    Whole,
    place,
    shorten,
    wrong,
)

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")
TEXT = Text()
NAME = Name()
FLAG = Flag()


class Reference:
    """The name of something declared elsewhere in the file."""

    wants = "a name"

    def read(self, node: Node, problems: Problems) -> model.Ref | None:
        name = NAME.read(node, problems)
        return None if name is None else model.Ref(place(node), name)


class Language:
    """A tag such as `en`, `zh` or `pt-BR`: the voice is chosen by it."""

    wants = "a language tag"

    def read(self, node: Node, problems: Problems) -> str | None:
        if isinstance(node, Scalar) and LANGUAGE_TAG.fullmatch(node.text):
            return node.text
        wrong(node, self.wants, problems, "two or three letters, such as en, zh, vi or th")
        return None


class ConditionText:
    """A condition; its grammar is checked here, its names when the whole file is known."""

    wants = "a condition"

    def read(self, node: Node, problems: Problems) -> model.Condition | None:
        if not isinstance(node, Scalar) or not node.text.strip():
            wrong(node, self.wants, problems, "for example: logged and trust >= 4")
            return None
        tree = parse(node.text)
        if isinstance(tree, Malformed):
            report(tree, place(node), node.plain, problems)
        return model.Condition(place(node), node.text, node.plain, tree)


def report(malformed: Malformed, at: model.Place, plain: bool, problems: Problems) -> None:
    """Record what is wrong with a condition, pointing into it."""
    column = at[1] + malformed.column + (0 if plain else 1)
    span = Span(at[0], column, column + malformed.length)
    problems.add(malformed.code, malformed.message, span, malformed.hint)


class MarksReader:
    """Behaviours of the rubric, each 0 to 3."""

    wants = "behaviours, each with a mark from 0 to 3"

    def read(self, node: Node, problems: Problems) -> dict[str, int] | None:
        if not isinstance(node, Mapping):
            wrong(node, self.wants, problems, "for example: {attentive: 3, fix: 2}")
            return None
        marks = {}
        for name, (key, child) in node.entries.items():
            if name not in BEHAVIOURS:
                problems.add("unknown-behaviour", f"'{shorten(name)}' is not a behaviour of the rubric",
                             key.span, did_you_mean(name, BEHAVIOURS))  # fmt: skip
                continue
            value = MARK.read(child, problems)
            if value is not None:
                marks[name] = value
        return marks


class SettingsReader:
    """Facts and what they become."""

    wants = "facts, each with a value"

    def read(self, node: Node, problems: Problems) -> tuple[model.Setting, ...] | None:
        if not isinstance(node, Mapping):
            wrong(node, self.wants, problems, "for example: {logged: true}")
            return None
        settings = []
        for name, (key, child) in node.entries.items():
            if isinstance(child, Scalar):
                settings.append(model.Setting(place(key), name, child.text))
            else:
                wrong(child, "a value", problems)
        return tuple(settings)


class FactReader:
    """true or false, named values, or a count with its ends."""

    wants = "false, true, {values: […]} or {from: 0, to: 3}"

    def read(self, node: Node, problems: Problems) -> model.Fact | None:
        if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
            return model.Fact(place(node), words=("false", "true"), start=int(node.text == "true"))
        if not isinstance(node, Mapping):
            wrong(node, self.wants, problems)
            return None
        declared = DECLARED_FACT.read(node, problems)
        return None if declared is None else _fact(node, declared, problems)


def _fact(node: Mapping, declared: dict[str, Any], problems: Problems) -> model.Fact | None:
    words, low, high = declared.get("values"), declared.get("from"), declared.get("to")
    if words and 1 < len(words) == len(set(words)) and low is None and high is None:
        return model.Fact(place(node), words=words)
    if not words and low is not None and high is not None and low < high:
        return model.Fact(place(node), low=low, high=high)
    wrong(node, FactReader.wants, problems, "two different values or more, or a 'from' below its 'to'")
    return None


class RubricReader:
    """Weights other than the usual."""

    wants = "weights"

    def read(self, node: Node, problems: Problems) -> Rubric | None:
        weights = OWN_RUBRIC.read(node, problems)
        if weights is None:
            return None
        values = [weights["weights"].get(d.value, 0) for d in DIMENSIONS]
        if sum(values) != 100:
            problems.add("odd-weights", f"the weights add up to {sum(values)}", node.span, "make it 100")
        return Rubric(weights=(values[0], values[1], values[2]), bands=DEFAULT_RUBRIC.bands)


class RouteTarget:
    """A state's name, or a list of {when, to}."""

    wants = "a state's name, or a list of {when, to}"

    def read(self, node: Node, problems: Problems) -> tuple[model.Route, ...] | None:
        if isinstance(node, Sequence):
            return ROUTES.read(node, problems)
        route = ROUTE.read(node, problems)
        return None if route is None else (route,)


class OneOrMany:
    """A record, or a list of them."""

    def __init__(self, record: Record) -> None:
        self.wants = f"{record.wants}, or a list of them"
        self.records = ListOf(record, lone=True)

    def read(self, node: Node, problems: Problems) -> tuple[Any, ...] | None:
        return self.records.read(node, problems)


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
