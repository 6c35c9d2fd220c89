"""What a key means to an author, in sentences: for editors and for the reference."""

from dataclasses import MISSING, fields, is_dataclass
from dataclasses import Field as Attribute
from typing import Any

from simulator.scenario.fields import Whole
from simulator.scenario.records import Field, Record


def described(field: Field, start: str | int | bool | None) -> str:
    """What a key means, as sentences: whether it is needed, its range, and what holds without it."""
    meaning = f"{capital(field.meaning)}."
    if isinstance(field.reader, Whole) and field.reader.low < field.reader.high:
        meaning += f" {field.reader.low} to {field.reader.high}."
    if field.required:
        return f"{meaning} Needed."
    return meaning if start is None else f"{meaning} If left out: {shown(start)}."


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def shown(value: str | int | bool) -> str:
    """A value as an author writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def default(field: Field, record: Record) -> str | int | bool | None:
    """What holds where the key is left out; None where nothing does, or no author could have written it."""
    if field.required or not is_dataclass(record.make):
        return None
    attribute = field.attribute or field.key.replace("-", "_")
    value = _start(next(known for known in fields(record.make) if known.name == attribute))
    if isinstance(value, bool) or (isinstance(value, str) and value):
        return value
    reader = field.reader
    if isinstance(reader, Whole) and isinstance(value, int):
        return value if reader.low <= value <= reader.high else None
    return None


def _start(known: Attribute[Any]) -> Any:
    return None if known.default is MISSING else known.default
