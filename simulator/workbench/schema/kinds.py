"""What each kind of reader accepts, as a JSON Schema (draft-07).

Schemas are in the order and the words that editors show. A scalar that reads as a text may look like a
number to YAML (`title: 12`), so texts and names accept those too; `errorMessage` and `patternErrorMessage`
are what yaml-language-server shows in place of its own words.
"""

from functools import singledispatch
from typing import Any

from scoring.rubric import BEHAVIOURS, CRITICAL_ERRORS
from simulator.scenario import fields as plain_readers
from simulator.scenario import readers
from simulator.scenario.conditions import LONGEST
from simulator.scenario.document import MOST_LETTERS
from simulator.scenario.records import Field, Record
from simulator.workbench.schema.described import capital, default, described

Schema = dict[str, Any]

_SCALAR = ["string", "number", "boolean"]
_NAME_LIKE = ["string", "integer", "boolean"]
_OF_SCALARS = ("pattern", "patternErrorMessage", "errorMessage", "minimum", "maxLength")
_NAME_HINT = "lower case letters, digits and '-'"


@singledispatch
def accepted(reader: object) -> Schema:
    """The schema of what this reader accepts. Raises TypeError for a kind of reader without one."""
    raise TypeError(f"{type(reader).__name__} has no JSON Schema: add one to {__name__}")


@accepted.register
def _text(reader: plain_readers.Text) -> Schema:
    return _worded(reader.wants) | {"type": _SCALAR, "pattern": r"\S", "maxLength": MOST_LETTERS}


@accepted.register
def _text_or_nothing(reader: plain_readers.TextOrNothing) -> Schema:
    return _worded(reader.wants) | {"type": [*_SCALAR, "null"], "maxLength": MOST_LETTERS}


@accepted.register
def _name(reader: plain_readers.Name) -> Schema:
    return _named(reader.wants)


@accepted.register
def _reference(reader: readers.Reference) -> Schema:
    return _named(reader.wants)


def _named(wants: str) -> Schema:
    pattern = f"^{plain_readers.NAME.pattern}$"
    return _worded(f"{wants}: {_NAME_HINT}") | {"type": _NAME_LIKE, "pattern": pattern, "minimum": 0}


@accepted.register
def _flag(reader: plain_readers.Flag) -> Schema:
    return _worded(f"{reader.wants}, without quotes") | {"type": "boolean"}


@accepted.register
def _whole(reader: plain_readers.Whole) -> Schema:
    only = {"enum": [reader.low]} if reader.low == reader.high else {}
    ends = {"minimum": reader.low, "maximum": reader.high}
    return _worded(reader.wants) | {"type": "integer"} | (only or ends)


@accepted.register
def _one_of(reader: plain_readers.OneOf) -> Schema:
    schema = _worded(f"{reader.what}: {', '.join(reader.words)}") | {"enum": list(reader.words)}
    if set(reader.words) == set(CRITICAL_ERRORS):
        schema["enumDescriptions"] = [critical_meaning(word) for word in reader.words]
    return schema


def critical_meaning(key: str) -> str:
    """What a critical error is and what it does to the total."""
    error = CRITICAL_ERRORS[key]
    return f"{error.title}: the total is {'0' if error.fatal else f'at most {error.cap}'}."


@accepted.register
def _language(reader: readers.Language) -> Schema:
    worded = _worded(f"{reader.wants}, such as en, zh, vi or th")
    return worded | {"type": "string", "pattern": f"^{readers.LANGUAGE_TAG.pattern}$"}


@accepted.register
def _condition(reader: readers.ConditionText) -> Schema:
    worded = _worded(f"{reader.wants}, for example: logged and trust >= 4")
    return worded | {"type": _SCALAR, "pattern": r"\S", "maxLength": LONGEST}


