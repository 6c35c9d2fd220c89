"""`trainee`, `note` and `attempts retain`: what is kept of whom, and how it goes."""

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.results.layout import backup_path
from scoring.results.place import Server
from scoring.results.store import Store
from simulator.app.main import DONE, WRONG_USE, main
from simulator.app.settings import Settings, load, save, settings_file
from tests.app.conftest import Command
from tests.fakes.terminal import AskedAtTerminal
from tests.postgres import NoServer, PostgresServer

Streams = pytest.CaptureFixture[str]
Play = Callable[..., str]


@pytest.fixture(autouse=True)
def settings() -> Path:
    """Nobody has set anything on this computer."""
    path = settings_file()
    path.unlink(missing_ok=True)
    return path


@pytest.fixture
def play(command: Command, small: Path, capsys: Streams) -> Play:
    """Somebody finds the parcel, or says other things; returns the attempt's id."""

    def played(trainee: str, choices: str = "ask,find") -> str:
        command("play", small, "--choices", choices, "--trainee", trainee, "--json")
        return json.loads(capsys.readouterr().out)["attempt"]

    return played


@pytest.fixture
def hers(command: Command, play: Play, capsys: Streams) -> str:
    """Ana's attempt, with a note by Bo."""
    attempt = play("Ana")
    command("note", attempt, "Interrupts.", "--by", "Bo")
    capsys.readouterr()
    return attempt


def age(store_file: Path, attempt: str) -> None:
    """The attempt was played in 2020."""
    with closing(sqlite3.connect(store_file)) as clock, clock:
        clock.execute(
            "UPDATE attempts SET started_at = '2020' || substr(started_at, 5) WHERE id = ?", [attempt]
        )


def test_a_note_is_written_and_read(command: Command, play: Play, capsys: Streams) -> None:
    attempt = play("Ana")
    assert command("note", attempt[:8]) == DONE
    assert capsys.readouterr().err == f"There is no note on attempt {attempt}.\n"
    assert command("note", attempt[:8], "Let her finish.\nThen ask.", "--by", "Bo") == DONE
    assert "its sheets show it" in capsys.readouterr().err
    assert command("note", attempt) == DONE
    assert capsys.readouterr().out.endswith("  Bo: Let her finish. Then ask.\n")
    assert command("note", attempt, "--json") == DONE
    (note,) = json.loads(capsys.readouterr().out)
    assert (note["by"], note["text"]) == ("Bo", "Let her finish.\nThen ask.")


def test_a_note_without_the_store(small: Path, tmp_path: Path, capsys: Streams) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    away = ["--store", str(tmp_path / "file" / "attempts.sqlite")]
    main([*away, "play", str(small), "--choices", "ask,find", "--trainee", "Ana", "--json"])
    attempt = json.loads(capsys.readouterr().out)["attempt"]
    assert main([*away, "note", attempt, "Well done."]) == WRONG_USE
    assert "cannot be opened" in capsys.readouterr().err


def test_everybody_is_listed(command: Command, hers: str, capsys: Streams) -> None:
    assert command("trainee", "list") == DONE
    ana, bo = capsys.readouterr().out.splitlines()
    assert ana.startswith("Ana ")
    assert "1 attempt, 1 note about them, last 20" in ana
    assert "0 attempts, 1 note by them" in bo
    command("trainee", "list", "--json")
    (ana, _) = json.loads(capsys.readouterr().out)
    assert (ana["name"], ana["attempts"], ana["notes_about"], ana["erased"]) == ("Ana", 1, 1, False)
    assert hers


def test_nobody_is_there_yet(command: Command, store_file: Path, capsys: Streams) -> None:
    with Store.open(store_file) as store:
        assert store.attempts() == ()
    assert command("trainee", "list") == DONE
    assert "There is nobody in" in capsys.readouterr().err


