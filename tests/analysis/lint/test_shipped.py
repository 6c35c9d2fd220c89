"""What is said of the scenarios that come with the product: all of it is true, and known."""

from pathlib import Path

from simulator.analysis.lint.lint import lint
from tests.shipped import each_shipped, scenario_at

KNOWN = {
    "irate-ceo": [],
    "over-scripted-tier-1": ["fact-never-set"],
    "vip-billing": [],
}


@each_shipped
def test_nothing_else_is_said_of_it(path: Path) -> None:
    if path.stem in KNOWN:
        assert [told.code for told in lint(scenario_at(path))] == KNOWN[path.stem]
