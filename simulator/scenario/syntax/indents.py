"""Lines that begin where no line should: tabs, and blocks whose lines do not begin alike."""

import re
from collections.abc import Iterator
from functools import partial

from simulator.scenario.diagnostics import Edit, Span
from simulator.scenario.keys import stand_together
from simulator.scenario.syntax.guess import Guess, Noticed, indent_of


def tabs(noticed: Noticed) -> Iterator[Guess]:
    found = []
    for number, line in enumerate(noticed.source.lines, 1):
        begins = re.match(r"[ \t]*(?:-[ \t]+)*", line)
        if begins and "\t" in begins[0]:
            found.append((number, begins[0]))
    if not found:
        return
    first, spaces = found[0]
    column = spaces.index("\t") + 1
    span = Span(first, column, column + 1)
    message, hint = "a tab indents this line", "indent with spaces, not tabs"
    if len(found) == 1 and spaces.count("\t") == 1:
        for indent in _like_neighbours(noticed, first):
            yield Guess(
                message, span, hint, (Edit(Span(first, 1, len(spaces.rstrip("- ")) + 1), " " * indent),)
            )
    for width in (2, 4, 8):
        edits = tuple(Edit(Span(n, 1, len(old) + 1), old.expandtabs(width)) for n, old in found)
        yield Guess(message, span, hint, edits)


def _like_neighbours(noticed: Noticed, number: int) -> list[int]:
    """How far the lines before and after are indented that begin as this one does: with a '- ', or not."""
    dash = noticed.source.line(number).lstrip().startswith("- ")
    found = []
    for other in (noticed.above(number), noticed.below(number)):
        line = noticed.source.line(other)
        opens_block = other < number and line.rstrip().endswith(":")
        if line.lstrip().startswith("- ") is dash and line.strip() and not opens_block and other != number:
            found.append(indent_of(line))
    return list(dict.fromkeys(found))


def indentation(noticed: Noticed) -> Iterator[Guess]:
    yield from _block_begun_elsewhere(noticed)
    for number in dict.fromkeys((noticed.line, noticed.above(noticed.line))):
        line = noticed.source.line(number)
        indent, words = indent_of(line), line.strip()
        span = Span(number, indent + 1, indent + 1 + max(1, len(words)))
        for known, at in sorted(_open_indents(noticed, number), key=partial(_unlikely, noticed, number)):
            if known != indent:
                yield Guess("this line is not indented like any before it", span,
                            f"begin it below line {at}, at column {known + 1}",
                            (Edit(Span(number, 1, indent + 1), " " * known),))  # fmt: skip


def _unlikely(noticed: Noticed, number: int, other: tuple[int, int]) -> tuple[bool, int]:
    """Low for an indentation whose line can stand beside this one, and that is near."""
    line, (known, at) = noticed.source.line(number), other
    indent = indent_of(line)
    first, second = _first_word(line, indent), _first_word(noticed.source.line(at), known)
    alike = first == second if "-" in (first, second) else stand_together(first, second)
    return not alike, abs(known - indent)


def _first_word(line: str, start: int) -> str:
    """The key that stands in a line from there, or the `-` of an item."""
    word = re.match(r"-(?= |$)|[\w-]*", line[start:])
    return word[0] if word else ""


def _open_indents(noticed: Noticed, number: int) -> list[tuple[int, int]]:
    """How far the lines above are indented that this one could go on with, each with its line."""
    found: dict[int, int] = {}
    least = 1000
    for above in range(number - 1, max(0, number - 400), -1):
        line = noticed.source.line(above)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = indent_of(line)
        item = re.match(r"\s*(?:- +)+", line)
        for known in ([len(item[0])] if item else []) + [indent]:
            if known < least:
                found[known] = above
        least = min(least, indent)
        if indent == 0:
            break
    return list(found.items())


def _block_begun_elsewhere(noticed: Noticed) -> Iterator[Guess]:
    """The first line of a block whose other lines are all indented as the noticed one is."""
    wanted, begins = indent_of(noticed.source.line(noticed.line)), noticed.line
    while begins > 1 and _is_within(noticed.source.line(begins - 1), wanted):
        begins -= 1
    goes_on, odd = _goes_on(noticed, wanted), _odd_are_rare(noticed)
    for number in (begins, begins - 1):
        line = noticed.source.line(number)
        indent = indent_of(line)
        dashes = re.match(r"(?:- +)*", line[indent:])
        begin = wanted - (dashes.end() if dashes and not _is_item(noticed) else 0)
        surely = goes_on or (odd and indent % 2 > wanted % 2) or _opened_above(noticed, number)
        if 0 < number < noticed.line and begin >= 0 and surely:
            yield Guess("this line is not indented like those of its block",
                        Span(number, indent + 1, len(line.rstrip()) + 1),
                        f"begin it at column {begin + 1}, so that it goes with line {noticed.line}",
                        (Edit(Span(number, 1, indent + 1), " " * begin),))  # fmt: skip


def _opened_above(noticed: Noticed, number: int) -> bool:
    """Whether the line above is a key that waits for a block, and this line is not within it."""
    above = noticed.source.line(noticed.above(number))
    return above.rstrip().endswith(":") and indent_of(noticed.source.line(number)) <= indent_of(above)


def _odd_are_rare(noticed: Noticed) -> bool:
    """Whether hardly a line of the file is indented by an odd number of spaces."""
    lines = noticed.source.lines
    return sum(indent_of(line) % 2 for line in lines if line.strip()) <= 1 + len(lines) // 10


def _is_item(noticed: Noticed) -> bool:
    return noticed.source.line(noticed.line).lstrip().startswith("- ")


def _is_within(line: str, indent: int) -> bool:
    return not line.strip() or indent_of(line) > indent


def _goes_on(noticed: Noticed, wanted: int) -> bool:
    """Whether the block has another line after the noticed one that begins where that does."""
    for line in noticed.source.lines[noticed.line :]:
        if line.strip() and indent_of(line) <= wanted:
            return indent_of(line) == wanted
    return False
