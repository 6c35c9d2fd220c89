"""The tables of the store, for SQLite and PostgreSQL alike."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

LAYOUT = 4
"""The layout these tables are; `migrations/` holds the steps from one to the next."""

APPLICATION_ID = 0x43414C4C
"""'CALL', in the header of an SQLite file, so that no other program's file is touched."""

METADATA = MetaData()
# Compared byte by byte whatever the server's language, so that order as text is order in time.
Exact = Text().with_variant(Text(collation="C"), "postgresql")
Real = Float(53)

people = Table(
    "people", METADATA,
    Column("id", Exact, primary_key=True),
    Column("name", Exact),
    Index("people_by_name", "name"),
)  # fmt: skip
"""Who the trainees are. Nothing else has names; without one, somebody has been erased."""

scenarios = Table(
    "scenarios", METADATA,
    Column("hash", Exact, primary_key=True),
    Column("id", Exact, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
)  # fmt: skip

attempts = Table(
    "attempts", METADATA,
    Column("id", Exact, primary_key=True),
    Column("scenario", Exact, nullable=False),
    Column("hash", Exact, ForeignKey(scenarios.c.hash), nullable=False),
    Column("trainee", Exact, ForeignKey(people.c.id), nullable=False),
    Column("mode", Text, CheckConstraint("mode IN ('practice', 'exam')"), nullable=False),
    # text because a seed may be longer than 64 bits
    Column("seed", Text, nullable=False),
    Column("ordinal", Integer, CheckConstraint("ordinal >= 1"), nullable=False),
    # not a reference: what is retried may be on a server that cannot be reached
    Column("retry_of", Exact),
    Column("started_at", Exact, nullable=False),
    Column("finished_at", Exact),
    Column("outcome", Text),
    UniqueConstraint("trainee", "scenario", "ordinal"),
    Index("attempts_by_start", "started_at"),
    Index("attempts_by_version", "hash", "started_at"),
)  # fmt: skip

events = Table(
    "events", METADATA,
    Column("attempt", Exact, ForeignKey(attempts.c.id), primary_key=True),
    Column("seq", Integer, CheckConstraint("seq >= 0"), primary_key=True),
    Column("at", Real, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

chain_heads = Table(
    "chain_heads", METADATA,
    Column("attempt", Exact, ForeignKey(attempts.c.id), primary_key=True),
    Column("length", Integer, nullable=False),
    Column("head", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
"""The length and last hash of the chain of each attempt that is finished."""

scorecards = Table(
    "scorecards", METADATA,
    Column("attempt", Exact, ForeignKey(attempts.c.id), primary_key=True),
    Column("card", Text, nullable=False),
)  # fmt: skip

notes = Table(
    "notes", METADATA,
    Column("attempt", Exact, ForeignKey(attempts.c.id), primary_key=True),
    Column("number", Integer, CheckConstraint("number >= 0"), primary_key=True, autoincrement=False),
    Column("author", Exact, ForeignKey(people.c.id)),
    Column("at", Exact, nullable=False),
    Column("text", Text),
    Column("salt", Text),
    Column("digest", Text, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
"""What trainers wrote about attempts; without text and salt, a note has been erased.

The chain covers the digest, of the salt and the text, so that it holds when both are gone.
"""

markings = Table(
    "markings", METADATA,
    Column("attempt", Exact, ForeignKey(attempts.c.id), primary_key=True),
    Column("number", Integer, CheckConstraint("number >= 0"), primary_key=True, autoincrement=False),
    Column("marker", Exact, ForeignKey(people.c.id), nullable=False),
    Column("event", Integer, CheckConstraint("event >= 0"), nullable=False),
    Column("behaviour", Exact, nullable=False),
    Column("value", Integer, CheckConstraint("value BETWEEN 0 AND 3"), nullable=False),
    Column("at", Exact, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("attempt", "marker", "event", "behaviour"),
    sqlite_with_rowid=False,
)  # fmt: skip
"""The marks that people gave the replies of an attempt, without knowing those of the rubric."""

remark_heads = Table(
    "remark_heads", METADATA,
    Column("attempt", Exact, ForeignKey(attempts.c.id), primary_key=True),
    Column("length", Integer, nullable=False),
    Column("head", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
"""The length and last hash of the chain of an attempt's remarks: its notes and markings, numbered as one.

It goes on from the head of the attempt's events, and grows as long as there is something to remark.
"""

rollups = Table(
    "rollups", METADATA,
    Column("hash", Exact, ForeignKey(scenarios.c.hash), primary_key=True),
    Column("kind", Exact, primary_key=True),
    Column("a", Exact, primary_key=True),
    Column("b", Exact, primary_key=True),
    Column("value", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
"""The counts and sums that the figures of a scenario version's cohort follow from: `scoring.cohort.rows`."""

uncounted = Table(
    "uncounted", METADATA,
    Column("hash", Exact, primary_key=True),
    Column("attempt", Exact, ForeignKey(attempts.c.id), primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Whole attempts that have a score and are in no roll-up yet.

A row is put here with the score, and taken away with what the attempt adds to the roll-up, each in one
transaction: so every attempt counts once, whatever happens in between.
"""
