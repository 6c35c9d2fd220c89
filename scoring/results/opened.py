"""A store that is open: what writes to it and what reads it."""

from typing import Self

from scoring.results.database import Database
from scoring.results.finding import Finder
from scoring.results.people import People
from scoring.results.place import Target
from scoring.results.recording import Recorder
from scoring.results.remarks import Remarks
from scoring.results.retention import Retention
from scoring.results.rollups import RollUps


class OpenStore:
    """One store. `in_memory` is one that is gone when it is closed."""

    def __init__(self, database: Database, in_memory: bool = False) -> None:
        self.where = database.where
        self.in_memory = in_memory
        self.recorder = Recorder(database)
        self.finder = Finder(database)
        self.remarks = Remarks(database)
        self.people = People(database)
        self.retention = Retention(database)
        self.rollups = RollUps(database)
        self._database = database

    @classmethod
    def open(cls, target: Target, wait: float) -> Self:
        """The store there, made if missing; waits `wait` seconds for others. Raises StoreProblem."""
        return cls(Database.open(target, wait))

    @classmethod
    def of_memory(cls) -> Self:
        return cls(Database.in_memory(), in_memory=True)

    def close(self) -> None:
        self._database.close()
