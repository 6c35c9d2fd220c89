"""The words and signs of a condition, what other languages write instead, and where brackets must close."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

KEYWORDS = ("and", "or", "not", "in", "is")
_TOKEN = re.compile(
    r"\s*(?:(?P<op>===|&&|\|\||=>|=<|<>|<=|>=|==|!=|<|>|\(|\)|\[|\]|,|=|&|\||!)"
    r"|(?P<text>\"[^\"]*\"|'[^']*')"
    r"|(?P<word>[A-Za-z0-9][A-Za-z0-9_.-]*))"
)
_ELSEWHERE = {
    "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not",
    "=": "==", "===": "==", "=>": ">=", "=<": "<=", "<>": "!=",
}  # fmt: skip
"""What other languages write, and the grammar's own word for it."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of the grammar, and the stretch of the text that stands for it, from 0."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that other languages write, and what it is here."""

    written: str
    meant: str
    column: int

    def spaced(self, text: str) -> str:
        """What was meant, with the spaces that a word needs and a sign does not."""
        if not self.meant.isalpha():
            return self.meant
        before, after = text[: self.column][-1:], text[self.column + len(self.written) :][:1]
        left = " " if before and not before.isspace() and before not in "([" else ""
        return left + self.meant + ("" if not after or after.isspace() else " ")


@dataclass(frozen=True, slots=True)
class Words:
    """A text's tokens and slips; `odd` is where a letter stands that means nothing, if one does."""

    tokens: tuple[Token, ...]
    slips: tuple[Slip, ...]
    odd: int | None = None


def words_of(text: str) -> Words:
    """The words and signs of a text, those of other languages as what they mean here."""
    tokens: list[Token] = []
    slips: list[Slip] = []
    position = 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None:
            odd = position + len(text[position:]) - len(text[position:].lstrip())
            return Words(tuple(tokens), tuple(slips), odd)
        word = match.group().strip()
        column = match.end() - len(word)
        known = word.lower() if word.lower() in KEYWORDS else _ELSEWHERE.get(word, word)
        if known != word:
            slips.append(Slip(word, known, column))
        tokens.append(Token(known, column, match.end()))
        position = match.end()
    return Words(tuple(tokens), tuple(slips))


def where_to_close(tokens: Sequence[Token], opened: int, stopped: int) -> int | None:
    """Where in the text the bracket that is token `opened` must close; None if it could in several places.

    It is open at token `stopped`. Round brackets hold two tests or more, and not all of a condition.
    """
    if tokens[opened].word == "[":
        return tokens[stopped - 1].end
    depth = joined = 0
    ends = []
    for number in range(opened + 1, stopped):
        word = tokens[number].word
        depth += (word in ("(", "[")) - (word in (")", "]"))
        joined += not depth and word in ("and", "or")
        follows = tokens[number + 1].word if number + 1 < stopped else "and"
        if not depth and joined and follows in ("and", "or"):
            ends.append(number)
    if opened == 0 and ends and ends[-1] == len(tokens) - 1:
        ends = ends[:-1] or ends
    return tokens[ends[0]].end if len(ends) == 1 else None
