"""`check`: what it finds, how it tells it, and what it mends."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from simulator.app.main import DONE, FINDINGS, WRONG_USE
from tests.app.conftest import SMALL, Command
from tests.node.tools import node_tool

Streams = pytest.CaptureFixture[str]
MISSPELT = SMALL.replace("to: number", "to: nubmer")
UNREAD = SMALL.replace("facts: {found: false}", "facts: {found: false, lost: false}")


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_lint_is_told_though_the_scenario_can_be_played(
    command: Command, small: Path, capsys: Streams
) -> None:
    write(small, UNREAD)
    assert command("check", small) == FINDINGS
    assert "warning [fact-never-read] " in capsys.readouterr().out


def test_a_scenario_says_what_its_findings_count_as(command: Command, small: Path, capsys: Streams) -> None:
    write(small, UNREAD.replace("checks: {", "checks: {fact-never-read: note, "))
    assert command("check", small) == DONE
    assert "note [fact-never-read] " in capsys.readouterr().out


def test_the_command_line_has_the_last_word(command: Command, small: Path, capsys: Streams) -> None:
    write(small, UNREAD.replace("checks: {", "checks: {fact-never-read: note, "))
    assert command("check", small, "--severity", "fact-never-read=error") == FINDINGS
    assert "error [fact-never-read] " in capsys.readouterr().out
    assert command("check", small, "--severity", "fact-never-read=off") == DONE
    assert capsys.readouterr() == ("", "1 file, no problems\n")


def test_a_folder_without_scenarios_is_not_taken_for_a_sound_one(
    command: Command, tmp_path: Path, capsys: Streams
) -> None:
    assert command("check", tmp_path) == DONE
    assert "nothing in it was checked" in capsys.readouterr().err


def test_a_file_named_without_its_ending_is_found_out(command: Command, small: Path, capsys: Streams) -> None:
    assert command("check", small.with_suffix("")) == FINDINGS
    assert f"did you mean {small}?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("unknown-state=note", "it keeps a scenario from being played"),
        ("fake-choise=note", "did you mean 'fake-choice'?"),
        ("fake-choice=loud", "'loud' is none of off, note, warning, error"),
        ("fake-choice", "'' is none of off, note, warning, error"),
    ],
)
def test_a_severity_that_cannot_be_is_wrong_use(
    given: str, said: str, command: Command, small: Path, capsys: Streams
) -> None:
    assert command("check", small, "--severity", given) == WRONG_USE
    assert said in capsys.readouterr().err


def test_a_scenario_cannot_lower_an_error(command: Command, small: Path, capsys: Streams) -> None:
    write(small, SMALL.replace("checks: {", "checks: {unknown-state: off, "))
    assert command("check", small) == FINDINGS
    assert "it keeps a scenario from being played" in capsys.readouterr().out


def test_what_disagrees_and_what_mends_it_are_in_the_json(
    command: Command, small: Path, capsys: Streams
) -> None:
    write(
        small, SMALL.replace("found: true", "found: yess").replace("title: A lost", "title: A lost\ntitle: A")
    )
    command("check", "--format", "json", small)
    found = {one["code"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["bad-value"]["related"][0]["span"]["line"] == 5
    assert found["duplicate-key"]["related"][0]["span"] == {"line": 2, "column": 1, "end": 6}


def test_fix_mends_the_file_and_says_so(command: Command, small: Path, capsys: Streams) -> None:
    write(small, MISSPELT)
    assert command("check", "--fix", small) == DONE
    assert small.read_text(encoding="utf-8") == SMALL
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"{small}:16: mended: there is no state 'nubmer' in this call [unknown-state]",
        "1 file, no problems",
    ]


def test_fix_keeps_every_other_byte(command: Command, small: Path) -> None:
    def as_windows(text: str) -> bytes:
        return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()

    small.write_bytes(as_windows(MISSPELT + "# the end   \n\n"))
    command("check", "--fix", small)
    assert small.read_bytes() == as_windows(SMALL + "# the end   \n\n")


def test_fix_leaves_what_has_no_safe_cure(command: Command, small: Path, capsys: Streams) -> None:
    write(small, SMALL.replace("to: number", "to: somewhere"))
    before = small.stat().st_mtime_ns
    assert command("check", "--fix", small) == FINDINGS
    assert small.stat().st_mtime_ns == before
    assert "[unknown-state]" in capsys.readouterr().out


def test_how_many_can_be_mended_is_said(command: Command, small: Path, capsys: Streams) -> None:
    write(small, MISSPELT)
    command("check", small)
    assert capsys.readouterr().err == "1 file, 1 problem; --fix mends 1 of them\n"


def sarif(command: Command, capsys: Streams, *paths: Path) -> dict[str, object]:
    command("check", "--format", "sarif", *paths)
    document: dict[str, object] = json.loads(capsys.readouterr().out)
    return document


def test_sarif_is_valid(command: Command, small: Path, capsys: Streams) -> None:
    schema = node_tool("@microsoft/jest-sarif") / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
    judge = Draft4Validator(json.loads(schema.read_text(encoding="utf-8")))
    write(small, MISSPELT.replace("title: A lost parcel", "title: A\ntitle: A"))
    broken = write(small.with_name("broken näme.yaml"), "title: [A\n")
    assert list(judge.iter_errors(sarif(command, capsys, small, broken))) == []
    assert list(judge.iter_errors(sarif(command, capsys, small.with_name("missing.yaml")))) == []
    assert not judge.is_valid({"version": "2.1.0", "runs": [{"results": [{}]}]})


def test_sarif_names_rule_region_and_fix(command: Command, small: Path, capsys: Streams) -> None:
    (run,) = sarif(command, capsys, write(small, MISSPELT))["runs"]  # type: ignore[misc]
    (rule,), (result,) = run["tool"]["driver"]["rules"], run["results"]
    assert (rule["id"], result["ruleId"], result["level"]) == ("unknown-state", "unknown-state", "error")
    assert rule["help"]["markdown"].startswith("# unknown-state")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == small.as_uri()
    assert place["region"] == {"startLine": 16, "startColumn": 17, "endLine": 16, "endColumn": 23}
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "number"}
