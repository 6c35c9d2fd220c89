"""The CSV file opens in a spreadsheet as it was written, and runs nothing."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.results.records import AttemptRecord
from scoring.sheets.csv_sheet import csv_line, write_csv
from scoring.sheets.files import FileProblem
from scoring.sheets.rows import COLUMNS, SheetRow, row_of

NAUGHTY = Path(__file__).parents[4] / "shared" / "corpora" / "naughty-strings.json"
FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")


def read_back(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def naughty_strings() -> list[str]:
    if not NAUGHTY.exists():
        pytest.skip(f"the corpus of naughty strings is not at {NAUGHTY}")
    return json.loads(NAUGHTY.read_text(encoding="utf-8"))


def test_the_file_is_utf_8_with_a_mark_and_windows_line_ends(tmp_path: Path, attempt: AttemptRecord) -> None:
    path = tmp_path / "out.csv"
    write_csv([row_of(replace(attempt, trainee="Nguyễn Ánh"))], path)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfattempt,trainee,")
    assert content.count(b"\r\n") == 2
    assert content.count(b"\n") == 2
    assert "Nguyễn Ánh".encode() in content


def test_what_was_written_is_read_back(tmp_path: Path, attempt: AttemptRecord) -> None:
    path = tmp_path / "out.csv"
    write_csv([row_of(replace(attempt, trainee='Ana "A", the\nfirst'))], path)
    heading, line = read_back(path.read_bytes())
    assert tuple(heading) == COLUMNS
    assert dict(zip(heading, line, strict=True))["trainee"] == 'Ana "A", the\nfirst'


def test_without_attempts_there_is_only_the_heading(tmp_path: Path) -> None:
    write_csv([], tmp_path / "out.csv")
    assert read_back((tmp_path / "out.csv").read_bytes()) == [list(COLUMNS)]


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert csv_line([-12.5, 3, None, "", 0.1]) == "-12.5,3,,,0.1\r\n"


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_text_that_looks_like_a_formula_is_marked_as_text(start: str) -> None:
    assert read_back(csv_line([f"{start}cmd|x"]).encode()) == [[f"'{start}cmd|x"]]


def test_naughty_names_are_kept_and_run_nothing(tmp_path: Path, attempt: AttemptRecord) -> None:
    names = naughty_strings()
    path = tmp_path / "out.csv"
    write_csv([row_of(replace(attempt, trainee=name)) for name in names], path)
    read = [line[COLUMNS.index("trainee")] for line in read_back(path.read_bytes())[1:]]
    assert not any(name.startswith(FORMULA_STARTS) for name in read)
    assert [name.removeprefix("'") for name in read] == [name.removeprefix("'") for name in names]


def test_half_a_character_does_not_stop_the_export(tmp_path: Path, attempt: AttemptRecord) -> None:
    write_csv([row_of(replace(attempt, trainee="An\udce9"))], tmp_path / "out.csv")
    assert "An?" in read_back((tmp_path / "out.csv").read_bytes())[1]


def test_an_interrupted_export_leaves_the_earlier_file(tmp_path: Path, attempt: AttemptRecord) -> None:
    path = tmp_path / "out.csv"
    path.write_text("last week's")

    def rows() -> Iterator[SheetRow]:
        yield row_of(attempt)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(rows(), path)
    assert path.read_text() == "last week's"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"nowhere.out\.csv cannot be written.*folder exists"):
        write_csv([], tmp_path / "nowhere" / "out.csv")
