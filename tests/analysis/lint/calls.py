"""Short calls to be looked at, and what is said of them."""

from textwrap import dedent, indent

from simulator.analysis.lint.lint import BUDGET, lint
from simulator.scenario.diagnostics import Diagnostic
from tests.generated import loaded

TOO_FEW = 1
"""A budget with which no play is tried."""

END = """\
bye: {ending: resolved, title: It is over.}
"""


def one_call(states: str, more: str = "") -> str:
    """A scenario of one call with these states and an end called `bye`; `more` are further keys."""
    head = "format: 1\ntitle: The kettle\ncaller: {name: Ana}\n" + dedent(more)
    body = indent(dedent(states) + END, "      ")
    return f"{head}calls:\n  - id: only\n    start: hello\n    states:\n{body}"


def told(text: str, code: str, budget: int = BUDGET) -> list[Diagnostic]:
    """What is said of a scenario under one code."""
    return [found for found in lint(loaded(text), budget) if found.code == code]


def pointed_at(text: str, found: Diagnostic) -> str:
    """The stretch of text that a diagnostic points at."""
    span = found.span
    return text.splitlines()[span.line - 1][span.column - 1 : span.end - 1]


def places(text: str, code: str, budget: int = BUDGET) -> list[str]:
    """What is pointed at under one code."""
    return [pointed_at(text, found) for found in told(text, code, budget)]
