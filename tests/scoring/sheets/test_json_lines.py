"""One object a line, for programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from scoring.sheets.calls import ScoredCall
from scoring.sheets.json_lines import write_json_lines
from tests.scoring.sheets.conftest import again, named
from tests.scoring.sheets.test_csv_sheet import FORMULA_STARTS, naughty_strings


def read_back(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def test_a_line_holds_the_whole_row_and_every_reply(tmp_path: Path, call: ScoredCall) -> None:
    write_json_lines([call], tmp_path / "out.jsonl")
    (found,) = read_back(tmp_path / "out.jsonl")
    assert asdict(call.row).items() <= found.items()
    assert [(reply["id"], reply["cost"]) for reply in found["replies"]] == [  # type: ignore[attr-defined]
        ("log-it", 0.0),
        ("other-desk", 31.3889),
    ]
    assert (found["turning"], found["no_return"], found["pseudonym"]) == (2, 2, "5f0c2a")


def test_there_is_a_line_for_each_call_in_their_order(tmp_path: Path, call: ScoredCall) -> None:
    write_json_lines([again(call, 3), again(call, 1)], tmp_path / "out.jsonl")
    assert [found["attempt_number"] for found in read_back(tmp_path / "out.jsonl")] == [3, 1]


def test_naughty_names_come_back_unchanged(tmp_path: Path, call: ScoredCall) -> None:
    names = [*naughty_strings(), *(f"{start}cmd|x" for start in FORMULA_STARTS)]
    write_json_lines((named(call, name) for name in names), tmp_path / "out.jsonl")
    assert [found["trainee"] for found in read_back(tmp_path / "out.jsonl")] == names


def test_half_a_character_does_not_stop_the_export(tmp_path: Path, call: ScoredCall) -> None:
    write_json_lines([named(call, "An\udce9")], tmp_path / "out.jsonl")
    assert read_back(tmp_path / "out.jsonl")[0]["trainee"] == "An?"


def test_an_interrupted_export_leaves_the_earlier_file(tmp_path: Path, call: ScoredCall) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("last week's")

    def calls() -> Iterator[ScoredCall]:
        yield call
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_json_lines(calls(), path)
    assert path.read_text() == "last week's"
    assert list(tmp_path.iterdir()) == [path]
