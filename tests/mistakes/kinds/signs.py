"""Quotes, colons and brackets."""

import re
from random import Random

from tests.mistakes.ground import Entry, Ground, Spot
from tests.mistakes.kinds.slip import Slip, at, one_of

_TEXTS = (".say", ".why", ".because", ".title", ".note", ".text", ".about", ".summary", ".intro", ".hint",
          ".lines.-", "learn.-", ".aside", ".locked", ".role")  # fmt: skip


def quote_not_closed(ground: Ground, random: Random) -> Slip | None:
    """A text without the quote at its end."""
    entry = one_of(tuple(entry for entry in ground.entries if entry.value and entry.value.quote), random)
    if entry is None or entry.value is None:
        return None
    last = Spot(entry.value.line, entry.value.end - 1, entry.value.end, "")
    return at(ground, last, "", "syntax")


def colon_in_text(ground: Ground, random: Random) -> Slip | None:
    """A text with `: ` in it without quotes."""
    entry = one_of(tuple(entry for entry in ground.named(*_TEXTS) if _can_stand_bare(entry)), random)
    if entry is None or entry.value is None:
        return None
    text, spot = entry.value.text, entry.value
    if ": " not in text:
        place = random.choice([found.start() for found in re.finditer(r"(?<=\w),? (?=\w)", text)] or [0])
        text = text[:place] + ": " + text[place:].lstrip(", ")
    if not place_ok(text):
        return None
    return at(ground, spot, text, "syntax", "wrong-type", sound=ground.with_spot(spot, f'"{text}"'))


def place_ok(text: str) -> bool:
    """Whether the text has a colon inside, and begins with no sign."""
    return bool(re.match(r"\w.*: ", text)) and not text.endswith(":")


def no_space_after_colon(ground: Ground, random: Random) -> Slip | None:
    """A key whose colon, or the space after it, is missing."""
    entry = one_of(tuple(entry for entry in ground.entries if entry.key and not entry.own_name), random)
    if entry is None or entry.key is None:
        return None
    end = entry.key.end
    if ground.lines[entry.key.line][end : end + 2] != ": ":
        return None
    wrong = random.choice((":", " "))
    return at(ground, Spot(entry.key.line, end, end + 2, ""), wrong, "syntax", "unknown-key")


def bracket_not_closed(ground: Ground, random: Random) -> Slip | None:
    """A brace or a bracket that is opened and never closed."""
    opened = tuple(
        entry
        for entry in ground.entries
        if entry.value is None and entry.node.end_mark.line == entry.first and _closes(ground, entry)
    )
    entry = one_of(opened, random)
    if entry is None:
        return None
    end = entry.node.end_mark.column
    return at(ground, Spot(entry.first, end - 1, end, ""), "", "syntax")


def _closes(ground: Ground, entry: Entry) -> bool:
    return ground.lines[entry.first][: entry.node.end_mark.column][-1:] in ("}", "]")


def _can_stand_bare(entry: Entry) -> bool:
    """Whether a text would be read as it is without quotes, but for a colon."""
    if entry.value is None:
        return False
    text = entry.value.text
    signs = r"[{}\[\],#]" if entry.flow else r" #"
    return not re.search(signs, text) and '"' not in text and "\\" not in text
