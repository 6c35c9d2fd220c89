"""Scored calls as JSON Lines: one object a line, for programs."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from scoring.sheets.calls import ScoredCall
from scoring.sheets.files import replacing


def write_json_lines(calls: Iterable[ScoredCall], path: Path) -> None:
    """Writes a line for each call to `path`, UTF-8, whole or not at all. Raises FileProblem."""
    with replacing(path) as file:
        for call in calls:
            file.write(json_line(call))


def json_line(call: ScoredCall) -> bytes:
    """The columns of its row, by the names of `SheetRow`, and what else the call holds.

    `counts` is whether it is in the figures of its cohort, and `decisions` what these take from it.
    """
    document = asdict(replace(call, points=(), counted=None))
    for name in ("began", "counted", "points", "rubric"):
        del document[name]
    played = call.counted
    document["counts"] = played is not None and played.first
    document["decisions"] = [
        {"state": one.state, "reply": one.reply, "lost": one.lost}
        for one in (played.choices if played else ())
    ]
    flat = document.pop("row") | document
    return json.dumps(flat, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