@accepted.register
def _list_of(reader: plain_readers.ListOf) -> Schema:
    items = accepted(reader.item)
    schema: Schema = {"type": "array", "items": items, "maxItems": reader.most}
    if reader.least:
        schema["minItems"] = reader.least
    return either(schema, items) if reader.lone else schema


@accepted.register
def _map_of(reader: plain_readers.MapOf) -> Schema:
    return {
        "type": "object",
        "propertyNames": _ids(),
        "additionalProperties": accepted(reader.value),
        "maxProperties": reader.most,
    }


def _ids() -> Schema:
    pattern = f"^{plain_readers.NAME.pattern}$"
    return {"title": "id", "pattern": pattern, "patternErrorMessage": f"not a name: {_NAME_HINT}"}


@accepted.register
def _marks(_: readers.MarksReader) -> Schema:
    described = {
        key: accepted(readers.MARK) | {"description": f"{behaviour.title}: {behaviour.meaning}. 0 to 3."}
        for key, behaviour in BEHAVIOURS.items()
    }
    return {"type": "object", "properties": described, "additionalProperties": False}


@accepted.register
def _settings(_: readers.SettingsReader) -> Schema:
    value = _worded("expected a value of the fact") | {"type": _SCALAR}
    return {"type": "object", "propertyNames": _ids(), "additionalProperties": value}


@accepted.register
def _fact(_: readers.FactReader) -> Schema:
    declared = accepted(readers.DECLARED_FACT)
    declared["properties"]["values"] |= {"minItems": 2, "uniqueItems": True}
    return declared | {
        "type": ["boolean", "object"],
        "minProperties": 1,
        "dependencies": {"from": ["to"], "to": ["from"]},
        "not": {"type": "object", "required": ["values", "from"]},
    }


@accepted.register
def _rubric(_: readers.RubricReader) -> Schema:
    return accepted(readers.OWN_RUBRIC)


@accepted.register
def _target(_: readers.RouteTarget) -> Schema:
    return either(accepted(readers.ROUTE), accepted(readers.ROUTES))


@accepted.register
def _one_or_many(reader: readers.OneOrMany) -> Schema:
    return accepted(reader.records)


@accepted.register
def _record(reader: Record) -> Schema:
    schema: Schema = {
        "title": capital(reader.wants),
        "type": "object",
        "properties": {field.key: _property(field, reader) for field in reader.fields},
        "additionalProperties": False,
    }
    required = [field.key for field in reader.fields if field.required]
    if required:
        schema["required"] = required
    if not reader.short:
        return schema
    short = next(field for field in reader.fields if field.key == reader.short)
    return either(schema, _lone_text(accepted(short.reader)))


def _lone_text(schema: Schema) -> Schema:
    """What of this schema a lone text or number can be: a short form is never a list or a record."""
    scalars = [kind for kind in _types(schema) if kind in _SCALAR or kind in _NAME_LIKE]
    return {key: part for key, part in schema.items() if key in _OF_SCALARS} | {"type": scalars}


def _property(field: Field, record: Record) -> Schema:
    schema = accepted(field.reader)
    start = default(field, record)
    if start is not None:
        schema["default"] = start
    return {"description": described(field, start)} | schema


def _worded(expected: str) -> Schema:
    words = expected if expected.startswith("expected") else f"expected {expected}"
    return {"errorMessage": words}


def either(first: Schema, second: Schema) -> Schema:
    """What accepts one or the other: a single schema where their types are different kinds.

    Editors say where in it a mistake is, and complete its keys; of an `anyOf` they have to guess.
    """
    if "enum" in first or "enum" in second:
        return {"anyOf": [first, second]}
    types = [*_types(first), *(kind for kind in _types(second) if kind not in _types(first))]
    joined = {**second, **first, "type": types}
    about_text = joined.pop("errorMessage", "")
    return {**joined, "patternErrorMessage": about_text} if about_text else joined


def _types(schema: Schema) -> list[str]:
    kinds = schema["type"]
    return list(kinds) if isinstance(kinds, list) else [kinds]
