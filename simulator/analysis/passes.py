"""Passes over all configurations, from the ends of calls back to the start."""

from collections.abc import Callable, Sequence
from typing import Literal

from simulator.analysis.explore import Block
from simulator.analysis.walk import Way


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
