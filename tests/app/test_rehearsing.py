"""Calls begun in the middle: played like any other, and counted nowhere."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.results.store import Store
from simulator.app.attempt import LiveAttempt, Player
from simulator.app.bounds import BoundsNow, KeptBounds
from simulator.app.main import DONE, WRONG_USE
from simulator.app.window_desk import WindowAttempt, WindowDesk
from simulator.call.decide import Answer, Reply
from simulator.call.rehearsal import Beginning, Rehearsal, beginning_of, rehearsal
from simulator.scenario.library import Library
from simulator.scenario.load import load
from tests.app.conftest import SMALL, Command

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def store(store_file: Path) -> Iterator[Store]:
    with Store.open(store_file) as opened:
        yield opened


@pytest.fixture
def from_number() -> Rehearsal:
    whole = load(SMALL, "parcel").scenario
    assert whole is not None
    return rehearsal(whole, Beginning("only/number", (("found", "true"),)))


@pytest.fixture
def desk(tmp_path: Path, store: Store) -> WindowDesk:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "parcel.yaml").write_text(SMALL, encoding="utf-8")
    bounds = BoundsNow(KeptBounds(tmp_path / "bounds"))
    return WindowDesk(store, Library(tmp_path / "scenarios"), bounds, tmp_path / "settings.json")


def in_window(desk: WindowDesk, scenario: Rehearsal) -> WindowAttempt:
    attempt = desk.begin_with(scenario, "Bo", "practice")
    assert isinstance(attempt, WindowAttempt)
    return attempt


def test_a_play_from_a_state_says_where_it_began(command: Command, small: Path, capsys: Streams) -> None:
    said = ("--from", "number", "--set", "found=true", "--choices", "shout", "--json")
    assert command("play", small, *said) == DONE
    played = json.loads(capsys.readouterr().out)
    assert played["rehearsal"] == {"from": "only/number", "set": {"found": "true"}}
    assert [choice["id"] for choice in played["choices"]] == ["shout"]
    assert played["outcome"] == "resolved"


def test_a_bot_plays_from_a_state(command: Command, small: Path, capsys: Streams) -> None:
    assert command("play", small, "--from", "only/number", "--bot", "expert", "--json") == DONE
    assert json.loads(capsys.readouterr().out)["score"] == 100


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (("--from", "numbr"), "did you mean 'number'?"),
        (("--from", "number", "--set", "fund=true"), "did you mean 'found'?"),
        (("--from", "number", "--set", "found=maybe"), "it can be: false, true"),
        (("--set", "patience"), "write NAME=VALUE"),
    ],
)
def test_what_is_not_there_is_a_sentence(
    asked: tuple[str, ...], answer: str, command: Command, small: Path, capsys: Streams
) -> None:
    assert command("play", small, *asked, "--choices", "find") == WRONG_USE
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert answer in err


def test_rehearsals_are_no_rows_of_a_sheet(command: Command, small: Path, tmp_path: Path) -> None:
    command("play", small, "--choices", "ask,find", "--trainee", "Bo")
    command("play", small, "--choices", "find", "--from", "number", "--trainee", "Bo")
    command("sheet", "-o", tmp_path / "all.csv")
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["trainee"] for row in csv.DictReader(file)] == ["Bo"]


def test_a_rehearsal_is_read_back_as_it_was_played(store: Store, from_number: Rehearsal) -> None:
    attempt = LiveAttempt.begin(store, from_number, Player("Bo"))
    again = LiveAttempt.resume(store, store.attempt(attempt.id))
    assert beginning_of(again.session.scenario) == from_number.beginning
    assert again.session.call == attempt.session.call
    assert store.attempt(attempt.id).trainee == "(rehearsal: Bo)"


def test_a_rehearsal_can_be_reviewed(command: Command, small: Path, capsys: Streams) -> None:
    command("play", small, "--from", "number", "--choices", "guess", "--json")
    attempt = json.loads(capsys.readouterr().out)["attempt"]
    assert command("review", attempt, "--json") == DONE
    steps = json.loads(capsys.readouterr().out)["steps"]
    assert len(steps) == 1


def test_the_window_names_the_rehearsal_and_counts_nothing(desk: WindowDesk, from_number: Rehearsal) -> None:
    attempt = in_window(desk, from_number)
    assert attempt.label == "Rehearsal from only/number"
    attempt.do(Reply(3.0, "shout"))
    card = attempt.result()
    assert card is not None
    assert card.total == 100
    assert desk.resume("parcel", "Bo") is None
    assert (desk.shelf("Bo").cards[0].attempts, desk.shelf("Bo").cards[0].best) == (0, None)


def test_a_rehearsal_started_again_begins_where_it_began(desk: WindowDesk, from_number: Rehearsal) -> None:
    in_window(desk, from_number)
    again = desk.begin("parcel", "Bo", "practice")
    assert isinstance(again, WindowAttempt)
    assert again.session.scenario == from_number


def test_a_reply_of_a_rehearsal_is_tried_again_from_there(desk: WindowDesk, from_number: Rehearsal) -> None:
    first = in_window(desk, from_number)
    first.do(Reply(3.0, "guess"))
    again = first.retry(1)
    assert isinstance(again, WindowAttempt)
    again.do(Reply(4.0, "find"))
    assert again.session.call.over


def test_bounds_of_a_rehearsal_are_not_those_of_the_call(tmp_path: Path, from_number: Rehearsal) -> None:
    whole = load(SMALL, "parcel").scenario
    assert whole is not None
    bounds = BoundsNow(KeptBounds(tmp_path))
    assert bounds.get(from_number) != bounds.get(whole)
    assert bounds.get(whole) == BoundsNow(KeptBounds(tmp_path / "other")).get(whole)


def test_a_whole_call_is_no_rehearsal(store: Store) -> None:
    whole = load(SMALL, "parcel").scenario
    assert whole is not None
    attempt = LiveAttempt.begin(store, whole, Player("Bo"))
    attempt.do(Answer(1.0))
    assert store.attempt(attempt.id).trainee == "Bo"
