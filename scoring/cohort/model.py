"""A scenario as a model of chance: what trainees of a known strength do at its decision points.

Each trainee has a strength, standard normal. At a decision point they lose all it can take or nothing, the
likelier nothing the stronger they are: normal-ogive model, Lord & Novick 1968, 16. Whether they come to it is
chance and does not hang on their strength.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import erfc, sqrt
from statistics import NormalDist

_NORMAL = NormalDist()
_SQRT_HALF = sqrt(0.5)
_STEPS = 120
_STEEPEST = 0.99
_ROUNDS = 60
_EASIEST = 0.001


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A decision point as it is meant to behave.

    `difficulty` is its p-value, 0 to 1; `discrimination` its item–rest correlation in a cohort without end;
    `reach` the share of trainees that come to it; `worst` the points it can take.
    """

    state: str
    difficulty: float
    discrimination: float
    reach: float = 1.0
    worst: float = 1.0


@dataclass(frozen=True, slots=True)
class ModelItem:
    """A decision point of the model.

    `loading` is how its answers go with strength, −1 to 1, found so that `discrimination` comes as near to
    the planned one as the other points allow.
    """

    state: str
    difficulty: float
    discrimination: float
    reach: float
    worst: float
    loading: float


@dataclass(frozen=True, slots=True)
class Ogive:
    """How likely a trainee loses nothing, by strength θ: Φ((Φ⁻¹(p) + λθ) / √(1 − λ²))."""

    at: float
    steepness: float

    @classmethod
    def of(cls, difficulty: float, loading: float) -> "Ogive":
        scale = sqrt(1 - loading * loading)
        return cls(_NORMAL.inv_cdf(difficulty) / scale, loading / scale)

    def chance(self, strength: float) -> float:
        return erfc(-(self.at + self.steepness * strength) * _SQRT_HALF) / 2


@dataclass(frozen=True, slots=True)
class _Grid:
    """Strengths from −6 to 6, and how many trainees have each; the shares add up to 1."""

    strengths: tuple[float, ...]
    shares: tuple[float, ...]

    @classmethod
    def made(cls) -> "_Grid":
        ends = [-6 + 12 * step / _STEPS for step in range(_STEPS + 1)]
        below = [0.0, *(_NORMAL.cdf(end) for end in ends[1:-1]), 1.0]
        middles = tuple((low + high) / 2 for low, high in pairwise(ends))
        return cls(middles, tuple(high - low for low, high in pairwise(below)))

    def mean(self, values: Sequence[float]) -> float:
        return sum(share * value for share, value in zip(self.shares, values, strict=True))

    def covariance(self, x: Sequence[float], y: Sequence[float]) -> float:
        return self.mean([a * b for a, b in zip(x, y, strict=True)]) - self.mean(x) * self.mean(y)


def model(items: Sequence[PlannedItem]) -> tuple[ModelItem, ...]:
    """The model whose items behave as planned, or as nearly as they can together.

    Raises ValueError where a share or a correlation is out of its range, or there are fewer than two items.
    """
    for item in items:
        _check(item)
    if len(items) < 2:
        raise ValueError("An item–rest correlation takes two decision points at the least.")
    grid = _Grid.made()
    loadings = [max(-_STEEPEST, min(_STEEPEST, item.discrimination)) for item in items]
    for _ in range(_ROUNDS):
        found = _discriminations(grid, items, loadings)
        loadings = [
            max(-_STEEPEST, min(_STEEPEST, loading + (item.discrimination - r) / 2))
            for item, loading, r in zip(items, loadings, found, strict=True)
        ]
    found = _discriminations(grid, items, loadings)
    return tuple(
        ModelItem(item.state, item.difficulty, r, item.reach, item.worst, loading)
        for item, loading, r in zip(items, loadings, found, strict=True)
    )


def _check(item: PlannedItem) -> None:
    if not _EASIEST <= item.difficulty <= 1 - _EASIEST:
        raise ValueError(f"The p-value of {item.state!r} must be within {_EASIEST} and {1 - _EASIEST}.")
    if not -1 <= item.discrimination <= 1:
        raise ValueError(f"The discrimination of {item.state!r} must be within -1 and 1.")
    if not 0 < item.reach <= 1:
        raise ValueError(f"The reach of {item.state!r} must be above 0 and at most 1.")
    if not item.worst > 0:
        raise ValueError(f"What {item.state!r} can take must be more than 0 points.")


def _discriminations(grid: _Grid, items: Sequence[PlannedItem], loadings: Sequence[float]) -> list[float]:
    """Each item's correlation with the rest, among those who come to it.

    Given strength, answers are independent, so what two points share is what their chances share.
    """
    ogives = [Ogive.of(item.difficulty, loading) for item, loading in zip(items, loadings, strict=True)]
    chances = [[ogive.chance(strength) for strength in grid.strengths] for ogive in ogives]
    lost = [[i.worst * i.reach * (1 - p) for p in row] for i, row in zip(items, chances, strict=True)]
    noise = [_noise(grid, item, row) for item, row in zip(items, chances, strict=True)]
    whole, whole_noise = [sum(column) for column in zip(*lost, strict=True)], sum(noise)
    found = []
    for item, row, own, own_noise in zip(items, chances, lost, noise, strict=True):
        rest = [every - part for every, part in zip(whole, own, strict=True)]
        here = [item.worst * (1 - p) for p in row]
        varies = item.worst**2 * grid.mean(row) * (1 - grid.mean(row))
        both = varies * (grid.covariance(rest, rest) + whole_noise - own_noise)
        found.append(grid.covariance(here, rest) / sqrt(both))
    return found


def _noise(grid: _Grid, item: PlannedItem, chances: Sequence[float]) -> float:
    """The part of the variance of what is lost at an item that strength does not explain."""
    shares = [item.reach * (1 - p) for p in chances]
    return item.worst**2 * grid.mean([share * (1 - share) for share in shares])
