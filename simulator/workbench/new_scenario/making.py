"""A scenario of one's own, made from the template."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from simulator.scenario.source import quoted
from simulator.workbench.schema.made import schema_path

_HERE = Path(__file__).parent
TEMPLATE, PLANS = _HERE / "template.yaml", _HERE / "plans.yaml"
"""A whole scenario, and calls with the scores they have; the tests hold them as they do shipped ones."""
TITLE, CALLER, LANGUAGE = "The umbrella on tram nine", "Greta Moss", "en"
"""What the template has, and keeps where nothing else is wanted."""
MODELINES = """\
# yaml-language-server: $schema={schema}
# $schema: {schema}

"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the author has said of the scenario."""

    id: str
    title: str = TITLE
    caller: str = CALLER
    language: str = LANGUAGE


def scenario_text(wanted: Wanted, schema: str) -> str:
    """The scenario's file, with the lines at its top by which editors find the schema."""
    text = TEMPLATE.read_text(encoding="utf-8")
    caller = wanted.caller.replace("\\", "\\\\").replace('"', '\\"')
    for old, new in (
        (CALLER, caller),  # stands within quotes wherever it does
        (f'title: "{TITLE}"', f"title: {quoted(wanted.title)}"),
        (f"language: {LANGUAGE} ", f"language: {wanted.language} "),
    ):
        text = text.replace(old, new)
    return MODELINES.format(schema=schema) + text


def plans_text(wanted: Wanted) -> str:
    """The plans, as they are for the scenario of that id."""
    return PLANS.read_text(encoding="utf-8").replace("scenario: umbrella", f"scenario: {wanted.id}")


def schema_seen_from(folder: Path, kind: str = "scenario") -> str:
    """How a file of this kind in this folder names its schema.

    By the way to it within the product's own folders, so that they can be moved together. From elsewhere by
    its whole address, which editors open on every system.
    """
    schema = schema_path(kind).resolve()
    product = schema.parents[2]
    folder = folder.resolve()
    if folder.is_relative_to(product):
        return quote(Path(os.path.relpath(schema, folder)).as_posix())
    return schema.as_uri()
