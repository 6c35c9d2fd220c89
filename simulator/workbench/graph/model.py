"""The graph of a scenario as a value: what every picture and every file of it is made of."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What a state does after its lines."""

    TALK = "talk"
    MOVES_ON = "moves-on"
    NEXT_CALL = "next-call"
    ENDING = "ending"


class Mark(StrEnum):
    """What is wrong with a state."""

    UNREACHABLE = "unreachable"
    NEVER_REACHED = "never-reached"
    DEAD_END = "dead-end"
    SOFT_LOCK = "soft-lock"


@dataclass(frozen=True, slots=True)
class Node:
    """A state. `key` is `call/state`, `words` its first line or an end's title, `line` its place in the file.

    `outcome` is the word of an ending, or of a call's end; `best` is the best total, 0 to 100, of a call that
    comes here, None where none does; `share` is the part of random plays that do.
    """

    key: str
    id: str
    call: int
    shape: Shape
    words: str
    outcome: str
    line: int
    start: bool
    best: float | None
    share: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One way along an edge. `id` is empty where the call moves on by itself; `share` as of the edge."""

    id: str
    words: str
    share: float


@dataclass(frozen=True, slots=True)
class Edge:
    """All ways from one node to another, by their numbers. `share` is how often a random play goes there, on
    average: more than 1 where it can come back. `crosses` leads to another call."""

    source: int
    target: int
    replies: tuple[Reply, ...]
    share: float
    crosses: bool = False


@dataclass(frozen=True, slots=True)
class Interruption:
    """What can take a call to a state from everywhere. `share` is the part of random plays in which it does,
    on average."""

    call: int
    target: int
    condition: str
    share: float


@dataclass(frozen=True, slots=True)
class CallGroup:
    """A call of the series."""

    id: str
    line: str
    date: str


@dataclass(frozen=True, slots=True)
class Ending:
    """All endings with one outcome word: how many there are and the part of random plays that end so."""

    outcome: str
    states: int
    share: float
    best: float | None


@dataclass(frozen=True, slots=True)
class Basis:
    """What the numbers rest on: `configurations` if the best totals are exact, else 0; `plays` is how many
    random plays the shares rest on, and totals that are not exact; 0 if none."""

    configurations: int
    plays: int
    pass_total: int

    @property
    def exact(self) -> bool:
        return self.configurations > 0


@dataclass(frozen=True, slots=True)
class Graph:
    """`scenario` is its id, `hash` that of its text; `begins` is the key of the state it is drawn from, empty
    for all of it. Nodes are in the order of the file."""

    scenario: str
    hash: str
    title: str
    begins: str
    calls: tuple[CallGroup, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    interruptions: tuple[Interruption, ...]
    endings: tuple[Ending, ...]
    basis: Basis
