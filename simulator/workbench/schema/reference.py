"""The tables of docs/scenario-format.md, written from the readers between markers in the page.

A marker names its table: `<!-- keys of a choice -->`, `<!-- behaviours -->`; `<!-- end -->` ends it. What
lies between belongs to the writer, everything else to people. `<!-- keys of the rest -->` takes the tables
of records without a marker of their own, so that none is ever missing.
"""

import re
from collections.abc import Callable, Iterator

from scoring.rubric import BEHAVIOURS, CRITICAL_ERRORS
from simulator.scenario import fields, readers
from simulator.scenario.records import Field, Record
from simulator.workbench.schema.described import capital, default, shown
from simulator.workbench.schema.document import kinds_of_file
from simulator.workbench.schema.values import written

_BLOCK = re.compile(r"(?P<open><!-- (?P<what>[^>]*) -->\n).*?(?P<close><!-- end -->)", re.DOTALL)
_KEYS = "keys of "
THE_REST = "the rest"


def rewritten(page: str) -> str:
    """The page with every table as the format is. Raises KeyError for a marker of something unknown."""
    placed = {match["what"].removeprefix(_KEYS) for match in _BLOCK.finditer(page)}
    return _BLOCK.sub(lambda match: _filled(match, placed), page)


def _filled(match: re.Match[str], placed: set[str]) -> str:
    table = _table(match["what"], placed)
    return f"{match['open']}\n{table}\n{match['close']}" if table else f"{match['open']}{match['close']}"


def _table(what: str, placed: set[str]) -> str:
    if not what.startswith(_KEYS):
        return _RUBRIC_TABLES[what]()
    wanted = what.removeprefix(_KEYS)
    if wanted != THE_REST:
        return keys_table(records()[wanted])
    rest = [(name, record) for name, record in records().items() if name not in placed]
    return "".join(f"\n## {capital(name)}\n\n{keys_table(record)}\n" for name, record in rest)


def records() -> dict[str, Record]:
    """Every record an author can write, by what it is called: outermost first.

    Of two with one name the one with more keys stands for both: the lines within `first` are lines.
    """
    found: dict[str, Record] = {}
    for record in (inner for outer in kinds_of_file().values() for inner in _within(outer)):
        known = found.get(record.wants)
        if known is None or len(record.fields) > len(known.fields):
            found[record.wants] = record
    return found


def _within(reader: fields.Reader) -> Iterator[Record]:
    if isinstance(reader, Record):
        yield reader
        for field in reader.fields:
            yield from _within(field.reader)
    for inner in _inner(reader):
        yield from _within(inner)


def _inner(reader: fields.Reader) -> tuple[fields.Reader, ...]:
    if isinstance(reader, fields.ListOf):
        return (reader.item,)
    if isinstance(reader, fields.MapOf):
        return (reader.value,)
    if isinstance(reader, readers.OneOrMany):
        return (reader.records,)
    own = {
        readers.RouteTarget: readers.ROUTE,
        readers.FactReader: readers.DECLARED_FACT,
        readers.RubricReader: readers.OWN_RUBRIC,
    }
    return tuple(record for kind, record in own.items() if isinstance(reader, kind))


def keys_table(record: Record) -> str:
    """One row a key: what it means, what to write, and what holds without it."""
    rows = [
        f"| `{field.key}` | {field.meaning} | {written(field.reader)} | {_without(field, record)} |"
        for field in record.fields
    ]
    return "\n".join(("| key | meaning | what to write | if left out |", "|---|---|---|---|", *rows, ""))


def _without(field: Field, record: Record) -> str:
    if field.required:
        return "**needed**"
    start = default(field, record)
    return "" if start is None else f"`{shown(start)}`"


def _behaviours() -> str:
    rows = [
        f"| {behaviour.dimension} | `{key}` | {behaviour.meaning} |" for key, behaviour in BEHAVIOURS.items()
    ]
    return "\n".join(("| dimension | behaviour | what is marked |", "|---|---|---|", *rows, ""))


def _critical_errors() -> str:
    rows = [
        f"| `{key}` | {error.title} | {f'at most {error.cap}' if error.cap else '0'} |"
        for key, error in CRITICAL_ERRORS.items()
    ]
    return "\n".join(("| critical error | what happened | the total is |", "|---|---|---|", *rows, ""))


_RUBRIC_TABLES: dict[str, Callable[[], str]] = {
    "behaviours": _behaviours,
    "critical errors": _critical_errors,
}
