"""`analyse`: the certificate, the claims, and the calls that break them."""

import json
from pathlib import Path

import pytest

from simulator.app.main import DONE, FINDINGS, WRONG_USE
from tests.app.conftest import SMALL, Command

Streams = pytest.CaptureFixture[str]
TRUE = "claims:\n  - never: passed and ending is lost\n"
FALSE = "claims:\n  - always: not critical.false-closure\n"


@pytest.fixture
def claiming(small: Path) -> Path:
    """A scenario that claims something true, and something that is not."""
    small.write_text(SMALL + TRUE + FALSE.removeprefix("claims:\n"), encoding="utf-8")
    return small


def test_the_document_has_the_fields_of_the_contract(command: Command, small: Path, capsys: Streams) -> None:
    assert command("analyse", small, "--json") == DONE
    found = json.loads(capsys.readouterr().out)
    assert (found["scenario"], found["exact"], len(found["hash"])) == ("parcel", True, 64)
    assert (found["best"], found["worst"]) == (100.0, 0.0)
    assert (found["shortest"], found["longest"]) == (1, 2)
    assert found["best_line"] == ["ask", "find"]
    assert found["dilemma"] == 0.0
    assert found["claims"] == []
    assert found["configurations"] > 0
    assert set(found["dimensions"]) == {"empathy", "resolution", "escalation"}
    assert found["dimensions"]["escalation"]["chance"] is None
    assert 0.0 < found["dimensions"]["empathy"]["chance"] < 100.0


def test_the_document_tells_each_ending(command: Command, small: Path, capsys: Streams) -> None:
    command("analyse", small, "--json")
    endings = json.loads(capsys.readouterr().out)["endings"]
    assert [(e["state"], e["outcome"], e["title"], e["reachable"], e["chance"]) for e in endings] == [
        ("only/solved", "resolved", "Found.", True, 0.25),
        ("only/gone", "lost", "She hung up.", True, 0.75),
    ]
    assert endings[0]["best"] == 100.0


def test_the_pass_rate_is_that_of_a_player_who_picks_at_random(
    command: Command, small: Path, capsys: Streams
) -> None:
    command("analyse", small, "--json")
    found = json.loads(capsys.readouterr().out)
    assert (found["pass_rate_by_chance"], found["pass_rate_within"]) == (0.25, 0.0)


def test_the_page_fits_80_columns(command: Command, claiming: Path, capsys: Streams) -> None:
    command("analyse", claiming)
    out, _ = capsys.readouterr()
    assert max(map(len, out.splitlines())) <= 80
    assert "A lost parcel" in out
    assert "exactly, from all" in out
    assert "resolved: Found." in out


def test_a_true_claim_is_no_finding(command: Command, small: Path, capsys: Streams) -> None:
    small.write_text(SMALL + TRUE, encoding="utf-8")
    assert command("analyse", small) == DONE
    assert "true       never: passed and ending is lost" in capsys.readouterr().out


def test_a_false_claim_is_a_finding_with_the_call_that_shows_it(
    command: Command, claiming: Path, capsys: Streams
) -> None:
    assert command("analyse", claiming) == FINDINGS
    out, _ = capsys.readouterr()
    assert "FALSE      always: not critical.false-closure" in out
    assert "Shown at only/gone, after ask, guess." in out


def test_the_document_tells_each_claim(command: Command, claiming: Path, capsys: Streams) -> None:
    assert command("analyse", claiming, "--json") == FINDINGS
    true, false = json.loads(capsys.readouterr().out)["claims"]
    assert (true["claim"], true["proved"], true["choices"]) == (
        "never: passed and ending is lost",
        True,
        None,
    )
    assert (false["proved"], false["state"], false["choices"]) == (False, "only/gone", ["ask", "guess"])
    assert false["line"] == len(claiming.read_text(encoding="utf-8").splitlines())


def test_a_call_that_breaks_a_claim_is_saved_and_can_be_played(
    command: Command, claiming: Path, tmp_path: Path, capsys: Streams
) -> None:
    assert command("analyse", claiming, "--json", "--save", tmp_path / "broken") == FINDINGS
    out, err = capsys.readouterr()
    saved = json.loads(out)["claims"][1]["saved"]
    assert saved in err
    assert command("play", claiming, "--plan", saved, "--json") == DONE
    played = json.loads(capsys.readouterr().out)
    assert played["critical"] == ["false-closure"]
    assert [step["id"] for step in played["choices"]] == ["ask", "guess"]


def test_nothing_is_saved_where_all_claims_are_true(
    command: Command, small: Path, tmp_path: Path, capsys: Streams
) -> None:
    small.write_text(SMALL + TRUE, encoding="utf-8")
    assert command("analyse", small, "--save", tmp_path / "broken") == DONE
    assert not (tmp_path / "broken").exists()
    assert capsys.readouterr().err == ""


def test_a_folder_that_cannot_be_is_told_in_a_sentence(
    command: Command, claiming: Path, capsys: Streams
) -> None:
    assert command("analyse", claiming, "--save", claiming / "inside") == WRONG_USE
    assert "Traceback" not in capsys.readouterr().err


def test_a_scenario_that_is_not_there_is_told_in_a_sentence(command: Command, capsys: Streams) -> None:
    assert command("analyse", "irate-coe") == WRONG_USE
    assert "did you mean 'irate-ceo'?" in capsys.readouterr().err


def test_a_plan_of_another_scenario_is_not_played(
    command: Command, claiming: Path, tmp_path: Path, capsys: Streams
) -> None:
    command("analyse", claiming, "--save", tmp_path)
    capsys.readouterr()
    plan = tmp_path / "parcel-claim-2.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("parcel", "letter"), encoding="utf-8")
    assert command("play", claiming, "--plan", plan) == WRONG_USE
    assert "has plans of 'letter', not of 'parcel'" in capsys.readouterr().err


def test_of_several_plans_the_first_is_played(
    command: Command, claiming: Path, tmp_path: Path, capsys: Streams
) -> None:
    command("analyse", claiming, "--save", tmp_path)
    plan = tmp_path / "parcel-claim-2.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text + text[text.index("- name") :].replace("- guess", "- find"), encoding="utf-8")
    capsys.readouterr()
    assert command("play", claiming, "--plan", plan, "--json") == DONE
    out, err = capsys.readouterr()
    assert json.loads(out)["outcome"] == "lost"
    assert err.startswith("Playing the first of 2 plans: breaks always")
