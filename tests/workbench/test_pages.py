"""Every code has a page, and what the pages say is so."""

import re
from pathlib import Path

import pytest

from simulator.scenario.codes import CODES
from simulator.scenario.diagnostics import Diagnostic
from simulator.scenario.library import read_scenario
from simulator.workbench.pages import Expected, Listing, Page, codes, folder, listings, page, read_page
from tests.workbench.diagnostics_index import index
from tests.workbench.made_examples import MADE

MAKES = re.compile(r"The tests make one: `(.+)`\.")


def page_of(code: str) -> Page:
    found = page(code)
    assert found is not None
    return found


def check(files: tuple[Listing, ...], folder: Path) -> tuple[Diagnostic, ...]:
    """What check says of an example whose files lie in the folder; the scenario is the one without a name."""
    for file in files:
        (folder / (file.name or "parcel.yaml")).write_text(file.text, encoding="utf-8")
    return read_scenario(folder / "parcel.yaml").diagnostics


def places(diagnostics: tuple[Diagnostic, ...]) -> list[Expected]:
    return [Expected(found.code, found.span.line, found.span.column) for found in diagnostics]


printed = pytest.mark.parametrize("code", [code for code in codes() if listings(page_of(code).example)])
made = pytest.mark.parametrize("code", [code for code in codes() if not listings(page_of(code).example)])


def test_every_page_is_about_a_code() -> None:
    assert set(codes()) <= set(CODES)


@pytest.mark.parametrize("code", codes())
def test_a_page_is_about_the_code_it_is_called_after(code: str) -> None:
    assert page_of(code).code == code


@printed
def test_an_example_yields_what_it_says_and_nothing_else(code: str, tmp_path: Path) -> None:
    files = listings(page_of(code).example)
    expected = [place for file in files for place in file.expected]
    assert places(check(files, tmp_path)) == expected
    assert code in {place.code for place in expected}


@printed
def test_a_page_names_the_severity_its_example_has(code: str, tmp_path: Path) -> None:
    found = check(listings(page_of(code).example), tmp_path)
    assert {problem.severity for problem in found if problem.code == code} == {page_of(code).severity}


@printed
def test_a_mended_example_is_clean(code: str, tmp_path: Path) -> None:
    files = listings(page_of(code).cure)
    assert files
    assert check(files, tmp_path) == ()


@made
def test_an_example_made_here_yields_what_it_says(code: str, tmp_path: Path) -> None:
    name = MAKES.search(page_of(code).text)
    assert name is not None
    path = tmp_path / "parcel.yaml"
    path.write_bytes(MADE[name[1]].content())
    expected = list(MADE[name[1]].expected)
    assert places(read_scenario(path).diagnostics) == expected
    assert code in {place.code for place in expected}


def test_the_index_is_made_of_the_pages() -> None:
    """`python -m tests.workbench.diagnostics_index` writes it."""
    assert (folder() / "README.md").read_text(encoding="utf-8") == index(page_of(code) for code in codes())


@pytest.mark.parametrize("word", ["", "..", "README", "../../README", "unknown-statue"])
def test_other_words_have_no_page(word: str) -> None:
    assert page(word) is None


WHOLE = "# odd\n\nIt is odd.\n\n`error` · names\n\n## Cause\n\nA.\n\n## Example\n\nB.\n\n## Cure\n\nC.\n"


@pytest.mark.parametrize(
    ("part", "instead", "missing"),
    [
        ("It is odd.", "", "one sentence"),
        ("`error` · names", "", "severity"),
        ("## Cure", "## Remedy", "Cause, Example and Cure"),
        ("C.\n", "", "Cause, Example and Cure"),
        ("· names", "· nouns", "nouns"),
    ],
)
def test_a_page_that_lacks_something_is_refused(part: str, instead: str, missing: str) -> None:
    assert read_page(WHOLE).cause == ("A.",)
    with pytest.raises(ValueError, match=missing):
        read_page(WHOLE.replace(part, instead))
