"""What a trainee can see of a shift."""

import pytest

from simulator.call.decide import Refused
from simulator.shift.arrivals import Run
from simulator.shift.decide import Act, Command, FinishCall, OpenLine, TakeCall, Wait, step
from simulator.shift.result import quota_at
from simulator.shift.situation import situation
from simulator.shift.state import State, begin
from tests.shift.small import small_run

PROMISED = FinishCall("promised", 30.0, (("promise.ring", "made"),))


@pytest.fixture
def run() -> Run:
    return small_run(3)


def done(run: Run, *commands: Command) -> State:
    state = begin(run)
    for command in commands:
        happened = step(run, state, command)
        assert not isinstance(happened, Refused), happened.reason
        _, state = happened
    return state


def test_who_waits_is_nobody_known_until_somebody_answers(run: Run) -> None:
    (waiting,) = situation(run, done(run, OpenLine(), Wait())).queue
    assert (waiting.name, waiting.waited, waiting.rings) == ("", 0, 1)
    assert situation(run, done(run, OpenLine(), Wait(), TakeCall())).talking == "Ana"


def test_patience_runs_before_the_eyes_of_whoever_looks(run: Run) -> None:
    ringing = done(run, OpenLine(), Wait())
    at_once, later = situation(run, ringing), situation(run, ringing, ahead=65.0)
    assert later.queue[0].waited == 65
    assert later.queue[0].patience == at_once.queue[0].patience - 2


def test_a_promise_says_to_whom_and_how_long_there_is(run: Run) -> None:
    state = done(run, OpenLine(), Wait(), TakeCall(), PROMISED)
    (owed,) = situation(run, state).promises
    assert (owed.name, owed.text) == ("Ana", "Ring back.")
    assert owed.left == 600 - run.shift.script.wrap_up


def test_what_can_be_done_is_offered_between_calls_and_once(run: Run) -> None:
    opened = situation(run, done(run, OpenLine()))
    assert [action.id for action in opened.actions] == ["boast", "record"]
    recorded = situation(run, done(run, OpenLine(), Act("record")))
    assert [action.id for action in recorded.actions] == ["boast"]
    assert recorded.done == ("Record what is known",)
    assert situation(run, done(run, OpenLine(), Wait(), TakeCall())).actions == ()


def test_the_quota_grows_with_the_hour_and_the_handle_time_has_the_wrap_up_in_it(run: Run) -> None:
    assert [quota_at(run.shift, at) for at in (0, 900, 3600, 4000)] == [0, 5, 20, 20]
    seen = situation(run, done(run, OpenLine(), Wait(), TakeCall(), PROMISED)).result
    assert (seen.handled, seen.handle_time) == (1, 50)


def test_the_outage_begins_and_ends(run: Run) -> None:
    opened = done(run, OpenLine())
    assert [situation(run, opened, ahead=at).outage for at in (599, 601, 2399, 2401)] == [
        False, True, True, False,
    ]  # fmt: skip
