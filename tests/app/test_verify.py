"""`attempts verify` and `rescore`: what is stored is what was recorded, and scores come from it."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from scoring.results.store import Store
from simulator.app.attempt import LiveAttempt, Player
from simulator.app.main import DONE, FINDINGS, WRONG_USE
from simulator.app.rescored import rescored
from simulator.scenario.load import Scenario
from tests.app.conftest import Command
from tests.plays import possible
from tests.shipped import each_shipped, scenario_at, solution_of

Streams = pytest.CaptureFixture[str]
FIRST_LAYOUT = Path(__file__).parents[1] / "scoring" / "results" / "layout-1.sqlite"


@pytest.fixture
def played(command: Command, small: Path, capsys: Streams) -> Iterator[str]:
    """The id of Bo's attempt, the best of three."""
    command("play", small, "--choices", "ask,find", "--trainee", "Bo", "--json")
    attempt = json.loads(capsys.readouterr().out)["attempt"]
    command("play", small, "--choices", "ask,guess", "--trainee", "Al")
    command("play", small, "--choices", "shrug", "--trainee", "Cy")
    capsys.readouterr()
    return attempt


def change(store_file: Path, statement: str) -> None:
    with closing(sqlite3.connect(store_file)) as editor, editor:
        editor.execute(statement)


@pytest.mark.usefixtures("played")
def test_nothing_changed(command: Command, capsys: Streams) -> None:
    assert command("attempts", "verify") == DONE
    assert capsys.readouterr() == ("", "3 attempts verified: nothing changed since it was recorded\n")


def test_a_changed_reply_is_named(command: Command, played: str, store_file: Path, capsys: Streams) -> None:
    change(
        store_file,
        f"UPDATE events SET body = replace(body, 'ask', 'sing') WHERE seq = 4 AND attempt = '{played}'",
    )
    assert command("attempts", "verify", played[:8]) == FINDINGS
    out, err = capsys.readouterr()
    assert f"attempt {played}, event 4: (replied) was edited" in out
    assert err == "1 attempt verified: 1 thing changed since it was recorded\n"
    assert command("attempts", "verify", "--json") == FINDINGS
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["attempt"], finding["number"]) == (played, 4)


def test_a_changed_text_is_named(command: Command, played: str, store_file: Path, capsys: Streams) -> None:
    change(store_file, "UPDATE scenarios SET text = replace(text, 'diagnosis: 0', 'diagnosis: 3')")
    assert command("attempts", "verify", played) == FINDINGS
    assert "the text of its scenario, kept under the hash" in capsys.readouterr().out


def test_a_printed_head_is_compared(command: Command, played: str, tmp_path: Path, capsys: Streams) -> None:
    sheet = tmp_path / "sheet.txt"
    command("sheet", "--attempt", played, "-o", sheet)
    (line,) = (line for line in sheet.read_text(encoding="utf-8").splitlines() if line.startswith("Chain"))
    assert command("attempts", "verify", played, "--head", line.split()[1]) == DONE
    assert command("attempts", "verify", played, "--head", "f00") == FINDINGS
    assert "not in f00" in capsys.readouterr().out


def test_the_head_is_a_column_of_the_sheet(
    command: Command, played: str, tmp_path: Path, store_file: Path
) -> None:
    sheet = tmp_path / "sheet.csv"
    command("sheet", "-o", sheet)
    with Store.open(store_file) as store:
        head = store.attempt(played).head
    assert head in sheet.read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("played")
def test_an_unknown_attempt_cannot_be_verified(command: Command, capsys: Streams) -> None:
    assert command("attempts", "verify", "zzz") == WRONG_USE
    assert "There is no attempt 'zzz'" in capsys.readouterr().err


@pytest.mark.usefixtures("played")
def test_scores_come_from_the_events(command: Command, capsys: Streams) -> None:
    assert command("rescore") == DONE
    assert capsys.readouterr().err == "3 attempts rescored, none differing\n"


def test_a_changed_score_is_named(command: Command, played: str, store_file: Path, capsys: Streams) -> None:
    change(
        store_file,
        "UPDATE scorecards SET card = replace(card, '\"total\":100.0', '\"total\":42.0')"
        f" WHERE attempt = '{played}'",
    )
    assert command("rescore") == FINDINGS
    out, err = capsys.readouterr()
    assert out == f"attempt {played}: total: 42.0 recorded, 100.0 from the events\n"
    assert "1 differing" in err


@pytest.mark.usefixtures("played")
def test_another_rubric_tells_who_would_be_in_another_place(
    command: Command, tmp_path: Path, capsys: Streams
) -> None:
    rubric = tmp_path / "rubric.yaml"
    rubric.write_text("weights: {empathy: 100, resolution: 0, escalation: 0}", encoding="utf-8")
    assert command("rescore", "--rubric", rubric, "--json") == DONE
    told = json.loads(capsys.readouterr().out)
    assert told["ranked"] == 3
    assert all(one["place"] != one["other_place"] for one in told["moved"])


def test_a_rubric_that_is_none(command: Command, tmp_path: Path, capsys: Streams) -> None:
    rubric = tmp_path / "rubric.yaml"
    rubric.write_text("weights: {empathy: 100}", encoding="utf-8")
    assert command("rescore", "--rubric", rubric) == WRONG_USE
    assert "weights needs 'resolution'" in capsys.readouterr().err
    assert command("rescore", "--rubric", tmp_path / "none.yaml") == WRONG_USE
    assert "cannot be read" in capsys.readouterr().err


def test_attempts_of_the_first_layout_are_worth_what_they_were(
    command: Command, store_file: Path, capsys: Streams
) -> None:
    shutil.copy(FIRST_LAYOUT, store_file)
    assert command("rescore") == DONE
    assert "9 attempts rescored, none differing" in capsys.readouterr().err


@each_shipped
def test_every_stored_attempt_at_a_shipped_scenario_comes_to_its_score(path: Path, store_file: Path) -> None:
    scenario, bounds = scenario_at(path), solution_of(path).bounds
    with Store.open(store_file) as store:
        for seed in range(5):
            _play(LiveAttempt.begin(store, scenario, Player(f"trainee {seed}")), Random(seed)).finish(bounds)
        problems: list[str] = []

        def find_bounds(of: Scenario) -> object:
            assert of.hash == scenario.hash
            return bounds

        found = list(rescored(store, store.attempts(), find_bounds, problems))  # type: ignore[arg-type]
        assert store.findings() == (5, ())
    assert [one.differences for one in found] == [()] * 5
    assert problems == []


def _play(attempt: LiveAttempt, chance: Random) -> LiveAttempt:
    while not attempt.session.call.over:
        steps = possible(attempt.session.program, attempt.session.call, attempt.last_at + 6.0)
        attempt.do(chance.choice(steps))
    return attempt
