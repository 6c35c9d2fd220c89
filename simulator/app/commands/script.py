"""`script`: the spoken lines of a scenario for a recording, as a table."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from scoring.sheets.csv_sheet import BYTE_ORDER_MARK, csv_line
from scoring.sheets.files import replacing
from simulator.app.opening import find_scenario, open_scenario
from simulator.scenario.diagnostics import did_you_mean
from simulator.scenario.library import NotFound
from simulator.scenario.load import Scenario
from simulator.speech.timing import estimated_seconds
from simulator.speech.words import words
from simulator.workbench.voice_script import COLUMNS, Part, voice_script

_WRONG_USE = 2
_SUFFIXES = (".csv", ".xlsx")


def run(given: Namespace) -> int:
    output = Path(given.output) if given.output else None
    if output and output.suffix.lower() not in _SUFFIXES:
        print(f"{output.name} is neither a .csv nor an .xlsx file: name the output so.", file=sys.stderr)
        return _WRONG_USE
    scenario = _opened(given.scenario, given.language)
    if scenario is None:
        return _WRONG_USE
    parts = voice_script(scenario.script, _measure)
    if given.by is not None:
        parts = tuple(part for part in parts if given.by in (part.key, part.name)) or _nobody(given.by, parts)
        if not parts:
            return _WRONG_USE
    if output is None:
        _print(parts)
        return 0
    with replacing(output) as file:
        _write(scenario, parts, file, output.suffix.lower())
    print(_summary(parts) + f"Written to {output}", file=sys.stderr)
    return 0


def _opened(name: str, language: str | None) -> Scenario | None:
    wanted = _in_language(name, language)
    if (
        language
        and isinstance(find_scenario(wanted), NotFound)
        and not isinstance(find_scenario(name), NotFound)
    ):
        print(f"There is no {wanted}: 'translate {name} {language}' makes it.", file=sys.stderr)
        return None
    return open_scenario(wanted)


def _in_language(name: str, language: str | None) -> str:
    """The scenario's translation lies beside it, its name followed by the language."""
    if not language:
        return name
    path = Path(name)
    if path.suffix in (".yaml", ".yml"):
        return str(path.with_name(f"{path.stem}.{language}{path.suffix}"))
    return f"{name}.{language}"


def _measure(text: str, rate: int) -> tuple[int, float]:
    return len(words(text)), estimated_seconds(text, rate)


def _nobody(name: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    hint = did_you_mean(name, [part.key for part in parts])
    print(f"Nobody called '{name}' says anything here: {hint}", file=sys.stderr)
    return ()


def _write(scenario: Scenario, parts: Sequence[Part], file: BinaryIO, suffix: str) -> None:
    if suffix == ".csv":
        file.write((BYTE_ORDER_MARK + _csv(parts)).encode("utf-8", "replace"))
        return
    from simulator.workbench.script_workbook import write_workbook  # a table on the screen does without

    write_workbook(scenario.script.title, parts, file, datetime.now(UTC))


def _csv(parts: Sequence[Part]) -> str:
    rows = [COLUMNS, *(take.cells() for part in parts for take in part.takes)]
    return "".join(map(csv_line, rows))


def _print(parts: Sequence[Part]) -> None:
    table = _csv(parts).replace("\r\n", "\n")
    print(table.encode("utf-8", "replace").decode("utf-8"), end="")
    print(_summary(parts), end="", file=sys.stderr)


def _summary(parts: Sequence[Part]) -> str:
    lines = [
        f"{part.name}: {len(part.takes)} line{'s' * (len(part.takes) != 1)}, {part.words} words, "
        f"about {part.seconds / 60:.1f} minutes\n"
        for part in parts
    ]
    return "".join(lines) or "Nobody is heard in this scenario.\n"
