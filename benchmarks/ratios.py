"""Timing two things in turn, so that a machine whose speed drifts treats both alike."""

import os
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import process_time


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured: its value beside what is wanted of it, and the times it was made of."""

    name: str
    value: float
    wanted: float
    most: bool = True
    unit: str = "x"
    made_of: str = ""

    @property
    def kept(self) -> bool:
        return self.value <= self.wanted if self.most else self.value >= self.wanted

    def __str__(self) -> str:
        bound = f"{'<=' if self.most else '>='} {self.wanted:g}"
        value = f"{self.value:.2f} {self.unit}"
        word = "ok  " if self.kept else "MISS"
        return f"{word} {self.name:<50} {value:>10}  {bound:<8} {self.made_of}".rstrip()


@dataclass(frozen=True, slots=True)
class Paired:
    """Seconds of ours and of the peer's, round by round."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of ours over the peer's, round by round."""
        return median(a / b for a, b in zip(self.ours, self.peer, strict=True))

    def __str__(self) -> str:
        return f"{median(self.ours) * 1000:.0f} ms beside {median(self.peer) * 1000:.0f} ms"


Preparation = Callable[[], Callable[[], object]]
"""Makes ready, untimed, and returns what is timed."""


def in_turn(ours: Preparation, peer: Preparation, rounds: int = 7) -> Paired:
    """Processor time of both, run once to warm up and then by turns."""
    return timed_in_turn(lambda: _seconds(ours), lambda: _seconds(peer), rounds)


def timed_in_turn(ours: Callable[[], float], peer: Callable[[], float], rounds: int) -> Paired:
    """What two clocks say, each asked once to warm up and then by turns."""
    ours(), peer()
    pairs = [(ours(), peer()) for _ in range(rounds)]
    return Paired(tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def _seconds(prepare: Preparation) -> float:
    run = prepare()
    start = process_time()
    run()
    return process_time() - start


def report(figures: Iterable[Figure]) -> int:
    """Print each figure as it is measured; 0 when all are kept, 1 otherwise."""
    missed = 0
    for figure in figures:
        missed += not figure.kept
        print(figure, flush=True)
    return 1 if missed else 0


def machine() -> str:
    """What the figures were measured on."""
    system = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return f"{system}, {os.cpu_count()} processors{load()}"


def load() -> str:
    """How much else the machine had to do, where it can say so."""
    if not hasattr(os, "getloadavg"):
        return ""
    return ", load " + " ".join(f"{average:.1f}" for average in os.getloadavg())
