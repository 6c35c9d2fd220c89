"""A scenario being written, as the window asks for it."""

from simulator.app.window_desk import WindowAttempt, WindowDesk
from simulator.desktop.ports import Attempt, Unplayable
from simulator.desktop.view.draft import DraftView, Mistake
from simulator.scenario.diagnostics import Diagnostic
from simulator.workbench.watched_file import Mistaken, News, Playable

MOST_TOLD = 3


class WindowDraft:
    """What the window is to show of the newest save, and its calls on the newest text that can be played."""

    def __init__(self, desk: WindowDesk, watch: News, file: str) -> None:
        self._desk, self._watch, self._file = desk, watch, file
        self._newest: Playable | None = None
        self._view: DraftView | None = None

    def poll(self) -> DraftView | None:
        revision = self._watch.news()
        if isinstance(revision, Playable):
            self._newest, self._view = revision, None
            self._desk.revise(revision.scenario)
        elif isinstance(revision, Mistaken):
            self._view = _view(self._file, revision.mistakes)
        return self._view

    def carried(self, attempt: Attempt) -> Attempt | Unplayable | None:
        newest = self._newest
        if newest is None or not isinstance(attempt, WindowAttempt):
            return None
        if attempt.session.scenario.hash == newest.scenario.hash:
            return None
        carried, note = attempt.carried(newest.scenario, newest.machine)
        if isinstance(carried, Unplayable):
            self._newest = None
        if note and self._view is None:
            self._view = DraftView(self._file, note=note)
        return carried


def _view(file: str, mistakes: tuple[Diagnostic, ...]) -> DraftView:
    shown = tuple(
        Mistake(f"Line {one.span.line}", one.code, one.message, one.hint) for one in mistakes[:MOST_TOLD]
    )
    return DraftView(file, shown, len(mistakes))
