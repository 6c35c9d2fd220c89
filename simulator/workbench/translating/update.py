"""What becomes of a translation when its scenario has changed: no word that was translated is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from simulator.scenario.texts import Text
from simulator.scenario.translation import Entry

_NEAR = 0.5
"""How much of two lines must be the same for one to be taken for the other, edited."""
_DIGEST = re.compile(r"(.*)/(?:[0-9a-f]{6}|[0-9a-f]{12})")
_NOWHERE = (1, 1)


@dataclass(frozen=True, slots=True)
class Update:
    """Every text of the scenario in its order, and the translations that have no place in it any more."""

    texts: tuple[Entry, ...]
    gone: tuple[Entry, ...]

    @property
    def untranslated(self) -> int:
        return sum(not _said(entry) for entry in self.texts)

    @property
    def stale(self) -> int:
        return sum(entry.stale for entry in self.texts)


def updated(texts: Sequence[Text], old: Sequence[Entry], gone: Sequence[Entry]) -> Update:
    """The translation brought up to these texts.

    What has its text still is kept; a text whose words have changed keeps its translation, marked as stale;
    so does a line that is near to one that has vanished from its state. A text that was moved or renamed
    keeps its translation as it is.
    """
    known = {entry.id: entry for entry in reversed(old)}
    ids = {text.id for text in texts}
    left = _Left([entry for entry in old if entry.id not in ids or entry is not known[entry.id]], gone)
    found = {text.id: _current(known[text.id], text) for text in texts if text.id in known}
    wanting = [text for text in texts if text.id not in found or not _said(found[text.id])]
    for take in (left.same_id, left.same_words):
        taken = {text.id: entry for text in wanting if (entry := take(text))}
        found |= taken
        wanting = [text for text in wanting if text.id not in taken]
    found |= left.nearest([text for text in wanting if text.kind in ("line", "aside")])
    return Update(tuple(found.get(text.id) or _fresh(text) for text in texts), tuple(left.over()))


class _Left:
    """Translations without a text, to be taken by texts without a translation: each once."""

    def __init__(self, vanished: Iterable[Entry], gone: Iterable[Entry]) -> None:
        self._vanished = [entry for entry in vanished if _said(entry)]
        self._gone = list(gone)

    def same_id(self, text: Text) -> Entry | None:
        return self._take((entry for entry in self._all() if entry.id == text.id), text)

    def same_words(self, text: Text) -> Entry | None:
        """One of the same words, best from the same place of the scenario."""
        place = text.id.rpartition("/")[0]
        alike = [entry for entry in self._all() if text.words in (entry.source, entry.was)]
        return self._take(sorted(alike, key=lambda entry: entry.id.rpartition("/")[0] != place), text)

    def nearest(self, lines: Sequence[Text]) -> dict[str, Entry]:
        """The lines that are near to one that has vanished from the same state, the nearest first."""
        pairs = sorted(
            ((near, text, entry) for text in lines for near, entry in self._near(text)),
            key=lambda pair: -pair[0],
        )
        taken: dict[str, Entry] = {}
        for _, text, entry in pairs:
            if text.id not in taken and any(entry is one for one in self._vanished):
                found = self._take([entry], text)
                taken |= {text.id: found} if found else {}
        return taken

    def over(self) -> Iterator[Entry]:
        """What nothing has taken."""
        yield from self._gone
        yield from (
            replace(entry, stale=False, was="", source=entry.was or entry.source) for entry in self._vanished
        )

    def _all(self) -> Iterator[Entry]:
        yield from self._vanished
        yield from self._gone

    def _near(self, text: Text) -> Iterator[tuple[float, Entry]]:
        place = text.id.rpartition("/")[0]
        for entry in self._vanished:
            digest = _DIGEST.fullmatch(entry.id)
            if digest and digest[1] == place and (near := _nearness(text.words, entry.source)) >= _NEAR:
                yield near, entry

    def _take(self, entries: Iterable[Entry], text: Text) -> Entry | None:
        entry = next(iter(entries), None)
        if entry is None or not _said(entry):
            return None
        self._vanished = [one for one in self._vanished if one is not entry]
        self._gone = [one for one in self._gone if one is not entry]
        return replace(_current(entry, text), id=text.id)


def _current(entry: Entry, text: Text) -> Entry:
    """The entry for the words the text has; stale if it was translated from others."""
    made_from = entry.was or entry.source
    if not _said(entry):
        return replace(entry, source=text.words, stale=False, was="")
    if entry.source == text.words:
        return entry
    if made_from == text.words:
        return replace(entry, source=text.words, stale=False, was="")
    return replace(entry, source=text.words, stale=True, was=made_from)


def _fresh(text: Text) -> Entry:
    return Entry(_NOWHERE, text.id, text.words, "")


def _said(entry: Entry) -> bool:
    return bool(entry.text.strip())


def _nearness(one: str, other: str) -> float:
    """How much of two texts is the same, 0 to 1."""
    from difflib import SequenceMatcher  # only changed lines need it

    compared = SequenceMatcher(None, one, other, autojunk=False)
    quick = compared.real_quick_ratio() >= _NEAR and compared.quick_ratio() >= _NEAR
    return compared.ratio() if quick else 0.0
