"""Numbers that authors write in other ways than in digits alone. Only mistakes need it."""

import re

_SAID = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
         "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
         "twenty")  # fmt: skip
_WITH_UNIT = re.compile(r"([-+]?[0-9]{1,9})(?:\.0+)?\s*([^\W\d]*)")
_OF_MANY = re.compile(r"(m|mins?|minutes?|h|hrs?|hours?|d|days?|k|thousand|million|ms)", re.IGNORECASE)
"""Units that stand for so many of another; which is meant by the key is not known here."""


def in_digits(text: str) -> str:
    """The whole number that is meant by a word, or by digits with a unit; empty if none is for certain."""
    said = text.strip().lower()
    sign = "-" if said.startswith(("minus ", "-")) else ""
    word = said.removeprefix("minus ").removeprefix("-")
    if word in _SAID:
        return f"{sign}{_SAID.index(word)}"
    found = _WITH_UNIT.fullmatch(said)
    return found[1] if found and not _OF_MANY.fullmatch(found[2]) else ""


def without_a_digit(text: str, low: int, high: int) -> str:
    """The only number from `low` to `high` that a number becomes when one sign is left out; else empty."""
    shorter = {text[:place] + text[place + 1 :] for place in range(len(text))}
    fitting = {word for word in shorter if re.fullmatch(r"[-+]?[0-9]+", word) and low <= int(word) <= high}
    return fitting.pop() if len(fitting) == 1 else ""
