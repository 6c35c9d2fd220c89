"""One attempt as one row of a contact centre's quality form."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from scoring.results.records import AttemptRecord
from scoring.rubric import BEHAVIOURS, DIMENSIONS
from scoring.sheets.wording import clock_words, time_words

Cell = str | int | float | None
"""A text, a number, or nothing where there is nothing to say."""


UNREADABLE = "The scorecard of this attempt cannot be read; open its review, which scores the call again."
"""Said of an attempt whose scorecard another version wrote, or somebody edited."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The columns, in their order. Times are UTC; scores run from 0 to 100.

    All from `total` on are empty for a call that is under way or was given up. `version` is how `hash`, that
    of the scenario's text, begins. `shift` is the attempt at a shift that it was a call of. `total` has its
    caps, `uncapped` has not. Of each dimension, `raw` are the points kept of the `max` that can be kept, and
    the rest the same in percent; None where the scenario does not assess it. `auto_fail` names fatal errors;
    the critical errors of a class are counted. `missed` are replies that cost something or were a critical
    error, None where costs cannot be told. `basis` is how the best, the worst and the chance score were
    found; `lost` says where each point went.
    """

    attempt: str
    trainee: str
    scenario: str
    title: str
    version: str
    hash: str
    mode: str
    started_utc: str
    finished_utc: str
    seconds: float | None
    attempt_number: int
    retry_of: str
    shift: str
    outcome: str
    total: float | None = None
    band: str = ""
    passed: str = ""
    why_not_passed: str = ""
    auto_fail: str = ""
    skill: float | None = None
    empathy_raw: int | None = None
    empathy_max: int | None = None
    empathy: float | None = None
    resolution_raw: int | None = None
    resolution_max: int | None = None
    resolution: float | None = None
    escalation_raw: int | None = None
    escalation_max: int | None = None
    escalation: float | None = None
    critical_customer: int | None = None
    critical_business: int | None = None
    critical_compliance: int | None = None
    critical_errors: str = ""
    missed: int | None = None
    uncapped: float | None = None
    chance: float | None = None
    weights: str = ""
    basis: str = ""
    lost: str = ""
    notes: str = ""
    chain_head: str = ""

    def cells(self) -> tuple[Cell, ...]:
        return _CELLS(self)


_CELLS: Callable[[SheetRow], tuple[Cell, ...]] = attrgetter(*SheetRow.__slots__)
_HEADINGS = {"missed": "missed best replies"} | {name.value: f"{name.value} %" for name in DIMENSIONS}
COLUMNS: tuple[str, ...] = tuple(
    _HEADINGS.get(field.name, field.name.replace("_utc", "_UTC").replace("_", " "))
    for field in fields(SheetRow)
)
"""The columns' headings."""


def row_of(
    attempt: AttemptRecord,
    missed: int | None = None,
    notes: str = "",
    chain_head: str = "",
    shift: str = "",
) -> SheetRow:
    """The attempt and its scorecard as a row, with what else is known of it."""
    finished = attempt.finished_at
    card = attempt.scorecard
    return SheetRow(
        attempt=attempt.id,
        trainee=attempt.trainee,
        scenario=attempt.scenario,
        title=attempt.title,
        version=attempt.hash[:12],
        hash=attempt.hash,
        mode=attempt.mode,
        started_utc=time_words(attempt.started_at),
        finished_utc=time_words(finished) if finished else "",
        seconds=(finished - attempt.started_at).total_seconds() if finished else None,
        attempt_number=attempt.ordinal,
        retry_of=attempt.retry_of or "",
        shift=shift,
        outcome=attempt.outcome or "under way",
        missed=missed,
        notes=notes,
        chain_head=chain_head or attempt.head,
        **(_scored(card) if card is not None else {}),
    )


def _scored(card: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return _scores(card)
    except (KeyError, TypeError):
        return {"why_not_passed": UNREADABLE}


def _scores(card: Mapping[str, Any]) -> dict[str, Any]:
    critical, bounds = card["critical"], card["bounds"]
    counted = _dimensions(card["dimensions"]) | _classes(critical)
    return counted | {
        "total": _rounded(card["total"]),
        "band": card["band"],
        "passed": "yes" if card["passed"] else "no",
        "why_not_passed": _listed(card["why_not"]),
        "auto_fail": _listed(error["title"] for error in critical if error["cap"] == 0),
        "skill": _rounded(card["skill"]),
        "critical_errors": _listed(map(_error_words, critical)),
        "uncapped": _rounded(card["uncapped"]),
        "chance": _rounded(bounds["chance"]),
        "weights": ", ".join(f"{name} {weight}" for name, weight in card["weights"].items()),
        "basis": "exact" if bounds["exact"] else f"estimated from {bounds['plays']} plays",
        "lost": _listed(map(_loss_words, card["losses"])),
    }


def _dimensions(dimensions: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in DIMENSIONS:
        dimension = dimensions[name.value]
        if dimension["score"] is not None:
            found[f"{name.value}_raw"] = dimension["greatest"] - dimension["lost"]
            found[f"{name.value}_max"] = dimension["greatest"] - dimension["least"]
            found[name.value] = _rounded(dimension["score"])
    return found


def _classes(critical: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    counts = {"critical_customer": 0, "critical_business": 0, "critical_compliance": 0}
    for error in critical:
        counts[f"critical_{error['kind']}"] += 1
    return counts


def _error_words(error: Mapping[str, Any]) -> str:
    effect = "fatal" if error["cap"] == 0 else f"total at most {error['cap']}"
    return f"{clock_words(error['at'])} {error['title']} ({error['kind']}, {effect})"


def _loss_words(loss: Mapping[str, Any]) -> str:
    why = f": {loss['why']}" if loss["why"] else ""
    title = behaviour_title(loss["behaviour"])
    return f"{clock_words(loss['at'])} {title} {loss['mark']} of 3, {loss_points(loss)}{why}"


def behaviour_title(key: str) -> str:
    """A behaviour's title; its key if this rubric no longer has it."""
    return BEHAVIOURS[key].title if key in BEHAVIOURS else key


def loss_points(loss: Mapping[str, Any]) -> str:
    """What a loss costs in points of the total, with its sign."""
    words = f"{loss['points']:.1f}"
    return words if words == "0.0" else f"-{words}"


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 4)
