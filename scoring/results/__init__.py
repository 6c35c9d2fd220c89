"""The store: every attempt, reply by reply, in one SQLite file."""
