"""The score sheet of one attempt, to read and to print: plain text, 80 columns."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scoring.results.records import AttemptRecord
from scoring.sheets.files import replacing
from scoring.sheets.page import WIDTH, bar, heading, wrapped
from scoring.sheets.rows import UNREADABLE, behaviour_title, loss_points
from scoring.sheets.wording import clock_words, duration_words, score_words, time_words

Part = Mapping[str, Any]
"""A part of a scorecard as JSON."""


def write_text_sheet(attempt: AttemptRecord, path: Path) -> None:
    """Writes the sheet to `path`, whole or not at all. Raises FileProblem if it cannot be written."""
    with replacing(path) as file:
        file.write(text_sheet(attempt).encode("utf-8", "replace"))


def text_sheet(attempt: AttemptRecord) -> str:
    """Who played what, the total and why, dimensions, critical errors, every reply and end with its marks."""
    return "\n".join(_header(attempt) + _result(attempt)) + "\n"


def _result(attempt: AttemptRecord) -> list[str]:
    card = attempt.scorecard
    if card is None:
        state = "This call was given up" if attempt.finished_at else "This call is still under way"
        return ["", f"{state}, so there is no score."]
    try:
        parts = [_total(card), _dimensions(card), _critical(card), _replies_and_ends(card)]
        return [line for part in (*parts, _certificate(attempt, card), _key(card)) for line in part]
    except (KeyError, TypeError):
        return ["", *wrapped(UNREADABLE)]


def _header(attempt: AttemptRecord) -> list[str]:
    finished = attempt.finished_at
    facts = {
        "Trainee": attempt.trainee or "(no name)",
        "Scenario": f"{attempt.scenario}, version {attempt.hash[:12]}",
        "Attempt": f"{attempt.id}, number {attempt.ordinal}, {attempt.mode}",
        "Retry of": attempt.retry_of or "",
        "Started": f"{time_words(attempt.started_at)} UTC",
        "Duration": duration_words((finished - attempt.started_at).total_seconds()) if finished else "",
        "Outcome": attempt.outcome or "",
        "Chain": attempt.head,
    }
    lines = ["SCORE SHEET", *wrapped(attempt.title), "=" * WIDTH]
    for name, fact in facts.items():
        lines += wrapped(fact, f"{name:<10}") if fact else []
    return lines


def _total(card: Part) -> list[str]:
    verdict = "PASSED" if card["passed"] else "NOT PASSED"
    lines = [*heading("TOTAL"), f"{score_words(card['total'])} of 100   {card['band']}   {verdict}"]
    if card["total"] < card["uncapped"]:
        uncapped = score_words(card["uncapped"])
        lines += wrapped(
            f"Would be {uncapped}, but a critical error limits it to {card['cap']}: see below.", "  "
        )
    for reason in card["why_not"]:
        lines += wrapped(f"{reason}.", "  Not passed: ")
    chance = score_words(card["bounds"]["chance"])
    lines += ["  100 is the best any call here can reach, 0 the worst."]
    lines += [f"  Choosing at random reaches {chance} on average." + _skill_words(card["skill"])]
    return lines


def _skill_words(skill: float | None) -> str:
    return "" if skill is None else f" Skill: {score_words(skill)} (0 is chance)."


def _dimensions(card: Part) -> list[str]:
    lines = heading("DIMENSIONS")
    for name, dimension in card["dimensions"].items():
        lead = f"{name.capitalize():<11} weight {card['weights'][name]:>2}  "
        lines.append(lead + _dimension_words(dimension))
        if dimension["score"] is not None and not dimension["enough"]:
            lines.append(f"{'':<11} insufficient evidence: {dimension['marks']} of at least 2 marks")
    return lines


def _dimension_words(dimension: Part) -> str:
    score = dimension["score"]
    if score is None:
        return "not assessed: every call here loses the same"
    lost = f"lost {dimension['lost']} ({dimension['least']} to {dimension['greatest']})"
    return f"{bar(score)} {score_words(score):>5}  {lost}"


def _critical(card: Part) -> list[str]:
    lines = heading("CRITICAL ERRORS")
    for error in card["critical"]:
        effect = "fatal, the total is 0" if error["cap"] == 0 else f"the total is at most {error['cap']}"
        words = f"{error['title']} ({error['kind']}): {effect}. At {error['where']}."
        lines += wrapped(words, f"{clock_words(error['at']):>6}  ")
    return lines if card["critical"] else [*lines, "none"]


def _replies_and_ends(card: Part) -> list[str]:
    moments = card["moments"]
    return [
        *_moments(
            "REPLIES (points lost, mark, behaviour)", card, [moment for moment in moments if moment["what"]]
        ),
        *_moments("ENDINGS", card, [moment for moment in moments if not moment["what"]]),
    ]


def _moments(title: str, card: Part, moments: Sequence[Part]) -> list[str]:
    lines = heading(title)
    for moment in moments:
        lines += _moment(moment, card["losses"])
    return lines if moments else [*lines, "none were marked"]


def _moment(moment: Part, losses: Sequence[Part]) -> list[str]:
    place = " / ".join(part for part in (moment["where"], moment["what"]) if part)
    said = f'"{moment["said"]}"' if moment["said"] and moment["what"] else moment["said"]
    lead = f"{clock_words(moment['at']):>6}  "
    lines = wrapped(said or place, lead) + (wrapped(place, " " * len(lead)) if said else [])
    kept = [behaviour_title(mark["behaviour"]) for mark in moment["marks"] if mark["value"] == 3]
    lines += wrapped(", ".join(kept), f"{'':>8}  3  ") if kept else []
    for loss in losses:
        if all(loss[key] == moment[key] for key in ("at", "where", "what")):
            lines += _loss(loss, "" if loss["why"] == moment["why"] else loss["why"])
    lines += [] if moment["marks"] else [f"{'':>8}no marks"]
    return lines + (wrapped(moment["why"], f"{'':>8}Why: ") if moment["why"] else [])


def _loss(loss: Part, because: str) -> list[str]:
    weight = f", counts {loss['weight']} times" if loss["weight"] > 1 else ""
    words = f"{behaviour_title(loss['behaviour'])}{weight}" + (f": {because}" if because else "")
    return wrapped(words, f"{loss_points(loss):>8}  {loss['mark']}  ")


def _certificate(attempt: AttemptRecord, card: Part) -> list[str]:
    """What the score is measured by: the scenario's version, and how best, worst and chance were found."""
    bounds = card["bounds"]
    count = f"all {bounds['configurations']:,} configurations a call can reach"
    how = f"exactly, from {count}" if bounds["exact"] else f"as an estimate, from {bounds['plays']:,} plays"
    within = bounds.get("chance_within", 0.0)
    off = f", to within {max(within, 0.001):.3f}" if within else ""
    measured = f"best, worst and chance ({score_words(bounds['chance'])}{off}) were found {how}"
    lines = heading("CERTIFICATE OF THE SCENARIO")
    lines += wrapped(f"version {attempt.hash[:12]}: {measured}.", "  ")
    lines += wrapped(f"'analyse {attempt.scenario}' prints the certificate of the present version.", "  ")
    return lines


def _key(card: Part) -> list[str]:
    unavoidable = card.get("unavoidable", 0.0)
    words = (
        "Marks run from 0 to 3, and what a mark is short of 3 is lost; in brackets the least and the most "
        "that a call here can lose."
    )
    if unavoidable:
        least = score_words(unavoidable)
        words += f" Even the best call loses {least} points, which are not held against one."
    return ["", "-" * WIDTH, *wrapped(words)]
