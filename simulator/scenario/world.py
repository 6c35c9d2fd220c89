"""Everything a call remembers, packed into one whole number.

Facts, mood, promises, retellings, what has been read and which once-only replies are spent are small fields
of bits in the world. Equal worlds are equal numbers; forgetting what can no longer matter is one `&`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.scenario.diagnostics import did_you_mean, meant

MOOD_TOP = 10
RETELLINGS_TOP = 7
APOLOGIES_TOP = 3
PROMISE_STATUS = ("none", "made", "kept", "broken")
NONE, MADE, KEPT, BROKEN = range(4)

_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")


YES_AND_NO = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
"""What authors write for a yes and a no, and how the format writes it."""


@dataclass(frozen=True, slots=True)
class Domain:
    """The values a variable can have: a word each, or whole numbers from `low`."""

    words: tuple[str, ...] = ()
    low: int = 0
    high: int = 1

    @property
    def ordered(self) -> bool:
        return not self.words

    @property
    def size(self) -> int:
        return len(self.words) if self.words else self.high - self.low + 1

    def value(self, word: str) -> int | None:
        """The packed value for what an author wrote, or None when it is not one."""
        if self.words:
            return self.words.index(word) if word in self.words else None
        if not _WHOLE.fullmatch(word):
            return None
        number = int(word)
        return number - self.low if self.low <= number <= self.high else None

    def word(self, value: int) -> str | int | bool:
        """A packed value as authors and readers write it."""
        if self.words == FLAG.words:
            return value == 1
        return self.words[value] if self.words else value + self.low

    def meant(self, word: str) -> str:
        """The value that was certainly meant by a word that is none; empty if that is not certain."""
        if self.words == FLAG.words and word.lower() in (*YES_AND_NO, "1", "0"):
            return YES_AND_NO.get(word.lower(), "true" if word == "1" else "false")
        return meant(word, self.words)

    def hint(self, word: str) -> str:
        near = self.meant(word)
        if near:
            return f"did you mean '{near}'?"
        if self.words:
            return did_you_mean(word, self.words)
        return f"a whole number from {self.low} to {self.high}"


FLAG = Domain(words=("false", "true"))
MOOD = Domain(low=0, high=MOOD_TOP)
PROMISE = Domain(words=PROMISE_STATUS)


@dataclass(frozen=True, slots=True)
class WorldField:
    """Where in the world one variable is."""

    name: str
    domain: Domain
    shift: int
    mask: int

    @property
    def bits(self) -> int:
        return self.mask << self.shift

    def get(self, world: int) -> int:
        return world >> self.shift & self.mask

    def put(self, world: int, value: int) -> int:
        return world & ~self.bits | value << self.shift


@dataclass(frozen=True, slots=True)
class Constant:
    """Something that never changes during a call, such as its number.

    Comparing with a word that is no value of it is a mistake if `strict`, else it is never the case.
    """

    domain: Domain
    value: int
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a condition may name: variables, and constants of the call it stands in."""

    fields: Mapping[str, WorldField]
    constants: Mapping[str, Constant]


def width(domain: Domain) -> int:
    """The bits a value needs."""
    return max(1, (domain.size - 1).bit_length())


def pack(domains: Mapping[str, Domain]) -> dict[str, WorldField]:
    """Lay the variables side by side, in their order."""
    fields = {}
    shift = 0
    for name, domain in domains.items():
        bits = width(domain)
        fields[name] = WorldField(name, domain, shift, (1 << bits) - 1)
        shift += bits
    return fields
