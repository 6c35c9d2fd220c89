"""`demo` on a machine with no screen, no sound card and no keyboard."""

import wave
from pathlib import Path

import pytest

from simulator.app.main import DONE, WRONG_USE
from tests.app.conftest import Command


def test_demo_speaks_a_call_into_a_file_and_prints_its_sheet(
    command: Command, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording = tmp_path / "call.wav"
    assert command("demo", small, "-o", recording) == DONE
    out, _ = capsys.readouterr()
    assert f"The spoken call is in {recording}" in out
    assert "SCORE SHEET" in out
    assert "100.0 of 100" in out
    with wave.open(str(recording)) as spoken:
        assert spoken.getnframes() > spoken.getframerate()


def test_demo_writes_nothing_but_wav(
    command: Command, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("demo", small, "-o", tmp_path / "call.txt") == WRONG_USE
    assert capsys.readouterr().err == "call.txt is no .wav file: name the output so.\n"
    assert not (tmp_path / "call.txt").exists()


def test_demo_of_nothing_says_what_there_is(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("demo", "nothing") == WRONG_USE
    assert "irate-ceo" in capsys.readouterr().err
