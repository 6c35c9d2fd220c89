"""A cohort as a page to read, 80 columns wide."""

from collections.abc import Iterator, Sequence

from scoring.cohort.figures import Cohort
from scoring.cohort.items import REACHED, ItemStatistics, Option
from scoring.cohort.weights import RankMoves
from scoring.results.rollups import PlayedVersion
from scoring.sheets.page import WIDTH, heading, wrapped
from scoring.sheets.wording import time_words
from simulator.app.cohort_cells import (
    NONE,
    Cells,
    figure_row,
    interval,
    percent,
    points,
    share,
    signed,
    table,
    told,
)
from simulator.app.cohort_figures import FoundCohort

_PATH_BIAS = (
    f"Fewer than {REACHED:.0%} came here, and what they had said before brought them. The figures are about "
    "those who come this way, and cannot be compared with those of other points."
)


def cohort_page(found: FoundCohort, others: Sequence[PlayedVersion]) -> str:
    """Every figure of a cohort, each with its n; `others` are the other versions of the same scenario."""
    figures = found.figures
    lines = [*_header(found, others), *heading("SCORES"), *_scores(figures)]
    if figures.attempts:
        lines += [*heading("DECISION POINTS"), *_points(figures)]
        lines += [*heading("REPLIES"), *_replies(figures)]
        lines += [*heading("FROM FIRST TO LAST ATTEMPT"), *_progress(figures)]
        lines += [*heading("WEIGHTS: WHO WOULD STAND ELSEWHERE"), *_weights(figures)]
    return "\n".join([*lines, "", *wrapped("docs/cohort.md says how to read these figures.")])


def versions_page(versions: Sequence[PlayedVersion]) -> str:
    """What there are cohorts of."""
    head = ("scenario", "version", "first attempts", "to be counted", "last played UTC")
    rows = [(v.scenario, v.hash[:12], f"{v.attempts:,}", f"{v.waiting:,}", _last(v)) for v in versions]
    return "\n".join([*table(head, rows), "", *wrapped("--scenario ID or --version HASH tells of one.")])


def _last(version: PlayedVersion) -> str:
    return time_words(version.last)[:16] if version.last else NONE


def _header(found: FoundCohort, others: Sequence[PlayedVersion]) -> Iterator[str]:
    version, n = found.version, found.figures.attempts
    yield "COHORT"
    yield from wrapped(version.title)
    yield "=" * WIDTH
    yield from wrapped(f"{version.scenario}, version {version.hash[:12]}", "Scenario  ")
    since = f" begun {time_words(found.since)[:10]} or later" if found.since else ""
    many = "1 first attempt" if n == 1 else f"{n:,} first attempts"
    yield from wrapped(f"{many}{since}; no other attempt counts", "Attempts  ")
    if others:
        listed = ", ".join(f"{other.hash[:12]} ({other.attempts + other.waiting:,})" for other in others[:5])
        yield from wrapped(
            f"{listed}; never mixed with this one, since its text is another: --version HASH", "Others    "
        )
    if found.erased:
        yield from wrapped(f"{found.erased:,} of people whose names were erased; they count", "Erased    ")
    for sentence in found.left_out.sentences():
        yield from wrapped(sentence)
    if not n:
        yield from wrapped("Nobody's first attempt is here yet, so there is nothing to tell.")


def _scores(found: Cohort) -> Iterator[str]:
    reliable, totals = found.reliability, found.totals
    sem = reliable.sem
    rows = [
        figure_row("passed", found.passed, percent),
        figure_row("total, mean", totals.mean, points),
        figure_row("total, standard deviation", totals.deviation, points),
        figure_row("total, lowest", totals.lowest, points),
        figure_row("total, lower quartile", totals.lower, points),
        figure_row("total, median", totals.median, points),
        figure_row("total, upper quartile", totals.upper, points),
        figure_row("total, highest", totals.highest, points),
        *(figure_row(f"{name}, mean", spread.mean, points) for name, spread in found.dimensions.items()),
        figure_row(f"alpha over {len(reliable.used)} common points", reliable.alpha, share),
        figure_row("standard error of a total", sem, points),
    ]
    yield from table(("figure", "value", "95 % interval", "n"), rows)
    if not found.attempts:
        return
    yield ""
    if found.close is None:
        yield from wrapped(f"How many are too close to the cut of {found.cut} is not known. {sem.why}")
    else:
        yield from wrapped(
            f"{found.close:,} of {found.attempts:,} are within one standard error of the cut of {found.cut}: "
            "of them neither a pass nor a fail should be claimed."
        )


