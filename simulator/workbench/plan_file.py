"""Reading plan files: the calls of a scenario as its author expects them, in YAML."""

import math
import re
from dataclasses import dataclass

from scoring.rubric import CRITICAL_ERRORS, DIMENSIONS
from simulator.analysis.plans import Plan
from simulator.scenario.diagnostics import Diagnostic, Enough, Problems
from simulator.scenario.document import Node, Scalar
from simulator.scenario.fields import Flag, ListOf, Name, OneOf, Text, wrong
from simulator.scenario.model import Place
from simulator.scenario.records import Field, Record
from simulator.scenario.syntax.parse import parse

_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")


class Score:
    """A number from 0 to 100, to a fraction."""

    wants = "a number from 0 to 100"
    stand_in = 0.0

    def read(self, node: Node, problems: Problems) -> float | None:
        value = math.inf
        if isinstance(node, Scalar) and node.plain and _NUMBER.fullmatch(node.text):
            value = float(node.text)
        if value <= 100:
            return value
        wrong(node, self.wants, problems)
        return None


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The plans of one scenario, by its id."""

    at: Place
    scenario: str
    plans: tuple[Plan, ...]


def _scores(_at: Place, **scores: float) -> dict[str, float]:
    return scores


_PLAN = Record("a plan", Plan, (
    Field("name", Text(), "what it is about", required=True),
    Field("choices", ListOf(Text()), "what is said, in order", required=True),
    Field("outcome", Name(), "how it ends", required=True),
    Field("total", Score(), "the total it has", required=True),
    Field("passed", Flag(), "whether that is a pass", required=True),
    Field("dimensions", Record("scores", _scores, tuple(
        Field(d.value, Score(), f"the score in {d.value}") for d in DIMENSIONS
    )), "the score in each dimension", required=True),
    Field("critical", ListOf(OneOf(tuple(CRITICAL_ERRORS), "a critical error of the rubric")),
          "its critical errors"),
    Field("hears", ListOf(Text()), "parts of lines that are heard, in order"),
))  # fmt: skip
_FILE = Record("a plan file", PlanFile, (
    Field("scenario", Name(), "the scenario's id", required=True),
    Field("plans", ListOf(_PLAN, least=1), "the plans", required=True),
))  # fmt: skip


def read_plans(text: str) -> tuple[PlanFile | None, tuple[Diagnostic, ...]]:
    """The plans of a file's text, or None; and everything wrong with it."""
    problems = Problems()
    found: PlanFile | None = None
    try:
        top = parse(text.removeprefix("\ufeff"), problems)
        found = _FILE.read(top, problems) if top else None
    except Enough:
        pass
    return None if problems.found else found, problems.in_order()
