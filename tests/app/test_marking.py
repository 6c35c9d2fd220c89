"""`mark` and `agreement`: somebody marks a call without seeing its marks, and how far the two agree."""

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from scoring.results.store import Store
from scoring.rubric import BEHAVIOURS
from simulator.app.main import DONE, WRONG_USE
from simulator.app.marking_form import COLUMNS
from tests.app.conftest import Command

Streams = pytest.CaptureFixture[str]
Rows = list[dict[str, str]]
Fill = Callable[..., Path]


@pytest.fixture
def attempt(command: Command, small: Path, capsys: Streams) -> str:
    """Ana asks for the number, and guesses: attentive 3 and diagnosis 3, then attentive 1 and fix 0."""
    command("play", small, "--choices", "ask,guess", "--trainee", "Ana", "--json")
    return json.loads(capsys.readouterr().out)["attempt"]


@pytest.fixture
def form(command: Command, attempt: str, tmp_path: Path, capsys: Streams) -> Path:
    file = tmp_path / "form.csv"
    assert command("mark", attempt[:8], "-o", file) == DONE
    assert "2 replies to mark" in capsys.readouterr().err
    return file


def rows_of(form: Path) -> Rows:
    with form.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def fill(form: Path) -> Fill:
    """Fills in marks, by reply and behaviour, as a spreadsheet saves them."""

    def filled(marks: Mapping[tuple[int, str], str], divider: str = ",", encoding: str = "utf-8") -> Path:
        rows = rows_of(form)
        events = list(dict.fromkeys(row["event"] for row in rows))
        for (reply, behaviour), mark in marks.items():
            row = next(
                row for row in rows
                if (row["event"], row["behaviour"]) == (events[reply], behaviour)
            )  # fmt: skip
            row["mark"] = mark
        file = form.with_name("filled.csv")
        with file.open("w", encoding=encoding, newline="") as output:
            writer = csv.DictWriter(output, COLUMNS, delimiter=divider)
            writer.writeheader()
            writer.writerows(rows)
        return file

    return filled


SEEN = {(0, "attentive"): "3", (0, "diagnosis"): "2", (1, "attentive"): "1", (1, "closure"): "0"}


def test_a_form_has_every_reply_and_behaviour_and_no_mark(form: Path) -> None:
    rows = rows_of(form)
    assert [row["behaviour"] for row in rows] == [*BEHAVIOURS, *BEHAVIOURS]
    assert {row["reply"] for row in rows} == {"What is its number?", "It will come."}
    assert rows[0]["heard before"] == "Where is my parcel?"
    assert {row["mark"] for row in rows} == {""}
    assert "false-closure" not in form.read_text(encoding="utf-8-sig")


def test_a_form_of_a_silence(command: Command, small: Path, tmp_path: Path, capsys: Streams) -> None:
    command("play", small, "--choices", "silence", "--trainee", "Ana", "--json")
    attempt = json.loads(capsys.readouterr().out)["attempt"]
    assert command("mark", attempt, "-o", tmp_path / "form.csv") == DONE
    assert {row["reply"] for row in rows_of(tmp_path / "form.csv")} == {"(said nothing)"}


