"""What a scenario's file can be called, and what it could be called instead."""

import re
import unicodedata

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_FALLBACK = "my-call"
_OF_THE_SYSTEM = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Windows opens a device where a file is called so, whatever its ending."""
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Latin letters that are not made of a plain one and an accent."""


def why_not(name: str) -> str:
    """Why no scenario can have this id, in a sentence, with one that would do; empty if it can."""
    if _OF_THE_SYSTEM.fullmatch(name):
        return f"Windows keeps '{name}' for itself: '{name}-call' would do."
    if ID.fullmatch(name):
        return ""
    instead = proposed(name)
    sentence = (
        f"'{_shown(name)}' cannot be a scenario's name, which has lower case letters a to z, digits and '-', "
        f"at most 64: '{instead}' would do."
    )
    if name.strip() and name.isprintable() and not name.isascii():
        sentence += f" Give the other as its title: new {instead} --title {_in_quotes(name)}"
    return sentence


def proposed(name: str) -> str:
    """A possible id like this name; one for any call where the name is in another script."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if any(letter.isalnum() and not letter.isascii() for letter in plain):
        return _FALLBACK
    words = re.findall(r"[a-z0-9]+", re.sub(r"\.ya?ml$", "", plain).replace("'", ""))
    instead = "-".join(words)[:64].strip("-")
    return instead if instead and not _OF_THE_SYSTEM.fullmatch(instead) else _FALLBACK


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)


def _in_quotes(name: str) -> str:
    return '"' + name.replace('"', "") + '"'
