"""The way from the text of a shift's file, and the scenarios beside it, to a shift."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simulator.scenario.diagnostics import Diagnostic, Enough, Problems
from simulator.scenario.fields import shorten
from simulator.scenario.load import Loaded, Scenario, content_hash, load
from simulator.scenario.resolver import span
from simulator.scenario.syntax.parse import parse
from simulator.shift.checks import check
from simulator.shift.compile import Compiler
from simulator.shift.format import SHIFT
from simulator.shift.model import Script
from simulator.shift.program import Shift

FindCall = Callable[[str], Loaded | None]
"""The scenario of that id beside a shift's file, loaded; None where there is none."""


@dataclass(frozen=True, slots=True)
class LoadedShift:
    """A shift, or None; and everything worth saying about its file, in its order."""

    shift: Shift | None
    diagnostics: tuple[Diagnostic, ...]


def load_shift(text: str, id: str, find: FindCall) -> LoadedShift:
    """Read, check and compile a shift's text."""
    problems = Problems()
    try:
        shift = _read(text.removeprefix("\ufeff"), id, find, problems)
    except Enough:
        shift = None
    return LoadedShift(shift, problems.in_order())


def load_bundle(text: str, id: str) -> Shift | None:
    """The shift that `Shift.text` stands for; None where this version cannot read it."""
    try:
        held = json.loads(text)
        calls = {name: load(call, name) for name, call in held["calls"].items()}
        return load_shift(held["shift"], id, calls.get).shift
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _read(text: str, id: str, find: FindCall, problems: Problems) -> Shift | None:
    top = parse(text, problems)
    if top is None:
        return None
    script: Script = SHIFT.read(top, problems)
    calls = _calls(script, find, problems)
    check(script, calls, problems)
    compiler = Compiler(script, problems)
    actions, lulls = compiler.actions(), compiler.lulls()
    if problems.has_errors():
        return None
    bundle = _bundle(text, calls)
    entries = script.pool + (script.outage.pool if script.outage else ())
    return Shift(id, content_hash(bundle), bundle, script, calls, entries, len(script.pool), compiler.fields,
                 compiler.start, actions, lulls)  # fmt: skip


def _bundle(text: str, calls: Mapping[str, Scenario]) -> str:
    texts = {name: calls[name].text for name in sorted(calls)}
    return json.dumps({"shift": text, "calls": texts}, ensure_ascii=False)


def _calls(script: Script, find: FindCall, problems: Problems) -> dict[str, Scenario]:
    """The scenarios that entries name, by id; those that cannot be had are reported."""
    calls: dict[str, Scenario] = {}
    for entry in script.pool + (script.outage.pool if script.outage else ()):
        name = entry.call.name
        if not name or name in calls:
            continue
        loaded = find(name)
        where = span(entry.call.at, len(name))
        if loaded is None:
            message = f"there is no scenario '{shorten(name)}' beside this file"
            hint = "put its file into the shift's folder, or correct the name"
            problems.add("unknown-scenario", message, where, hint)
        elif loaded.scenario is None:
            hint = f"'check {name}.yaml' says what is wrong with it; a shift needs sound calls"
            problems.add("broken-scenario", f"{name}.yaml has mistakes", where, hint)
        else:
            calls[name] = loaded.scenario
    return calls
