"""The way from a file's text to a scenario."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from simulator.scenario.compile import compile_script
from simulator.scenario.diagnostics import Diagnostic, Enough, Problems, Severity
from simulator.scenario.document import Mapping
from simulator.scenario.fields import shorten
from simulator.scenario.format import SCENARIO, TRANSLATION
from simulator.scenario.gaps import report_gaps
from simulator.scenario.model import Script
from simulator.scenario.program import Program
from simulator.scenario.syntax.parse import parse_stream
from simulator.scenario.translation import Translation, translated

SHIFT_ENDING = ".shift"
"""How the id of a shift ends, and so the name of its file before `.yaml`."""
_TRANSLATES = "translates"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A validated scenario. `hash` stands for its exact text, so no attempt is scored on an edited one."""

    id: str
    hash: str
    text: str
    script: Script
    program: Program


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario, or None; and everything worth saying about the file, in its order."""

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...]


def content_hash(text: str) -> str:
    """SHA-256 of the text with line ends made equal, as hexadecimal."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Building hundreds of thousands of values that all stay alive gives the collector nothing to find."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load(text: str, id: str) -> Loaded:
    """Read, check and compile a scenario's text."""
    with garbage_collection_paused():
        return _load(text, id)


def _load(text: str, id: str) -> Loaded:
    text = text.removeprefix("\ufeff")
    problems = Problems()
    try:
        scenario = _read(text, id, problems)
    except Enough:
        scenario = None
    return Loaded(scenario, problems.in_order())


def _read(text: str, id: str, problems: Problems) -> Scenario | None:
    top, *second = parse_stream(text, problems, _TRANSLATES, _mistakes) or (None,)
    if top is None:
        return None
    if _TRANSLATES in top.entries:
        _report_lone(top, problems)
        return None
    script: Script | None = SCENARIO.read(top, problems)
    translation: Translation | None = TRANSLATION.read(second[0], problems) if second else None
    if script is None or not script.calls:
        return None
    if translation and not problems.has_errors():
        _report_translation(translation, second[0], script, problems)
        script = translated(script, translation)
    program = compile_script(script, problems)
    if program is None or problems.has_errors():
        return None
    return Scenario(id, content_hash(text), text, script, program)


def _mistakes(text: str) -> int:
    return sum(found.severity is Severity.ERROR for found in load(text, "").diagnostics)


def _report_translation(translation: Translation, top: Mapping, script: Script, problems: Problems) -> None:
    report_gaps(script, translation, problems)
    if translation.language == script.language:
        there = top.entries["language"][1].span
        problems.add("odd-language", f"'{script.language}' is the language of the scenario itself", there,
                     "give the language of the translation")  # fmt: skip


def _report_lone(top: Mapping, problems: Problems) -> None:
    """A translation is nothing without its scenario; its other mistakes are reported all the same."""
    translation: Translation = TRANSLATION.read(top, problems)
    message = f"there is no scenario '{shorten(translation.translates)}' beside this file"
    problems.add("unknown-scenario", message, top.entries[_TRANSLATES][1].span,
                 "put the translation into the scenario's folder, or correct the name")  # fmt: skip
