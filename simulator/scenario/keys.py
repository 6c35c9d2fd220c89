"""Which keys the format has, and of what."""

from collections.abc import Iterator
from functools import cache

from simulator.scenario.fields import ListOf, MapOf, Reader
from simulator.scenario.format import SCENARIO
from simulator.scenario.readers import OneOrMany
from simulator.scenario.records import Record

MOST_NAMED = 3


def belongs_to(key: str) -> str:
    """The things that have this key, in words: `a choice or a silence`; empty if nothing has."""
    owners = [record.wants for record in _records() if any(field.key == key for field in record.fields)]
    names = list(dict.fromkeys(owners))
    return " or ".join(names) if len(names) <= MOST_NAMED else ", ".join(names[:MOST_NAMED]) + ", …"


def stand_together(one: str, other: str) -> bool:
    """Whether two keys can stand in one mapping; names that are none of the format's stand together."""
    owners = [{record for record in _records() if any(field.key == key for field in record.fields)}
              for key in (one, other)]  # fmt: skip
    return bool(owners[0] & owners[1]) or not (owners[0] or owners[1])


@cache
def _records() -> tuple[Record, ...]:
    return tuple(dict.fromkeys(records_of(SCENARIO)))


def records_of(reader: Reader) -> Iterator[Record]:
    """The records a reader can come to, outermost first."""
    if isinstance(reader, Record):
        yield reader
        for field in reader.fields:
            yield from records_of(field.reader)
    elif isinstance(reader, ListOf):
        yield from records_of(reader.item)
    elif isinstance(reader, MapOf):
        yield from records_of(reader.value)
    elif isinstance(reader, OneOrMany):
        yield from records_of(reader.records)
