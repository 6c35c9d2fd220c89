"""`graph` on the command line."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from simulator.app.main import DONE, WRONG_USE, main
from tests.workbench.graph.graphs import SERIES

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    path = tmp_path / "parcel.yaml"
    path.write_text(SERIES, encoding="utf-8")
    return path


def graphed(*arguments: object) -> int:
    try:
        return main(["graph", *map(str, arguments)])
    except SystemExit as leaving:
        return int(leaving.code or 0)


def test_without_a_file_the_picture_is_printed(scenario: Path, capsys: Streams) -> None:
    assert graphed(scenario) == DONE
    streams = capsys.readouterr()
    assert ElementTree.fromstring(streams.out).tag.endswith("svg")
    assert streams.err == ""


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.svg", "<svg"), ("a.MMD", "flowchart"), ("a.dot", "digraph"), ("a.json", "{")],
)
def test_the_end_of_the_name_says_the_format(scenario: Path, capsys: Streams, name: str, begins: str) -> None:
    target = scenario.with_name(name)
    assert graphed(scenario, "-o", target) == DONE
    assert target.read_text(encoding="utf-8").startswith(begins)
    streams = capsys.readouterr()
    assert (streams.out, str(target) in streams.err) == ("", True)


def test_another_ending_is_refused_before_anything_is_written(scenario: Path, capsys: Streams) -> None:
    target = scenario.with_name("graph.png")
    assert graphed(scenario, "-o", target) == WRONG_USE
    assert ".svg, .mmd, .dot, .json" in capsys.readouterr().err
    assert not target.exists()


def test_the_same_scenario_gives_the_same_file(scenario: Path, capsys: Streams) -> None:
    graphed(scenario)
    first = capsys.readouterr().out
    graphed(scenario)
    assert capsys.readouterr().out == first


def test_from_a_state_only_what_follows(scenario: Path) -> None:
    target = scenario.with_name("a.json")
    assert graphed(scenario, "-o", target, "--from", "call-back") == DONE
    read = json.loads(target.read_text(encoding="utf-8"))
    assert (read["from"], {node["call"] for node in read["nodes"]}) == ("tuesday/call-back", {"tuesday"})


def test_a_state_there_is_not_is_refused_with_the_nearest_one(scenario: Path, capsys: Streams) -> None:
    assert graphed(scenario, "--from", "numbers") == WRONG_USE
    assert "did you mean 'number'?" in capsys.readouterr().err


def test_a_scenario_with_warnings_is_drawn(scenario: Path, capsys: Streams) -> None:
    assert graphed(scenario) == DONE
    assert "unreachable" in capsys.readouterr().out


def test_a_broken_scenario_is_said_to_be_broken(scenario: Path, capsys: Streams) -> None:
    scenario.write_text(SERIES.replace("to: quiet", "to: quite"), encoding="utf-8")
    assert graphed(scenario) == WRONG_USE
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "did you mean 'quiet'?" in streams.err
    assert "mended" in streams.err
