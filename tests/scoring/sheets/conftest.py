import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from scoring.marks import Losses, Mark
from scoring.results.records import AttemptRecord
from scoring.rubric import DEFAULT_RUBRIC, ENDING_WEIGHT
from scoring.scorecard import Bounds, Moment, Scale, score

NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
LEAST: Losses = (0, 0, 0)
GREATEST: Losses = (9, 18, 6)


def scorecard(moments: Sequence[Moment], greatest: Losses = GREATEST) -> dict[str, object]:
    """The scorecard of these moments, as it comes back from the store."""
    scale = Scale.of(DEFAULT_RUBRIC.weights, LEAST, greatest)
    bounds = Bounds(scale, LEAST, greatest, 0, scale.joint(greatest), 41.27, True, 1234)
    return json.loads(json.dumps(score(DEFAULT_RUBRIC, bounds, moments).as_json()))


WROTE_IT_DOWN = Moment(
    4.2,
    "first/opening",
    "log-it",
    "Let me write this down as you tell it, so nobody asks you twice. What number did it come from?",
    (Mark("attentive", 3), Mark("ownership", 3), Mark("concrete", 2)),
    why="Recording the first call is what the next four depend on.",
)
SENT_AWAY = Moment(
    83.0,
    "first/demand",
    "other-desk",
    "I'll put you through to billing, one moment.",
    (Mark("decision", 0, because="Billing was not right yet."), Mark("level", 1)),
    critical=("cold-transfer",),
    why="She had told it twice already.",
)
BILL_STOPPED = Moment(
    290.0,
    "first/settled",
    "",
    "The bill stops, and she knows when",
    (Mark("fix", 3, ENDING_WEIGHT), Mark("closure", 2, ENDING_WEIGHT)),
)


@pytest.fixture
def attempt() -> AttemptRecord:
    """Ana's second exam: a good call, spoilt by a cold transfer."""
    return AttemptRecord(
        id="0b5e9c1e-0000-4000-8000-000000000001",
        scenario="vip-billing",
        title="The bill that would not die",
        hash="9c1e" * 16,
        trainee="Ana",
        mode="exam",
        seed=7,
        ordinal=2,
        retry_of=None,
        started_at=NOON,
        finished_at=NOON + timedelta(minutes=5, seconds=2),
        outcome="resolved",
        scorecard=scorecard([WROTE_IT_DOWN, SENT_AWAY, BILL_STOPPED]),
    )