def _points(found: Cohort) -> Iterator[str]:
    head = ("point", "n", "reach", "p", "95 %", "discr.", "95 %", "apart")
    yield from table(head, [_point(item) for item in found.items])
    yield from wrapped("p: what was kept of the most that anybody lost there; 1 is easy.", "  ")
    if any(item.path_bias and item.reach.value for item in found.items):
        yield from wrapped(_PATH_BIAS, "* ")
    for remark, states in _remarks(found.items).items():
        yield from wrapped(f"{', '.join(states)}: {remark}", "  ")
    missed = [item.state for item in found.items if not item.reach.value]
    if missed:
        yield from wrapped(f"Nobody came to {', '.join(missed)}.", "  ")
    for why in dict.fromkeys(item.discrimination.why for item in found.items if item.discrimination.n):
        yield from wrapped(f"Discrimination: {why}", "  ") if why else ()


def _remarks(items: Sequence[ItemStatistics]) -> dict[str, list[str]]:
    """What is to be said of decision points besides path bias, and of which."""
    said: dict[str, list[str]] = {}
    for item in items:
        for remark in item.remarks[bool(item.path_bias) :]:
            said.setdefault(remark, []).append(item.state)
    return said


def _point(item: ItemStatistics) -> Cells:
    p, d = item.difficulty, item.discrimination
    name = f"{item.state} *" if item.path_bias else item.state
    return (
        name, f"{p.n:,}", told(item.reach, percent), told(p, share), interval(p, share),
        told(d, share), interval(d, share), item.telling.value if d.value is not None else NONE,
    )  # fmt: skip


def _replies(found: Cohort) -> Iterator[str]:
    head = ("point and reply", "n", "share", "95 %", "elsewhere", "95 %")
    rows: list[Cells] = []
    for item in found.items:
        if item.reach.value:
            rows.append((item.state, *[""] * 5))
            rows += [_reply(option) for option in item.options]
    yield from table(head, rows)


def _reply(option: Option) -> Cells:
    return (
        f"  {option.reply}", f"{option.times:,}", told(option.share, percent),
        interval(option.share, percent), told(option.rest, points), interval(option.rest, points),
    )  # fmt: skip


def _progress(found: Cohort) -> Iterator[str]:
    gain = found.gain
    if not gain.last.n:
        yield from wrapped(gain.last.why)
        return
    rows = [
        figure_row("first total of those who came back", gain.first_total, points),
        figure_row("best total", gain.best_total, points),
        figure_row("last total", gain.last_total, points),
        figure_row("gain, last minus first", gain.last, signed),
        figure_row("best minus first, which luck flatters", gain.best, signed),
        figure_row("gain that chance alone would give", gain.by_chance, signed),
    ]
    yield from table(("whole attempts", "value", "95 % interval", "n"), rows)
    yield ""
    yield from wrapped(gain.note)


def _weights(found: Cohort) -> Iterator[str]:
    if found.attempts < 2 or not found.weights:
        yield from wrapped("An order takes two attempts with a score in a dimension.")
        return
    head = ("dimension and its weight", "weights", "moved", "places, mean", "most", "n")
    yield from table(head, [_moved(move) for move in found.weights])
    if not found.exact_ranks:
        yield from wrapped("Ranks go by dimension scores rounded to five points, before caps.", "  ")


def _moved(move: RankMoves) -> Cells:
    weights = "/".join(f"{weight:.0f}" for weight in move.weights)
    return (
        f"{move.dimension.value} {move.by:+d}", weights, told(move.moved, percent), told(move.mean, points),
        told(move.most, points), f"{move.moved.n:,}",
    )  # fmt: skip
