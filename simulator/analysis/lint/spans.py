"""Where in a scenario's text a name or a word stands, looked for only when there is something to report."""

import re
from functools import cached_property

from simulator.scenario.diagnostics import Span
from simulator.scenario.model import Condition, Place, Ref

_FAR = 60
"""Lines of one choice or line that are searched; no more than that belong to it."""


class Spans:
    """Finds places in one text. What cannot be found stands where the model says its entry begins."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.splitlines()

    def key(self, name: str, at: Place) -> Span:
        """The key whose value begins at a place."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?=[\"']?\s*:)")
        for line in range(at[0], max(0, at[0] - _FAR), -1):
            text = self._line(line) if line < at[0] else self._line(line)[: at[1] - 1]
            found = list(pattern.finditer(text))
            if found:
                return Span(line, found[-1].start() + 1, found[-1].end() + 1)
        return Span(at[0], at[1], at[1] + 1)

    def word(self, word: str, at: Place) -> Span:
        """The first place, from there on, where the word stands by itself."""
        return self._from(re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])"), at)

    def id(self, name: str, at: Place) -> Span:
        """The value of the key `id`, or `level`, of the entry that begins at a place."""
        return self._from(re.compile(rf"(?<=[:\s\"']){re.escape(name)}(?![\w-])"), at)

    def text(self, text: str, at: Place) -> Span:
        """A stretch of text as it is written, if it stands on one line."""
        return self._from(re.compile(re.escape(text)), at)

    def _from(self, pattern: re.Pattern[str], at: Place) -> Span:
        for line in range(at[0], min(at[0] + _FAR, len(self._lines) + 1)):
            found = pattern.search(self._line(line), at[1] - 1 if line == at[0] else 0)
            if found:
                return Span(line, found.start() + 1, found.end() + 1)
        return Span(at[0], at[1], at[1] + 1)

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


def ref_span(ref: Ref) -> Span:
    """The name as it stands there."""
    return Span(ref.at[0], ref.at[1], ref.at[1] + len(ref.name))


def condition_span(condition: Condition) -> Span:
    """The condition's text without its quotes."""
    column = condition.at[1] + (0 if condition.plain else 1)
    return Span(condition.at[0], column, column + len(condition.text))
