"""`script`: the lines of a scenario for a recording."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from simulator.app.main import DONE, WRONG_USE
from tests.app.conftest import SMALL, Command

Streams = pytest.CaptureFixture[str]


def test_lines_are_printed_as_a_table(command: Command, small: Path, capsys: Streams) -> None:
    assert command("script", small) == DONE
    out, err = capsys.readouterr()
    rows = list(csv.DictReader(StringIO(out)))
    assert [(row["person"], row["state"], row["words"]) for row in rows] == [
        ("Ana", "hello", "Where is my parcel?"),
        ("Ana", "number", "Seven."),
    ]
    assert rows[1]["direction"] == "Agent: “What is its number?”"
    assert err == "Ana: 2 lines, 5 words, about 0.0 minutes\n"


def test_a_table_is_written_for_spreadsheets(command: Command, small: Path, tmp_path: Path) -> None:
    small.write_text(SMALL.replace("[Where is my parcel?]", "['=cmd|x']"), encoding="utf-8")
    table = tmp_path / "lines.csv"
    assert command("script", small, "-o", table) == DONE
    written = table.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfnumber,id,person,")
    assert b"'=cmd|x" in written
    assert written.count(b"\r\n") == written.count(b"\n") == 3


def test_a_workbook_is_written(command: Command, small: Path, tmp_path: Path, capsys: Streams) -> None:
    book = tmp_path / "lines.xlsx"
    assert command("script", small, "-o", book) == DONE
    assert load_workbook(book).sheetnames == ["Summary", "Ana"]
    assert f"Written to {book}" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["caller", "Ana"])
def test_one_persons_lines(name: str, command: Command, small: Path, capsys: Streams) -> None:
    assert command("script", small, "--by", name) == DONE
    assert "Seven." in capsys.readouterr().out


def test_somebody_who_is_not_in_the_scenario(command: Command, small: Path, capsys: Streams) -> None:
    assert command("script", small, "--by", "caler") == WRONG_USE
    out, err = capsys.readouterr()
    assert out == ""
    assert "did you mean 'caller'?" in err


def test_a_translation_lies_beside_its_scenario(command: Command, small: Path, capsys: Streams) -> None:
    translated = SMALL.replace("Seven.", "七。")
    small.with_name("parcel.zh.yaml").write_text(translated, encoding="utf-8")
    assert command("script", small, "--language", "zh") == DONE
    assert "七。" in capsys.readouterr().out
    assert command("script", small, "--language", "th") == WRONG_USE
    err = capsys.readouterr().err
    assert f"There is no {small.with_name('parcel.th.yaml')}: 'translate {small} th' makes it." in err


def test_another_kind_of_file(command: Command, small: Path, capsys: Streams) -> None:
    assert command("script", small, "-o", "lines.txt") == WRONG_USE
    assert "neither a .csv nor an .xlsx file" in capsys.readouterr().err


def test_a_folder_that_is_not_there(command: Command, small: Path, tmp_path: Path, capsys: Streams) -> None:
    assert command("script", small, "-o", tmp_path / "none" / "lines.xlsx") == WRONG_USE
    assert "cannot be written" in capsys.readouterr().err
