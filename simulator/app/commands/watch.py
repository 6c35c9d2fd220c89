"""`watch`: a scenario played while it is written; every save is played on. Nothing of it is kept."""

import sys
import time
from argparse import Namespace
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from scoring.results.store import Store
from simulator.app import settings
from simulator.app.opening import find_scenario
from simulator.app.rehearsing import as_asked
from simulator.scenario.diagnostics import render
from simulator.scenario.library import Library, NotFound
from simulator.scenario.load import Scenario
from simulator.workbench.watched_file import PAUSE, BackgroundWatch, Playable, Revision, revision_of

AUTHOR = "author"
_WRONG_USE = 2


class OneFile(Library):
    """The library of who writes: the one file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.parent)
        self._path = path

    def paths(self) -> tuple[Path, ...]:
        return (self._path,)

    def shift_paths(self) -> tuple[Path, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is written, where its plays go, and where its saves are told."""

    scenario: Scenario
    path: Path
    store: Store
    watch: BackgroundWatch


def run(given: Namespace) -> int:
    path = find_scenario(given.scenario)
    if isinstance(path, NotFound):
        print(path.reason, file=sys.stderr)
        return _WRONG_USE
    given.trainee, given.seed, given.store = AUTHOR, 0, None
    with ExitStack() as open_things:
        folder = Path(open_things.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        watch = BackgroundWatch(path, _wake)
        open_things.callback(watch.close)
        watch.start()
        whole = _first(path, watch)
        scenario = as_asked(given, whole)
        if scenario is None:
            return _WRONG_USE
        store = open_things.enter_context(Store.in_memory())
        draft = _Draft(scenario, path, store, watch)
        if given.terminal or not _in_window(given, draft, folder / "bounds"):
            _in_terminal(given, draft)
    return 0


def _first(path: Path, watch: BackgroundWatch) -> Scenario:
    """The first text that can be played; until there is one, what keeps the file from being one is said."""
    revision: Revision | None = revision_of(path)
    while not isinstance(revision, Playable):
        if revision:
            for mistake in revision.mistakes:
                print(render(mistake, str(path), revision.lines), file=sys.stderr)
            print(f"{path} is played as soon as this is mended and saved. Ctrl-C leaves.", file=sys.stderr)
        time.sleep(PAUSE)
        revision = watch.news()
    return revision.scenario


def _wake() -> None:
    """Has the window take in at once what was saved, if one is open."""
    window = sys.modules.get("simulator.desktop.window")
    if window:
        window.wake()


def _in_window(given: Namespace, draft: _Draft, bounds_folder: Path) -> bool:
    """Whether there was a window to play in; it is closed again then."""
    from simulator.app.bounds import BoundsAhead, BoundsAtLast, KeptBounds
    from simulator.app.commands import desktop
    from simulator.app.window_desk import WindowDesk
    from simulator.app.window_draft import WindowDraft

    bounds = BoundsAtLast(BoundsAhead(KeptBounds(bounds_folder)))
    desk = WindowDesk(draft.store, OneFile(draft.path), bounds, settings.settings_file())
    problem = desktop.watch(
        given, draft.scenario, desk, lambda desk: WindowDraft(desk, draft.watch, draft.path.name)
    )
    if problem:
        print(f"{problem} The call is played in the terminal.", file=sys.stderr)
    return not problem


def _in_terminal(given: Namespace, draft: _Draft) -> None:
    from simulator.app.attempt import Player
    from simulator.app.commands.terminal import Terminal
    from simulator.app.terminal_watch import TerminalWatch
    from simulator.terminal.keyboard import StandardInput

    own = Terminal.standard()
    player = Player(AUTHOR, given.mode or "practice")
    watch = TerminalWatch(
        draft.store, player, own.page, StandardInput(sys.stdin), own.clock, draft.watch, draft.path.name
    )
    try:
        watch.play(draft.scenario)
    except (EOFError, KeyboardInterrupt):
        own.page.gap()
