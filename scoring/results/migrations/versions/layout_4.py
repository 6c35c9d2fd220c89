"""Roll-ups of cohorts, and which attempts they do not hold yet: at first all that came to a score."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Text

revision = "4"
down_revision = "3"

_Exact = Text().with_variant(Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "rollups",
        Column("hash", _Exact, ForeignKey("scenarios.hash"), primary_key=True),
        Column("kind", _Exact, primary_key=True),
        Column("a", _Exact, primary_key=True),
        Column("b", _Exact, primary_key=True),
        Column("value", BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "uncounted",
        Column("hash", _Exact, primary_key=True),
        Column("attempt", _Exact, ForeignKey("attempts.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("attempts_by_version", "attempts", ["hash", "started_at"])
    op.execute(
        "INSERT INTO uncounted SELECT hash, id FROM attempts"
        " JOIN scorecards ON attempt = id WHERE retry_of IS NULL"
    )
