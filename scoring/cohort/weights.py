"""How much the order of the trainees hangs on the weights of the dimensions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from scoring.cohort.figure import Figure, unknown
from scoring.cohort.rows import Profile
from scoring.cohort.sums import Moments, Pairs
from scoring.rubric import DIMENSIONS, Dimension

SHIFT = 10
"""By how many points of 100 a weight is moved."""


@dataclass(frozen=True, slots=True)
class RankMoves:
    """What becomes of the ranks when one dimension weighs `by` points more and the others give or take them,
    each in proportion to its weight. `weights` are those after it, of 100 together, in the order of
    `DIMENSIONS`; a weight stops at 0 and at 100.

    Ranks go by the weighted dimension scores before caps; equal scores share the mean of their ranks. `moved`
    is the share of attempts whose rank changed, `mean` and `most` how many ranks they moved; `order` is
    Spearman's rank correlation of before and after (Spearman 1904, with mid-ranks): 1 is the same order.
    """

    dimension: Dimension
    by: int
    weights: tuple[float, ...]
    moved: Figure
    mean: Figure
    most: Figure
    order: Figure


def weight_sensitivity(people: Mapping[Profile, int], weights: Sequence[int]) -> tuple[RankMoves, ...]:
    """The moves for every assessed dimension, ten points down and up, of so many people with such scores.

    Dimensions that no attempt has a score in give their weight to the others. Attempts that lack a score
    others have are left out, so n may be smaller than the cohort. Empty where nobody has a score.
    """
    assessed = [d for d in DIMENSIONS if any(scores[d.place] is not None for scores in people)]
    together = sum(weights[dimension.place] for dimension in assessed)
    if not together:
        return ()
    usual = [Fraction(100 * weights[d.place] * (d in assessed), together) for d in DIMENSIONS]
    field = _Field.of(people, [dimension.place for dimension in assessed])
    before = field.ranks(usual)
    return tuple(
        _moves(field, usual, before, dimension, by) for dimension in assessed for by in (-SHIFT, SHIFT)
    )


@dataclass(frozen=True, slots=True)
class _Field:
    """Everybody who is ranked: the different scores there are, and how many attempts have each."""

    scores: list[tuple[int, ...]]
    times: list[int]

    @classmethod
    def of(cls, people: Mapping[Profile, int], assessed: Sequence[int]) -> "_Field":
        alike: dict[tuple[int, ...], int] = {}
        for own, times in people.items():
            if all(own[place] is not None for place in assessed):
                scores = tuple(score or 0 for score in own)
                alike[scores] = alike.get(scores, 0) + times
        return cls(list(alike), list(alike.values()))

    def ranks(self, weights: Sequence[Fraction]) -> list[int]:
        """Twice the rank of each, 2 for the best; whole numbers, since shared ranks come in halves."""
        common = lcm(*(weight.denominator for weight in weights))
        a, b, c = (int(weight * common) for weight in weights)
        points = [a * x + b * y + c * z for x, y, z in self.scores]
        here: dict[int, int] = {}
        for own, times in zip(points, self.times, strict=True):
            here[own] = here.get(own, 0) + times
        rank, above = {}, 0
        for own in sorted(here, reverse=True):
            rank[own] = 2 * above + here[own] + 1
            above += here[own]
        return [rank[own] for own in points]


def _moves(
    field: _Field, usual: list[Fraction], before: list[int], dimension: Dimension, by: int
) -> RankMoves:
    shifted = _shifted(usual, dimension.place, by)
    weights = tuple(float(weight) for weight in shifted)
    n = sum(field.times)
    if n < 2 or shifted == usual:
        why = "An order takes two attempts." if n < 2 else "No other dimension has weight to trade."
        return RankMoves(dimension, by, weights, *[unknown(n, why)] * 4)
    after = field.ranks(shifted)
    apart = [abs(there - here) for here, there in zip(before, after, strict=True)]
    return RankMoves(
        dimension=dimension,
        by=by,
        weights=weights,
        moved=Figure(sum(times for way, times in zip(apart, field.times, strict=True) if way) / n, n),
        mean=Figure(sum(way * times for way, times in zip(apart, field.times, strict=True)) / (2 * n), n),
        most=Figure(max(apart) / 2, n),
        order=_order(field.times, before, after),
    )


def _shifted(usual: list[Fraction], place: int, by: int) -> list[Fraction]:
    others = sum(usual) - usual[place]
    if not others:
        return usual
    weight = min(max(usual[place] + by, Fraction(0)), Fraction(100))
    return [weight if here == place else own * (100 - weight) / others for here, own in enumerate(usual)]


def _order(times: list[int], before: list[int], after: list[int]) -> Figure:
    n = sum(times)
    products = sum(here * there * own for here, there, own in zip(before, after, times, strict=True))
    r = Pairs(_moments(times, before), _moments(times, after), products).correlation()
    return unknown(n, "All attempts share one rank.") if r is None else Figure(r, n)


def _moments(times: list[int], ranks: list[int]) -> Moments:
    pairs = list(zip(times, ranks, strict=True))
    return Moments(sum(times), sum(n * rank for n, rank in pairs), sum(n * rank * rank for n, rank in pairs))
