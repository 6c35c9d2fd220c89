"""What a typed line means where the call stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.call.situation import Offer, OpenableArticle, Situation
from simulator.scenario.diagnostics import did_you_mean
from simulator.scenario.program import Kind


@dataclass(frozen=True, slots=True)
class PickUp:
    """Answer the phone."""


@dataclass(frozen=True, slots=True)
class Say:
    """Say or do the choice with this id."""

    choice: str


@dataclass(frozen=True, slots=True)
class Read:
    """Open an article on the desk."""

    article: str


@dataclass(frozen=True, slots=True)
class Look:
    """Show a part of the desk, by its letter."""

    letter: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Stop playing."""


@dataclass(frozen=True, slots=True)
class Again:
    """Show the replies again."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """The line means nothing here; why, in a sentence."""

    reason: str


Typed = PickUp | Say | Read | Look | Leave | Again | Unclear

LETTERS = {
    "c": "the case",
    "k": "knowledge; 'k 2' opens the second article",
    "n": "promises and notes",
    "s": "the script",
    "t": "the transcript again",
    "h": "a hint",
    "?": "this help",
    "q": "leave; the call is kept",
}
"""The desk's commands and what each shows."""


def understand(line: str, here: Situation) -> Typed:
    """The meaning of a line: a command, the number or id of a reply, or the beginning of one id only."""
    words = line.split()
    if not words:
        return PickUp() if here.kind is Kind.RING else Again()
    first = words[0].lower()
    if first == "k" and len(words) > 1:
        return _article(" ".join(words[1:]), here.articles)
    if len(words) == 1 and first in ("q", "quit", "exit"):
        return Leave()
    if len(words) == 1 and first in (*LETTERS, "help"):
        return Look("?" if first == "help" else first)
    if here.kind is Kind.RING:
        return Unclear("The phone is ringing: press Enter to answer it, or type ? for help.")
    return _reply(line.strip(), here.offers)


def _reply(word: str, offers: Sequence[Offer]) -> Say | Unclear:
    found = picked(word, [offer.id for offer in offers])
    if isinstance(found, str):
        return Say(found)
    if found:
        return Unclear(f"'{word}' could be {' or '.join(found)}: type more of it, or its number.")
    numbers = " or ".join("12"[: len(offers)]) if len(offers) < 3 else f"1 to {len(offers)}"
    if _is_number(word):
        return Unclear(f"There is no reply {word}: type {numbers}.")
    hint = did_you_mean(word, [offer.id for offer in offers])
    near = f"; {hint}" if hint.startswith("did") else "."
    return Unclear(f"'{word}' is no reply here: type {numbers}, or ? for help{near}")


def _article(word: str, articles: Sequence[OpenableArticle]) -> Read | Unclear:
    found = picked(word, [article.id for article in articles])
    if isinstance(found, str):
        return Read(found)
    if found:
        return Unclear(f"'{word}' could be {' or '.join(found)}: type more of it, or its number.")
    if not articles:
        return Unclear("There are no articles on this desk.")
    return Unclear(f"There is no article '{word}': type k and a number from 1 to {len(articles)}.")


def picked(word: str, ids: Sequence[str]) -> str | list[str]:
    """The id meant by a number, by an id, or by how only one begins; else all that begin so."""
    if _is_number(word):
        return ids[int(word) - 1] if 0 < int(word) <= len(ids) else []
    if word in ids:
        return word
    begins = [id for id in ids if id.startswith(word.lower())]
    return begins[0] if len(begins) == 1 else begins


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 10
