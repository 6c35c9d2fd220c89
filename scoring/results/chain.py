"""The chain that ties an attempt's events together, so that no later change goes unseen.

Each event's hash covers the hash before it, the attempt, the event's number and the event itself; before the
first stands the hash of the attempt's heading. The last hash is the chain's head.
"""

import json
import math
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False)


def json_text(value: Mapping[str, Any]) -> str:
    """One text for equal contents, whatever the order of their keys; ASCII, so that any database holds it."""
    return _ENCODER.encode(value)


def event_text(at: float, kind: str, body: str) -> str:
    """An event as canonical JSON; `body` is canonical JSON already. Raises ValueError if `at` is no time."""
    if not math.isfinite(at):
        raise ValueError(f"{at} is no time")
    return f'{{"at":{at!r},"body":{body},"kind":{_ENCODER.encode(kind)}}}'


def heading_hash(heading: Mapping[str, Any]) -> str:
    """What the first event's hash is tied to: the attempt's id, scenario, trainee, mode, seed and start."""
    return _hash(json_text(heading))


def link(previous: str, attempt: str, seq: int, event: str) -> str:
    """The hash of one event, given as `event_text`; 64 hexadecimal digits, as `previous` is."""
    return _hash(f"{previous}\n{attempt}\n{seq}\n{event}")


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
