"""docs/tutorial.md as what it has a newcomer do: edits, commands, and calls to play."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
SCENARIO = "night-tune.yaml"
_STEP = re.compile(r"^## (\d+)\. .*$", re.MULTILINE)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CHANGE = re.compile(r"change `([^`]+)` into `([^`]+)`")
_CHOOSE = re.compile(r"[Cc]hoose \*\*([\d, ]+)\*\*")
_PLACES = {
    "rest": re.compile(r"everything below the line that begins with `([^`]+)`, and write there:$"),
    "state": re.compile(r"In place of the state `([^`]+)`, with all that belongs to it, write:$"),
    "above": re.compile(r"Above the line `([^`]+)`, write:$"),
    "below": re.compile(r"Below the line `([^`]+)`, write:$"),
    "file": re.compile(r"`(plans/[^`]+)`.* Replace all of it:$"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the file that become others. They stand in it once."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Lines to write: at a `place` of the scenario's file that `at` names, or as the `file` it names."""

    place: str
    at: str
    lines: str


@dataclass(frozen=True, slots=True)
class Running:
    """A command, and lines it prints, in order."""

    command: str
    prints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Playing:
    """The numbers of the replies to choose, in the call as it then is."""

    numbers: tuple[str, ...]


Action = Change | Writing | Running | Playing


def steps() -> dict[int, list[Action]]:
    """What is to be done, by the numbers of the headings. Raises ValueError where that cannot be told."""
    _, *rest = _STEP.split(PAGE.read_text(encoding="utf-8"))
    return {int(n): list(_actions(body)) for n, body in zip(rest[::2], rest[1::2], strict=True)}


def _actions(body: str) -> Iterator[Action]:
    """Splitting at fences gives prose, language and content in turn."""
    prose, *fenced = _FENCE.split(body)
    yield from _told(prose)
    waiting: list[Running] = []
    for language, content, after in zip(fenced[::3], fenced[1::3], fenced[2::3], strict=True):
        if language == "text":
            waiting[-1] = Running(waiting[-1].command, tuple(content.splitlines()))
        else:
            yield from waiting
            waiting = [Running(line) for line in content.splitlines()] if not language else []
            if language:
                yield _writing(prose, content)
        if after.strip():
            yield from waiting
            waiting = []
        yield from _told(after)
        prose = after
    yield from waiting


def _told(prose: str) -> Iterator[Action]:
    """What is to be done by the words between the fences."""
    yield from (Change(*words) for words in _CHANGE.findall(prose))
    yield from (Playing(tuple(re.findall(r"\d", numbers))) for numbers in _CHOOSE.findall(prose))


def _writing(prose: str, lines: str) -> Writing:
    said = prose.strip().splitlines()[-1]
    for place, words in _PLACES.items():
        found = words.search(said)
        if found:
            return Writing(place, found[1], lines)
    raise ValueError(f"the page does not say where this belongs: {said}\n{lines}")


def edited(text: str, edit: Change | Writing) -> str:
    """The scenario's file after an edit. Raises ValueError where there is not just one place for it."""
    if isinstance(edit, Change):
        before, found, after = text.partition(edit.old)
        if not found or edit.old in after:
            raise ValueError(f"'{edit.old}' does not stand in the file just once")
        return before + edit.new + after
    lines = text.splitlines(keepends=True)
    begin, end = _stretch(lines, edit)
    return "".join([*lines[:begin], edit.lines, *lines[end:]])


def _stretch(lines: list[str], edit: Writing) -> tuple[int, int]:
    """Which lines make way for those written."""
    same = str.startswith if edit.place == "rest" else str.__eq__
    found = [number for number, line in enumerate(lines) if same(line.strip(), edit.at)]
    if len(found) != 1:
        raise ValueError(f"there are {len(found)} lines '{edit.at}' in the file")
    (at,) = found
    match edit.place:
        case "rest":
            return at + 1, len(lines)
        case "above":
            return at, at
        case "below":
            return at + 1, at + 1
    return at, _end_of_block(lines, at)


def _end_of_block(lines: list[str], at: int) -> int:
    """The line after all that stands further in, without empty lines behind it."""
    margin = _margin(lines[at])
    end = at + 1
    for number in range(at + 1, len(lines)):
        if lines[number].strip():
            if _margin(lines[number]) <= margin:
                break
            end = number + 1
    return end


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())
