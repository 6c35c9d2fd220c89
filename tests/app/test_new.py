"""`new`: from nothing to a call that can be played."""

from pathlib import Path

import pytest

from simulator.app.main import DONE, WRONG_USE
from simulator.scenario.library import read_scenario
from simulator.scenario.model import Script
from simulator.workbench.plan_file import read_plans
from tests.app.conftest import Command


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which one is."""
    folder = tmp_path / "my calls"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def script_of(path: Path) -> Script:
    scenario = read_scenario(path).scenario
    assert scenario is not None
    return scenario.script


def files_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_one_command_writes_a_call_that_checks_clean_proves_its_claims_and_is_fair(command: Command) -> None:
    assert command("new", "late-parcel") == DONE
    assert command("check", "--severity", "politest-wins=warning", "late-parcel.yaml") == DONE
    assert command("analyse", "late-parcel.yaml") == DONE
    plans = ("--plans", "plans/late-parcel.yaml")
    assert command("playtest", "late-parcel.yaml", "--plays", "200", *plans) == DONE
    assert command("mutate", "late-parcel.yaml", *plans) == DONE


def test_it_says_what_to_do_next(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    command("new", "late-parcel")
    said = capsys.readouterr().out
    steps = [line.split()[:3] for line in said.splitlines() if line.startswith("  ")]
    assert [step[1:] for step in steps] == [
        ["play", "late-parcel.yaml"],
        ["watch", "late-parcel.yaml"],
        ["check", "late-parcel.yaml"],
    ]


@pytest.mark.parametrize(
    ("title", "caller"),
    [
        ("The parcel", "Ana Ruiz"),
        ('Say "when": the #1', 'Bo "the voice" \\ Ek'),
        ("- a", "{x}"),
        ("迟到的包裹", "林梅"),
    ],
)
def test_title_and_caller_are_as_they_were_said(title: str, caller: str, command: Command) -> None:
    assert command("new", "mine", "--title", title, "--caller", caller) == DONE
    script = script_of(Path("mine.yaml"))
    assert (script.title, script.caller.name) == (title, caller)
    assert caller in script.promises["ring-by-six"].text
    assert command("check", "mine.yaml") == DONE


def test_the_plans_are_those_of_the_scenario(command: Command) -> None:
    command("new", "mine")
    file, problems = read_plans(Path("plans/mine.yaml").read_text(encoding="utf-8"))
    assert not problems
    assert file is not None
    assert file.scenario == "mine"


def test_another_language_is_noted_and_its_words_asked_for(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("new", "mine", "--language", "pt-BR") == DONE
    assert "words in it are English" in capsys.readouterr().out
    assert script_of(Path("mine.yaml")).language == "pt-BR"
    assert command("check", "mine.yaml") == DONE


def test_an_ending_of_yaml_is_understood(command: Command, folder: Path) -> None:
    assert command("new", "mine.yaml") == DONE
    assert files_of(folder) == ["mine.yaml", "plans/mine.yaml"]


@pytest.mark.parametrize("name", ["mine.yaml", "mine.yml", "plans/mine.yaml"])
def test_what_is_there_is_left_as_it_is(
    name: str, command: Command, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "plans").mkdir()
    (folder / name).write_text("years of work", encoding="utf-8")
    assert command("new", "mine") == WRONG_USE
    assert Path(name).name in capsys.readouterr().err
    assert files_of(folder) == [name]
    assert (folder / name).read_text(encoding="utf-8") == "years of work"


def test_where_one_of_two_files_cannot_be_written_there_is_neither(
    command: Command, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "plans").write_text("not a folder", encoding="utf-8")
    assert command("new", "mine") == WRONG_USE
    assert "plans cannot be" in capsys.readouterr().err
    assert files_of(folder) == ["plans"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Late Parcel"], "'late-parcel' would do"),
        (["late_parcel"], "'late-parcel' would do"),
        (["calls/late"], "'calls-late' would do"),
        (["Łódź"], "'lodz' would do"),
        (["迟到"], "'my-call' would do. Give the other as its title: new my-call --title \"迟到\""),
        (["Почта 3"], "'my-call' would do"),
        (["x" * 65], f"'{'x' * 64}' would do"),
        ([""], "'my-call' would do"),
        (["nul"], "'nul-call' would do"),
        (["vip-billing"], "The library has a scenario 'vip-billing'"),
        (["mine", "--folder", "nowhere"], "There is no folder nowhere"),
        (["mine", "--language", "English"], "'English' is no language tag"),
        (["mine", "--title", " "], "The title is empty"),
        (["mine", "--caller", "Ana\nRuiz"], "The caller has letters that cannot be shown"),
        (["mine", "--caller", "\udcff"], "The caller has letters that cannot be shown"),
        (["mine", "--title", "o" * 201], "The title is longer than 200 letters"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_written(
    arguments: list[str], said: str, command: Command, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("new", *arguments) == WRONG_USE
    assert said in capsys.readouterr().err
    assert files_of(folder) == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_to_is_said(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("new", "mine", "--folder", "/proc") == WRONG_USE
    assert "cannot be written" in capsys.readouterr().err
