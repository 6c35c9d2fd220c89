"""`translate`: makes and updates the translation file of a scenario."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from scoring.sheets.files import replacing
from simulator.app.opening import open_scenario
from simulator.scenario.diagnostics import render
from simulator.scenario.library import Library
from simulator.scenario.load import Scenario
from simulator.scenario.readers import LANGUAGE_TAG
from simulator.scenario.translation import top_value
from simulator.workbench.new_scenario.making import schema_seen_from
from simulator.workbench.translating.file import new_translation, read_translation, updated_translation
from simulator.workbench.translating.update import Update

_WRONG_USE = 2


def run(given: Namespace) -> int:
    scenario = open_scenario(given.scenario)
    problem = "" if scenario is None else _refused(scenario, given.language)
    if problem:
        print(problem, file=sys.stderr)
    if scenario is None or problem:
        return _WRONG_USE
    path = Path(given.output) if given.output else _beside(given.scenario, given.language)
    made = _made(scenario, given.language, path)
    if made is None:
        return _WRONG_USE
    text, update, changed = made
    if changed:
        with replacing(path) as file:
            file.write(text.encode("utf-8"))
    _tell(path, update, changed, given.json)
    return 0


def _refused(scenario: Scenario, language: str) -> str:
    """Why this cannot be translated so, in a sentence; empty if it can."""
    if not LANGUAGE_TAG.fullmatch(language):
        return f"'{language}' is no language tag: two or three letters, such as zh, vi or pt-BR."
    base, _ = top_value(scenario.text, "translates")
    if base:
        return f"'{scenario.id}' is a translation itself: translate '{base}'."
    if language == scenario.script.language:
        return f"'{scenario.id}' is in '{language}' already: name the language to translate it into."
    return ""


def _beside(name: str, language: str) -> Path:
    """Where the translation of a scenario belongs: into its folder, called after it and the language."""
    found = Library().find(name)
    path = found if isinstance(found, Path) else Path(name)
    return path.with_name(f"{path.stem}.{language}{path.suffix}")


def _made(scenario: Scenario, language: str, path: Path) -> tuple[str, Update, bool] | None:
    """The file's text and what there is in it; None after saying why the one that is there is left alone."""
    if not path.exists():
        return *new_translation(scenario, language, schema_seen_from(path.parent, "translation")), True
    old = _read(path)
    if old is None:
        return None
    translation, problems = read_translation(old)
    for problem in problems:
        print(render(problem, str(path), old.splitlines()), file=sys.stderr)
    if translation is None:
        print(f"{path} is left as it is until this is mended.", file=sys.stderr)
        return None
    if (translation.translates, translation.language) != (scenario.id, language):
        other = f"translates '{translation.translates}' into '{translation.language}'"
        print(f"{path} {other} and is left as it is: name another file.", file=sys.stderr)
        return None
    text, update = updated_translation(scenario, old, translation)
    return text, update, text != old


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        print(f"{path} is not UTF-8 and is left as it is: save it as UTF-8.", file=sys.stderr)
        return None


def _tell(path: Path, update: Update, changed: bool, as_json: bool) -> None:
    total = len(update.texts)
    counts = {
        "texts": total,
        "translated": total - update.untranslated - update.stale,
        "untranslated": update.untranslated,
        "stale": update.stale,
        "gone": len(update.gone),
    }
    if as_json:
        print(json.dumps({"file": str(path), "changed": changed, **counts}, indent=2))
        return
    print(f"{path} {'is written' if changed else 'is up to date'}")
    print(", ".join(f"{number:,} {what}" for what, number in counts.items()))
