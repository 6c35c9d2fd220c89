"""What the library shows."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from simulator.desktop.view.look import Look

Mode = Literal["practice", "exam"]


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario or shift: what it is about, how hard, and how it went for this trainee.

    `best` is 0..100; `waiting` says what is open, such as `Call 2 next`; `broken` why it cannot be played.
    `language` is the name of its language in itself, where that is not the window's own. A `shift` has a
    `quota` of calls an hour, 0 for none.
    """

    id: str
    title: str
    summary: str = ""
    level: int = 1
    minutes: int = 0
    calls: int = 1
    topics: tuple[str, ...] = ()
    learn: tuple[str, ...] = ()
    look: Look = field(default_factory=Look)
    best: int | None = None
    passed: bool = False
    attempts: int = 0
    waiting: str = ""
    broken: str = ""
    language: str = ""
    shift: bool = False
    quota: int = 0


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The cards that match the search and the topic, on the path; what is chosen, and what to play next.

    Of the `total` of calls and `shifts`, so many are `done`.
    """

    cards: tuple[Card, ...]
    topics: tuple[str, ...] = ()
    topic: str = ""
    search: str = ""
    searching: bool = False
    mode: Mode = "practice"
    trainee: str = ""
    total: int = 0
    done: int = 0
    chosen: str = ""
    trouble: str = ""
    loading: bool = False
    next: str = ""
    shifts: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """The cards of one level, in the order in which they are best played."""

    name: str
    cards: tuple[Card, ...]

    @property
    def passed(self) -> int:
        return sum(card.passed for card in self.cards)


def path(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The order in which a new trainee best plays the calls.

    Easy ones come before hard ones and short ones before long ones; those that cannot be played, and those in
    another language than the window's, come after the others of their level.
    """
    return tuple(
        sorted(cards, key=lambda card: (card.level, bool(card.broken), bool(card.language), card.minutes))
    )


def next_on_path(cards: tuple[Card, ...]) -> str:
    """The id of the call to play next: one that was begun, or the first on the path that was not passed.

    Empty where all are passed.
    """
    open_ = [card for card in path(cards) if not card.broken and not (card.passed and not card.waiting)]
    own = [card for card in open_ if not card.language] or open_
    return next((card.id for card in own if card.waiting), own[0].id if own else "")


def levels(cards: tuple[Card, ...]) -> tuple[Level, ...]:
    """The cards by level, each level in the order given."""
    found: dict[int, list[Card]] = {}
    for card in cards:
        found.setdefault(card.level, []).append(card)
    return tuple(Level(_LEVELS[level], tuple(found[level])) for level in sorted(found))


_LEVELS = {1: "Beginner", 2: "Practised", 3: "Skilled", 4: "Expert"}


def matching(cards: tuple[Card, ...], search: str, topic: str) -> tuple[Card, ...]:
    """The cards on a topic (any if empty) in which every word of the search occurs."""
    words = search.casefold().split()
    return tuple(
        card
        for card in cards
        if (not topic or topic in (*card.topics, card.language))
        and all(word in _haystack(card) for word in words)
    )


def legible(card: Card, missing: Callable[[str], str]) -> Card:
    """The card; where no font can show what is on it, called by its id and with `missing`'s reason on it."""
    reason = missing(card.title + card.summary)
    return replace(card, title=card.id, summary=reason, topics=(), learn=(), language="") if reason else card


def topics_of(cards: tuple[Card, ...]) -> tuple[str, ...]:
    """Every topic, each once, in the order of the alphabet; then the languages besides the window's own.

    Topics in another language are left out where there are any in the window's: they mean the same.
    """
    own = [card for card in cards if not card.language] or cards
    topics = sorted({topic for card in own for topic in card.topics})
    languages = sorted({card.language for card in cards if card.language})
    return (*topics, *languages)


def _haystack(card: Card) -> str:
    return " ".join((card.title, card.summary, card.id, card.language, *card.topics, *card.learn)).casefold()
