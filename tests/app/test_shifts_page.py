"""docs/shifts.md: its tables are the format, its example loads, its commands work, its figures are true."""

import re
from pathlib import Path

import pytest

from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Loaded
from simulator.shift.handling import THINKING
from simulator.shift.load import load_shift
from simulator.shift.model import Returns
from simulator.shift.result import LATE, PASS
from tests.app.conftest import Command
from tests.shift.shifts_page import PAGE, own_records, rewritten

TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def test_the_tables_are_made_from_the_format() -> None:
    """`python -m tests.shift.shifts_page` writes them."""
    assert rewritten(TEXT) == TEXT
    assert set(re.findall(r"<!-- keys of (.*) -->", TEXT)) == set(own_records())


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_loads(example: str) -> None:
    library = Library()

    def find(id: str) -> Loaded | None:
        path = library.find(id)
        return read_scenario(path) if isinstance(path, Path) else None

    loaded = load_shift(example, "monday.shift", find)
    assert loaded.diagnostics == ()


def test_every_command_of_the_page_works(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PAGE.parents[1])
    lines = (line.split("   ")[0] for line in TEXT.splitlines() if line.startswith("call-simulator "))
    found = [line.split()[1:] for line in lines]
    assert len(found) == 5
    assert [command(*words) for words in found] == [0] * 5


def test_the_figures_are_those_that_are_reckoned_with() -> None:
    assert f"{PASS} passes" in TEXT
    assert (LATE, THINKING, Returns().abandoned) == (0.5, 3.0, 50)


def test_every_link_leads_to_a_page() -> None:
    pages = re.findall(r"\]\(([^#)]+)[#)]", TEXT)
    assert [page for page in pages if not (PAGE.parent / page).exists()] == []
