"""`playtest` and `mutate`: exit codes, what goes to which stream, and the documents other programs read."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from simulator.app.main import DONE, FINDINGS, WRONG_USE
from tests.app.conftest import Command

Streams = pytest.CaptureFixture[str]
PLAN = """scenario: parcel
plans:
  - {name: one, choices: [ask, find], outcome: resolved, total: 3, passed: false, dimensions: {}}
"""


def test_playtest_answers_with_one_document(command: Command, small: Path, capsys: Streams) -> None:
    code = command("playtest", small, "--plays", "20", "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["scenario"] == small.stem
    assert code == (DONE if found["fair"] else FINDINGS)
    assert found["fair"] is (found["findings"] == [])
    assert found["bots"]["random"]["plays"] == 20
    assert set(found["bots"]["expert"]) >= {"least", "median", "greatest", "mean", "pass_rate", "band"}
    assert set(found) >= {"hash", "seed", "coverage", "calls", "patterns"}


def test_playtest_says_in_words_who_gets_through(command: Command, small: Path, capsys: Streams) -> None:
    command("playtest", small, "--bots", "first,expert", "--plays", "5")
    out, _ = capsys.readouterr()
    assert "first" in out
    assert "random" not in out
    assert "Seen by the bots:" in out


@pytest.mark.parametrize("name", ["scores.html", "scores.svg"])
def test_playtest_draws_the_scores(
    name: str, command: Command, small: Path, tmp_path: Path, capsys: Streams
) -> None:
    command("playtest", small, "--plays", "5", "--json", "-o", tmp_path / name)
    out, err = capsys.readouterr()
    json.loads(out)
    assert name in err
    drawn = (tmp_path / name).read_text(encoding="utf-8")
    assert "total score of a play, in points" in drawn
    if name.endswith(".svg"):
        ElementTree.fromstring(drawn)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--bots", "longst"], "did you mean 'longest'?"),
        (["-o", "scores.png"], ".html or .svg"),
        (["--plans", "nowhere.yaml"], "nowhere.yaml cannot be read"),
    ],
)
def test_playtest_used_wrongly(
    arguments: list[str], said: str, command: Command, small: Path, capsys: Streams
) -> None:
    assert command("playtest", small, *arguments) == WRONG_USE
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


@pytest.mark.parametrize("plays", ["0", "-1", "many", "10000000"])
def test_playtest_wants_a_number_of_plays(plays: str, command: Command, small: Path, capsys: Streams) -> None:
    assert command("playtest", small, "--plays", plays) == WRONG_USE
    assert f"'{plays}' is no whole number from 1 to 1000000" in capsys.readouterr().err


def test_mutate_lists_what_nobody_notices(command: Command, small: Path, capsys: Streams) -> None:
    assert command("mutate", small, "--json") == FINDINGS
    found = json.loads(capsys.readouterr().out)
    assert found["noticed"] == 0
    slip = next(one for one in found["unnoticed"] if one["matters"])
    assert set(slip) == {"sort", "line", "where", "what", "points", "matters"}
    assert command("mutate", small) == FINDINGS
    out, err = capsys.readouterr()
    assert f"{small}:{slip['line']}: [" in out
    assert "No plans were given" in err


def test_mutate_names_a_plan_that_fails_as_things_are(
    command: Command, small: Path, tmp_path: Path, capsys: Streams
) -> None:
    plans = tmp_path / "plans.yaml"
    plans.write_text(PLAN, encoding="utf-8")
    assert command("mutate", small, "--plans", plans) == FINDINGS
    assert "The plan 'one' (line 3) fails as things are: total 100.0, planned 3.0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("part", "instead", "said"),
    [
        ("scenario: parcel", "scenario: other", "has plans of 'other'"),
        ("ask, find", "ask, sing", "'sing' cannot be said at only/number"),
        ("ask, find", "ask", "the choices end at only/number"),
        ("total: 3", "total: x", "[wrong-type]"),
    ],
)
def test_plans_that_do_not_fit(
    part: str, instead: str, said: str, command: Command, small: Path, tmp_path: Path, capsys: Streams
) -> None:
    plans = tmp_path / "plans.yaml"
    plans.write_text(PLAN.replace(part, instead), encoding="utf-8")
    for which in ("mutate", "playtest"):
        assert command(which, small, "--plans", plans) == WRONG_USE
        assert said in capsys.readouterr().err
