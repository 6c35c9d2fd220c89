"""Plays on an attempt for ever: records a step, then acknowledges it on standard output.

Arguments: the store's file, the attempt, and how many steps to record (0 for no end).
"""

import sys
from itertools import count
from pathlib import Path

from scoring.results.store import Store


def main(path: str, attempt: str, steps: int) -> None:
    with Store.open(Path(path)) as store:
        begun = len(store.events(attempt))
        for seq in range(begun, begun + steps) if steps else count(begun):
            store.append(attempt, seq, [(seq / 10, "chosen", {"choice": f"choice-{seq}"})])
            print(seq, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
