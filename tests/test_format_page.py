"""docs/scenario-format.md: complete, up to date, and every example in it loads."""

import re
from typing import Any

import pytest
import yaml

from scoring.rubric import DEFAULT_RUBRIC, DIMENSIONS
from simulator.analysis.playtest import USUAL
from simulator.scenario.claims import GOES_ON, STUCK
from simulator.scenario.diagnostics import Diagnostic, Severity
from simulator.scenario.load import load
from simulator.scenario.model import PLAYERS, Band
from simulator.scenario.resolver import CONSTANTS, MEASURES, WATCHED
from simulator.scenario.world import PROMISE
from simulator.workbench.schema.made import CHECKOUT, PAGE
from simulator.workbench.schema.reference import records
from simulator.workbench.schema.values import anchor

TEXT = (CHECKOUT / PAGE).read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
SECTIONS = {
    heading.lower(): section
    for heading, section in re.findall(r"^##+ (.*?)$\n(.*?)(?=^##+ |\Z)", TEXT, re.DOTALL | re.MULTILINE)
}
FRAME = """
format: 1
title: A frame for examples
caller: {name: Ana}
people: {ravi: {name: Ravi}}
facts: {logged: false, demands: {from: 0, to: 3}, source: {values: [unknown, partner]}}
promises: {ring: {text: Ring Ana., due: second}}
escalation: [{level: tier-2, title: Tier 2, right: logged}]
calls:
  - id: first
    start: asked
    states:
      asked:
        choices:
          - {id: done, say: Done., to: over}
          - {id: later, say: Later., to: closed}
          - {id: gift, say: Take this., goodwill: 100, to: over}
      hung-up: {ending: lost}
      over: {ending: resolved}
      closed: {next: second}
  - {id: second, start: over, states: {over: {ending: lost}}}
"""


@pytest.mark.parametrize("name", records())
def test_every_record_has_a_section_with_all_its_keys(name: str) -> None:
    section = SECTIONS[name]
    for field in records()[name].fields:
        (row,) = re.findall(rf"^\| `{field.key}` (?:\|[^|]*){{3}}\|$", section, re.MULTILINE)
        assert ("**needed**" in row) == field.required


def test_every_link_within_the_page_leads_to_a_section() -> None:
    targets = set(re.findall(r"\]\(#([^)]*)\)", TEXT))
    assert targets <= {anchor(heading) for heading in SECTIONS}


def test_every_link_to_another_page_leads_to_one() -> None:
    pages = re.findall(r"\]\(([^#)]+)\)", TEXT)
    assert [page for page in pages if not (CHECKOUT / "docs" / page).exists()] == []


def test_everything_conditions_can_read_is_named() -> None:
    named = first_cells(SECTIONS["conditions"])
    assert {*MEASURES, *CONSTANTS, "promise.ID", "knowledge.ID"} <= named
    assert first_cells(SECTIONS["a claim"]) >= {*WATCHED, "critical.CODE"}


def first_cells(section: str) -> set[str]:
    """The words in backquotes in the first column of a section's tables."""
    cells = re.findall(r"^\|([^|]*)\|", section, re.MULTILINE)
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def test_the_ends_of_what_conditions_read_are_right() -> None:
    section = SECTIONS["conditions"]
    for name in ("patience", "retellings", "apologies"):
        (row,) = re.findall(rf"^\|[^|]*`{name}`[^|]*\|(.*)\|$", section, re.MULTILINE)
        assert f"{MEASURES[name].low} to {MEASURES[name].high}" in row
    assert set(PROMISE.words) <= set(re.findall(r"`(\w+)`", section))
    assert {GOES_ON, STUCK} <= set(re.findall(r"`(\w+)`", SECTIONS["a claim"]))


def test_the_usual_weights_are_named() -> None:
    assert "/".join(map(str, DEFAULT_RUBRIC.weights)) in SECTIONS["a scenario"]
    assert first_cells(SECTIONS["weights"]) == {dimension.value for dimension in DIMENSIONS}


@pytest.mark.parametrize("bot", PLAYERS)
def test_the_usual_band_of_every_bot_is_named(bot: str) -> None:
    (band,) = re.findall(rf"^\| `{bot}` \|[^|]*\| `(.*)` \|$", SECTIONS["the bands"], re.MULTILINE)
    written = {key.replace(" ", "_"): value for key, value in yaml.safe_load(band).items()}
    assert Band((1, 1), **written) == USUAL[bot]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example).partition("\n")[0])
def test_every_example_loads(example: str) -> None:
    assert errors(framed(example)) == []


def errors(text: str) -> list[Diagnostic]:
    found = load(text, "example").diagnostics
    return [problem for problem in found if problem.severity is Severity.ERROR]


def framed(example: str) -> str:
    """A whole scenario with the example in it, where its first line says it belongs."""
    where, _, _ = example.partition("\n")
    part: Any = yaml.load(example, Loader=yaml.BaseLoader)
    frame: Any = yaml.load(FRAME, Loader=yaml.BaseLoader)
    call = frame["calls"][0]
    if where == "# part of a scenario":
        frame |= {"facts": frame["facts"]} | part
    elif where == "# part of a call":
        call |= part
    elif where == "# states of a call":
        call["states"] |= part
    elif where == "# part of a state":
        call["states"]["asked"] |= part
    elif where == "# part of a choice":
        call["states"]["asked"]["choices"].append(part)
    else:
        return example
    return plain_yaml(frame)


def plain_yaml(value: Any) -> str:
    """In one line; a number and a yes or no stay what they are, all else is quoted."""
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {plain_yaml(part)}' for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(plain_yaml, value)) + "]"
    plain = re.fullmatch(r"[+-]?\d+|true|false", value)
    return str(value) if plain else '"' + value.replace('"', '\\"') + '"'


def test_an_example_with_a_mistake_would_be_found() -> None:
    assert errors(framed("# part of a choice\nid: on\nsay: On.\nto: nowhere\n"))
    assert errors(framed("# part of a state\nlnes: Hm.\n"))
