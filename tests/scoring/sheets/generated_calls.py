"""Calls as nobody played them: any texts, any numbers that a call can come to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from scoring.sheets.calls import Mood, ScoredCall, ScoredReply
from scoring.sheets.rows import SheetRow
from scoring.sheets.wording import time_words
from tests.scoring.sheets.conftest import counted

_LANGUAGES = ("en", "zh", "vi", "th", "pt-BR", "zh-Hans", "no language")
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def generated_calls(count: int, texts: Sequence[str], seed: int = 5) -> Iterator[ScoredCall]:
    """So many calls, always the same ones; trainees, titles and everything said are any of `texts`."""
    chance = Random(seed)
    for _ in range(count):
        yield _call(chance, texts)


def _call(chance: Random, texts: Sequence[str]) -> ScoredCall:
    began = _BEGAN + timedelta(seconds=chance.random() * 3e7)
    replies = tuple(_reply(chance, texts, number) for number in range(1, chance.randint(1, 8)))
    moods = tuple(Mood(chance.randint(0, 10), chance.randint(0, 10)) for _ in range(len(replies) + 1))
    turning = chance.choice([None, *(reply.number for reply in replies)])
    row = _row(chance, texts, began)
    return ScoredCall(
        row,
        pseudonym=f"{chance.getrandbits(96):024x}",
        began=began,
        language=chance.choice(_LANGUAGES),
        replies=replies,
        moods=moods,
        turning=turning,
        no_return=turning,
        outlook=chance.choice(texts),
        recovery=chance.choice(texts),
        counted=counted(row, replies, row.attempt),
    )


def _row(chance: Random, texts: Sequence[str], began: datetime) -> SheetRow:
    total = chance.choice([0.0, 100.0, 69.99995, 49.0, round(chance.random() * 100, 4)])
    seconds = chance.choice([0.0, 302.0, chance.random() * 4_000])
    row = SheetRow(
        attempt=str(UUID(int=chance.getrandbits(128), version=4)),
        trainee=chance.choice(texts),
        scenario=chance.choice(["vip-billing", "一笔账单", "a b%c/d?e#f", "irate-ceo"]),
        title=chance.choice(texts),
        version="9c1e9c1e9c1e",
        hash="9c1e" * 16,
        mode=chance.choice(["practice", "exam"]),
        started_utc=time_words(began),
        finished_utc=time_words(began + timedelta(seconds=seconds)),
        seconds=seconds,
        attempt_number=chance.randint(1, 9),
        retry_of="",
        shift="",
        outcome=chance.choice(["resolved", "lost"]),
        total=total,
        band="not yet",
        passed="yes" if total >= 70 else "no",
        empathy=total,
        escalation=chance.choice([None, total]),
    )
    return replace(row, critical_errors=chance.choice(texts), notes=chance.choice(texts))


def _reply(chance: Random, texts: Sequence[str], number: int) -> ScoredReply:
    offered = tuple((f"reply-{place}", chance.choice(texts)) for place in range(chance.randint(1, 5)))
    id, said = chance.choice(
        [*offered, ("silence", "(silence)"), ("open:roofs", "Read “Roofs” on the desk.")]
    )
    cost = chance.choice([None, 0.0, round(chance.random() * 60, 4)])
    return ScoredReply(
        number, number * 7.3, f"first/state-{chance.randint(1, 40)}", id, said, offered,
        cost=cost, grade="" if cost is None else "good", critical=chance.choice(["", "A knowing falsehood"]),
        why=chance.choice(texts), better=chance.choice(["", *texts]), patience=5, trust=5,
    )  # fmt: skip
