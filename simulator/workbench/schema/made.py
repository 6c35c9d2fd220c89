"""The files of a checkout that are made from the format, as they should be."""

from pathlib import Path

from simulator.scenario.library import shipped_folder
from simulator.workbench.schema.document import as_text, file_name, kinds_with_schema, schema
from simulator.workbench.schema.reference import rewritten

CHECKOUT = Path(__file__).parents[3]
PAGE = Path("docs/scenario-format.md")


def schema_path(kind: str = "scenario") -> Path:
    """The shipped schema for a kind of file, to be named at the top of such a file."""
    return shipped_folder("assets") / "schema" / file_name(kind)


def made(checkout: Path) -> dict[Path, str]:
    """What is made, by path: the schemas, and the reference with its tables."""
    schemas = {
        checkout / "assets/schema" / file_name(kind): as_text(schema(kind)) for kind in kinds_with_schema()
    }
    page = checkout / PAGE
    return {**schemas, page: rewritten(page.read_text(encoding="utf-8"))}
