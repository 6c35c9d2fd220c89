"""Timing two things in turn, so that a machine whose speed drifts treats both alike."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time


@dataclass(frozen=True, slots=True)
class Paired:
    """Seconds of processor time of ours and the peer's, round by round."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of ours over the peer's, round by round."""
        return median(a / b for a, b in zip(self.ours, self.peer, strict=True))


Preparation = Callable[[], Callable[[], object]]
"""Makes ready, untimed, and returns what is timed."""


def in_turn(ours: Preparation, peer: Preparation, rounds: int = 7) -> Paired:
    """Run both once to warm up, then by turns."""
    _seconds(ours)
    _seconds(peer)
    pairs = [(_seconds(ours), _seconds(peer)) for _ in range(rounds)]
    return Paired(tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def _seconds(prepare: Preparation) -> float:
    run = prepare()
    start = process_time()
    run()
    return process_time() - start


def verdict(name: str, figure: float, wanted: float, most: bool = True, unit: str = "x") -> str:
    """One line of the report: the figure beside what is wanted of it."""
    kept = figure <= wanted if most else figure >= wanted
    side = "at most" if most else "at least"
    return f"{'ok  ' if kept else 'MISS'} {name}: {figure:.2f} {unit} ({side} {wanted:g})"
