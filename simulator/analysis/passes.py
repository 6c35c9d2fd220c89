"""Passes over all configurations, from the ends of calls back to the start."""

from collections.abc import Callable, Sequence
from typing import Literal

from simulator.analysis.explore import Block
from simulator.analysis.ways import Way


def extreme(
    blocks: Sequence[Block], loss: Callable[[Way], int], which: Literal["least", "greatest"]
) -> list[int]:
    """The least or greatest loss still to come, by configuration."""
    ahead: list[int] = []
    for block in blocks:
        columns = [_column(ahead, targets, loss(way)) for way, targets in block.columns(lambda _: True)]
        if not columns:
            ahead += [0] * len(block.worlds)
            continue
        best = columns[0]
        for other in columns[1:]:
            if which == "least":
                best = [a if a < b else b for a, b in zip(best, other, strict=True)]
            else:
                best = [a if a > b else b for a, b in zip(best, other, strict=True)]
        ahead += best
    return ahead


def _column(ahead: Sequence[int], targets: Sequence[int], loss: int) -> list[int]:
    if loss:
        return [ahead[target] + loss for target in targets]
    return [ahead[target] for target in targets]


def mean(blocks: Sequence[Block], loss: Callable[[Way], float], spared: Sequence[float] = ()) -> list[float]:
    """The mean loss still to come of a player who picks uniformly, by configuration.

    With `spared`, the chance of no fatal error ahead, only the losses of calls without one are counted.
    """
    ahead: list[float] = []
    for block in blocks:
        total = [0.0] * len(block.worlds)
        picked = list(block.columns(_picked))
        for way, targets in picked:
            here = loss(way)
            if not spared:
                total = [a + ahead[t] + here for a, t in zip(total, targets, strict=True)]
            elif way.cap > 0:
                total = [a + ahead[t] + here * spared[t] for a, t in zip(total, targets, strict=True)]
        ahead += [a / len(picked) for a in total] if picked else total
    return ahead


def without_fatal(blocks: Sequence[Block]) -> list[float]:
    """The chance that no fatal error comes any more, by configuration."""
    ahead: list[float] = []
    for block in blocks:
        picked = list(block.columns(_picked))
        total = [0.0 if picked else 1.0] * len(block.worlds)
        for way, targets in picked:
            if way.cap > 0:
                total = [a + ahead[t] for a, t in zip(total, targets, strict=True)]
        ahead += [a / len(picked) for a in total] if picked else total
    return ahead


def _picked(way: Way) -> bool:
    return way.picked
