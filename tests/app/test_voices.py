"""`voices`: what speaks here, and what a line sounds like."""

import json
import wave
from pathlib import Path

import pytest

from simulator.app.main import DONE, FINDINGS, WRONG_USE
from tests.app.conftest import Command
from tests.shipped import EVERY_PATH

Streams = pytest.CaptureFixture[str]


def test_the_voices_and_the_people_who_have_them(command: Command, capsys: Streams) -> None:
    assert command("voices") == DONE
    out, err = capsys.readouterr()
    assert "Chinese (Mandarin" in out
    assert "Each speaks as ten people" in out
    assert any(line.split()[:4] == ["vip-billing", "caller", "Mei", "Lin"] for line in out.splitlines())
    assert err == ""


def test_voices_as_json(command: Command, capsys: Streams) -> None:
    assert command("voices", "--json") == DONE
    found = json.loads(capsys.readouterr().out)
    assert {"id", "name", "languages", "gender"} == set(found["voices"][0])
    assert {person["scenario"] for person in found["people"]} == {path.stem for path in EVERY_PATH}
    gao = next(person for person in found["people"] if person["name"] == "Gao")
    assert (gao["gender"], gao["variant"], gao["rate"], gao["pitch"]) == ("male", 1, 160, 35)
    assert gao["voice"]


def test_voices_of_one_language(command: Command, capsys: Streams) -> None:
    assert command("voices", "--language", "zh", "--json") == DONE
    found = json.loads(capsys.readouterr().out)
    assert ["Mandarin" in voice["name"] for voice in found["voices"]] == [True]
    assert {person["language"] for person in found["people"]} == {"zh"}
    assert all(person["voice"].startswith("cmn+") for person in found["people"])


def test_a_language_without_a_voice(command: Command, capsys: Streams) -> None:
    assert command("voices", "--language", "xx") == FINDINGS
    out, err = capsys.readouterr()
    assert out == ""
    assert "No voice here speaks 'xx'" in err


def test_a_line_is_auditioned_into_a_file(command: Command, tmp_path: Path, capsys: Streams) -> None:
    file = tmp_path / "line.wav"
    given = ("--gender", "male", "--variant", "2", "--rate", "140", "--pitch", "40", "--language", "zh")
    assert command("voices", "--say", "我刚收到一条短信。", *given, "-o", file) == DONE
    with wave.open(str(file)) as heard:
        assert heard.getnframes() / heard.getframerate() > 1
    assert capsys.readouterr().out.startswith("cmn+m7, ")


def test_a_line_is_heard_where_there_is_a_sound_card(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Streams
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    assert command("voices", "--say", "Yes.", "--json") == DONE
    heard = json.loads(capsys.readouterr().out)
    assert (heard["voice"], heard["file"]) == ("en+f2", None)
    assert heard["seconds"] > 0.3


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["-o", "line.wav"], "--say TEXT"),
        (["--say", "Hello.", "-o", "line.mp3"], "line.mp3 is no .wav file"),
        (["--say", "Hello.", "--rate", "500"], "from 110 to 230"),
        (["--say", "Hello.", "--variant", "6"], "usage:"),
    ],
)
def test_wrong_use(given: list[str], said: str, command: Command, capsys: Streams) -> None:
    assert command("voices", *given) == WRONG_USE
    assert said in capsys.readouterr().err
