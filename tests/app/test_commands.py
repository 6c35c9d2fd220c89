"""The command line: exit codes, what goes to which stream, and the documents other programs read."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scoring.results.store import Store
from simulator.app.main import DONE, FINDINGS, WRONG_USE, main
from tests.app.conftest import SMALL, Command
from tests.shipped import EVERY_PATH

Streams = pytest.CaptureFixture[str]


def test_check_finds_nothing_wrong(command: Command, small: Path, capsys: Streams) -> None:
    assert command("check", small) == DONE
    assert capsys.readouterr() == ("", "1 file, no problems\n")


def test_check_says_what_is_wrong_and_where(command: Command, small: Path, capsys: Streams) -> None:
    small.write_text(SMALL.replace("to: number", "to: nubmer"), encoding="utf-8")
    assert command("check", small) == FINDINGS
    out, err = capsys.readouterr()
    assert out.startswith(f"{small}:16:17: error [unknown-state]")
    assert "did you mean 'number'?" in out
    assert err == "1 file, 1 problem; --fix mends 1 of them\n"


def test_check_writes_findings_as_json(command: Command, small: Path, capsys: Streams) -> None:
    small.write_text(SMALL.replace("to: number", "to: nubmer"), encoding="utf-8")
    assert command("check", "--format", "json", small) == FINDINGS
    found = json.loads(capsys.readouterr().out)
    assert [(one["file"], one["code"], one["span"]["line"]) for one in found] == [
        (str(small), "unknown-state", 16)
    ]


@pytest.mark.parametrize(
    ("content", "place"),
    [(None, "1:1"), (bytes(range(256)), "2:118"), (b"", "1:1")],
    ids=["missing", "binary", "empty"],
)
def test_check_reports_files_it_cannot_use(
    content: bytes | None, place: str, command: Command, tmp_path: Path, capsys: Streams
) -> None:
    path = tmp_path / "odd.yaml"
    if content is not None:
        path.write_bytes(content)
    assert command("check", path) == FINDINGS
    out, _ = capsys.readouterr()
    assert f"{path}:{place}: error" in out
    assert "Traceback" not in out


def test_check_reads_folders(command: Command, small: Path, capsys: Streams) -> None:
    (small.parent / "other.yaml").write_text("[]", encoding="utf-8")
    assert command("check", small.parent) == FINDINGS
    assert capsys.readouterr().err == "2 files, 1 problem\n"


def test_play_by_choices_prints_the_sheet(command: Command, small: Path, capsys: Streams) -> None:
    assert command("play", small, "--choices", "ask,find", "--trainee", "Bo") == DONE
    out, _ = capsys.readouterr()
    assert "Bo" in out
    assert "100" in out


def test_a_call_played_in_the_terminal_by_a_list_can_be_read_aloud(
    command: Command, small: Path, capsys: Streams
) -> None:
    assert command("play", small, "--terminal", "--choices", "open:parcels,ask,find") == DONE
    call, sheet = capsys.readouterr().out.split("SCORE SHEET")
    heard = [
        "The phone rings", "On the line: Ana", "Ana: Where is my parcel?", "(You look up “Parcels”.)",
        "You: What is its number?", "Ana: Seven.", "You: It is next door.", "The call is over", "Found.",
    ]  # fmt: skip
    assert [line for line in heard if line in call] == heard
    assert sorted(heard, key=call.index) == heard
    assert "Enter answers" not in call
    assert "It will come." not in call
    assert "100.0 of 100" in sheet


def test_reading_aloud_leaves_a_json_document_whole(command: Command, small: Path, capsys: Streams) -> None:
    assert command("play", small, "--terminal", "--choices", "ask,find", "--json") == DONE
    assert json.loads(capsys.readouterr().out)["outcome"] == "resolved"


def test_choices_left_over_are_no_finished_attempt(command: Command, small: Path, capsys: Streams) -> None:
    command("play", small, "--choices", "ask,find,find", "--trainee", "Bo")
    command("attempts", "--json")
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["outcome"], found["score"]) == ("given-up", None)


@pytest.mark.parametrize("as_json", [False, True])
def test_a_score_that_cannot_be_stored_is_shown_with_the_reason(
    as_json: bool, command: Command, small: Path, store_file: Path, capsys: Streams
) -> None:
    with Store.open(store_file) as store:
        assert store.attempts() == ()
    with closing(sqlite3.connect(store_file)) as editor, editor:
        editor.execute(
            "CREATE TRIGGER no_scores BEFORE INSERT ON scorecards "
            "BEGIN SELECT RAISE(ABORT, 'no room for scores'); END"
        )
    arguments = ("--choices", "ask,find", "--trainee", "Bo", *(["--json"] if as_json else []))
    assert command("play", small, *arguments) == WRONG_USE
    out, err = capsys.readouterr()
    assert "no room for scores" in err
    assert ('"score": 100.0' if as_json else "100.0 of 100") in out
    assert "under way" not in out


READING = [
    ["attempts"], ["attempts", "verify"], ["attempts", "retain", "--months", "6", "--dry-run"], ["cohort"],
    ["rescore"], ["agreement"], ["review", "1f3a"], ["note", "1f3a"], ["trainee", "list"],
    ["trainee", "erase", "Bo", "--yes"], ["sheet", "-o", "out.csv"], ["mark", "1f3a", "-o", "form.csv"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_what_only_reads_makes_no_store(
    arguments: list[str], command: Command, store_file: Path, capsys: Streams
) -> None:
    assert command(*arguments) == WRONG_USE
    assert capsys.readouterr() == (
        "",
        f"There is no store at {store_file}. Playing a call makes one; name the one you have played into.\n",
    )
    assert not store_file.exists()


def test_calls_that_wait_for_a_store_are_delivered_by_reading_it(
    small: Path, tmp_path: Path, capsys: Streams
) -> None:
    folder = tmp_path / "drive"
    folder.write_text("Not plugged in.")
    named = ["--store", str(folder / "attempts.sqlite")]
    assert main([*named, "play", str(small), "--choices", "ask,find", "--trainee", "Bo"]) == DONE
    folder.unlink()
    folder.mkdir()
    assert main([*named, "attempts"]) == DONE
    assert "Bo" in capsys.readouterr().out


def test_play_as_json_has_the_fields_of_the_contract(command: Command, small: Path, capsys: Streams) -> None:
    assert command("play", small, "--choices", "ask,guess", "--json") == DONE
    played = json.loads(capsys.readouterr().out)
    assert (played["scenario"], played["outcome"], played["passed"]) == ("parcel", "lost", False)
    assert len(played["hash"]) == 64
    assert set(played["dimensions"]) == {"empathy", "resolution", "escalation"}
    assert played["dimensions"]["escalation"] is None
    assert played["critical"] == ["false-closure"]
    assert [(step["state"], step["id"]) for step in played["choices"]] == [
        ("only/hello", "ask"), ("only/number", "guess"),
    ]  # fmt: skip
    assert all(step["at"] > 0 for step in played["choices"])
    assert played["choices"][0]["cost"] == 0
    assert played["choices"][1]["cost"] == pytest.approx(100.0 - played["uncapped"])
    assert {"score", "skill", "attempt"} <= set(played)


def test_silence_and_articles_are_choices_too(command: Command, small: Path, capsys: Streams) -> None:
    assert command("play", small, "--choices", "open:parcels, silence", "--json") == DONE
    played = json.loads(capsys.readouterr().out)
    assert [step["id"] for step in played["choices"]] == ["open:parcels", "silence"]


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ("ask", "The choices end at only/number, before the call does. There one can say: find, guess"),
        ("ask,sing", "there is no 'sing' in only/number"),
        ("ask,shout", "only/number: it is not found."),
        ("", "The choices end at only/hello"),
        ("open:nothing", "there is no article 'nothing'"),
        ("ask,find,guess,zzz", "ends after 2 of 4 choices, at only/solved"),
        ("shrug,find", "Take out what is left over: find"),
    ],
    ids=["too few", "unknown", "locked", "none", "unknown article", "too many", "another call's"],
)
def test_choices_that_cannot_be_said(
    choices: str, said: str, command: Command, small: Path, capsys: Streams
) -> None:
    assert command("play", small, "--choices", choices) == WRONG_USE
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


@pytest.mark.parametrize("bot", ["expert", "random", "first", "longest"])
def test_bots_play_to_the_end(bot: str, command: Command, small: Path, capsys: Streams) -> None:
    assert command("play", small, "--bot", bot, "--json") == DONE
    assert json.loads(capsys.readouterr().out)["outcome"] in ("resolved", "lost")


def test_the_random_bot_repeats_itself_with_its_seed(command: Command, small: Path, capsys: Streams) -> None:
    plays = []
    for _ in range(2):
        command("play", small, "--bot", "random", "--seed", "5", "--json")
        plays.append(json.loads(capsys.readouterr().out)["choices"])
    assert plays[0] == plays[1]


def test_the_expert_bot_reaches_a_hundred(command: Command, small: Path, capsys: Streams) -> None:
    command("play", small, "--bot", "expert", "--json")
    assert json.loads(capsys.readouterr().out)["score"] == 100.0


def test_a_scenario_that_is_not_there(command: Command, capsys: Streams) -> None:
    assert command("play", "irate-coe", "--bot", "first") == WRONG_USE
    assert "did you mean" in capsys.readouterr().err


@pytest.mark.parametrize("of", ["analyse", "play", "watch"])
def test_a_file_named_without_its_ending_is_found_out(
    of: str, command: Command, small: Path, capsys: Streams
) -> None:
    assert command(of, small.with_suffix("")) == WRONG_USE
    assert f"did you mean the file {small}?" in capsys.readouterr().err


def test_a_folder_is_no_scenario(command: Command, tmp_path: Path, capsys: Streams) -> None:
    assert command("analyse", tmp_path) == WRONG_USE
    assert capsys.readouterr().err == f"{tmp_path} is a folder: name one scenario file.\n"


def test_a_scenario_with_mistakes_is_not_played(command: Command, small: Path, capsys: Streams) -> None:
    small.write_text("format: 1\n", encoding="utf-8")
    assert command("play", small, "--bot", "first") == WRONG_USE
    out, err = capsys.readouterr()
    assert out == ""
    assert "[missing-key]" in err


@pytest.mark.parametrize(
    "arguments",
    [["sing"], ["play"], ["play", "x", "--bot", "best"], ["play", "x", "--seed", "many"], ["check"]],
)
def test_wrong_use(arguments: list[str], command: Command, capsys: Streams) -> None:
    assert command(*arguments) == WRONG_USE
    assert "usage:" in capsys.readouterr().err


def test_a_seed_is_a_number(command: Command, small: Path, capsys: Streams) -> None:
    assert command("play", small, "--bot", "random", "--seed", "lucky") == WRONG_USE
    assert "'lucky' is no whole number" in capsys.readouterr().err


def test_the_help_of_a_command_says_what_it_does(command: Command, capsys: Streams) -> None:
    assert command("graph", "--help") == DONE
    assert "Draw the states of a scenario and the ways between them." in capsys.readouterr().out


def test_list_names_every_shipped_scenario(command: Command, capsys: Streams) -> None:
    assert command("list", "--json") == DONE
    found = json.loads(capsys.readouterr().out)
    assert [one["scenario"] for one in found if "scenario" in one] == [path.stem for path in EVERY_PATH]
    assert {"hash", "title", "summary", "level", "minutes", "topics", "calls", "states"} <= set(found[0])


def test_list_for_people(command: Command, capsys: Streams) -> None:
    assert command("list") == DONE
    out, _ = capsys.readouterr()
    assert all(path.stem in out for path in EVERY_PATH)


def test_attempts_lists_what_is_in_the_store(command: Command, small: Path, capsys: Streams) -> None:
    command("play", small, "--choices", "ask,find", "--trainee", "Bo")
    command("play", small, "--choices", "ask")
    capsys.readouterr()
    assert command("attempts", "--json") == DONE
    found = json.loads(capsys.readouterr().out)
    assert [(one["trainee"], one["outcome"], one["score"]) for one in found] == [
        ("Bo", "resolved", 100.0), ("(plan)", "given-up", None),
    ]  # fmt: skip
    assert command("attempts") == DONE
    assert "given up" in capsys.readouterr().out


def test_an_empty_store_has_no_attempts(command: Command, store_file: Path, capsys: Streams) -> None:
    with Store.open(store_file) as store:
        assert store.attempts() == ()
    assert command("attempts", "--json") == DONE
    assert json.loads(capsys.readouterr().out) == []
    assert command("attempts") == DONE
    out, err = capsys.readouterr()
    assert out == ""
    assert "There are no attempts in" in err


def test_sheets_are_written(command: Command, small: Path, tmp_path: Path, capsys: Streams) -> None:
    command("play", small, "--choices", "ask,find", "--trainee", "Bo")
    table, text = tmp_path / "out.csv", tmp_path / "out.txt"
    assert command("sheet", "-o", table) == DONE
    assert command("sheet", "-o", text) == DONE
    assert "1 finished attempt written" in capsys.readouterr().err
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["trainee"] for row in rows] == ["Bo"]
    assert "Bo" in text.read_text(encoding="utf-8")


def test_sheets_can_be_asked_for_by_whom_what_and_when(
    command: Command, small: Path, tmp_path: Path, capsys: Streams
) -> None:
    command("play", small, "--choices", "ask,find", "--trainee", "Bo")
    for given in (["--trainee", "Al"], ["--scenario", "other"], ["--since", "2999-01-01"]):
        capsys.readouterr()
        assert command("sheet", *given, "-o", tmp_path / "out.csv") == DONE
        assert "0 finished attempts" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "out.xyz"], "end the name in one of .csv, .txt"),
        (["--since", "yesterday", "-o", "out.csv"], "'yesterday' is not a day"),
        (["--attempt", "zzz", "-o", "out.csv"], "There is no attempt 'zzz'"),
    ],
)
def test_sheets_that_cannot_be_written(
    arguments: list[str], said: str, command: Command, small: Path, capsys: Streams
) -> None:
    command("play", small, "--choices", "ask,find")
    assert command("sheet", *arguments) == WRONG_USE
    assert said in capsys.readouterr().err


def test_a_store_that_is_none(command: Command, store_file: Path, capsys: Streams) -> None:
    store_file.write_bytes(b"This is a letter, not a database." * 100)
    assert command("attempts") == WRONG_USE
    assert "is no database" in capsys.readouterr().err


def test_sheets_leave_out_what_bots_and_plans_played(
    command: Command, small: Path, tmp_path: Path, capsys: Streams
) -> None:
    command("play", small, "--choices", "ask,find", "--trainee", "Bo")
    command("play", small, "--choices", "ask,find")
    command("play", small, "--bot", "expert")
    sheet = tmp_path / "sheet.csv"
    assert command("sheet", "-o", sheet) == DONE
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        assert [row["trainee"] for row in csv.DictReader(file)] == ["Bo"]
    assert "2 played by bots and plans left out" in capsys.readouterr().err
    assert command("sheet", "-o", sheet, "--trainee", "(expert)") == DONE
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        assert [row["trainee"] for row in csv.DictReader(file)] == ["(expert)"]
