"""What trainers add to an attempt: notes, and marks of their own."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What a trainer wrote about an attempt. `text` is None once its trainee has been erased.

    `author` is None where nobody gave a name. `at` is aware, in UTC.
    """

    attempt: str
    number: int
    at: datetime
    author: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class GivenMark:
    """A person's mark, 0 to 3, of one behaviour in the reply that is the event of that number."""

    event: int
    behaviour: str
    value: int


@dataclass(frozen=True, slots=True)
class Marking:
    """A mark that somebody gave to a reply of an attempt. `at` is aware, in UTC."""

    attempt: str
    number: int
    at: datetime
    marker: str
    mark: GivenMark
