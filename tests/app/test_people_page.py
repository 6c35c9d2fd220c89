"""The commands on docs/people.md do what the page says, one after the other."""

import json
import shlex
from pathlib import Path

import pytest

from scoring.results.codec import NAME_LETTERS, erased_name
from scoring.results.store import Store
from simulator.app.main import DONE
from simulator.app.settings import settings_file
from tests.app.conftest import Command

PAGE = (Path(__file__).parents[2] / "docs" / "people.md").read_text(encoding="utf-8")
ASKING = ("erase", "retain")


def commands() -> list[list[str]]:
    """Those in the boxes; what they do stands two spaces after them."""
    lines = (line.split("   ")[0] for line in PAGE.splitlines() if line.startswith("call-simulator "))
    return [shlex.split(line)[1:] for line in lines]


def test_every_command_of_the_page_works(
    command: Command,
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    settings_file().unlink(missing_ok=True)
    command("play", small, "--choices", "ask,find", "--trainee", "Ana Souza", "--json")
    attempt = json.loads(capsys.readouterr().out)["attempt"]
    found = commands()
    assert len(found) == 8
    for words in found:
        here = [attempt if word == "1f3a" else word for word in words]
        yes = ["--yes"] if set(ASKING) & set(words) and "--dry-run" not in words else []
        assert command(*here, *yes) == DONE, words
    settings_file().unlink()
    assert json.loads((tmp_path / "ana.json").read_text(encoding="utf-8"))["name"] == "Ana Souza"


def test_an_erased_trainee_is_called_as_the_page_says(tmp_path: Path) -> None:
    shown = erased_name("1f3a9c2e-0b1d-4c55-9d1e-2f7a3b4c5d6e")
    assert f"*{shown}*" in PAGE
    assert len(shown.split()[-1]) == NAME_LETTERS
    with Store.open(tmp_path / "attempts.sqlite") as store:
        assert store.people.called(shown) == ()
