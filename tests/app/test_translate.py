"""`translate`, and a translation among the other commands."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.app.main import DONE, FINDINGS, WRONG_USE
from tests.app.conftest import Command

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def translated(command: Command, small: Path) -> Path:
    """The small scenario's translation into Chinese, all of it translated as `译`."""
    assert command("translate", small, "zh") == DONE
    path = small.with_name(f"{small.stem}.zh.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace('text: ""', 'text: "译"'), encoding="utf-8")
    return path


def test_a_translation_is_made_beside_its_scenario(command: Command, small: Path, capsys: Streams) -> None:
    assert command("translate", small, "zh", "--json") == DONE
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == str(small.with_name(f"{small.stem}.zh.yaml"))
    assert "translation.schema.json" in Path(told["file"]).read_text(encoding="utf-8").splitlines()[0]
    assert told["texts"] == told["untranslated"] > 0
    assert command("check", told["file"]) == FINDINGS


def test_a_file_that_is_up_to_date_is_left_alone(command: Command, small: Path, translated: Path) -> None:
    before = translated.stat().st_mtime_ns
    assert command("translate", small, "zh") == DONE
    assert translated.stat().st_mtime_ns == before
    assert command("check", translated) == DONE


def test_a_translation_is_written_where_one_says(command: Command, small: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "for-the-translator.yaml"
    assert command("translate", small, "zh", "-o", elsewhere) == DONE
    assert "translates: " in elsewhere.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "says"), [("Chinese", "is no language tag"), ("en", "is in 'en' already")]
)
def test_languages_that_cannot_be_are_refused(
    command: Command, small: Path, language: str, says: str, capsys: Streams
) -> None:
    assert command("translate", small, language) == WRONG_USE
    assert says in capsys.readouterr().err


def test_a_translation_is_not_translated_again(command: Command, translated: Path, capsys: Streams) -> None:
    assert command("translate", translated, "vi") == WRONG_USE
    assert "is a translation itself" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("format: 1\ntexts: [", "syntax"),
        ("format: 1\ntranslates: x\nlanguage: zh\ntexts: []\n", "translates 'x'"),
    ],
)
def test_a_file_that_is_something_else_is_left_alone(
    command: Command, small: Path, translated: Path, text: str, says: str, capsys: Streams
) -> None:
    translated.write_text(text, encoding="utf-8")
    assert command("translate", small, "zh") == WRONG_USE
    assert says in capsys.readouterr().err
    assert translated.read_text(encoding="utf-8") == text


def test_a_translation_is_played_and_scored_like_its_scenario(
    command: Command, small: Path, translated: Path, capsys: Streams
) -> None:
    capsys.readouterr()
    told = []
    for path in (small, translated):
        assert command("play", path, "--choices", "ask,find", "--json") == DONE
        told.append(json.loads(capsys.readouterr().out)["score"])
    assert told[0] == told[1]


def test_a_translation_is_analysed_like_its_scenario(
    command: Command, small: Path, translated: Path, capsys: Streams
) -> None:
    capsys.readouterr()
    told = []
    for path in (small, translated):
        code = command("analyse", path, "--json")
        told.append((code, wordless(json.loads(capsys.readouterr().out))))
    assert told[0] == told[1]


def wordless(document: Any) -> Any:
    """The document without titles, and without what names the file."""
    if isinstance(document, dict):
        kept = document.keys() - {"scenario", "hash", "title"}
        return {key: wordless(document[key]) for key in kept}
    return [wordless(part) for part in document] if isinstance(document, list) else document


def test_what_was_played_is_reviewed_after_its_translation_was_edited(
    command: Command, translated: Path, capsys: Streams
) -> None:
    command("play", translated, "--choices", "ask,find", "--trainee", "Bo")
    translated.write_text("format: 1\n", encoding="utf-8")
    capsys.readouterr()
    command("attempts", "--json")
    (attempt,) = json.loads(capsys.readouterr().out)
    assert command("review", attempt["attempt"]) == DONE
    assert "译" in capsys.readouterr().out
