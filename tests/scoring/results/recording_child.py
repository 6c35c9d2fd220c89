"""Plays on an attempt: records a step, then acknowledges it on standard output.

Arguments: the store, the attempt, and how many steps to record (0 for no end). A spare folder may follow.
"""

import sys
from itertools import count
from pathlib import Path

from scoring.results.place import Place, target_of
from scoring.results.store import Store


def main(store: str, attempt: str, steps: int, *spares: str) -> None:
    with Store.open(Place(target_of(store), tuple(map(Path, spares)))) as opened:
        begun = len(opened.events(attempt))
        for seq in range(begun, begun + steps) if steps else count(begun):
            opened.append(attempt, seq, [(seq / 10, "chosen", {"choice": f"choice-{seq}"})])
            print(seq, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
