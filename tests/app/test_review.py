"""`review`: any attempt in the store, on the text it was played on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.results.store import Store
from scoring.sheets.page import WIDTH
from simulator.app.attempt import LiveAttempt, Player
from simulator.app.bounds import BoundsAhead, BoundsNow, KeptBounds
from simulator.app.main import DONE, WRONG_USE
from simulator.app.recorded import change_since, finished_attempt, read_attempt, retry_label
from simulator.call.decide import Answer, Refused, Reply
from simulator.call.decide import Command as Deed
from simulator.scenario.library import Library
from simulator.scenario.load import Scenario, load
from tests.app.conftest import SMALL, Command

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def store(store_file: Path) -> Iterator[Store]:
    with Store.open(store_file) as opened:
        yield opened


@pytest.fixture
def parcel() -> Scenario:
    scenario = load(SMALL, "parcel").scenario
    assert scenario is not None
    return scenario


GUESSED: tuple[Deed, ...] = (Answer(1.0), Reply(2.5, "ask"), Reply(4.0, "guess"))


def played(store: Store, scenario: Scenario, *deeds: Deed) -> LiveAttempt:
    attempt = LiveAttempt.begin(store, scenario, Player("Bo"))
    for deed in deeds:
        assert not isinstance(attempt.do(deed), Refused)
    if attempt.session.call.over:
        attempt.finish()
    return attempt


def play(command: Command, small: Path, choices: str, capsys: Streams) -> str:
    command("play", small, "--choices", choices, "--trainee", "Bo", "--json")
    return str(json.loads(capsys.readouterr().out)["attempt"])


def test_the_page_says_what_cost_what_and_what_was_better(
    command: Command, small: Path, capsys: Streams
) -> None:
    attempt = play(command, small, "ask,guess", capsys)
    assert command("review", attempt[:8]) == DONE
    out, _ = capsys.readouterr()
    assert "A lost parcel" in out
    assert "TURNING POINT · POINT OF NO RETURN" in out
    assert 'Better here: "It is next door."' in out
    assert "Critical: Closed as resolved while it was not (at most 49)" in out
    assert all(len(line) <= WIDTH for line in out.splitlines())


def test_printed_costs_can_be_added_up_to_the_score(command: Command, small: Path, capsys: Streams) -> None:
    attempt = play(command, small, "shrug", capsys)
    command("review", attempt)
    out = capsys.readouterr().out
    costs = [float(line.split("cost ")[1].split(" ")[0]) for line in out.splitlines() if ", cost " in line]
    assert f"100 - {sum(costs):.1f} = {100 - sum(costs):.1f}" in out


def test_the_document_has_every_part(command: Command, small: Path, capsys: Streams) -> None:
    attempt = play(command, small, "ask,guess", capsys)
    assert command("review", attempt, "--json") == DONE
    found = json.loads(capsys.readouterr().out)
    assert found["attempt"] == attempt
    assert [(step["id"], step["class"]) for step in found["steps"]] == [("ask", "best"), ("guess", "blunder")]
    assert found["steps"][1]["better"]["id"] == "find"
    assert found["turning_point"] == 2
    assert found["point_of_no_return"] == {"step": 2, "passable": True, "certain": True}
    assert found["recovery"] is None
    assert [reply["id"] for reply in found["best_line"]["replies"]] == ["ask", "find"]
    whole = sum(step["joint"] for step in found["steps"])
    assert 100 - 100 * whole / found["span"] == pytest.approx(found["uncapped"])
    assert found["uncapped"] - found["lost_by_caps"] == pytest.approx(found["score"])


def test_a_perfect_call_lost_nothing(command: Command, small: Path, capsys: Streams) -> None:
    attempt = play(command, small, "ask,find", capsys)
    command("review", attempt)
    assert "there was no better way through this call" in capsys.readouterr().out


def test_an_unknown_attempt(command: Command, small: Path, capsys: Streams) -> None:
    command("play", small, "--choices", "ask,find")
    assert command("review", "zzz") == WRONG_USE
    assert "There is no attempt 'zzz'" in capsys.readouterr().err


def test_an_attempt_that_is_not_over(
    command: Command, store: Store, parcel: Scenario, capsys: Streams
) -> None:
    attempt = played(store, parcel, Answer(1.0))
    assert command("review", attempt.id) == WRONG_USE
    out, err = capsys.readouterr()
    assert out == ""
    assert "is not finished. Play it to its end" in err
    assert len(store.events(attempt.id)) == len(attempt.session.log)


def test_an_attempt_that_was_given_up(command: Command, small: Path, capsys: Streams) -> None:
    command("play", small, "--choices", "ask")
    capsys.readouterr()
    command("attempts", "--json")
    attempt = json.loads(capsys.readouterr().out)[0]["attempt"]
    assert command("review", attempt) == WRONG_USE
    assert "was given up before its end" in capsys.readouterr().err


def test_a_scenario_edited_since_is_reviewed_as_it_was_played(
    store: Store, parcel: Scenario, tmp_path: Path
) -> None:
    file = tmp_path / "parcel.yaml"
    file.write_text(SMALL, encoding="utf-8")
    attempt = played(store, parcel, *GUESSED)
    library = Library(tmp_path)
    assert change_since(parcel, library) == ""
    file.write_text(SMALL.replace("It is next door.", "Look next door."), encoding="utf-8")
    assert change_since(parcel, library).startswith("parcel.yaml was edited since.")
    assert finished_attempt(store, attempt.id).scenario.text == SMALL
    file.write_text("format: 1", encoding="utf-8")
    assert "was edited since" in change_since(parcel, library)
    file.unlink()
    assert "its file was removed since" in change_since(parcel, library)


def test_the_page_says_that_the_file_is_not_in_the_library(
    command: Command, small: Path, capsys: Streams
) -> None:
    attempt = play(command, small, "ask,guess", capsys)
    small.unlink()
    assert command("review", attempt) == DONE
    out = " ".join(capsys.readouterr().out.split())
    assert "This is about the text that was played, which the store keeps." in out


def retried(first: LiveAttempt, number: int) -> LiveAttempt:
    return first.retry(Player("Bo", retry_of=first.id), number)


def test_a_retry_goes_on_from_where_the_reply_was_given(store: Store, parcel: Scenario) -> None:
    first = played(store, parcel, *GUESSED)
    again = retried(first, 2)
    assert again.last_at == 2.5
    again.do(Reply(9.0, "find"))
    assert again.finish().total == 100.0
    kept = read_attempt(store, store.attempt(again.id))
    assert kept.log[: len(kept.log) - 5] == tuple(first.session.log[: len(kept.log) - 5])
    assert retry_label(store, kept) == "Retry from reply 2"
    assert store.attempt(first.id).scorecard["total"] < 50  # type: ignore[index]


@pytest.mark.parametrize("number", [1, 2])
def test_a_retry_survives_a_crash_with_its_label(number: int, store: Store, parcel: Scenario) -> None:
    again = retried(played(store, parcel, *GUESSED), number)
    record = store.attempt(again.id)
    assert LiveAttempt.resume(store, record).session.log == again.session.log
    assert retry_label(store, read_attempt(store, record)) == f"Retry from reply {number}"


def test_the_page_of_a_retry_says_so(
    command: Command, store: Store, parcel: Scenario, capsys: Streams
) -> None:
    again = retried(played(store, parcel, *GUESSED), 2)
    again.do(Reply(9.0, "find"))
    again.finish()
    command("review", again.id)
    assert "Retry from reply 2 of attempt" in capsys.readouterr().out


def test_the_review_worked_out_beside_the_window_is_the_same(
    parcel: Scenario, store: Store, tmp_path: Path
) -> None:
    log = tuple(played(store, parcel, *GUESSED).session.log)
    ahead = BoundsAhead(KeptBounds(tmp_path))
    try:
        found = None
        while found is None:
            found = ahead.review(parcel, log)
    finally:
        ahead.close()
    assert found == BoundsNow(KeptBounds(tmp_path)).review(parcel, log)
