"""Trainees who type: by a script, or whatever comes to hand."""

from collections.abc import Iterable
from random import Random

from simulator.call.session import Session
from simulator.call.situation import situation
from simulator.scenario.program import Kind

SILENCE = "(says nothing for as long as it takes)"
INTERRUPT = "(presses Ctrl-C)"


class HandClock:
    """Stands still until somebody moves `now`, in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class TypedLines:
    """Types these lines, then no more. `SILENCE` lets the time given run out, `INTERRUPT` stops the program.

    `waits` holds the seconds given for each line, None where there was no limit.
    """

    def __init__(self, lines: Iterable[str], clock: HandClock, live: bool = True, pace: float = 1.0) -> None:
        self.live = live
        self.waits: list[float | None] = []
        self._lines = iter(lines)
        self._clock = clock
        self._pace = pace

    def line(self, seconds: float | None = None) -> str | None:
        self.waits.append(seconds)
        line = next(self._lines, None)
        if line is None:
            raise EOFError
        if line == INTERRUPT:
            raise KeyboardInterrupt
        if line == SILENCE:
            assert seconds is not None, "silence is no answer here"
            self._clock.now += seconds
            return None
        self._clock.now += self._pace
        return line


class RandomTypist:
    """Answers phones, and types the number of any reply that can be said."""

    live = False

    def __init__(self, session: Session, seed: int) -> None:
        self._session = session
        self._random = Random(seed)

    def line(self, seconds: float | None = None) -> str | None:  # noqa: ARG002
        here = situation(self._session)
        if here.kind is Kind.RING:
            return ""
        return str(self._random.choice([n for n, offer in enumerate(here.offers, 1) if offer.available]))
