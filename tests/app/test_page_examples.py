"""The examples of docs/diagnostics, run through `check`: each yields what it says, and mended nothing."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.speech.wav import wav_of
from simulator.workbench.pages import Listing, Page, codes, listings, page
from tests.app.conftest import Command
from tests.app.made_examples import MADE

MAKES = re.compile(r"The tests make one: `(.+)`\.")
SCENARIO = "parcel.yaml"
TONE = wav_of(bytes((0, 64, 0, 192)) * 11_000)
"""A recording of a second in which something can be heard."""

Found = tuple[str, str, int, int]
"""File, code, line and column."""
Check = Callable[[], dict[Found, str]]
"""What `check` finds in the example's folder, each with its severity."""


def page_of(code: str) -> Page:
    found = page(code)
    assert found is not None
    return found


def put(files: tuple[Listing, ...], folder: Path) -> None:
    """Lay the files of an example where they say they lie; what lies beside them is a recording."""
    for file in files:
        (folder / (file.name or SCENARIO)).write_text(file.text, encoding="utf-8")
        for name in file.beside:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(TONE)


def expected(files: tuple[Listing, ...]) -> list[Found]:
    return sorted(
        (file.name or SCENARIO, place.code, place.line, place.column)
        for file in files
        for place in file.expected
    )


@pytest.fixture
def check(command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    def run() -> dict[Found, str]:
        command("check", "--format", "json", tmp_path)
        found = json.loads(capsys.readouterr().out)
        return {
            (Path(one["file"]).name, one["code"], one["span"]["line"], one["span"]["column"]): one["severity"]
            for one in found
        }

    return run


printed = pytest.mark.parametrize("code", [code for code in codes() if listings(page_of(code).example)])
made = pytest.mark.parametrize("code", [code for code in codes() if not listings(page_of(code).example)])


@printed
def test_an_example_yields_what_it_says_and_nothing_else(code: str, check: Check, tmp_path: Path) -> None:
    files = listings(page_of(code).example)
    put(files, tmp_path)
    found = check()
    assert sorted(found) == expected(files)
    assert {severity for (_, of, _, _), severity in found.items() if of == code} == {page_of(code).severity}


@printed
def test_a_mended_example_is_clean(code: str, check: Check, tmp_path: Path) -> None:
    files = listings(page_of(code).cure)
    assert files
    put(files, tmp_path)
    assert check() == {}


@made
def test_an_example_made_here_yields_what_it_says(code: str, check: Check, tmp_path: Path) -> None:
    name = MAKES.search(page_of(code).text)
    assert name is not None
    (tmp_path / SCENARIO).write_bytes(MADE[name[1]].content())
    found = [(code, line, column) for _, code, line, column in check()]
    assert found == [(place.code, place.line, place.column) for place in MADE[name[1]].expected]
    assert code in {of for of, _, _ in found}
