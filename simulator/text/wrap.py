"""Breaking text into lines, given only how wide a piece of text is."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from simulator.text.clusters import clusters, is_space, segments

Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of wrapped text: `text` is `source[start:end]` without the space or newline it broke at."""

    text: str
    start: int
    end: int


def wrap(text: str, width: int, measure: Measure) -> tuple[Line, ...]:
    """The lines of `text`, none wider than `width` unless it is a single cluster; at least one line.

    Only white space is left out between lines; a newline always ends a line."""
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        lines.extend(_paragraph(paragraph, start, width, measure))
        start += len(paragraph) + 1
    return tuple(lines)


def _paragraph(text: str, offset: int, width: int, measure: Measure) -> list[Line]:
    lines: list[Line] = []
    pieces = deque((piece, measure(piece)) for piece in segments(text))
    while pieces:
        taken = _take(pieces, width, measure)
        if not taken:
            first, rest = _halves(pieces.popleft()[0], width, measure)
            if rest:
                pieces.appendleft((rest, measure(rest)))
            taken = first
        lines.append(_line(taken, offset))
        offset += len(taken)
    return lines or [_line(text, offset)]


def _take(pieces: deque[tuple[str, int]], width: int, measure: Measure) -> str:
    """Takes as many pieces from the front as fit into `width` together.

    The sum of their widths is the first guess, since measuring a long text costs more than adding."""
    taken: list[tuple[str, int]] = []
    total = 0
    while pieces and total + pieces[0][1] <= width:
        total += pieces[0][1]
        taken.append(pieces.popleft())
    while pieces and _fits([*taken, pieces[0]], width, measure):
        taken.append(pieces.popleft())
    while taken and not _fits(taken, width, measure):
        pieces.appendleft(taken.pop())
    return "".join(piece for piece, _ in taken)


def _fits(pieces: list[tuple[str, int]], width: int, measure: Measure) -> bool:
    return measure(_trimmed("".join(piece for piece, _ in pieces))) <= width


def _halves(word: str, width: int, measure: Measure) -> tuple[str, str]:
    """A word too wide for a line in two: what fits, at least one cluster, and the rest."""
    parts = deque((part, measure(part)) for part in clusters(word))
    first = _take(parts, width, measure) or parts.popleft()[0]
    return first, word[len(first) :]


def _line(text: str, offset: int) -> Line:
    shown = _trimmed(text)
    return Line(shown, offset, offset + len(shown))


def _trimmed(text: str) -> str:
    end = len(text)
    while end and is_space(text[end - 1]):
        end -= 1
    return text[:end]


def ellipsize(text: str, width: int, measure: Measure) -> str:
    """`text` if it fits in `width`, or as many of its clusters as do, followed by an ellipsis."""
    if measure(text) <= width:
        return text
    parts = deque((part, measure(part)) for part in clusters(text))
    shown = _take(parts, width - measure("…"), measure)
    return _trimmed(shown) + "…"
