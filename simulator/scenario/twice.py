"""Mending what has the id of another: a block pasted twice, or one that was copied and kept its id."""

from collections.abc import Collection

from simulator.scenario.diagnostics import Edit, Span
from simulator.scenario.model import Place
from simulator.scenario.source import Source


def without_copy(source: Source, first: Place, second: Place) -> tuple[Edit, ...]:
    """The edits that empty the second of two items of a list, if its lines are those of the first."""
    block = _item(source, second[0])
    if not block or _item(source, first[0]) != block:
        return ()
    return tuple(
        Edit(Span(line, 1, len(words) + 1), "")
        for line, words in enumerate(block, second[0])
        if words.strip()
    )


def other_name(name: str, taken: Collection[str]) -> str:
    """A name after this one that is not taken: `ask-2`."""
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def _item(source: Source, line: int) -> list[str]:
    """The lines of the item that begins on this line; none if it begins elsewhere."""
    words = source.line(line)
    indent = len(words) - len(words.lstrip(" "))
    if not words.lstrip().startswith("- "):
        return []
    block = [words]
    for below in source.lines[line:]:
        if below.strip() and len(below) - len(below.lstrip(" ")) <= indent:
            break
        block.append(below)
    while not block[-1].strip():
        block.pop()
    return block