@pytest.mark.parametrize(("divider", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-8")])
def test_a_filled_form_is_read_back(
    command: Command, attempt: str, fill: Fill, store_file: Path, divider: str, encoding: str, capsys: Streams
) -> None:
    assert command("mark", attempt, fill(SEEN, divider, encoding), "--by", "Bo") == DONE
    assert capsys.readouterr().err == f"4 marks by Bo on attempt {attempt} recorded\n"
    with Store.open(store_file) as store:
        kept = [(one.marker, one.mark.behaviour, one.mark.value) for one in store.markings()]
    assert kept == [
        ("Bo", "attentive", 3),
        ("Bo", "diagnosis", 2),
        ("Bo", "attentive", 1),
        ("Bo", "closure", 0),
    ]


def test_a_mark_as_a_spreadsheet_writes_it(command: Command, attempt: str, fill: Fill) -> None:
    assert command("mark", attempt, fill({(0, "fix"): " 2.0 ", (1, "fix"): "1,0"}, ";"), "--by", "Bo") == DONE


def test_the_same_form_again(command: Command, attempt: str, fill: Fill, capsys: Streams) -> None:
    command("mark", attempt, fill(SEEN), "--by", "Bo")
    capsys.readouterr()
    assert command("mark", attempt, fill({**SEEN, (1, "fix"): "0"}), "--by", "Bo") == DONE
    assert "1 mark by Bo on" in (said := capsys.readouterr().err)
    assert "4 marks had been given before" in said
    assert command("mark", attempt, fill({(1, "fix"): "3"}), "--by", "Bo") == WRONG_USE
    assert "Bo gave 0 for fix" in capsys.readouterr().err


def test_every_mistake_in_a_form_is_told_at_once(
    command: Command, attempt: str, fill: Fill, store_file: Path, capsys: Streams
) -> None:
    file = fill({(0, "attentive"): "4", (0, "concrete"): "good", (0, "fix"): "1", (1, "fix"): "-1"})
    text = file.read_text(encoding="utf-8").replace(",fix,", ",mend,", 1)
    file.write_text(text, encoding="utf-8")
    assert command("mark", attempt, file, "--by", "Bo") == WRONG_USE
    said = capsys.readouterr().err.splitlines()
    assert said[0] == f"{file}, line 2: '4' is no mark. Write 0, 1, 2 or 3, or leave the cell empty."
    assert said[1].startswith(f"{file}, line 3: 'good' is no mark.")
    assert said[2].startswith(f"{file}, line 7: 'mend' is no behaviour. Write one of attentive, ")
    assert "'-1' is no mark" in said[3]
    assert said[4:] == ["Nothing was recorded."]
    with Store.open(store_file) as store:
        assert store.markings() == ()


def spoilt(text: str) -> list[tuple[str, str]]:
    """What can become of a form, and what is said of it."""
    first = text.splitlines()[1]
    other = first.replace(first.split(",")[0], "a1")
    return [
        ("", "there is no column 'attempt'"),
        (text.replace("mark\r\n", "points\r\n", 1), "there is no column 'mark'"),
        (text.replace(first, other + "3"), "this marks a1, not"),
        (text.replace(first, first.replace(",", ",9", 1) + "3"), "is no reply of this attempt"),
        (text.replace(first, f"{first}3\r\n{first}2"), "this was marked 3 in line 2 already"),
        (text, "its column 'mark' is empty"),
        ("PK\3\4" + text, "is a workbook"),
        (text.replace(first, first + "9" * 5_000), "is no mark"),
    ]


@pytest.mark.parametrize("which", range(8))
def test_a_file_that_is_no_filled_form(
    command: Command, attempt: str, form: Path, which: int, capsys: Streams
) -> None:
    text, why = spoilt(form.read_bytes().decode("utf-8-sig"))[which]
    form.write_bytes(text.encode())
    assert command("mark", attempt, form, "--by", "Bo") == WRONG_USE
    assert why in (said := capsys.readouterr().err)
    assert "Nothing was recorded." in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "to write an empty form"),
        (["form.csv", "-o", "form.csv"], "to write an empty form"),
        (["form.csv"], "whose marks these are"),
        (["form.csv", "--by", " "], "whose marks these are"),
        (["-o", "form.xlsx"], "end the name in .csv"),
        (["none.csv", "--by", "Bo"], "none.csv: No such file"),
    ],
)
def test_words_that_say_nothing(
    command: Command, attempt: str, words: list[str], why: str, capsys: Streams
) -> None:
    assert command("mark", attempt, *words) == WRONG_USE
    assert why in capsys.readouterr().err


@pytest.mark.usefixtures("attempt")
def test_nothing_has_been_marked_a_second_time(command: Command, capsys: Streams) -> None:
    assert command("agreement") == DONE
    assert "Nothing has been marked a second time" in capsys.readouterr().err
    assert command("agreement", "--json") == DONE
    assert json.loads(capsys.readouterr().out)["attempts"] == 0


def test_a_marker_and_the_rubric(command: Command, attempt: str, fill: Fill, capsys: Streams) -> None:
    command("mark", attempt, fill(SEEN), "--by", "Bo")
    capsys.readouterr()
    assert command("agreement", "--json") == DONE
    found = json.loads(capsys.readouterr().out)
    assert (found["attempts"], found["markers"], found["marks_without_rubric"]) == (1, ["Bo"], 1)
    rubric = found["rubric"]
    assert (rubric["all"]["same"]["n"], rubric["all"]["same"]["value"]) == (3, pytest.approx(2 / 3))
    # Rubric 3 3 1, Bo 3 2 1: observed 2/3; by chance (2·1 + 1·1) / 9 = 1/3.
    assert rubric["all"]["kappa"]["value"] == pytest.approx(0.5)
    assert set(rubric["by_behaviour"]) == {"attentive", "diagnosis"}
    assert found["markers_among_each_other"]["all"]["kappa"]["value"] is None


def test_two_markers(command: Command, attempt: str, fill: Fill, capsys: Streams) -> None:
    command("mark", attempt, fill(SEEN), "--by", "Bo")
    command("mark", attempt, fill({**SEEN, (0, "diagnosis"): "3"}), "--by", "Cy")
    capsys.readouterr()
    assert command("agreement", "--scenario", "parcel") == DONE
    page = capsys.readouterr().out
    among = page[page.index("AMONG EACH OTHER") :].splitlines()
    assert page.startswith("Marked a second time: 1 attempt, by 2\n")
    assert among[2].split()[:3] == ["all", "4", "75%"]
    assert max(map(len, page.splitlines())) <= 80


@pytest.mark.usefixtures("attempt")
def test_agreement_on_a_scenario_nobody_played(command: Command, capsys: Streams) -> None:
    assert command("agreement", "--scenario", "zzz") == WRONG_USE
    assert "Nobody has played a scenario 'zzz'" in capsys.readouterr().err
