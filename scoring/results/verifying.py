"""Finding what was changed in a chain after it was recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.results.chain import event_text, link
from scoring.results.codec import chain_start

_REWRITTEN = "the chain ends in another head than was recorded: the events were rewritten"
_MOST_TRIES = 200_000
"""Hashes computed to find out where a displaced event comes from, before it is only called changed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What in an attempt that is not as it was recorded; `number` is the event's, from 0, if any."""

    attempt: str
    number: int | None
    what: str

    def __str__(self) -> str:
        where = f"attempt {self.attempt}" + ("" if self.number is None else f", event {self.number}")
        return f"{where}: {self.what}"


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A row of the table of events; `body` is text."""

    seq: int
    at: float
    kind: str
    body: str
    hash: str

    def follows(self, previous: str, attempt: str, seq: int) -> bool:
        """Whether this event was recorded under that number, after that hash."""
        try:
            return link(previous, attempt, seq, event_text(self.at, self.kind, self.body)) == self.hash
        except (ValueError, TypeError):
            return False


def findings(attempt: Mapping[str, Any], log: Sequence[StoredEvent]) -> list[Finding]:
    """What in the log, in its order, is not as it was recorded; `attempt` is a row of `finding.ATTEMPTS`."""
    return _Chain(attempt, log).findings()


class _Chain:
    def __init__(self, attempt: Mapping[str, Any], log: Sequence[StoredEvent]) -> None:
        self._id: str = attempt["id"]
        self._finished: bool = attempt["finished_at"] is not None
        self._length: int | None = attempt["length"]
        self._head: str | None = attempt["head"]
        self._log = log
        self._start = chain_start(attempt)
        self._hashes = [self._start, *(event.hash for event in log)]
        self._tries = _MOST_TRIES

    def findings(self) -> list[Finding]:
        found: list[Finding] = []
        previous, expected = self._start, 0
        for event in self._log:
            found += self._all(range(expected, event.seq), "is missing: it was removed")
            whole = event.seq == expected
            if not event.follows(previous, self._id, event.seq):
                said = self._displaced(event, previous)
                # After a gap, an event's hash cannot be recomputed: the hash before it is gone too.
                if said or whole:
                    found.append(Finding(self._id, event.seq, said or self._changed(event)))
            previous, expected = event.hash, event.seq + 1
        return found + self._at_the_end(expected, previous)

    def _at_the_end(self, length: int, head: str) -> list[Finding]:
        if not self._finished:
            return []
        if self._length is None:
            return [Finding(self._id, None, "the head of its chain was removed")]
        if length < self._length:
            return self._all(range(length, self._length), "is missing: it was removed from the end")
        if length > self._length:
            return self._all(range(self._length, length), "was added after the end")
        if head != self._head:
            return [Finding(self._id, None, _REWRITTEN)]
        return []

    def _changed(self, event: StoredEvent) -> str:
        if event.seq == 0:
            return f"({event.kind}) or the attempt's heading (who, what, when, how) was edited"
        return f"({event.kind}) was edited, or does not follow the event before it"

    def _displaced(self, event: StoredEvent, previous: str) -> str:
        """Where an event was recorded that stands elsewhere now; empty if it was recorded nowhere so."""
        numbers = range(max(len(self._log), self._length or 0) + 1)
        places = [(previous, number) for number in numbers]
        places += [(before, number) for number in numbers for before in self._hashes]
        for before, number in places:
            if self._tries <= 0:
                break
            self._tries -= 1
            if event.follows(before, self._id, number):
                moved = number != event.seq
                return f"({event.kind}) was event {number}: the events were reordered" if moved else ""
        return ""

    def _all(self, numbers: Iterable[int], what: str) -> list[Finding]:
        return [Finding(self._id, number, what) for number in numbers]
