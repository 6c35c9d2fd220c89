"""The sheets open in LibreOffice, which is asked to convert them without a window."""

import csv
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from scoring.sheets.calls import ScoredCall
from scoring.sheets.csv_sheet import write_csv
from scoring.sheets.rows import COLUMNS
from scoring.sheets.xlsx_pages import FIXED
from scoring.sheets.xlsx_sheet import write_xlsx
from tests.scoring.sheets.conftest import again, named
from tests.scoring.sheets.test_csv_sheet import FORMULA_STARTS

PATIENCE = 180
"""Seconds after which LibreOffice counts as hanging."""
EVERY_SHEET_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
AS_UTF_8 = "--infilter=csv:44,34,76,1"
"""Without a window it does not look at the mark that the file begins with."""
NAMES = ("Nguyễn Thị Ánh", "王小明", *(f"{start}1+1" for start in FORMULA_STARTS if start.isprintable()))

pytestmark = pytest.mark.xdist_group("libreoffice")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of a user who never opened it before, kept from one test to the next."""
    return tmp_path_factory.mktemp("libreoffice")


def converted(file: Path, to: str, profile: Path, *how: str) -> Path:
    """The folder with what LibreOffice made of the file. Skips the test where there is none."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed (Debian's libreoffice-calc-nogui will do)")
    folder = file.parent / "converted"
    done = subprocess.run(
        [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", *how,
         "--convert-to", to, "--outdir", str(folder), str(file)],
        capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
    )  # fmt: skip
    if not folder.is_dir() or not any(folder.iterdir()):
        pytest.fail(f"LibreOffice made nothing of {file.name}: {done.stdout} {done.stderr}")
    return folder


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("streamed", [False, True])
def test_it_opens_every_sheet_of_the_workbook(
    tmp_path: Path, profile: Path, call: ScoredCall, streamed: bool
) -> None:
    calls = [named(again(call, number), name) for number, name in enumerate(NAMES, 1)]
    write_xlsx(calls, tmp_path / "team.xlsx", streamed)
    folder = converted(tmp_path / "team.xlsx", EVERY_SHEET_AS_CSV, profile)
    assert {f"team-{name}.csv" for name in FIXED} <= {file.name for file in folder.iterdir()}
    attempts = rows(folder / "team-Attempts.csv")
    assert list(attempts[0]) == list(COLUMNS)
    assert [row["trainee"] for row in attempts] == list(NAMES)
    assert {row["started UTC"] for row in attempts} == {"2026-03-06 12:00:00"}
    assert float(rows(folder / "team-Replies.csv")[1]["cost"]) == pytest.approx(31.4, abs=0.05)


def test_it_opens_the_csv_file_and_works_nothing_out(tmp_path: Path, profile: Path, call: ScoredCall) -> None:
    write_csv((named(call, name).row for name in NAMES), tmp_path / "team.csv")
    folder = converted(tmp_path / "team.csv", "xlsx:Calc MS Excel 2007 XML", profile, AS_UTF_8)
    heading, *found = openpyxl.load_workbook(folder / "team.xlsx").active.iter_rows(values_only=True)
    place = heading.index("trainee")
    assert [str(row[place]).removeprefix("'") for row in found] == list(NAMES)
