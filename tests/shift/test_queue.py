"""Waiting, ringing off, ringing again, and promises between calls."""

from dataclasses import replace
from random import Random

import pytest

from simulator.call.decide import Refused
from simulator.call.events import Heard
from simulator.shift import events as e
from simulator.shift.arrivals import Run
from simulator.shift.dealing import deal
from simulator.shift.decide import (
    Act,
    Command,
    FinishCall,
    OpenLine,
    RingBack,
    TakeCall,
    Wait,
    happenings,
    owed,
    step,
)
from simulator.shift.situation import situation
from simulator.shift.state import State, Status, begin
from tests.shift.small import answered, small_run

GONE = FinishCall("gone", 30.0, (("noted", "true"), ("promise.ring", "none")))
PROMISED = FinishCall("promised", 30.0, (("noted", "false"), ("promise.ring", "made")))


@pytest.fixture
def run() -> Run:
    return small_run(3)


def done(run: Run, state: State, *commands: Command) -> State:
    for command in commands:
        happened = step(run, state, command)
        assert not isinstance(happened, Refused), happened.reason
        _, state = happened
    return state


def refused(run: Run, state: State, command: Command) -> str:
    happened = step(run, state, command)
    assert isinstance(happened, Refused)
    return happened.reason


def later(run: Run, state: State, seconds: float) -> State:
    for _, after in happenings(run, state, state.now + seconds):
        state = after
    return state


def certain(run: Run, returns: int) -> Run:
    """The same shift, in which so many percent of those who were not helped ring again."""
    script = run.shift.script
    returned = replace(script.returns, unsolved=returns, abandoned=returns)
    return replace(run, shift=replace(run.shift, script=replace(script, returns=returned)))


def test_waiting_ends_when_somebody_rings(run: Run) -> None:
    waiting = done(run, begin(run), OpenLine(), Wait())
    assert len(waiting.queue) == 1
    assert refused(run, waiting, Wait()) == "somebody is waiting; take the call"


def test_nobody_is_taken_before_the_line_opens_or_while_somebody_talks(run: Run) -> None:
    assert refused(run, begin(run), TakeCall()) == "the line is not open yet"
    talking = done(run, begin(run), OpenLine(), Wait(), TakeCall())
    assert refused(run, talking, TakeCall()) == "finish the call first"
    assert refused(run, talking, Act("record")) == "finish the call first"


def test_patience_runs_out_while_nobody_answers(run: Run) -> None:
    run = certain(run, 0)
    waiting = done(run, begin(run), OpenLine(), Wait())
    case = waiting.cases[0]
    patient_for = case.patience * run.shift.script.wears
    assert later(run, waiting, patient_for - 1).cases[0].status is Status.WAITING
    assert later(run, waiting, patient_for + 1).cases[0].status is Status.LOST


def test_whoever_rang_off_may_ring_again(run: Run) -> None:
    run = certain(run, 100)
    state = later(run, done(run, begin(run), OpenLine(), Wait()), 1800)
    assert state.cases[0].rings > 1
    assert state.repeats


def test_somebody_who_waited_has_less_patience_left_on_the_line(run: Run) -> None:
    at_once = done(run, begin(run), OpenLine(), Wait())
    patient = at_once.cases[0].patience * run.shift.script.wears
    fresh, waited = deal(run, at_once, 0), deal(run, replace(at_once, now=at_once.now + patient - 1), 0)
    assert dict(fresh.memory)["patience"] == "5"
    assert dict(waited.memory)["patience"] == "2"


def test_an_unsolved_caller_rings_again_angrier_and_with_history(run: Run) -> None:
    run = certain(run, 100)
    first = done(run, begin(run), OpenLine(), Wait(), TakeCall())
    state = done(run, first, GONE)
    assert state.cases[0].status is Status.RETURNING
    while state.queue[:1] != (0,):
        solved = FinishCall("solved", 20.0, ())
        state = done(run, state, *((TakeCall(), solved) if state.queue else (Wait(),)))
    again = done(run, state, TakeCall())
    assert again.talking == 0
    begins = dict(again.begins)
    assert (begins["again"], begins["noted"]) == ("true", "true")
    assert int(begins["trust"]) < int(dict(first.begins)["trust"])
    session, _ = answered(run, "first", again, Random(0))
    heard = [event.line.text for event in session.log if isinstance(event, Heard)]
    assert heard[0] == "You wrote it down."


def test_a_solved_caller_does_not_ring_again(run: Run) -> None:
    run, solved = certain(run, 100), FinishCall("solved", 30.0, ())
    state = done(run, begin(run), OpenLine(), Wait(), TakeCall(), solved)
    assert later(run, state, 3000).cases[0].status is Status.SOLVED


def test_a_promise_that_is_kept_is_a_matter_solved(run: Run) -> None:
    state = done(run, begin(run), OpenLine(), Wait(), TakeCall(), PROMISED)
    assert owed(state) == (0,)
    kept = done(run, state, RingBack(0))
    assert kept.cases[0].status is Status.SOLVED
    assert kept.now == state.now + 60
    assert refused(run, kept, RingBack(0)) == "nothing was promised there"


def test_a_promise_that_is_not_kept_rings_twice(run: Run) -> None:
    state = done(run, begin(run), OpenLine(), Wait(), TakeCall(), PROMISED)
    before = later(run, state, 599 - run.shift.script.wrap_up)
    overdue = [event for event, _ in happenings(run, state, state.now + 600) if isinstance(event, e.Overdue)]
    after = later(run, before, overdue[0].at - before.now)
    assert len(after.cases) == len(before.cases) + 1
    assert {0, len(before.cases)} <= set(after.queue)
    assert after.cases[0].broken == 1


def test_what_was_announced_is_known_to_those_who_ring_after(run: Run) -> None:
    state = done(run, begin(run), OpenLine(), Act("record"))
    assert refused(run, state, Act("record")) == "'record' cannot be done now; what can be done: boast"
    begins = dict(done(run, state, *(() if state.queue else (Wait(),)), TakeCall()).begins)
    assert begins["recorded"] == "true"


def test_a_call_can_leave_something_for_the_whole_shift(run: Run) -> None:
    told = FinishCall("solved", 30.0, (("recorded", "true"),))
    state = done(run, begin(run), OpenLine(), Wait(), TakeCall(), told)
    assert run.shift.fields["recorded"].get(state.world) == 1
    assert state.since[0] >= 0


def test_a_call_is_finished_after_closing_and_nobody_is_taken_then(run: Run) -> None:
    state = done(run, begin(run), OpenLine(), Wait(), TakeCall(), FinishCall("solved", 4000.0, ()))
    assert state.over
    assert state.queue == ()
    assert refused(run, state, TakeCall()) == "the shift is over"


def test_the_queue_in_mid_call_is_the_one_there_will_be(run: Run) -> None:
    talking = done(run, begin(run), OpenLine(), Wait(), TakeCall())
    half_way = situation(run, talking, ahead=100.0)
    assert half_way.now == talking.now + 100
    happened = step(run, talking, FinishCall("solved", 200.0, ()))
    assert not isinstance(happened, Refused)
    known = [event for event, _ in happenings(run, talking, talking.now + 100)]
    assert list(happened[0][: len(known)]) == known
    assert all(waiting.waited <= 100 for waiting in half_way.queue)
