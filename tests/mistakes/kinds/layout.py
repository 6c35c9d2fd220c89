"""Lines that begin at the wrong place."""

import re
from random import Random

from tests.mistakes.ground import Ground
from tests.mistakes.kinds.slip import Slip

_TAB_WIDTHS = (2, 4, 8)


def key_left(ground: Ground, random: Random) -> Slip | None:
    """A key one space too far to the left."""
    line = random.choice([line for line in _keys(ground) if ground.lines[line].startswith(" ")])
    return _instead(ground, line, ground.lines[line][1:])


def key_right(ground: Ground, random: Random) -> Slip | None:
    """A key one space too far to the right."""
    line = random.choice(_keys(ground))
    return _instead(ground, line, " " + ground.lines[line])


def item(ground: Ground, random: Random) -> Slip | None:
    """An item of a list that is not below the others."""
    items = [
        line for line, words in enumerate(ground.lines) if re.match(r" +- ", words) and _is_item(ground, line)
    ]
    line = random.choice(items)
    words = ground.lines[line]
    return _instead(ground, line, random.choice((words[1:], " " + words)))


def tab(ground: Ground, random: Random) -> Slip | None:
    """Tabs where spaces indent."""
    line = random.choice([line for line in _keys(ground) if ground.lines[line].startswith("  ")])
    words = ground.lines[line].lstrip()
    indent = len(ground.lines[line]) - len(words)
    width = random.choice([width for width in _TAB_WIDTHS if indent % width == 0])
    tabs = random.choice(("\t" * (indent // width), " " * (indent - width) + "\t"))
    return _instead(ground, line, tabs + words)


def _keys(ground: Ground) -> list[int]:
    """Lines that begin with a key."""
    return sorted(
        {
            entry.key.line
            for entry in ground.entries
            if entry.key and not entry.flow and not ground.lines[entry.key.line][: entry.key.start].strip()
        }
    )


def _is_item(ground: Ground, line: int) -> bool:
    indent = ground.lines[line].index("-")
    return any(entry.first == line and entry.way[-1] != "-" for entry in ground.entries) and bool(indent)


def _instead(ground: Ground, line: int, words: str) -> Slip:
    """The line written anew; a reader may stumble over it, or over the next."""
    following = line + 1
    while following < len(ground.lines) - 1 and not ground.lines[following].strip():
        following += 1
    text = ground.with_lines(line, line + 1, words)
    return Slip(text, frozenset({line + 1, following + 1}), frozenset({"syntax"}), ground.text)
