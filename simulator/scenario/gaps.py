"""What a translation lacks: texts not translated, texts that have changed since, texts that are gone."""

from collections.abc import Iterable, Mapping, Sequence

from simulator.scenario.codes import Code
from simulator.scenario.diagnostics import Problems, Related, Severity
from simulator.scenario.fields import shorten
from simulator.scenario.model import Place, Script
from simulator.scenario.resolver import span
from simulator.scenario.texts import Text, texts
from simulator.scenario.translation import Entry, Translation

MOST = 10
"""So many findings of a kind are told one by one, the others as a number."""

Found = tuple[Entry, str]
"""The entry something is found at, and what."""


def report_gaps(script: Script, translation: Translation, problems: Problems) -> None:
    """Record as warnings what the translation lacks of the script it is for."""
    known = {text.id: text for text in texts(script)}
    entries = _by_id(translation.texts, problems)
    update = f"'translate {translation.translates} {translation.language}' brings the file up to date"
    new = len(known.keys() - entries.keys())
    if new:
        _warn("untranslated", f"{new} of {len(known)} texts are not in this file", translation.at,
              update, problems)  # fmt: skip
    kinds: tuple[tuple[Code, Sequence[Found], str, str], ...] = (
        ("untranslated", list(_untranslated(known, entries)), "more groups of texts are not all translated",
         "until then they are shown untranslated; write each behind its 'text:'"),
        ("stale-translation", list(_stale(known, entries)), "more translations are of changed words",
         f"correct 'text', then remove 'stale: true'; {update}"),
        ("orphan-translation", list(_orphans(known, entries)), "more translations are of texts that are gone",
         f"{update} and keeps these words under 'gone'"),
    )  # fmt: skip
    for code, found, more, hint in kinds:
        for entry, message in found[:MOST]:
            _warn(code, message, entry.at, hint, problems, len(entry.id))
        if len(found) > MOST:
            _warn(code, f"{len(found) - MOST} {more}", found[MOST][0].at, hint, problems)


def group_of(text: Text) -> str:
    """Where a text belongs, in a word: its state as `call/state`, its call, or a part of the desk."""
    return f"{text.call}/{text.state}" if text.state else text.call or text.id.partition("/")[0]


def _by_id(listed: Iterable[Entry], problems: Problems) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for entry in listed:
        first = entries.setdefault(entry.id, entry)
        if first is not entry:
            there = Related(span(first.at, len(first.id)), "the first is here, and holds")
            problems.add("duplicate-id", f"the text '{shorten(entry.id)}' is translated twice",
                         span(entry.at, len(entry.id)), "keep one of them", related=(there,))  # fmt: skip
    return entries


def _untranslated(known: Mapping[str, Text], entries: Mapping[str, Entry]) -> Iterable[Found]:
    """For every group of texts its first entry without a translation, and how many there are."""
    groups: dict[str, list[Entry | None]] = {}
    for id, text in known.items():
        entry = entries.get(id)
        groups.setdefault(group_of(text), []).append(entry if entry and not entry.text.strip() else None)
    for group, listed in groups.items():
        empty = [entry for entry in listed if entry]
        if empty:
            yield empty[0], f"{len(empty)} of {len(listed)} texts of '{group}' are not translated"


def _stale(known: Mapping[str, Text], entries: Mapping[str, Entry]) -> Iterable[Found]:
    for id, entry in entries.items():
        if id in known and entry.text.strip() and (entry.stale or entry.source != known[id].words):
            yield entry, f"the words have changed since: “{shorten(known[id].words)}”"


def _orphans(known: Mapping[str, Text], entries: Mapping[str, Entry]) -> Iterable[Found]:
    for id, entry in entries.items():
        if id not in known:
            yield entry, f"'{shorten(id)}' is no text of the scenario: “{shorten(entry.source)}”"


def _warn(code: Code, message: str, at: Place, hint: str, problems: Problems, length: int = 1) -> None:
    problems.add(code, message, span(at, length), hint, Severity.WARNING)
