"""Everything worth saying about a scenario's file: mistakes, lints, and what lies beside it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from simulator.scenario.diagnostics import Diagnostic
from simulator.scenario.library import is_shift, load_as, read_text
from simulator.scenario.lints import weighed
from simulator.scenario.load import Loaded, Scenario

Beside = Callable[[Path, Scenario], tuple[Diagnostic, ...]]
"""What files beside a scenario's own are worth saying."""


class Checker:
    """Checks files. `levels` are severities by code, which win over those of a scenario's own `checks`."""

    def __init__(self, levels: Mapping[str, str], beside: Beside) -> None:
        self._levels = levels
        self._beside = beside

    def file(self, path: Path) -> tuple[Diagnostic, ...]:
        """The diagnostics of a file, in its order."""
        text = read_text(path)
        return text.diagnostics if isinstance(text, Loaded) else self.text(path, text)

    def text(self, path: Path, text: str) -> tuple[Diagnostic, ...]:
        """The diagnostics there would be if the file held this text."""
        if is_shift(path):
            from simulator.shift.library import shift_as  # scenarios do without

            return weighed(shift_as(path, text).diagnostics, self._levels)
        loaded = load_as(path, text)
        if loaded.scenario is None:
            return weighed(loaded.diagnostics, self._levels)
        found = [*loaded.diagnostics, *self._beyond(path, text, loaded.scenario)]
        levels = {**loaded.scenario.script.checks, **self._levels}
        return weighed(sorted(found, key=_place), levels)

    def _beyond(self, path: Path, text: str, scenario: Scenario) -> tuple[Diagnostic, ...]:
        """What is said of a scenario that can be played.

        What a translation leaves as it is, is said of the scenario it translates.
        """
        beside = self._beside(path, scenario)
        if scenario.text != text.removeprefix("\ufeff"):
            return beside
        from simulator.analysis.lint.lint import lint  # files with mistakes do without

        return (*lint(scenario), *beside)


def _place(found: Diagnostic) -> tuple[int, int, str]:
    return found.span.line, found.span.column, found.code
