"""Statements that a learning record store accepts, and keeps once."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from scoring.sheets.calls import ScoredCall
from scoring.sheets.xapi import HOME, statement_line, statements, write_statements
from tests.node.tools import node, node_tool
from tests.scoring.sheets.conftest import again, named
from tests.scoring.sheets.generated_calls import generated_calls
from tests.scoring.sheets.test_csv_sheet import FORMULA_STARTS, NAUGHTY, naughty_strings

LABELLED = NAUGHTY.with_name("xapi-1.0.3-labelled.json")
VALIDATOR = Path(__file__).parents[2] / "node" / "validate_statements.js"
GENERATED = 10_000

Statement = dict[str, Any]


def refusals(found: Iterable[Statement]) -> dict[int, str]:
    """What the validator of Learning Locker refuses: the number of each statement, and why."""
    package = node_tool("@learninglocker/xapi-validation")
    lines = b"".join(map(statement_line, found))
    done = subprocess.run(
        [node(), str(VALIDATOR), str(package)], input=lines, capture_output=True, check=True, timeout=300
    )
    *refused, (_, read) = [json.loads(line) for line in done.stdout.splitlines()]
    assert read == lines.count(b"\n")
    return dict(refused)


def texts() -> Sequence[str]:
    plain = ["Where is my parcel?", "我昨天已经说过三次了。", "ผมโทรมาสามครั้งแล้ว", "", "</script>", "An\udce9"]
    return [*plain, *(f"{start}cmd|x" for start in FORMULA_STARTS)]


def test_every_choice_is_answered_and_the_call_judged_once(call: ScoredCall) -> None:
    noted, sent_away, judged = statements(call)
    assert [found["verb"]["display"]["en"] for found in (noted, sent_away, judged)] == [
        "answered",
        "answered",
        "failed",
    ]
    assert (sent_away["result"]["response"], sent_away["result"]["success"]) == ("other-desk", False)
    assert sent_away["timestamp"] == "2026-03-06T12:01:23.000Z"
    assert [choice["id"] for choice in sent_away["object"]["definition"]["choices"]] == [
        "log-it",
        "other-desk",
        "silence",
    ]


def test_a_score_is_in_the_judgement_alone(call: ScoredCall) -> None:
    *answered, judged = statements(call)
    assert judged["result"]["score"] == {"scaled": 0.49, "raw": 49, "min": 0, "max": 100}
    assert judged["result"]["duration"] == "PT302.00S"
    assert not any("score" in found["result"] for found in answered)


def test_a_pass_is_a_pass(call: ScoredCall) -> None:
    *_, judged = statements(again(call, 1, total=88.2, passed="yes"))
    assert (judged["verb"]["display"]["en"], judged["result"]["success"]) == ("passed", True)


def test_trainees_appear_under_their_pseudonym_alone(call: ScoredCall) -> None:
    found = list(statements(named(call, "Ana Souza")))
    assert {json.dumps(one["actor"]["account"]) for one in found} == {
        json.dumps({"homePage": HOME, "name": "5f0c2a"})
    }
    assert "Souza" not in json.dumps(found)


def test_a_second_export_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_statements(generated_calls(50, texts()), tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_no_two_statements_share_an_id() -> None:
    ids = [found["id"] for call in generated_calls(200, texts()) for found in statements(call)]
    assert len(set(ids)) == len(ids)


def test_a_call_without_a_score_says_nothing(call: ScoredCall) -> None:
    assert list(statements(again(call, 1, total=None))) == []


def test_an_outside_validator_accepts_every_statement() -> None:
    calls = generated_calls(GENERATED, texts())
    assert refusals(found for call in calls for found in statements(call)) == {}


def test_an_outside_validator_accepts_naughty_texts() -> None:
    calls = generated_calls(200, naughty_strings())
    assert refusals(found for call in calls for found in statements(call)) == {}


def test_the_validator_accepts_no_statement_that_is_labelled_invalid() -> None:
    if not LABELLED.exists():
        pytest.skip(f"the corpus of labelled statements is not at {LABELLED}")
    labelled = json.loads(LABELLED.read_text(encoding="utf-8"))
    refused = refusals(one["statement"] for one in labelled)
    accepted = [one for number, one in enumerate(labelled) if number not in refused]
    assert len(accepted) > 300
    assert [one["name"] for one in accepted if 200 not in one["expect"]] == []
