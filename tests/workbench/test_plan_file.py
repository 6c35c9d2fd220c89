"""Reading plan files, and saying what is wrong with them."""

import pytest

from simulator.workbench.plan_file import read_plans
from tests.playthroughs.plans import plans
from tests.shipped import PATHS

PLAN = """scenario: small
plans:
  - name: the best line
    choices: [ask, find]
    outcome: resolved
    total: 98.5
    passed: true
    dimensions: {empathy: 100, resolution: 97.1}
"""


def test_a_plan_is_read_with_its_line() -> None:
    found, problems = read_plans(PLAN)
    assert problems == ()
    assert found is not None
    assert found.scenario == "small"
    (plan,) = found.plans
    assert (plan.at, plan.choices, plan.total, plan.passed) == ((3, 5), ("ask", "find"), 98.5, True)
    assert plan.dimensions == {"empathy": 100, "resolution": 97.1}


@pytest.mark.parametrize(
    ("part", "instead", "code"),
    [
        ("98.5", "101", "wrong-type"),
        ("98.5", "lots", "wrong-type"),
        ("outcome: resolved", "outcom: resolved", "unknown-key"),
        ("empathy: 100", "empathy: .nan", "wrong-type"),
        ("  - name", "  - [name", "syntax"),
    ],
)
def test_what_is_wrong_with_a_plan(part: str, instead: str, code: str) -> None:
    found, problems = read_plans(PLAN.replace(part, instead))
    assert found is None
    assert code in {problem.code for problem in problems}


def test_the_plans_of_shipped_scenarios_are_read() -> None:
    folder = plans()[0].path.parents[1] / "tests" / "playthroughs"
    for path in PATHS:
        found, problems = read_plans((folder / f"{path.stem}.yaml").read_text(encoding="utf-8"))
        assert problems == ()
        assert found is not None
        assert len(found.plans) == sum(plan.path == path for plan in plans())
