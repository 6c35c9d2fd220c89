"""From a recorded score to what the score card shows. Pure; decides nothing."""

from collections.abc import Sequence
from dataclasses import replace

from scoring.rubric import BEHAVIOURS
from scoring.scorecard import Loss, Scorecard
from simulator.call.situation import Situation
from simulator.desktop.view.score import CriticalView, DimensionView, LossView, ScoreView
from simulator.scenario import model

LEAST_POINTS = 0.05
"""Losses that would print as 0.0 are left out."""


def score(
    script: model.Script,
    now: Situation,
    mode: str,
    result: Scorecard | None,
    problem: str = "",
    label: str = "",
) -> ScoreView:
    """The score card; without a result yet, only what is known at once. A retry has a `label`."""
    title = now.title or (now.outcome.capitalize() if now.outcome else "The call is over")
    moods = tuple((feeling.patience, feeling.trust) for feeling in now.feelings)
    again = "Try again" if mode == "practice" else "Take it again"
    known = ScoreView(
        title,
        script.title,
        now.outcome,
        label or mode,
        ready=False,
        mood=moods,
        turning=hardest(moods),
        pronoun=script.caller.pronoun,
        again=again,
        trouble=problem,
    )
    if result is None:
        return known
    return replace(
        known,
        ready=True,
        total=result.total,
        band=result.band,
        passed=result.passed,
        why_not=tuple(dict.fromkeys(result.why_not)),
        cap=cap_words(result),
        skill=skill_words(result),
        dimensions=dimensions(result),
        losses=tuple(_loss(loss) for loss in result.losses if loss.points >= LEAST_POINTS),
        critical=_critical(result),
    )


def dimensions(result: Scorecard) -> tuple[DimensionView, ...]:
    return tuple(
        DimensionView(
            name, dimension.score, result.weights[name], "" if dimension.enough else "insufficient evidence"
        )
        for name, dimension in result.dimensions.items()
    )


def cap_words(result: Scorecard) -> str:
    """Why the total is lower than its dimensions say; empty when no cap lowered it."""
    if result.uncapped <= result.cap:
        return ""
    worst = min(result.critical, key=lambda error: error.cap)
    return (
        f"The total is at most {result.cap} because of a critical error: {worst.title.lower()}. "
        f"Without it, it would be {result.uncapped:.0f}."
    )


def skill_words(result: Scorecard) -> str:
    chance = f"Someone choosing at random gets {result.bounds.chance:.0f}."
    exact = "" if result.bounds.exact else f" Estimated from {result.bounds.plays} plays."
    if result.skill is None:
        return chance + exact
    return f"Skill {result.skill:.0f}: how far above chance, 100 being the best. {chance}{exact}"


def hardest(moods: Sequence[tuple[int, int]]) -> int | None:
    """The first moment of least patience, unless patience never fell."""
    least = min((patience for patience, _ in moods), default=10)
    if not moods or least >= moods[0][0]:
        return None
    return next(place for place, (patience, _) in enumerate(moods) if patience == least)


def _loss(loss: Loss) -> LossView:
    return LossView(
        loss.points,
        BEHAVIOURS[loss.behaviour].title,
        loss.dimension,
        loss.said,
        loss.why,
        f"{loss.mark} of 3",
    )


def _critical(result: Scorecard) -> tuple[CriticalView, ...]:
    said = {(moment.at, moment.what): moment.said for moment in result.moments}
    return tuple(
        CriticalView(
            error.title,
            f"The total is at most {error.cap}." if error.cap else "The total is 0.",
            said.get((error.at, error.what), ""),
        )
        for error in result.critical
    )
