"""From a review to what the review screen shows. Pure; decides nothing."""

from scoring.rubric import BEHAVIOURS, CRITICAL_ERRORS
from scoring.scorecard import Scorecard
from simulator.analysis.reviewed import Better, MarkChange, Reply, Review, Step, Verdict
from simulator.call.situation import Situation
from simulator.desktop import present_score
from simulator.desktop.view.review import ChangeView, MoodView, PanelView, ReviewView, StepView
from simulator.scenario import model

TITLES = {
    "best": "Nothing better could be said here",
    "good": "Good, and there was something better",
    "inaccuracy": "An inaccuracy",
    "mistake": "A mistake",
    "blunder": "A blunder",
}
_NOTICED = 0.05  # points; less than that is not seen in print
LONGEST_RECOVERY = 6
"""Replies of the best recovery that are shown."""


def review(
    script: model.Script, now: Situation, label: str, found: Review | None, chosen: int, trouble: str = ""
) -> ReviewView:
    """The review; without one yet, only what is known at once. `chosen` is a reply's number, or 0."""
    title = now.title or "The call is over"
    subtitle = " · ".join(part for part in ("Call review", script.title, label, now.outcome) if part)
    if found is None:
        waiting = PanelView("", "One moment", why="Every way this call could have gone is being looked at.")
        return ReviewView(title, subtitle, waiting, _mood(None, 0), ready=False, trouble=trouble)
    card = found.card
    step = found.steps[chosen - 1] if 0 < chosen <= len(found.steps) else None
    return ReviewView(
        title,
        subtitle,
        panel(found, step) if step else PanelView("", "Nothing was said", why="There is nothing to review."),
        _mood(found, chosen),
        total=card.total,
        band=card.band,
        passed=card.passed,
        pronoun=script.caller.pronoun,
        dimensions=present_score.dimensions(card),
        steps=steps(found),
        chosen=chosen,
        sum=_sum(found),
        note=_estimated(card),
        trouble=trouble,
    )


def first_choice(found: Review) -> int:
    """The reply to look at first: the turning point, else the first reply; 0 where nothing was said."""
    return found.turning or min(1, len(found.steps))


def steps(found: Review) -> tuple[StepView, ...]:
    costs = found.printed_costs()
    no_return = found.no_return.step if found.no_return else None
    return tuple(
        StepView(
            step.number,
            said(step.reply),
            step.verdict.grade.value if step.verdict else "",
            cost_words(cost) if step.verdict else "",
            turning=step.number == found.turning,
            no_return=step.number == no_return,
        )
        for step, cost in zip(found.steps, costs, strict=True)
    )


def said(reply: Reply) -> str:
    """A reply as it is quoted; what is no words stands without marks."""
    if reply.id == "silence":
        return "You said nothing."
    return reply.text if reply.id.startswith("open:") else f"“{reply.text}”"


def cost_words(points: float) -> str:
    return f"−{points:.1f}" if points else "0"


def panel(found: Review, step: Step) -> PanelView:
    """What there is to say of one reply."""
    verdict = step.verdict
    critical = tuple(map(_critical, step.critical))
    if verdict is None:
        return PanelView(f"Reply {step.number}", "Not weighed", said(step.reply), step.why, critical)
    cost = found.printed_costs()[step.number - 1]
    points = "nothing" if not cost else "1 point" if cost == 1 else f"{cost:.1f} points"
    recovered = found.recovery if step.number == found.turning else None
    return PanelView(
        f"Reply {step.number} cost {points}",
        TITLES[verdict.grade.value],
        said(step.reply),
        step.why,
        critical,
        said(verdict.better.reply) if verdict.better else "",
        changes(verdict.better) if verdict.better else (),
        _notes(found, step, verdict),
        f"Best from there: still {recovered.total:.0f} of 100" if recovered else "",
        tuple(said(reply) for reply in recovered.replies[:LONGEST_RECOVERY]) if recovered else (),
    )


def _critical(code: str) -> str:
    error = CRITICAL_ERRORS[code]
    return f"{error.title}: " + (f"the total is at most {error.cap}." if error.cap else "the total is 0.")


def _notes(found: Review, step: Step, verdict: Verdict) -> tuple[str, ...]:
    notes = []
    if step.number == found.turning:
        by_cap = verdict.fell > verdict.points + _NOTICED
        fell = f"the best total within reach fell by {verdict.fell:.0f}, more than by any other reply"
        notes.append(f"The turning point: {fell if by_cap else 'no other reply cost as much'}.")
    if found.no_return and found.no_return.step == step.number:
        sure = "" if found.no_return.certain else " It may have come earlier."
        notes.append(f"The point of no return: after it no way on could pass.{sure}")
    elif found.no_return and not found.no_return.passable and step.number == found.turning:
        notes.append("No call of this scenario can be passed.")
    notes.append(f"Best total still within reach after it: {verdict.reach:.0f}.")
    return tuple(notes)


def changes(better: Better) -> tuple[ChangeView, ...]:
    """What the better reply would have gained, then what it would have given up or never been marked on."""
    views = [_change(change) for change in better.changes if change.would is not None]
    return tuple(sorted(views, key=lambda view: not view.gain))


def _change(change: MarkChange) -> ChangeView:
    behaviour = BEHAVIOURS[change.behaviour]
    got = "not marked" if change.got is None else str(change.got)
    at_end = " at the end" if change.weight > 1 else ""
    words = f"{behaviour.title}{at_end} {got} → {change.would}"
    return ChangeView(behaviour.dimension.value, words, (change.would or 0) > (change.got or 0))


def _mood(found: Review | None, chosen: int) -> MoodView:
    if found is None:
        return MoodView((), ())
    best = tuple(mood.patience for mood in found.best.moods) if found.best else ()
    return MoodView(
        tuple(mood.patience for mood in found.moods),
        tuple(mood.trust for mood in found.moods),
        best,
        found.turning,
        chosen or None,
    )


def _sum(found: Review) -> str:
    if not found.exact:
        return ""
    whole = sum(found.printed_costs())
    words = f"100 − {whole:.1f} of costs = {100 - whole:.1f}"
    return f"{words}; a critical error limits it to {found.card.cap}" if found.capped > 0 else words


def _estimated(card: Scorecard) -> str:
    if card.bounds.exact:
        return ""
    return (
        f"This scenario is too large to be explored in full. Its bounds are an estimate from "
        f"{card.bounds.plays:,} plays, so what a single reply cost is not known."
    )
