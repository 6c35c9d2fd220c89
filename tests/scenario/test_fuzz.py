"""Whatever is written in a scenario file, it is read or diagnosed."""

import json
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.diagnostics import Edit, render
from simulator.scenario.edits import overlaps
from simulator.scenario.load import Loaded, load
from tests.generated import scenario_text, seeds
from tests.shipped import PATHS

PIECES = ["- ", ": ", "{", "}", "[", "]", ",", "&a ", "*a", "!x ", "|", ">", "'", '"', "#", "\n", "\n  ",
          "\t", "---\n", "...\n", "? ", "%", "@", "null", "true", "~", "-1", "99999999999", "when", "to",
          "ring", "states", "calls", "\x00", "\ufeff", "\ud800", "é"]  # fmt: skip


def check_diagnosed(text: str) -> Loaded:
    """A scenario or errors; each error lies in the file and can be shown."""
    found = load(text, "fuzz")
    lines = text.splitlines()
    assert found.scenario is not None or found.diagnostics
    for problem in found.diagnostics:
        assert problem.span.line >= 1
        assert 1 <= problem.span.column < problem.span.end
        assert render(problem, "fuzz.yaml", lines)
        check_cure(problem.fix, lines)
    return found


def check_cure(fix: tuple[Edit, ...], lines: list[str]) -> None:
    """The edits lie within lines there are and leave each other alone."""
    for place, edit in enumerate(fix):
        assert 1 <= edit.span.line <= len(lines)
        assert 1 <= edit.span.column <= edit.span.end <= len(lines[edit.span.line - 1]) + 1
        assert not any(overlaps(edit, other) for other in fix[:place])


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check_diagnosed(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_pieces_of_yaml(text: str) -> None:
    check_diagnosed(text)


def damaged(text: str, random: Random) -> str:
    """The text with a few lines lost, doubled, swapped or scribbled into."""
    lines = text.split("\n")
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(lines))
        match random.randrange(5):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, lines[random.randrange(len(lines))])
            case 2:
                lines[place] = lines[place].replace(": ", ": " + random.choice(PIECES), 1)
            case 3:
                cut = random.randint(0, len(lines[place]))
                lines[place] = lines[place][:cut] + random.choice(PIECES) + lines[place][cut:]
            case _:
                lines[place] = lines[place][: random.randint(0, len(lines[place]))]
        lines = lines or [""]
    return "\n".join(lines)


@given(seeds)
def test_damaged_generated_scenarios(seed: int) -> None:
    random = Random(seed)
    check_diagnosed(damaged(scenario_text(random), random))


ODD: tuple[Any, ...] = (None, True, "", "no such thing", -1, 99, [], {}, [1], {"when": "logged"}, "--5", "t0",
       ["won"])  # fmt: skip


def misfit(spec: Any, random: Random) -> Any:
    """The same with something odd in one place, however deep."""
    if random.random() < 0.15 or not spec or not isinstance(spec, dict | list):
        return random.choice(ODD)
    parts = dict(spec) if isinstance(spec, dict) else dict(enumerate(spec))
    place = random.choice(sorted(parts, key=str))
    if random.random() < 0.2:
        del parts[place]
    else:
        parts[place] = misfit(parts[place], random)
    return parts if isinstance(spec, dict) else list(parts.values())


@given(seeds)
def test_scenarios_with_something_odd_in_them(seed: int) -> None:
    random = Random(seed)
    spec = json.loads(scenario_text(random))
    for _ in range(random.randint(1, 4)):
        spec = misfit(spec, random)
    check_diagnosed(json.dumps(spec, indent=1))


@given(st.sampled_from(PATHS), seeds)
def test_damaged_shipped_scenarios(path: Path, seed: int) -> None:
    text = path.read_text(encoding="utf-8")
    check_diagnosed(damaged(text, Random(seed)))
