"""The tables of docs/shifts.md, made from the readers. Run as a module, it writes them into the page."""

import re
from collections.abc import Iterator
from pathlib import Path

from simulator.scenario.keys import records_of
from simulator.scenario.records import Record
from simulator.shift.format import SHIFT
from simulator.workbench.schema.reference import keys_table
from simulator.workbench.schema.values import anchor

PAGE = Path(__file__).parents[2] / "docs" / "shifts.md"
_BLOCK = re.compile(r"(<!-- keys of ([^>]*) -->\n).*?(<!-- end -->)", re.DOTALL)
_LINK = re.compile(r"\]\(#([^)]*)\)")


def own_records() -> dict[str, Record]:
    """The records of a shift that are no scenario's, by name."""
    return dict(_own())


def _own() -> Iterator[tuple[str, Record]]:
    for record in records_of(SHIFT):
        if record.make.__module__ == "simulator.shift.model":
            yield record.wants, record


def rewritten(page: str) -> str:
    """The page with every table as the format is."""
    return _BLOCK.sub(lambda match: f"{match[1]}\n{_table(match[2])}\n{match[3]}", page)


def _table(name: str) -> str:
    here = {anchor(wants) for wants in own_records()}
    return _LINK.sub(
        lambda link: link[0] if link[1] in here else f"](scenario-format.md#{link[1]})",
        keys_table(own_records()[name]),
    )


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
