"""A scenario in another language: the file that holds its words, and putting them in.

The words stand under the ids of the texts, so all else of the scenario stays as it is. Both files together
are one text, a stream of two documents, so what was played can be read again later whatever becomes of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from simulator.scenario.model import Place, Script
from simulator.scenario.texts import with_words

_BETWEEN = "\n---\n"
_VALUE = r"""^{key}[ \t]*:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#"'][^#\n]*))"""
_START = re.compile(r"(?P<before>(?:[ \t]*(?:#.*)?\r?\n)*)---[ \t]*(?=\r?\n|#)")


@dataclass(frozen=True, slots=True)
class Entry:
    """The translation of one text; `text` is empty until there is one.

    A stale one was made from other words than the scenario has: from those it `was`, where that is known.
    """

    at: Place
    id: str
    source: str
    text: str
    stale: bool = False
    was: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation file. `translates` is the scenario's id; what is `gone` has no place in it any more."""

    at: Place
    format: int
    translates: str
    language: str
    texts: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    checks: Mapping[str, str] = field(default_factory=dict)


def translated(script: Script, translation: Translation) -> Script:
    """The script in the translation's language; what is not translated keeps its words."""
    words = {entry.id: entry.text for entry in reversed(translation.texts) if entry.text.strip()}
    told = with_words(script, words)
    return replace(told, language=translation.language, checks={**script.checks, **translation.checks})


def stream(base: str, translation: str) -> str:
    """The text of a translated scenario: that of the base, and that of the translation."""
    return base.removeprefix("\ufeff") + _BETWEEN + without_start(translation)


def without_start(translation: str) -> str:
    """The text without the `---` it may begin with; its lines stay where they are."""
    text = translation.removeprefix("\ufeff")
    start = _START.match(text)
    return start["before"] + text[start.end() :] if start else text


def lines_before(base: str) -> int:
    """How many lines of the joint text stand before those of the translation."""
    return len((base.removeprefix("\ufeff") + _BETWEEN).splitlines())


def top_value(text: str, key: str) -> tuple[str, Place]:
    """What a file's text has on one line under a key of its top, and where; empty if it has nothing there."""
    if not text.startswith(key) and f"\n{key}" not in text:
        return "", (1, 1)
    found = re.search(_VALUE.format(key=key), text, re.MULTILINE)
    if found is None:
        return "", (1, 1)
    name = next(group for group in found.groups() if group is not None).strip()
    start = found.start(found.lastindex or 0)
    line = text.count("\n", 0, start) + 1
    return name, (line, start - text.rfind("\n", 0, start))
