"""Making the edits of diagnostics in a text."""

from collections.abc import Iterable

from simulator.scenario.diagnostics import Edit


def mended(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits made; every other letter and line end stays.

    The edits do not overlap. A line of which an edit leaves nothing goes away with its line end.
    """
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=_place, reverse=True):
        number = edit.span.line - 1
        if number < len(lines):
            lines[number] = _in_line(lines[number], edit)
        elif edit.text:
            lines.append(edit.text)
    return "".join(lines)


def overlaps(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same letters, or the same place."""
    first, second = sorted((one, other), key=_place)
    same_line = first.span.line == second.span.line
    return same_line and (second.span.column < first.span.end or first.span.column == second.span.column)


def _in_line(line: str, edit: Edit) -> str:
    content = line.splitlines()[0] if line else ""
    left = content[: edit.span.column - 1] + edit.text + content[edit.span.end - 1 :]
    if not left.strip() and content.strip():
        return ""
    ending = line[len(content) :]
    return left.replace("\n", ending or "\n") + ending


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.line, edit.span.column
