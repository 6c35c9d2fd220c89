"""Finding every trace of a person in a store and on this computer, and erasing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.results.copies import copies_that_hold
from scoring.results.outbox import Outbox
from scoring.results.people import People, Person
from scoring.results.place import Place


@dataclass(frozen=True, slots=True)
class Traces:
    """Where somebody is named.

    `persons` are the ids of that name. `kept` are files of this computer from which calls are delivered,
    `copies` backups and damaged files beside the store. `mentioned` are attempts of others whose notes have
    the name in them.
    """

    name: str
    persons: tuple[Person, ...]
    kept: tuple[Path, ...]
    copies: tuple[Path, ...]
    mentioned: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(person.id for person in self.persons)

    def __bool__(self) -> bool:
        return bool(self.persons or self.kept or self.copies)


class Eraser:
    """Erases people from a store and from what this computer keeps for it. Raises StoreProblem."""

    def __init__(self, people: People, outbox: Outbox, place: Place) -> None:
        self._people = people
        self._outbox = outbox
        self._place = place

    def traces(self, name: str) -> Traces:
        """Where somebody is named, by the name that is shown."""
        persons = self._people.called(name)
        ids = [person.id for person in persons]
        kept = tuple(
            where for where, people in self._outbox.people() if where is not None and people.called(name)
        )
        copies = copies_that_hold(self._place, [name, *ids])
        return Traces(name, persons, kept, copies, self._people.mentioned(name, ids))

    def erase(self, traces: Traces) -> Sequence[str]:
        """Erases a person where they are named, the copies excepted; returns what could not be wiped out."""
        said = [self._people.erase(traces.ids)]
        for _, people in self._outbox.people():
            theirs = [person.id for person in people.called(traces.name)]
            said.append(people.erase([*traces.ids, *theirs]))
        return [sentence for sentence in said if sentence]
