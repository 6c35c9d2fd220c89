"""What the library shows."""

from dataclasses import dataclass, field
from typing import Literal

from simulator.desktop.view.look import Look

Mode = Literal["practice", "exam"]


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario: what it is about, how hard, and how it went for this trainee.

    `best` is 0..100; `waiting` says what is open, such as `Call 2 next`; `broken` why it cannot be played.
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


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The cards that match the search and the topic, and what is chosen."""

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


def matching(cards: tuple[Card, ...], search: str, topic: str) -> tuple[Card, ...]:
    """The cards on a topic (any if empty) in which every word of the search occurs."""
    words = search.casefold().split()
    return tuple(
        card
        for card in cards
        if (not topic or topic in card.topics) and all(word in _haystack(card) for word in words)
    )


def topics_of(cards: tuple[Card, ...]) -> tuple[str, ...]:
    """Every topic, each once, in the order of the alphabet."""
    return tuple(sorted({topic for card in cards for topic in card.topics}))


def _haystack(card: Card) -> str:
    return " ".join((card.title, card.summary, card.id, *card.topics, *card.learn)).casefold()
