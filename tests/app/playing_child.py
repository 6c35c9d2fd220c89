"""Plays an unfinished attempt on at random until it is over, saying after each step how much is recorded.

Arguments: the store's file, the attempt, a seed.
"""

import sys
from pathlib import Path
from random import Random

from scoring.results.store import Store
from simulator.app.attempt import LiveAttempt
from tests.plays import possible


def main(path: str, attempt: str, seed: int) -> None:
    random = Random(seed)
    with Store.open(Path(path)) as store:
        live = LiveAttempt.resume(store, store.attempt(attempt))
        session = live.session
        while not session.call.over:
            live.do(random.choice(possible(session.program, session.call, live.last_at + 1.0)))
            print(len(session.log), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
