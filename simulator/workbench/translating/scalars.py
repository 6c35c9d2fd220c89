"""Texts as YAML that people edit by hand: quoted, on one line, and paragraphs as they look."""

import unicodedata

from simulator.scenario.source import quoted

_ESCAPED = frozenset({"Cc", "Zl", "Zp", "Cn", "Cs"})


def written(key: str, text: str, indent: int) -> list[str]:
    """The lines of `key: text`, so many columns from the left."""
    margin = " " * indent
    if _is_plain(text):
        return [f"{margin}{key}: {quoted(text)}"]
    lines = text.split("\n")
    if _is_block(lines):
        head, body = ("|", lines[:-1]) if text.endswith("\n") else ("|-", lines)
        return [f"{margin}{key}: {head}", *(f"{margin}  {line}".rstrip() for line in body)]
    return [f'{margin}{key}: "{"".join(map(_escaped, text))}"']


def _is_plain(text: str) -> bool:
    return not any(map(_is_odd, text))


def _is_odd(character: str) -> bool:
    return unicodedata.category(character) in _ESCAPED or character == "\ufeff"


def _is_block(lines: list[str]) -> bool:
    """Whether a literal block gives back these lines, of which the last is empty after a line break."""
    inner = lines[:-1] if not lines[-1] else lines
    return (
        all(_is_plain(line) and line == line.rstrip(" ") for line in inner)
        and bool(inner[0])
        and bool(inner[-1])
        and not inner[0].startswith(" ")
    )


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    return f"\\U{ord(character):08x}" if _is_odd(character) else character
