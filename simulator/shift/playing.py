"""Working a whole shift without a person."""

from collections.abc import Callable, Iterator

from simulator.call.decide import Refused
from simulator.shift.arrivals import Run
from simulator.shift.bots import Between
from simulator.shift.decide import FinishCall, Happened, OpenLine, step
from simulator.shift.state import State

Answer = Callable[[State], FinishCall]
"""Plays the call that was taken last to its end, and says how it ended."""


def work(run: Run, state: State, between: Between, answer: Answer) -> Iterator[Happened]:
    """From where a shift stands to its closing: what each step made happen, and the shift after it.

    A call is played only after the step that took it was handed out.
    """
    while not state.over:
        if state.talking is not None:
            happened = step(run, state, answer(state))
        else:
            happened = step(run, state, between(run, state) if state.opened else OpenLine())
        assert not isinstance(happened, Refused), happened.reason
        _, state = happened
        yield happened
