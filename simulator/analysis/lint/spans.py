"""Where in a scenario's text a name or a word stands, looked for only when there is something to report."""

import re

from simulator.scenario.diagnostics import Span
from simulator.scenario.model import Condition, Place, Ref
from simulator.scenario.source import Source

_FAR = 60
"""Lines of one choice or line that are searched; no more than that belong to it."""


class Spans:
    """Finds places in one text. What cannot be found stands where the model says its entry begins."""

    def __init__(self, text: str) -> None:
        self._source = Source(text)

    def name(self, name: str, at: Place) -> Span:
        """A name that is written there."""
        return self._source.stretch(at, name) or Span(at[0], at[1], at[1] + len(name))

    def ref(self, ref: Ref) -> Span:
        """The name as it stands there."""
        return self.name(ref.name, ref.at)

    def condition(self, condition: Condition) -> Span:
        """The condition's text without its quotes, as far as it stands on one line."""
        return self.inside(condition, condition.text)

    def inside(self, condition: Condition, part: str) -> Span:
        """The first place of a part of a condition."""
        offset = max(0, condition.text.find(part))
        return self._source.inside(condition.at, condition.text, offset, len(part))

    def word(self, word: str, at: Place) -> Span:
        """The first place, from there on, where the word stands by itself."""
        return self._from(re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])"), at)

    def text(self, text: str, at: Place) -> Span:
        """A stretch of text, from there on, if it stands on one line."""
        return self._from(re.compile(re.escape(text)), at)

    def _from(self, pattern: re.Pattern[str], at: Place) -> Span:
        for line in range(at[0], min(at[0] + _FAR, len(self._source.lines) + 1)):
            found = pattern.search(self._source.line(line), at[1] - 1 if line == at[0] else 0)
            if found:
                return Span(line, found.start() + 1, found.end() + 1)
        return Span(at[0], at[1], at[1] + 1)
