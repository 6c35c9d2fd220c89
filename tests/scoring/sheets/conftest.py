import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scoring.cohort.attempts import Attempt, Chosen, decisions
from scoring.marks import Losses, Mark
from scoring.results.records import AttemptRecord
from scoring.rubric import DEFAULT_RUBRIC, ENDING_WEIGHT
from scoring.scorecard import Bounds, Moment, Scale, score
from scoring.sheets.calls import Certificate, Mood, ScoredCall, ScoredReply
from scoring.sheets.rows import SheetRow, row_of

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


OFFERED = (("log-it", WROTE_IT_DOWN.said), ("other-desk", SENT_AWAY.said), ("silence", "(silence)"))


@pytest.fixture
def call(attempt: AttemptRecord) -> ScoredCall:
    """Ana's second exam, taken apart: the second reply turned it."""
    noted = ScoredReply(
        1, 4.2, "first/opening", "log-it", WROTE_IT_DOWN.said, OFFERED,
        cost=0.0, grade="best", marks="Attentive 3", why=WROTE_IT_DOWN.why, patience=6, trust=5,
    )  # fmt: skip
    sent_away = ScoredReply(
        2, 83.0, "first/demand", "other-desk", SENT_AWAY.said, OFFERED,
        cost=31.3889, grade="blunder", marks="Decision 0, Level 1",
        critical="A repeat caller transferred cold", why=SENT_AWAY.why,
        better="I will stop this bill myself.", patience=2, trust=3,
    )  # fmt: skip
    row = row_of(attempt, missed=1, notes="Listen to 1:23 together.", chain_head="77aa" * 16)
    return ScoredCall(
        row,
        pseudonym="5f0c2a",
        began=attempt.started_at,
        replies=(noted, sent_away),
        moods=(Mood(5, 4), Mood(6, 5), Mood(2, 3)),
        turning=2,
        no_return=2,
        outlook="after reply 2 no way on could pass any more.",
        recovery="After it, 49.0 was still within reach.",
        certificate=Certificate(
            "vip-billing", attempt.title, attempt.hash, 100.0, 0.0, 41.27,
            "empathy 35, resolution 40, escalation 25", "exact, from 1,234 configurations", 1234,
        ),
        counted=counted(row, (noted, sent_away), "Ana"),
    )  # fmt: skip


def named(call: ScoredCall, trainee: str) -> ScoredCall:
    """The same call, played by a trainee of this name."""
    row = replace(call.row, trainee=trainee)
    return replace(call, row=row, counted=counted(row, call.replies, trainee))


def again(call: ScoredCall, number: int, **changes: object) -> ScoredCall:
    """Another call like this one, the trainee's attempt of that number."""
    id = f"0b5e9c1e-0000-4000-8000-{number:012d}"
    row = replace(call.row, attempt=id, attempt_number=number, **changes)  # type: ignore[arg-type]
    return replace(call, row=row, counted=counted(row, call.replies, row.trainee))


def counted(row: SheetRow, replies: Sequence[ScoredReply], trainee: str) -> Attempt:
    """The call of this row as cohorts take it."""
    return Attempt(
        trainee=trainee,
        version=row.hash,
        ordinal=row.attempt_number,
        retry=bool(row.retry_of),
        total=row.total or 0.0,
        scores=(row.empathy, row.resolution, row.escalation),
        passed=row.passed == "yes",
        choices=decisions(Chosen(reply.state, reply.id, reply.cost) for reply in replies),
    )
