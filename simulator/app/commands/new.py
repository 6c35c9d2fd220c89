"""`new`: a scenario that can be played at once, to be changed into one's own."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from simulator.scenario.library import Library
from simulator.scenario.readers import LANGUAGE_TAG
from simulator.workbench.new_scenario.making import (
    CALLER,
    LANGUAGE,
    TITLE,
    Wanted,
    plans_text,
    scenario_text,
    schema_seen_from,
)
from simulator.workbench.new_scenario.naming import why_not

_WRONG_USE = 2
_NEXT = {"play": "play it", "watch": "play on while you change it", "check": "see whether something is wrong"}


def run(given: Namespace) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    wanted = Wanted(
        given.name.removesuffix(".yaml"),
        TITLE if given.title is None else given.title,
        CALLER if given.caller is None else given.caller,
        given.language or LANGUAGE,
    )
    folder = Path(given.folder)
    problem = next(filter(None, _problems(wanted, folder)), "") or _write(wanted, folder)
    if problem:
        print(problem, file=sys.stderr)
        return _WRONG_USE
    _tell(wanted, folder)
    return 0


def _problems(wanted: Wanted, folder: Path) -> Iterator[str]:
    """What stands in the way, in sentences."""
    yield why_not(wanted.id)
    yield _odd_words("title", wanted.title)
    yield _odd_words("caller", wanted.caller)
    if not LANGUAGE_TAG.fullmatch(wanted.language):
        yield f"'{wanted.language}' is no language tag: two or three letters, such as zh, vi or pt-BR."
    if not folder.is_dir():
        yield f"There is no folder {folder}: make it first, or name another with --folder."
    for path in (folder / f"{wanted.id}.yml", *_files(wanted, folder)):
        if path.exists():
            yield f"{path} is there already, and is left as it is: choose another name."
    if any(path.stem == wanted.id for path in Library().paths()):
        yield f"The library has a scenario '{wanted.id}': choose another name, to tell results apart."


def _odd_words(what: str, words: str) -> str:
    if not words.strip():
        return f"The {what} is empty: write it behind --{what}, or leave --{what} out."
    if not words.isprintable():
        return f"The {what} has letters that cannot be shown, or more than one line: write it as plain text."
    return f"The {what} is longer than 200 letters: shorten it." if len(words) > 200 else ""


def _files(wanted: Wanted, folder: Path) -> tuple[Path, Path]:
    """The scenario, and its plans: in a folder of their own, or the library would list them."""
    return folder / f"{wanted.id}.yaml", folder / "plans" / f"{wanted.id}.yaml"


def _write(wanted: Wanted, folder: Path) -> str:
    """Write both files or neither; returns what went wrong, in a sentence."""
    scenario, plans = _files(wanted, folder)
    texts = {plans: plans_text(wanted), scenario: scenario_text(wanted, schema_seen_from(folder))}
    written: list[Path] = []
    try:
        plans.parent.mkdir(exist_ok=True)
        for path, text in texts.items():
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        where = error.filename or scenario
        return f"{where} cannot be written ({error.strerror or error}): name another folder with --folder."
    return ""


def _tell(wanted: Wanted, folder: Path) -> None:
    scenario, plans = _files(wanted, folder)
    program = "python run_sim.py" if Path(sys.argv[0]).name == "run_sim.py" else "call-simulator"
    name = f'"{scenario}"' if " " in str(scenario) else str(scenario)
    print(f"{scenario} is written. It can be played. Calls with the scores they have are in {plans}.")
    if wanted.language.partition("-")[0] != LANGUAGE:
        print(f"The words in it are English: write yours over them, in '{wanted.language}'.")
    print("\nWhat to do next:")
    for command, purpose in _NEXT.items():
        print(f"  {program} {command} {name}{' ' * (7 - len(command))}{purpose}")
