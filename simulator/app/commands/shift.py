"""`shift`: a whole shift, worked by hand or by a bot."""

import json
import sys
from argparse import Namespace

from scoring.results.store import Store
from simulator.app.attempt import Player, trial_name
from simulator.app.autowork import Worker
from simulator.app.live_shift import LiveShift
from simulator.app.places import store_place
from simulator.app.shift_document import shift_document, shift_page
from simulator.app.shift_opening import OpenedShift, can_have_left, left_shift, open_shift, since_left


def run(given: Namespace) -> int:
    opened = open_shift(given.shift)
    if opened.shift is None and not can_have_left(store_place(given.store)):
        print(opened.problem, file=sys.stderr)
        return 2
    return _by_hand(given, opened) if given.bot is None else _by_bot(given, opened)


def _by_hand(given: Namespace, opened: OpenedShift) -> int:
    if not given.terminal:
        problem = _in_window()
        if not problem:
            return 0
        print(f"{problem} The shift is worked in the terminal.", file=sys.stderr)
    from simulator.app.commands.shift_terminal import work

    return work(given, opened)


def _in_window() -> str:
    """The window on a shift, until it is closed; a sentence if it cannot be opened."""
    from simulator.app.commands.desktop import no_screen

    return no_screen() or "In the window, a shift begins from its card in the library."


def _by_bot(given: Namespace, opened: OpenedShift) -> int:
    player = Player(given.trainee or trial_name(given.bot), given.mode or "practice", given.seed)
    with Store.open(store_place(given.store)) as store:
        live = _begun(store, opened, player)
        if live is None:
            return 2
        for _ in Worker(given.bot).work(live):
            pass
        for said in filter(None, (*store.notes(), live.problem)):
            print(said, file=sys.stderr)
        if given.json:
            print(json.dumps(shift_document(live, store), indent=2, ensure_ascii=False))
        else:
            print(shift_page(live))
    return 0


def _begun(store: Store, opened: OpenedShift, player: Player) -> LiveShift | None:
    """The shift that was left, or another; None after saying on stderr why there is neither."""
    left = left_shift(store, opened, player)
    if left is not None:
        if changed := since_left(opened, left):
            print(changed, file=sys.stderr)
        print(f"Going on with the shift that was left, attempt {left.id[:8]}.", file=sys.stderr)
        return LiveShift.resume(store, left)
    if opened.shift is None:
        print(opened.problem, file=sys.stderr)
        return None
    return LiveShift.begin(store, opened.shift, player)
