"""`screenshots`: every screen of the desktop, drawn without a screen into a folder."""

import sys
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from scoring.results.store import Store
from simulator.app.bounds import BoundsNow, KeptBounds
from simulator.app.window_desk import WindowDesk
from simulator.desktop.screenshots import take
from simulator.scenario.library import Library


def run(given: Namespace) -> int:
    with TemporaryDirectory() as name, ExitStack() as stores:
        folder = Path(name)
        bounds = BoundsNow(KeptBounds(folder / "bounds"))

        def open_desk() -> WindowDesk:
            store = stores.enter_context(Store.open(folder / f"{len(list(folder.iterdir()))}.sqlite"))
            return WindowDesk(store, Library(), bounds, folder / "settings.json")

        written = take(open_desk, Path(given.output))
    print(f"{len(written)} pictures written to {given.output}", file=sys.stderr)
    return 0
