"""What an author writes for each kind of value, in the words of the reference."""

from functools import singledispatch

from scoring.rubric import CRITICAL_ERRORS
from simulator.scenario import fields, readers
from simulator.scenario.records import Record


@singledispatch
def written(reader: fields.Reader) -> str:
    """What to write, for a cell of a table; most readers say it themselves."""
    return reader.wants


@written.register
def _one_of(reader: fields.OneOf) -> str:
    if set(reader.words) == set(CRITICAL_ERRORS):
        return "[a critical error](#the-rubric)"
    return " · ".join(f"`{word}`" for word in reader.words)


@written.register
def _whole(reader: fields.Whole) -> str:
    return f"`{reader.low}`" if reader.low == reader.high else f"{reader.low} to {reader.high}"


@written.register
def _list_of(reader: fields.ListOf) -> str:
    item = written(reader.item)
    return f"{item}, or a list of such" if reader.lone else f"a list, each {item}"


@written.register
def _map_of(reader: fields.MapOf) -> str:
    return f"names, each with {written(reader.value)}"


@written.register
def _marks(_: readers.MarksReader) -> str:
    return "[behaviours](#the-rubric), each with a mark from 0 to 3"


@written.register
def _fact(_: readers.FactReader) -> str:
    return f"`false`, `true`, or {linked(readers.DECLARED_FACT)}"


@written.register
def _rubric(_: readers.RubricReader) -> str:
    return linked(readers.OWN_RUBRIC)


@written.register
def _target(_: readers.RouteTarget) -> str:
    return f"{written(readers.ROUTE)}, or a list of such"


@written.register
def _one_or_many(reader: readers.OneOrMany) -> str:
    return written(reader.records)


@written.register
def _record(reader: Record) -> str:
    if not reader.short:
        return linked(reader)
    short = next(field.reader for field in reader.fields if field.key == reader.short)
    lone = readers.REF.wants if isinstance(short, readers.RouteTarget) else written(short)
    return f"{lone}, or {linked(reader)}"


def linked(record: Record) -> str:
    """The record's name, with a link to the section that is called so."""
    return f"[{record.wants}](#{anchor(record.wants)})"


def anchor(heading: str) -> str:
    """What a link to this heading is called."""
    return heading.lower().replace(" ", "-")
