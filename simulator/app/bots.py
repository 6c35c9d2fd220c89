"""Players that are no trainees, for `play --bot`. Each picks among the replies on offer."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from simulator.analysis.solve import Solution
from simulator.call.situation import Offer

Bot = Callable[[Sequence[Offer]], str]
"""Given what can be said now, what is said; an `open:` or `silence` step counts as said."""


def make_bot(name: str, seed: int, solution: Callable[[], Solution]) -> Bot:
    """A bot by name: expert, random, first or longest."""
    if name == "random":
        random = Random(seed)
        return lambda offers: random.choice(_available(offers)).id
    if name == "first":
        return lambda offers: _available(offers)[0].id
    if name == "longest":
        return lambda offers: max(_available(offers), key=lambda offer: len(offer.text)).id
    line: Iterator[str] = iter(solution().best_line)
    return lambda _: next(line)


def scripted(choices: Sequence[str]) -> Bot:
    """Says just these; raises StopIteration when there are no more."""
    line = iter(choices)
    return lambda _: next(line)


def _available(offers: Sequence[Offer]) -> list[Offer]:
    return [offer for offer in offers if offer.available]
