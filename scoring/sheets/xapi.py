"""Scored calls as xAPI 1.0.3 statements, for learning record stores.

Every reply is one `answered`, every call one `passed` or `failed`. Ids follow from the attempt alone, so a
second export is the same byte for byte and a store that has them keeps each once. Trainees appear under their
pseudonym only.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from math import floor
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from scoring.rubric import DIMENSIONS
from scoring.sheets.calls import ScoredCall, ScoredReply
from scoring.sheets.files import replacing
from scoring.sheets.wording import language_tag

HOME = "https://call-simulator.invalid"
"""Where activities and accounts are at home unless told otherwise; a name that can never be anybody's."""
_VERBS = "http://adlnet.gov/expapi/verbs/"
_ACTIVITIES = "http://adlnet.gov/expapi/activities/"

Statement = dict[str, Any]


def write_statements(calls: Iterable[ScoredCall], path: Path, home: str = HOME) -> None:
    """Writes one statement a line to `path`, UTF-8, whole or not at all. Raises FileProblem."""
    with replacing(path) as file:
        for call in calls:
            for statement in statements(call, home):
                file.write(statement_line(statement))


def statement_line(statement: Statement) -> bytes:
    """The statement as JSON, always in the same order."""
    text = json.dumps(statement, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"


def statements(call: ScoredCall, home: str = HOME) -> Iterator[Statement]:
    """What the trainee answered, in order, then whether they passed. Nothing for a call without a score."""
    if call.row.total is None:
        return
    for reply in call.replies:
        yield _answered(call, reply, home)
    yield _judged(call, home)


def _answered(call: ScoredCall, reply: ScoredReply, home: str) -> Statement:
    result: dict[str, Any] = {"response": reply.id}
    if reply.cost is not None:
        result["success"] = not reply.missed
        result["extensions"] = {f"{home}/xapi/cost": reply.cost, f"{home}/xapi/grade": reply.grade}
    return {
        "id": _id(call, f"answered/{reply.number}"),
        "actor": _actor(call, home),
        "verb": _verb("answered"),
        "object": _question(call, reply, home),
        "result": result,
        "context": _context(call, [_scenario(call, home)]),
        "timestamp": _time(call.began + timedelta(seconds=reply.at)),
    }


def _judged(call: ScoredCall, home: str) -> Statement:
    row = call.row
    passed = row.passed == "yes"
    total = row.total or 0.0
    result = {
        "score": {"scaled": round(total / 100, 4), "raw": floor(total), "min": 0, "max": 100},
        "success": passed,
        "completion": True,
        "duration": f"PT{row.seconds or 0.0:.2f}S",
        "extensions": {f"{home}/xapi/{name}": value for name, value in _scores(call).items()},
    }
    return {
        "id": _id(call, "judged"),
        "actor": _actor(call, home),
        "verb": _verb("passed" if passed else "failed"),
        "object": _scenario(call, home),
        "result": result,
        "context": _context(call, []),
        "timestamp": _time(call.began + timedelta(seconds=row.seconds or 0.0)),
    }


def _scores(call: ScoredCall) -> dict[str, Any]:
    row = call.row
    dimensions = {name.value: getattr(row, name.value) for name in DIMENSIONS}
    assessed = {name: score for name, score in dimensions.items() if score is not None}
    return {
        "dimensions": assessed,
        "band": row.band,
        "critical-errors": row.critical_errors,
        "attempt-number": row.attempt_number,
        "retry": bool(row.retry_of),
        "mode": row.mode,
        "chain-head": row.chain_head,
    }


def _actor(call: ScoredCall, home: str) -> Statement:
    return {"objectType": "Agent", "account": {"homePage": home, "name": call.pseudonym}}


def _verb(name: str) -> Statement:
    return {"id": _VERBS + name, "display": {"en": name}}


def _scenario(call: ScoredCall, home: str) -> Statement:
    return {
        "objectType": "Activity",
        "id": _activity(call, home),
        "definition": {
            "type": f"{_ACTIVITIES}simulation",
            "name": {language_tag(call.language): _whole(call.row.title) or call.row.scenario},
        },
    }


def _question(call: ScoredCall, reply: ScoredReply, home: str) -> Statement:
    """The decision point, with everything that could be said there."""
    language = language_tag(call.language)
    offered = dict(reply.offered)
    offered.setdefault(reply.id, reply.said)
    return {
        "objectType": "Activity",
        "id": f"{_activity(call, home)}/{quote(reply.state)}",
        "definition": {
            "type": f"{_ACTIVITIES}cmi.interaction",
            "name": {language: reply.state},
            "interactionType": "choice",
            "choices": [
                {"id": id, "description": {language: _whole(words)}} for id, words in offered.items()
            ],
        },
    }


def _activity(call: ScoredCall, home: str) -> str:
    return f"{home}/scenarios/{quote(call.row.scenario, safe='')}/{call.row.hash}"


def _context(call: ScoredCall, parents: list[Statement]) -> Statement:
    context: Statement = {
        "registration": _registration(call),
        "platform": "call-simulator",
        "language": language_tag(call.language),
    }
    if parents:
        context["contextActivities"] = {"parent": parents}
    return context


def _registration(call: ScoredCall) -> str:
    try:
        return str(UUID(call.row.attempt))
    except ValueError:
        return str(uuid5(NAMESPACE_URL, f"call-simulator:attempt/{call.row.attempt}"))


def _id(call: ScoredCall, what: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"call-simulator:attempt/{call.row.attempt}/{what}"))


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
