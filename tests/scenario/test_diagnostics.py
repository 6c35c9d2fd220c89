"""Several mistakes are told at once, each with its code and its place."""

import re
from pathlib import Path

import pytest

from simulator.scenario.diagnostics import (
    MOST,
    Diagnostic,
    Enough,
    Problems,
    Related,
    Severity,
    Span,
    did_you_mean,
    render,
)
from simulator.scenario.library import read_scenario

BROKEN = Path(__file__).parents[1] / "broken"
EXPECTED = re.compile(r"# expect: (\S+) (\d+):(\d+)")


def expected(path: Path) -> list[tuple[str, int, int]]:
    """What the comments at the top of a broken scenario promise."""
    found = EXPECTED.findall(path.read_text(encoding="utf-8"))
    return [(code, int(line), int(column)) for code, line, column in found]


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_mistake_is_found_where_it_is(path: Path) -> None:
    found = [(d.code, d.span.line, d.span.column) for d in read_scenario(path).diagnostics]
    assert found == expected(path)


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_example_is_named_after_its_mistake(path: Path) -> None:
    assert path.stem in {code for code, _, _ in expected(path)}


def test_problems_are_told_in_the_order_of_the_file() -> None:
    problems = Problems()
    problems.add("late", "", Span(9, 1, 2))
    problems.add("early", "", Span(2, 4, 5))
    assert [found.code for found in problems.in_order()] == ["early", "late"]


def test_the_same_problem_is_told_once() -> None:
    problems = Problems()
    for _ in range(2):
        problems.add("twice", "said twice", Span(1, 1, 2))
    assert len(problems.in_order()) == 1


def test_reading_ends_when_there_is_no_room_for_another_problem() -> None:
    problems = Problems()
    for line in range(MOST):
        problems.add("wrong", "", Span(line + 1, 1, 2))
    with pytest.raises(Enough):
        problems.add("wrong", "", Span(MOST + 1, 1, 2))
    assert problems.in_order()[-1].code == "too-many-problems"


def test_warnings_past_the_end_do_not_stop_anything() -> None:
    problems = Problems()
    for line in range(MOST + 5):
        problems.add("odd", "", Span(line + 1, 1, 2), severity=Severity.WARNING)
    assert not problems.has_errors()
    assert len(problems.in_order()) == MOST + 1


def test_the_nearest_word_is_suggested() -> None:
    assert did_you_mean("opning", ["opening", "hung-up"]) == "did you mean 'opening'?"
    assert did_you_mean("xyzzy", ["b", "a"]) == "it can be: a, b"
    assert did_you_mean("anything", []) == "none is declared"


def test_the_nearest_of_very_many_words_is_suggested() -> None:
    many = [f"fact-{number}" for number in range(5000)]
    assert did_you_mean("logegd", [*many, "logged"]) == "did you mean 'logged'?"


def test_a_problem_is_shown_with_its_line_a_caret_and_the_cure() -> None:
    problem = Diagnostic("unknown-key", "'sumary' is not a key", Span(2, 1, 7), "did you mean 'summary'?")
    assert render(problem, "a.yaml", ["format: 1", "sumary: Hm"]).splitlines() == [
        "a.yaml:2:1: error [unknown-key] 'sumary' is not a key",
        "    2 | sumary: Hm",
        "      | ^^^^^^",
        "      = did you mean 'summary'?",
    ]


def test_what_disagrees_is_shown_beneath() -> None:
    first = Related(Span(1, 1, 6), "the first is here")
    problem = Diagnostic(
        "duplicate-key", "'title' is given twice", Span(2, 1, 6), "keep one", related=(first,)
    )
    assert render(problem, "a.yaml", ["title: A", "title: B"]).splitlines()[1:] == [
        "    2 | title: B",
        "      | ^^^^^",
        "    1 | title: A",
        "      | ----- the first is here",
        "      = keep one",
    ]
