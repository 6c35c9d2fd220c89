"""Trainers' notes on attempts, and the marks of those who mark an attempt a second time."""

from alembic import op
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text, UniqueConstraint

revision = "3"
down_revision = "2"

_Exact = Text().with_variant(Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "notes",
        Column("attempt", _Exact, ForeignKey("attempts.id"), primary_key=True),
        Column("number", Integer, CheckConstraint("number >= 0"), primary_key=True, autoincrement=False),
        Column("author", _Exact, ForeignKey("people.id")),
        Column("at", _Exact, nullable=False),
        Column("text", Text),
        Column("salt", Text),
        Column("digest", Text, nullable=False),
        Column("hash", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "markings",
        Column("attempt", _Exact, ForeignKey("attempts.id"), primary_key=True),
        Column("number", Integer, CheckConstraint("number >= 0"), primary_key=True, autoincrement=False),
        Column("marker", _Exact, ForeignKey("people.id"), nullable=False),
        Column("event", Integer, CheckConstraint("event >= 0"), nullable=False),
        Column("behaviour", _Exact, nullable=False),
        Column("value", Integer, CheckConstraint("value BETWEEN 0 AND 3"), nullable=False),
        Column("at", _Exact, nullable=False),
        Column("hash", Text, nullable=False),
        UniqueConstraint("attempt", "marker", "event", "behaviour"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "remark_heads",
        Column("attempt", _Exact, ForeignKey("attempts.id"), primary_key=True),
        Column("length", Integer, nullable=False),
        Column("head", Text, nullable=False),
        sqlite_with_rowid=False,
    )