def test_everything_kept_of_a_person_is_exported(command: Command, hers: str, tmp_path: Path) -> None:
    file = tmp_path / "ana.json"
    assert command("trainee", "export", "Ana", "-o", file) == DONE
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert (kept["name"], [one["name"] for one in kept["people"]]) == ("Ana", ["Ana"])
    (attempt,) = kept["attempts"]
    assert (attempt["attempt"], attempt["scorecard"]["total"]) == (hers, 100.0)
    assert [note["text"] for note in attempt["notes"]] == ["Interrupts."]
    assert [event["kind"] for event in attempt["events"]].count("replied") == 2


@pytest.mark.usefixtures("hers")
@pytest.mark.parametrize("action", ["export", "erase"])
def test_nobody_of_that_name(command: Command, tmp_path: Path, action: str, capsys: Streams) -> None:
    output = ["-o", tmp_path / "x.json"] if action == "export" else []
    assert command("trainee", action, "Anna", *output) == WRONG_USE
    assert "nobody called 'Anna' in" in (said := capsys.readouterr().err)
    assert "Did you mean 'Ana'?" in said
    assert not (tmp_path / "x.json").exists()


def test_an_erased_trainee_is_called_so_everywhere(
    command: Command, hers: str, tmp_path: Path, capsys: Streams
) -> None:
    assert command("trainee", "erase", "Ana", "--yes") == DONE
    said = capsys.readouterr().err
    assert "Ana: 1 attempt, 1 note about them.\n" in said
    shown = said[said.index("erased trainee ") :].removesuffix(" from here on.\n")
    told = []
    for way in (["attempts"], ["review", hers], ["trainee", "list"]):
        command(*way)
        told.append(capsys.readouterr().out)
    for ending in ("csv", "txt", "html", "jsonl"):
        command("sheet", "-o", tmp_path / f"team.{ending}")
        told.append((tmp_path / f"team.{ending}").read_text(encoding="utf-8-sig"))
    assert [shown in text for text in told] == [True] * 7
    assert ["Ana" in text.replace("name: Ana", "") for text in told[:3]] == [False] * 3
    assert command("attempts", "verify") == DONE
    assert command("rescore") == DONE
    command("note", hers)
    assert capsys.readouterr().out.endswith("Bo: (erased with the trainee)\n")
    assert command("sheet", "--trainee", shown, "-o", tmp_path / "one.csv") == DONE
    assert "1 finished attempt written" in capsys.readouterr().err


def test_erasing_asks_first(
    command: Command, hers: str, store_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: Streams
) -> None:
    assert command("trainee", "erase", "Ana") == WRONG_USE
    assert "Nothing was removed. Give --yes to agree." in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", AskedAtTerminal("n"))
    assert command("trainee", "erase", "Ana") == WRONG_USE
    with Store.open(store_file) as store:
        assert store.attempt(hers).trainee == "Ana"
    monkeypatch.setattr(sys, "stdin", AskedAtTerminal("y"))
    assert command("trainee", "erase", "Ana") == DONE
    assert "Erase Ana for good? [y/N] " in capsys.readouterr().err


@pytest.mark.usefixtures("hers")
@pytest.mark.parametrize(("agree", "left"), [(["--yes"], True), (["--yes", "--copies"], False)])
def test_backups_with_the_name_are_told_of_and_removed(
    command: Command, store_file: Path, agree: list[str], left: bool, capsys: Streams
) -> None:
    backup = backup_path(store_file)
    backup.write_bytes(store_file.read_bytes())
    assert command("trainee", "erase", "Ana", *agree) == DONE
    said = capsys.readouterr().err
    assert f"The backup {backup} holds what is erased." in said
    assert ("1 backup left" in said, "1 backup removed" in said) == (left, not left)
    assert backup.exists() == left


@pytest.mark.usefixtures("hers")
def test_the_name_this_computer_offers_goes_too(command: Command, settings: Path, capsys: Streams) -> None:
    save(Settings(trainee="Ana", voice=False), settings)
    assert command("trainee", "erase", "Ana", "--yes") == DONE
    assert load(settings).settings == Settings(voice=False)
    assert f"taken out of {settings}" in capsys.readouterr().err


@pytest.mark.usefixtures("hers")
def test_a_bot_is_no_person(command: Command, capsys: Streams) -> None:
    assert command("trainee", "erase", "(expert)", "--yes") == WRONG_USE
    assert "is no person" in capsys.readouterr().err


