"""`shift`: a whole shift, worked by a bot."""

import json
import sys
from argparse import Namespace

from scoring.results.store import Store
from simulator.app.attempt import Player, trial_name
from simulator.app.autowork import Worker
from simulator.app.live_shift import LiveShift, unfinished_shift
from simulator.app.places import store_place
from simulator.app.shift_document import shift_document, shift_page
from simulator.scenario.diagnostics import render
from simulator.scenario.library import Library, NotFound, source_lines
from simulator.shift.library import find_shift, read_shift
from simulator.shift.program import Shift


def run(given: Namespace) -> int:
    shift = open_shift(given.shift)
    if shift is None:
        return 2
    if given.bot is None:
        print("A shift is worked by a bot so far: add --bot expert, or --bot quota.", file=sys.stderr)
        return 2
    player = Player(given.trainee or trial_name(given.bot), given.mode or "practice", given.seed)
    with Store.open(store_place(given.store)) as store:
        live = _begun(store, shift, player)
        for _ in Worker(given.bot).work(live):
            pass
        for said in filter(None, (*store.notes(), live.problem)):
            print(said, file=sys.stderr)
        if given.json:
            print(json.dumps(shift_document(live, store), indent=2, ensure_ascii=False))
        else:
            print(shift_page(live))
    return 0


def open_shift(name: str) -> Shift | None:
    """The shift with this id or path; None after saying on stderr what is wrong."""
    path = find_shift(name, Library())
    if isinstance(path, NotFound):
        print(path.reason, file=sys.stderr)
        return None
    read = read_shift(path)
    if read.shift is None:
        lines = source_lines(path)
        for problem in read.diagnostics:
            print(render(problem, str(path), lines), file=sys.stderr)
        print(f"{path} cannot be worked before this is mended.", file=sys.stderr)
    return read.shift


def _begun(store: Store, shift: Shift, player: Player) -> LiveShift:
    left = unfinished_shift(store, shift, player)
    if left is None:
        return LiveShift.begin(store, shift, player)
    print(f"Going on with the shift that was left, attempt {left.id[:8]}.", file=sys.stderr)
    return LiveShift.resume(store, left)
