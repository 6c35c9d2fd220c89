"""The house rules that pyproject.toml states: who may import whom, style, types."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
IMPORT_LINTER = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=PROJECT, capture_output=True, text=True, check=False
    )


@pytest.mark.xdist_group("house rules")
def test_every_room_imports_only_what_stands_below_it() -> None:
    linted = run("-c", IMPORT_LINTER)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.xdist_group("house rules")
def test_the_style_is_kept() -> None:
    checked = run("-m", "ruff", "check", "--output-format", "concise", ".")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.xdist_group("house rules")
def test_types_are_strict() -> None:
    checked = run("-m", "mypy")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    "room", ["simulator/scenario", "simulator/call", "simulator/analysis", "simulator/shift", "scoring"]
)
def test_every_module_of_the_core_says_what_it_is(room: str) -> None:
    silent = [
        path
        for path in (PROJECT / room).rglob("*.py")
        if (text := path.read_text(encoding="utf-8")).strip() and not text.startswith('"""')
    ]
    assert silent == []
