"""A small scenario, a store, and the command line around them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.app.main import main

SMALL = """\
format: 1
title: A lost parcel
caller: {name: Ana}
facts: {found: false}
knowledge: [{id: parcels, title: Parcels, text: Ask for the number.}]
calls:
  - id: only
    start: hello
    states:
      hello:
        lines: [Where is my parcel?]
        choices:
          - id: ask
            say: What is its number?
            marks: {attentive: 3, diagnosis: 3}
            to: number
          - id: shrug
            say: No idea.
            marks: {attentive: 0, diagnosis: 0}
            why: She asked where it is.
            to: gone
        silence: {after: 20, marks: {attentive: 0, diagnosis: 0}, to: gone}
      number:
        lines: ["Seven."]
        choices:
          - {id: find, say: It is next door., marks: {attentive: 3, fix: 3}, set: {found: true}, to: solved}
          - {id: guess, say: It will come., marks: {attentive: 1, fix: 0}, critical: false-closure, to: gone}
          - {id: shout, say: LOOK FOR IT., when: found, locked: it is not found, marks: {fix: 3}, to: solved}
      solved: {ending: resolved, title: Found., marks: {closure: 3}}
      gone: {ending: lost, title: She hung up., marks: {closure: 0}}
checks: {never-offered: off, differently-marked: off}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The file of a scenario that takes two replies."""
    path = tmp_path / "parcel.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    return tmp_path / "attempts.sqlite"


Command = Callable[..., int]


@pytest.fixture
def command(store_file: Path) -> Command:
    """Runs a command with the test's own store; returns its exit code."""

    def run(*arguments: str | Path) -> int:
        try:
            return main(["--store", str(store_file), *map(str, arguments)])
        except SystemExit as leaving:
            return int(leaving.code or 0)

    return run
