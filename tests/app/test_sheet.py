"""`sheet`: every attempt of a store in every form, with what its replies cost."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scoring.results.records import EventRecord
from scoring.results.store import Store
from simulator.app.main import DONE, WRONG_USE
from simulator.app.scored_calls import ScoredCalls
from tests.app.conftest import Command
from tests.fakes.record_store import record_store

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def played(command: Command, small: Path, capsys: Streams) -> None:
    """Bo closed the case wrongly, then Ana and Bo found the parcel."""
    for trainee, choices in (("Bo", "ask,guess"), ("Ana", "ask,find"), ("Bo", "ask,find")):
        command("play", small, "--choices", choices, "--trainee", trainee, "--json")
    capsys.readouterr()


def json_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.usefixtures("played")
def test_a_row_counts_the_best_replies_that_were_missed(command: Command, tmp_path: Path) -> None:
    assert command("sheet", "-o", tmp_path / "team.csv") == DONE
    with (tmp_path / "team.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["trainee"], row["missed best replies"], row["passed"]) for row in rows] == [
        ("Bo", "1", "no"),
        ("Ana", "0", "yes"),
        ("Bo", "0", "yes"),
    ]


@pytest.mark.usefixtures("played")
def test_every_reply_has_what_the_review_says_of_it(command: Command, tmp_path: Path) -> None:
    command("sheet", "--trainee", "Bo", "-o", tmp_path / "bo.jsonl")
    first, _ = json_lines(tmp_path / "bo.jsonl")
    asked, guessed = first["replies"]
    assert (asked["grade"], asked["better"]) == ("best", "")
    assert (guessed["grade"], guessed["better"], guessed["cost"] > 50) == (
        "blunder",
        "It is next door.",
        True,
    )
    assert guessed["critical"] == "Closed as resolved while it was not"
    assert [id for id, _ in guessed["offered"]] == ["find", "guess", "shout"]
    assert (first["turning"], first["no_return"], len(first["moods"])) == (2, 2, 3)


@pytest.mark.usefixtures("played")
def test_costs_are_the_same_without_the_review(store_file: Path) -> None:
    with Store.open(store_file) as store:
        record = store.attempts(trainee="Bo")[0]
        whole, quick = ScoredCalls(store).of(record), ScoredCalls(store, reviewed=False).of(record)
    assert quick.row == whole.row
    assert [(reply.cost, reply.said, reply.missed) for reply in quick.replies] == [
        (reply.cost, reply.said, reply.missed) for reply in whole.replies
    ]


@pytest.mark.usefixtures("played")
def test_the_workbook_opens_with_every_attempt(command: Command, tmp_path: Path) -> None:
    assert command("sheet", "-o", tmp_path / "team.xlsx") == DONE
    book = openpyxl.load_workbook(tmp_path / "team.xlsx")
    assert book["Attempts"].max_row == 4
    assert book.sheetnames[-2:] == ["Ana", "Bo"]


@pytest.mark.usefixtures("played")
def test_statements_go_to_a_file_or_to_a_store(
    command: Command, store_file: Path, tmp_path: Path, capsys: Streams
) -> None:
    command("sheet", "-o", tmp_path / "team.xapi.jsonl")
    written = json_lines(tmp_path / "team.xapi.jsonl")
    assert len(written) == 9
    with Store.open(store_file) as results:
        assert {one["actor"]["account"]["name"] for one in written} == {
            attempt.trainee_id for attempt in results.attempts()
        }
    (tmp_path / "auth").write_text("key:secret\n")
    with record_store() as store:
        assert command("sheet", "--lrs", store.url, "--lrs-auth-file", tmp_path / "auth") == DONE
        assert command("sheet", "--lrs", store.url) == DONE
    assert list(store.kept.values()) == written
    assert "9 statements taken by" in capsys.readouterr().err


@pytest.mark.usefixtures("played")
def test_a_store_that_refuses_is_said(command: Command, capsys: Streams) -> None:
    with record_store() as store:
        store.moods = [401]
        assert command("sheet", "--lrs", store.url) == WRONG_USE
    assert "refused the password" in capsys.readouterr().err
    assert command("sheet", "--lrs", "lrs.example") == WRONG_USE
    assert "not the URL of a store" in capsys.readouterr().err


@pytest.mark.usefixtures("played")
def test_what_a_trainer_noted_stands_in_the_row(command: Command, store_file: Path, tmp_path: Path) -> None:
    with Store.open(store_file) as store:
        (ana,) = store.attempts(trainee="Ana")
    command("note", ana.id, "=She asked before she looked.", "--by", "Tove")
    command("note", ana.id, "Ring her about it.")
    command("sheet", "--trainee", "Ana", "-o", tmp_path / "ana.jsonl")
    (written,) = json_lines(tmp_path / "ana.jsonl")
    signed, unsigned = written["notes"].splitlines()
    assert signed.endswith(", Tove: =She asked before she looked.")
    assert unsigned.endswith(": Ring her about it.")


class FromAnotherVersion(Store):
    """Holds events of a kind that nobody here knows."""

    def events(self, attempt: str) -> tuple[EventRecord, ...]:
        return tuple(replace(event, kind="danced") for event in super().events(attempt))


@pytest.mark.usefixtures("played")
def test_an_attempt_that_cannot_be_taken_apart_still_has_its_row(store_file: Path) -> None:
    with FromAnotherVersion.open(store_file) as store:
        told = ScoredCalls(store)
        call = told.of(store.attempts(trainee="Ana")[0])
    assert (call.row.trainee, call.row.total, call.replies) == ("Ana", 100.0, ())
    assert "holds an event this version does not know" in told.problems[0]
