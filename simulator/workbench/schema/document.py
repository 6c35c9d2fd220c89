"""The schemas of whole files, one for each kind of file an author writes."""

import json

from simulator.scenario import format
from simulator.scenario.records import Record
from simulator.shift.format import SHIFT
from simulator.workbench.schema.kinds import Schema, accepted

DRAFT = "http://json-schema.org/draft-07/schema#"


def kinds_of_file() -> dict[str, Record]:
    """The records that are whole files, by the word for such a file: those that say which format they are."""
    return {
        name.lower(): value
        for name, value in vars(format).items()
        if isinstance(value, Record) and any(field.key == "format" for field in value.fields)
    }


def kinds_with_schema() -> dict[str, Record]:
    """The same, and the shift, whose tables are on a page of its own."""
    return {**kinds_of_file(), "shift": SHIFT}


def schema(kind: str) -> Schema:
    """The schema of a kind of file. Raises KeyError where there is no such kind."""
    return {"$schema": DRAFT} | accepted(kinds_with_schema()[kind])


def file_name(kind: str) -> str:
    return f"{kind}.schema.json"


def as_text(schema: Schema) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
