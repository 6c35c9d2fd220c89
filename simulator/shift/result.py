"""What a shift came to: scored by what was solved, with the quota and what meeting it cost beside it.

Of every hundred matters that people rang about, a score counts those solved: whole at the first call, a
promised call-back that was made included; half if they had to ring again, or if the promise is still open
when the line closes. Every promise that was broken takes half a matter off. Calls answered, handle time and
quota are reported, never scored.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.shift.arrivals import Run, comes
from simulator.shift.program import Shift
from simulator.shift.state import Case, State, Status

PASS = 70
LATE = 0.5
"""What a matter counts that took more than one call, or waits for the next shift to keep the promise."""


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of a shift so far.

    `cases` are matters; `first_call` and `later` those solved, `open_promises` those promised and not due
    yet, `abandoned` the times somebody rang off, `repeats` the times somebody rang again. `handle_time` is
    the mean seconds of a call, `on_repeats` the seconds spent on calls of people who had rung before. `quota`
    is for the time gone by. `spared` are those whom what was announced kept from ringing; below 0 it brought
    more.
    """

    score: float
    passed: bool
    cases: int
    first_call: int
    later: int
    unsolved: int
    open_promises: int
    kept: int
    broken: int
    abandoned: int
    repeats: int
    handled: int
    quota: int
    quota_met: bool
    handle_time: float
    on_repeats: float
    spared: int


def result(run: Run, state: State) -> Result:
    """The figures as a shift stands."""
    cases = state.cases
    first = sum(case.status is Status.SOLVED and _first(case) for case in cases)
    later = sum(case.status is Status.SOLVED for case in cases) - first
    promised = sum(case.status is Status.PROMISED for case in cases)
    broken = sum(case.broken for case in cases)
    worth = first + LATE * (later + promised - broken)
    score = 100.0 * max(0.0, worth) / len(cases) if cases else 100.0
    quota = quota_at(run.shift, state.now)
    return Result(
        score=score,
        passed=score >= PASS,
        cases=len(cases),
        first_call=first,
        later=later,
        unsolved=len(cases) - first - later - promised,
        open_promises=promised,
        kept=state.kept,
        broken=broken,
        abandoned=state.abandoned,
        repeats=state.repeats,
        handled=state.handled,
        quota=quota,
        quota_met=state.handled >= quota,
        handle_time=state.busy / state.handled if state.handled else 0.0,
        on_repeats=state.on_repeats,
        spared=_spared(run, state),
    )


def quota_at(shift: Shift, now: float) -> int:
    """The calls that should have been answered by now."""
    return int(shift.script.quota * min(now, shift.closes) / 3600)


def _first(case: Case) -> bool:
    return case.contacts == 1


def _spared(run: Run, state: State) -> int:
    """Candidates of the outage who would have rung had nothing been announced, less those who rang."""
    nothing: Sequence[float] = (-1.0,) * len(run.shift.lulls)
    would = (
        comes(run, True, candidate, state.world, tuple(nothing))
        for candidate in run.streams[True]
        if candidate.at <= state.now
    )
    rang = {case.place for case in state.cases if case.outage}
    return sum(would) - len(rang)
