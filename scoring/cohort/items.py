"""What a cohort says about each decision point."""

from dataclasses import dataclass
from enum import StrEnum

from scoring.cohort.attempts import THOUSANDTHS, Item
from scoring.cohort.figure import ENOUGH, Figure, figure, unknown
from scoring.cohort.intervals import correlation_interval, mean_interval, share_interval
from scoring.cohort.quantiles import Interval
from scoring.cohort.reading import ItemSums, Sums
from scoring.cohort.sums import NO_VALUES, Moments, Pairs

REACHED = 0.80
"""Under this share of attempts, those who came to a decision point are not the whole cohort."""

TELLING = 0.20
"""A discrimination under this is poor (Ebel & Frisbie 1991, Essentials of Educational Measurement)."""

EVERYTHING = 100.0
"""What an attempt has that lost nothing, in points."""


class Telling(StrEnum):
    """Whether a decision point tells strong trainees from weak ones, by the whole interval."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Option:
    """One reply: how many gave it, which share that is of those who came to the decision point, and `rest`,
    their mean score at the other points: 100 minus what they lost there."""

    reply: str
    times: int
    share: Figure
    rest: Figure


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """A decision point as the cohort met it, each attempt by its first time there.

    `reach` is the share of attempts that came to it. `difficulty` is the p-value, the mean score there
    divided by the most that can be had: 1 where nobody lost anything, so a high one is easy. `discrimination`
    is the corrected item–rest correlation, −1 to 1. `worst` is the most points that can be lost there;
    `worst_seen` where that is only the most that anybody lost. `remarks` are sentences for whoever reads it.
    """

    state: str
    reach: Figure
    difficulty: Figure
    discrimination: Figure
    telling: Telling
    options: tuple[Option, ...]
    again: int
    worst: float
    worst_seen: bool
    path_bias: bool
    remarks: tuple[str, ...]


def item_statistics(sums: Sums, item: Item) -> ItemStatistics:
    """Everything the roll-up says about one decision point, met or not."""
    kept = sums.item(item.state)
    seen = max(kept.lost, default=0) / THOUSANDTHS
    worst = max(item.worst or 0.0, seen)
    reach = share(kept.met, sums.attempts, "There is no first attempt yet.")
    found = discrimination(kept.pairs)
    bias = reach.value is not None and reach.value < REACHED
    return ItemStatistics(
        state=item.state,
        reach=reach,
        difficulty=difficulty(Moments.of_tally(kept.lost), worst),
        discrimination=found,
        telling=telling(found),
        options=_options(kept, item),
        again=kept.again,
        worst=worst,
        worst_seen=item.worst is None or item.worst < seen,
        path_bias=bias,
        remarks=_remarks(kept, sums.attempts, found, bias),
    )


def share(part: int, n: int, why: str) -> Figure:
    """A share with Wilson's interval; unknown, for the reason given, where there is nothing to take it of."""
    return figure(part / n, n, share_interval(part, n), why) if n else unknown(0, why)


def difficulty(lost: Moments, worst: float) -> Figure:
    """The p-value: 1 − mean lost / worst, 0 to 1, with a t interval kept within 0 and 1.

    `lost` is in thousandths, `worst` in points. Lord & Novick 1968, 15.3.
    """
    if lost.mean is None:
        return unknown(0, "Nobody came here, or what was lost here is not known.")
    if not worst:
        return unknown(lost.n, "Nothing was lost here and nothing known can be, so there is nothing to find.")
    interval = mean_interval(lost)
    top = worst * THOUSANDTHS
    value = 1 - lost.mean / top
    if interval is None:
        return Figure(value, lost.n, why=_alone(lost.n, "lost the same here"))
    return Figure(value, lost.n, max(0.0, 1 - interval[1] / top), min(1.0, 1 - interval[0] / top))


def discrimination(pairs: Pairs) -> Figure:
    """How what is had here goes with what is had elsewhere: Pearson's r of item and rest, Fisher's interval.

    The rest leaves the item itself out, hence "corrected" (Henrysson 1963); r of what was lost is the same as
    r of what was had. Hidden under `ENOUGH` attempts.
    """
    if pairs.n < ENOUGH:
        return unknown(pairs.n, f"Hidden under {ENOUGH} attempts: chance could make it look good or bad.")
    r = pairs.correlation()
    if r is None:
        where = "here" if pairs.x.spread == 0 else "everywhere else"
        return unknown(pairs.n, f"Everybody lost the same {where}, so nobody is told apart.")
    return figure(r, pairs.n, correlation_interval(r, pairs.n), "All attempts lie on one line.")


def telling(found: Figure) -> Telling:
    """Decided only where the whole interval lies on one side of `TELLING`."""
    if found.low is None or found.high is None:
        return Telling.UNDECIDED
    if found.low >= TELLING:
        return Telling.YES
    return Telling.NO if found.high < TELLING else Telling.UNDECIDED


def _options(kept: ItemSums, item: Item) -> tuple[Option, ...]:
    offered = (*item.replies, *sorted(set(kept.chosen) - set(item.replies)))
    return tuple(_option(kept, reply) for reply in offered)


def _option(kept: ItemSums, reply: str) -> Option:
    times = kept.chosen.get(reply, 0)
    rest = kept.elsewhere.get(reply, NO_VALUES)
    return Option(reply, times, share(times, kept.met, "Nobody came here."), _rest(rest, times))


def _rest(lost: Moments, times: int) -> Figure:
    if lost.mean is None:
        return unknown(0, "What was lost elsewhere is not known." if times else "Nobody gave this reply.")
    points = EVERYTHING - lost.mean / THOUSANDTHS
    interval = mean_interval(lost)
    if interval is None:
        return Figure(points, lost.n, why=_alone(lost.n, "who said this lost the same elsewhere"))
    return Figure(points, lost.n, *_had(interval, min(0.0, points)))


def _had(lost: Interval, least: float) -> Interval:
    low, high = EVERYTHING - lost[1] / THOUSANDTHS, EVERYTHING - lost[0] / THOUSANDTHS
    return (max(least, low), min(EVERYTHING, high))


def _alone(n: int, same: str) -> str:
    if n < 2:
        return "One attempt has no spread, so there is no interval."
    return f"Everybody {same}, which says nothing of how far the next may lie."


def _remarks(kept: ItemSums, n: int, found: Figure, bias: bool) -> tuple[str, ...]:
    said = []
    if bias and kept.met:
        said.append(
            f"Only {kept.met} of {n} attempts came here, and what they had said before brought them. Its "
            "figures are about those who come this way, and cannot be compared with those of other points."
        )
    if bias and not kept.met:
        said.append(f"None of {n} attempts came here.")
    if found.high is not None and found.high < 0:
        said.append(
            "Those who lost more here lost less elsewhere: look whether the marks are the wrong way round, "
            "or the better reply leads into a longer call with more to lose."
        )
    elif telling(found) is Telling.NO:
        said.append("It hardly tells strong trainees from weak ones: look at its replies and its marks.")
    if kept.again:
        said.append(f"{kept.again} of {kept.met} came here more than once; only the first time counts.")
    return tuple(said)
