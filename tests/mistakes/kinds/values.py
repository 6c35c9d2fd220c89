"""Values of another kind than a key takes."""

import re
from random import Random

from tests.mistakes.ground import Entry, Ground
from tests.mistakes.kinds.slip import Slip, at, one_of

_RANGES = {
    "level": (1, 4), "minutes": (1, 240), "caller.mood.patience": (0, 10), "caller.mood.trust": (0, 10),
    ".voice.variant": (1, 5), ".voice.rate": (110, 230), ".voice.pitch": (0, 99), ".silence.after": (3, 600),
    ".hold.seconds": (5, 900), ".choices.mood.patience": (-10, 10), ".choices.mood.trust": (-10, 10),
    "calls.waiting": (0, 999), ".choices.goodwill": (1, 1000),
}  # fmt: skip
_MARKS = (0, 3)
_FLAGS = (".glasses", ".beard", ".retell", ".transfer.warm", ".transfer.consent", ".transfer.briefed",
          ".hold.explained", "facts")  # fmt: skip
_SAID = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
         "twelve")  # fmt: skip


def _numbers(ground: Ground) -> tuple[Entry, ...]:
    marks = tuple(entry for entry in ground.entries if len(entry.way) > 1 and entry.way[-2] == "marks")
    return tuple(entry for entry in (*ground.named(*_RANGES), *marks) if entry.value)


def _flags(ground: Ground) -> tuple[Entry, ...]:
    return tuple(
        entry
        for entry in ground.named(*_FLAGS)
        if entry.value and entry.value.text in ("true", "false") and not entry.value.quote
    )


def text_for_number(ground: Ground, random: Random) -> Slip | None:
    """A number in letters, or with its unit."""
    entry = one_of(_numbers(ground), random)
    if entry is None or entry.value is None:
        return None
    number = int(entry.value.text)
    said = [f"{entry.value.text} {random.choice(('points', 'seconds', 'yuan'))}", f"{entry.value.text}.0"]
    if 0 <= number < len(_SAID):
        said += [_SAID[number]] * 2
    return at(ground, entry.value, random.choice(said), "wrong-type")


def out_of_range(ground: Ground, random: Random) -> Slip | None:
    """A digit too many, or a number that cannot be."""
    entry = one_of(_numbers(ground), random)
    if entry is None or entry.value is None:
        return None
    ends = (ends for role, ends in _RANGES.items() if role in (entry.role, f".{entry.role}"[-len(role) :]))
    low, high = next(ends, _MARKS)
    text = entry.value.text
    wrong = random.choice((text + text[-1], text + random.choice("0123456789"), str(high + 1), str(low - 1)))
    if low <= int(wrong) <= high:
        return None
    return at(ground, entry.value, wrong, "out-of-range")


def yes_for_true(ground: Ground, random: Random) -> Slip | None:
    """Yes or True for true."""
    settings = tuple(
        entry
        for entry in ground.entries
        if len(entry.way) > 1
        and entry.way[-2] == "set"
        and entry.value
        and entry.value.text in ("true", "false")
    )
    entry = one_of((*_flags(ground), *settings), random)
    if entry is None or entry.value is None:
        return None
    written = {"true": ("yes", "Yes", "True", "TRUE", "on"), "false": ("no", "No", "False", "FALSE", "off")}
    instead = random.choice(written[entry.value.text])
    return at(ground, entry.value, instead, "wrong-type", "bad-value")


def in_quotes(ground: Ground, random: Random) -> Slip | None:
    """A number, or true or false, in quotes."""
    entry = one_of((*_numbers(ground), *_flags(ground)), random)
    if entry is None or entry.value is None:
        return None
    quote = random.choice("'\"")
    return at(ground, entry.value, quote + entry.value.text + quote, "wrong-type")


def list_for_mapping(ground: Ground, random: Random) -> Slip | None:
    """Square brackets for braces."""
    roles = (".portrait", ".voice", ".mood", ".marks", ".set", ".hold", ".authority")
    entry = one_of(tuple(entry for entry in ground.named(*roles) if not entry.value), random)
    found = re.search(r": (\{.*\})\s*(#.*)?$", ground.lines[entry.first]) if entry else None
    if entry is None or entry.flow or found is None:
        return None
    line = ground.lines[entry.first]
    start, end = found.span(1)
    wrong = line[:start] + "[" + line[start + 1 : end - 1] + "]" + line[end:]
    text = ground.with_lines(entry.first, entry.first + 1, wrong)
    return Slip(text, frozenset({entry.first + 1}), frozenset({"wrong-type"}), ground.text)


def value_for_keys(ground: Ground, random: Random) -> Slip | None:
    """The one value that matters where keys are needed, such as `hold: 90`."""
    wanted = {".hold": "seconds", ".transfer": "to", ".voice": "gender"}
    role = random.choice(sorted(wanted))
    key = wanted[role]
    entries = tuple(entry for entry in ground.named(role) if not entry.flow)
    entry = one_of(entries, random)
    line = ground.lines[entry.first] if entry else ""
    found = re.search(rf": (\{{.*\b({key}: [\w-]+).*\}})", line)
    if entry is None or found is None:
        return None
    before, after = line[: found.start(1)], line[found.end(1) :]
    lone = before + found[2].partition(": ")[2] + after
    sound = ground.with_lines(entry.first, entry.first + 1, f"{before}{{{found[2]}}}{after}")
    text = ground.with_lines(entry.first, entry.first + 1, lone)
    return Slip(text, frozenset({entry.first + 1}), frozenset({"wrong-type"}), sound)