@pytest.mark.usefixtures("hers")
def test_attempts_are_kept_for_ever_unless_told(command: Command, capsys: Streams) -> None:
    assert command("attempts", "retain") == WRONG_USE
    assert "kept for ever" in capsys.readouterr().err
    assert command("attempts", "retain", "--months", "24", "--yes") == DONE
    assert "No attempt began earlier than 24 months ago" in capsys.readouterr().err
    assert command("attempts", "retain", "--months", "99999") == WRONG_USE
    assert "no whole number from 1 to 1200" in capsys.readouterr().err


def test_what_is_older_is_told_and_then_removed(
    command: Command, hers: str, play: Play, store_file: Path, capsys: Streams
) -> None:
    stays = play("Cy")
    age(store_file, hers)
    for way in (["--dry-run"], []):
        code = command("attempts", "retain", "--months", "24", *way)
        assert code == (DONE if way else WRONG_USE)
        said = capsys.readouterr().err
        assert "1 attempt began earlier than 24 months ago" in said
        assert "No other attempt is kept of 1 person" in said
    assert command("attempts", "retain", "--months", "24", "--yes") == DONE
    assert "1 attempt removed" in capsys.readouterr().err
    with Store.open(store_file) as store:
        assert [record.id for record in store.attempts()] == [stays]
        assert [who.name for who in store.people.all()] == ["Cy"]
    assert command("attempts", "verify") == DONE


def test_removed_attempts_stay_in_the_figures_of_their_cohort(
    command: Command, hers: str, play: Play, store_file: Path, capsys: Streams
) -> None:
    version = cohort_of(store_file, play("Cy", "ask,guess"))
    age(store_file, hers)
    command("attempts", "retain", "--months", "24", "--yes")
    with Store.open(store_file) as store:
        (found,) = store.rollups.versions()
        assert (found.hash, found.attempts, len(store.attempts())) == (version, 2, 1)
    assert "In cohort figures they stay as sums" in capsys.readouterr().err


def cohort_of(store_file: Path, attempt: str) -> str:
    with Store.open(store_file) as store:
        return store.attempt(attempt).hash


def test_a_term_is_set_and_reminded_of(
    command: Command, hers: str, store_file: Path, settings: Path, capsys: Streams
) -> None:
    age(store_file, hers)
    assert command("attempts", "retain", "--months", "36", "--remember", "--dry-run") == DONE
    assert load(settings).settings == replace(Settings(), retain_months=36)
    capsys.readouterr()
    assert command("attempts") == DONE
    assert capsys.readouterr().err == "1 attempt older than 36 months: 'attempts retain' removes them.\n"
    assert command("attempts", "retain", "--yes") == DONE


@pytest.mark.xdist_group("postgresql")
def test_people_on_a_server(small: Path, tmp_path: Path, capsys: Streams) -> None:
    try:
        server = PostgresServer.make()
    except NoServer as reason:
        pytest.skip(str(reason))
    try:
        store = ["--store", server.database()]
        main([*store, "play", str(small), "--choices", "ask,find", "--trainee", "Ana", "--json"])
        attempt = json.loads(capsys.readouterr().out)["attempt"]
        assert main([*store, "note", attempt, "Interrupts.", "--by", "Bo"]) == DONE
        assert main([*store, "trainee", "export", "Ana", "-o", str(tmp_path / "ana.json")]) == DONE
        assert main([*store, "trainee", "erase", "Ana", "--yes"]) == DONE
        assert main([*store, "attempts", "verify"]) == DONE
        capsys.readouterr()
        assert main([*store, "trainee", "list"]) == DONE
        assert "erased trainee " in capsys.readouterr().out
        assert main([*store, "attempts", "retain", "--months", "1", "--yes"]) == DONE
        assert "No attempt began earlier" in capsys.readouterr().err
    finally:
        server.remove()
    server.folder.mkdir(exist_ok=True)
    assert main(["--store", str(Server(server.address("calls1"))), "note", attempt, "Late."]) == WRONG_USE
    assert "cannot be reached" in capsys.readouterr().err
