"""A translation file by its lines: what an update leaves as a person wrote it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from simulator.scenario.diagnostics import Problems
from simulator.scenario.document import Sequence as Listed
from simulator.scenario.model import Place
from simulator.scenario.syntax.parse import parse
from simulator.scenario.translation import Entry, Translation, without_start

OURS = "#."
"""What those comments begin with that an update writes, and writes anew."""
MARGIN = 2
"""Columns before the '-' of an entry."""
_SCANNER: Any = getattr(yaml, "CSafeLoader", None) or yaml.SafeLoader
_ITEM = re.compile(r" *- +")
_END = re.compile(r"\.\.\.(\s|$)")


@dataclass(frozen=True, slots=True)
class Block:
    """An entry as it is written: a person's comments above it, and its lines with theirs.

    `lines` are none where the entry does not have lines of its own.
    """

    entry: Entry
    above: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        """All comments on the entry, as lines that may stand above it."""
        return (*self.above, *_comments(self.lines))


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands before the texts; how each entry is written, by its place; and the comments after all."""

    head: tuple[str, ...] = ()
    blocks: Mapping[Place, Block] = field(default_factory=dict)
    tail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a key of the top begins, or an entry."""

    line: int
    entry: Entry | None = None
    listing: bool = False


def layout_of(text: str, translation: Translation) -> Layout:
    """How a file is laid out that was read into this translation."""
    text = without_start(text)
    lines = [line for line in text.splitlines() if not _END.match(line)]
    head: list[str] = []
    blocks: dict[Place, Block] = {}
    pending: list[str] = []
    parts = list(_parts(text, translation))
    for part, end in zip(parts, [*(part.line for part in parts[1:]), len(lines)], strict=True):
        if part is parts[0]:
            pending = lines[: part.line]
        own, after = _parted(lines[part.line : end])
        if part.entry:
            blocks[part.entry.at] = Block(part.entry, _theirs(pending), tuple(_as_block(own)))
        elif not part.listing:
            head += [*pending, *own]
        pending = [*pending, *after] if part.listing else after
    return Layout(tuple(head), blocks, _theirs(pending))


def _parts(text: str, translation: Translation) -> Iterator[_Part]:
    top = parse(text, Problems())
    parts: list[_Part] = []
    entries = {"texts": translation.texts, "gone": translation.gone}
    for key, (name, value) in top.entries.items() if top else ():
        parts.append(_Part(name.mark.line, listing=key in entries))
        if key in entries and isinstance(value, Listed):
            listed = zip(value.items, entries[key], strict=True)
            parts += [_Part(node.mark.line, entry) for node, entry in listed]
    return iter(sorted(parts, key=lambda part: part.line))


def _parted(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines up to the last that is neither empty nor a comment, and those after it."""
    end = next((n for n in range(len(lines), 0, -1) if not _is_comment(lines[n - 1])), 0)
    return list(lines[:end]), list(lines[end:])


def _is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _theirs(lines: Sequence[str]) -> tuple[str, ...]:
    comments = (line.strip() for line in lines)
    return tuple(comment for comment in comments if comment and not comment.startswith(OURS))


def _as_block(lines: Sequence[str]) -> Iterator[str]:
    """The lines of an item, at the usual margin; none if it shares them with others."""
    if not lines or not _ITEM.match(lines[0]):
        return
    by = MARGIN - lines[0].index("-")
    for line in lines:
        yield " " * by + line if by >= 0 and line else line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _comments(lines: Sequence[str]) -> Iterator[str]:
    """The comments within lines of YAML; what looks like one inside a text is none."""
    ends: dict[int, int] = {}
    within: set[int] = set()
    token: Any
    for token in yaml.scan("\n".join(lines) + "\n", Loader=_SCANNER):
        start, end = token.start_mark, token.end_mark
        ends[end.line] = max(ends.get(end.line, 0), end.column)
        within |= set(range(start.line, end.line))
    for number, line in enumerate(lines):
        rest = line[ends.get(number, 0) :].strip()
        if number not in within and rest.startswith("#") and not rest.startswith(OURS):
            yield rest
