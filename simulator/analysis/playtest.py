"""Bots play a scenario many times: how they score, what they see, and whether it gives itself away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from statistics import fmean, quantiles
from types import MappingProxyType

from simulator.analysis.bots import EXPERT, RANDOM, STRATEGIES, make_bot
from simulator.analysis.coverage import Coverage, coverage
from simulator.analysis.effort import Effort, Pace, efforts
from simulator.analysis.giveaway import Pattern, patterns
from simulator.analysis.playing import Scorer, Trail, play
from simulator.analysis.solve import Solution
from simulator.scenario.load import Scenario
from simulator.scenario.model import Band

SELDOM = 0.05
"""A thoughtless bot that passes in a larger share of its plays games the scenario."""

USUAL: Mapping[str, Band] = MappingProxyType({
    **{name: Band((1, 1), passes="seldom") for name in STRATEGIES},
    RANDOM: Band((1, 1), at_most=50, passes="seldom"),
    EXPERT: Band((1, 1), at_least=95),
})  # fmt: skip
"""What is expected of a bot for which the author says nothing."""
_MOST_PASSES = {"never": 0.0, "seldom": SELDOM}


@dataclass(frozen=True, slots=True)
class Distribution:
    """One bot's totals over its plays, in rising order; `passed` is the share of plays that pass."""

    bot: str
    totals: tuple[float, ...]
    passed: float
    band: Band
    declared: bool

    @property
    def mean(self) -> float:
        return fmean(self.totals)

    @property
    def quartiles(self) -> tuple[float, float, float]:
        if len(self.totals) == 1:
            return (self.totals[0],) * 3
        lower, median, upper = quantiles(self.totals, n=4, method="inclusive")
        return lower, median, upper


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that makes the scenario unfair or untested, by its code."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Playtest:
    """What the bots' plays say of a scenario.

    `plans` is how many plans `coverage` counts beside them; `exact` whether totals are on exact bounds.
    """

    plays: int
    seed: int
    distributions: tuple[Distribution, ...]
    coverage: Coverage
    plans: int
    efforts: tuple[Effort, ...]
    patterns: tuple[Pattern, ...]
    findings: tuple[Finding, ...]
    exact: bool


Progress = Callable[[str], None]
"""Told the name of each bot before it plays."""


def playtest(
    scenario: Scenario,
    solution: Solution,
    bots: Sequence[str],
    plays: int,
    seed: int,
    pace: Pace,
    plans: Sequence[Trail] = (),
    progress: Progress = lambda _: None,
) -> Playtest:
    """Let each bot play so many times. The expert always says the same and plays once."""
    scorer = Scorer(scenario.program, scenario.script.rubric, solution.bounds)
    trails: dict[str, list[Trail]] = {}
    distributions = []
    for bot in bots:
        progress(bot)
        trails[bot] = list(bot_plays(scenario, solution, bot, plays, seed))
        distributions.append(_distribution(scenario, bot, scorer, trails[bot]))
    everything = list(chain(plans, *trails.values()))
    found = patterns(scenario.program, solution, everything)
    return Playtest(
        plays=plays,
        seed=seed,
        distributions=tuple(distributions),
        coverage=coverage(scenario.program, everything),
        plans=len(plans),
        efforts=efforts(scenario, everything, pace),
        patterns=found,
        findings=(*chain.from_iterable(map(misses, distributions)), *_giveaways(found)),
        exact=solution.bounds.exact,
    )


def bot_plays(scenario: Scenario, solution: Solution, bot: str, plays: int, seed: int) -> Iterable[Trail]:
    """The plays of one bot. They do not depend on which other bots play."""
    chance = Random(f"{seed} {bot}")
    for _ in range(1 if bot == EXPERT else plays):
        player = make_bot(bot, chance, scenario.script, lambda: solution.best_line)
        yield play(scenario.program, player)


def _distribution(scenario: Scenario, bot: str, scorer: Scorer, trails: Sequence[Trail]) -> Distribution:
    cards = [scorer.card(trail) for trail in trails]
    declared = scenario.script.bands.get(bot)
    return Distribution(
        bot=bot,
        totals=tuple(sorted(card.total for card in cards)),
        passed=sum(card.passed for card in cards) / len(cards),
        band=declared or USUAL[bot],
        declared=declared is not None,
    )


def misses(plays: Distribution) -> Iterable[Finding]:
    """Where a bot's plays leave its band."""
    band, mean = plays.band, plays.mean
    if band.at_most is not None and mean > band.at_most:
        yield Finding(f"band-{plays.bot}", f"'{plays.bot}' has {mean:.1f} on average, above {band.at_most}")
    if band.at_least is not None and mean < band.at_least:
        yield Finding(f"band-{plays.bot}", f"'{plays.bot}' has {mean:.1f} on average, below {band.at_least}")
    most = _MOST_PASSES.get(band.passes)
    if most is not None and plays.passed > most:
        code = f"{'band' if plays.bot == EXPERT else 'gameable'}-{plays.bot}"
        rule = "never" if band.passes == "never" else f"at most {most:.0%} of plays"
        yield Finding(code, f"'{plays.bot}' passes {plays.passed:.1%} of its plays; allowed: {rule}")
    if band.passes == "always" and plays.passed < 1:
        yield Finding(f"band-{plays.bot}", f"'{plays.bot}' passes only {plays.passed:.1%} of its plays")


def _giveaways(found: Sequence[Pattern]) -> Iterable[Finding]:
    for pattern in found:
        if pattern.told:
            longest = pattern.name == "longest"
            what = "the longest reply" if longest else pattern.name
            yield Finding(
                "longest-is-best" if longest else "place-is-best",
                f"{what} is the best in {pattern.hits} of {pattern.states} states; "
                f"{pattern.expected:.1f} would be expected (chance of so many: {pattern.chance:.2g})",
            )
