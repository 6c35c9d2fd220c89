"""The review of an attempt, to read: plain text, 80 columns."""

from scoring.results.records import AttemptRecord
from scoring.rubric import BEHAVIOURS, CRITICAL_ERRORS
from scoring.sheets.page import WIDTH, bar, heading, wrapped
from scoring.sheets.wording import clock_words, score_words
from simulator.analysis.reviewed import Line, MarkChange, Mood, Review, Step

_INDENT = " " * 8


def review_page(record: AttemptRecord, review: Review, label: str, changed: str) -> str:
    """What every reply cost and what would have been better, turning point, point of no return, moods."""
    return "\n".join(
        [
            *_header(record, label, changed),
            *_total(review),
            *heading("REPLY BY REPLY"),
            *_steps(review),
            *_sum(review),
            *_turns(review),
            *_moods(review),
            *_best(review),
        ]
    )


def _header(record: AttemptRecord, label: str, changed: str) -> list[str]:
    lines = ["REVIEW", *wrapped(record.title), "=" * WIDTH]
    facts = {
        "Trainee": record.trainee or "(no name)",
        "Scenario": f"{record.scenario}, version {record.hash[:12]}",
        "Attempt": f"{record.id}, number {record.ordinal}, {record.mode}",
        "Retry": f"{label} of attempt {(record.retry_of or '')[:8]}; the first attempt counts"
        if label
        else "",
        "Outcome": record.outcome or "",
    }
    for name, fact in facts.items():
        lines += wrapped(fact, f"{name:<10}") if fact else []
    return lines + (["", *wrapped(changed)] if changed else [])


def _total(review: Review) -> list[str]:
    card = review.card
    verdict = "PASSED" if card.passed else "NOT PASSED"
    lines = ["", f"{score_words(card.total)} of 100   {card.band}   {verdict}"]
    for name, dimension in card.dimensions.items():
        score = dimension.score
        words = "not assessed" if score is None else f"{bar(score)} {score_words(score):>5}"
        lines.append(f"  {name.capitalize():<11} {words}")
    if review.exact:
        return lines
    words = (
        f"This scenario is too large to be explored in full: its bounds are an estimate from "
        f"{card.bounds.plays:,} plays, and what a single reply cost cannot be told from that."
    )
    return [*lines, "", *wrapped(words)]


def _steps(review: Review) -> list[str]:
    costs = review.printed_costs()
    return [
        line for step, cost in zip(review.steps, costs, strict=True) for line in _step(step, cost, review)
    ]


def _step(step: Step, points: float, review: Review) -> list[str]:
    lead = f"{step.number:>4}  {clock_words(step.at):>5}  "
    said = step.reply.text if step.reply.id.startswith("open:") else f'"{step.reply.text}"'
    lines = wrapped("(silence)" if step.reply.id == "silence" else said, lead)
    verdict = step.verdict
    if verdict is not None:
        cost = f"{verdict.grade.value}, cost {points:.1f}" if verdict.weight else verdict.grade.value
        lines += wrapped(" · ".join([cost, *_notes(step, review)]), _INDENT)
    for code in step.critical:
        error = CRITICAL_ERRORS[code]
        effect = f"at most {error.cap}" if error.cap else "fatal"
        lines += wrapped(f"Critical: {error.title} ({effect})", _INDENT)
    lines += wrapped(f"Why: {step.why}", _INDENT) if step.why else []
    if verdict is not None and verdict.better is not None:
        lines += wrapped(
            f"Better here: {_quoted(verdict.better.reply.id, verdict.better.reply.text)}", _INDENT
        )
        changes = ", ".join(map(change_words, verdict.better.changes))
        lines += wrapped(changes, f"{_INDENT}  ") if changes else []
    return lines


def _quoted(id: str, text: str) -> str:
    return text if id.startswith("open:") or id == "silence" else f'"{text}"'


def change_words(change: MarkChange) -> str:
    """`fix 0 -> 3`; a dash where it would not be marked."""
    got, would = ("-" if mark is None else str(mark) for mark in (change.got, change.would))
    where = " (at the end)" if change.weight > 1 else ""
    return f"{BEHAVIOURS[change.behaviour].title.lower()}{where} {got} -> {would}"


def _notes(step: Step, review: Review) -> list[str]:
    notes = ["TURNING POINT"] if step.number == review.turning else []
    lost = review.no_return is not None and review.no_return.step == step.number
    return [*notes, "POINT OF NO RETURN"] if lost else notes


def _sum(review: Review) -> list[str]:
    if not review.exact:
        return []
    card = review.card
    whole = sum(review.printed_costs())
    words = f"All costs: {whole:.1f}. 100 - {whole:.1f} = {score_words(card.uncapped)}"
    if review.capped > 0:
        words += f"; a critical error limits that to {card.cap}, so the total is {score_words(card.total)}"
    return ["", *wrapped(f"{words}.")]


def _turns(review: Review) -> list[str]:
    if not review.exact:
        return []
    lines = heading("WHERE IT TURNED")
    if review.turning is None:
        return [*lines, "Nothing was lost: there was no better way through this call."]
    step = review.steps[review.turning - 1]
    weight = step.verdict.weight if step.verdict else 0.0
    lines += wrapped(f"Turning point: reply {step.number}, worth {weight:.1f} points.")
    lines += wrapped(f"Point of no return: {no_return_words(review)}")
    if review.recovery is None:
        return lines + wrapped("It was the last reply, so nothing could make up for it.")
    lines += wrapped(f"The best that could follow reply {step.number} reaches {review.recovery.total:.1f}:")
    return lines + _line(review.recovery)


def no_return_words(review: Review) -> str:
    """After which reply no way on passes, and how sure that is."""
    found = review.no_return
    if found is None:
        return ""
    if not found.passable:
        return "no call of this scenario can be passed."
    if found.step is not None:
        sure = (
            ""
            if found.certain
            else (" (judged by the total within its caps and by each dimension alone: it may lie earlier)")
        )
        return f"after reply {found.step} no way on could pass any more{sure}."
    return "none; a pass was within reach to the last reply." if found.certain else "none was found."


def _moods(review: Review) -> list[str]:
    lines = heading("HOW THE CALLER FELT (patience / trust, 0 to 10)")
    lines += wrapped(_mood_words(review.moods), "This call  ")
    return lines + (wrapped(_mood_words(review.best.moods), "Best line  ") if review.best else [])


def _mood_words(moods: tuple[Mood, ...]) -> str:
    return "  ".join(f"{mood.patience}/{mood.trust}" for mood in moods)


def _best(review: Review) -> list[str]:
    if review.best is None:
        return []
    return [*heading(f"THE BEST LINE ({score_words(review.best.total)})"), *_line(review.best)]


def _line(line: Line) -> list[str]:
    lines = []
    for number, reply in enumerate(line.replies, 1):
        lines += wrapped(_quoted(reply.id, reply.text), f"{number:>4}  ")
    return lines
