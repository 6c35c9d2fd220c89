"""docs/recording.md, followed step by step."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from simulator.app.main import DONE, FINDINGS
from simulator.workbench.voice_script import COLUMNS
from tests.app.conftest import Command
from tests.shipped import PATHS

PAGE = (Path(__file__).parents[2] / "docs" / "recording.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^call-simulator (.+)$", PAGE, re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a scenario called as on the page."""
    shutil.copy(next(path for path in PATHS if path.stem == "vip-billing"), tmp_path / "my-call.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.usefixtures("folder")
def test_a_step_can_be_taken(step: str, command: Command) -> None:
    assert command(*shlex.split(step)) in (DONE, FINDINGS)


def test_the_columns_are_those_of_the_script() -> None:
    named = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.+?) \|", PAGE, re.MULTILINE))))
    assert named >= {"words", "direction"}
    assert named <= set(COLUMNS)


def test_the_recordings_it_shows_are_of_lines_there_are(
    folder: Path, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    command("script", folder / "my-call.yaml")
    files = re.findall(r"^ +(\S+\.wav)$", PAGE, re.MULTILINE)
    assert files
    printed = capsys.readouterr().out
    assert all(file in printed for file in files)
