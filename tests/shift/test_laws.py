"""What holds of every shift: its log is the record, and with the logs of its calls it says everything."""

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.call.session import Session
from simulator.shift.arrivals import Run
from simulator.shift.bots import BOTS, between
from simulator.shift.decide import FinishCall
from simulator.shift.events import Event, Finished, from_record, to_record
from simulator.shift.handling import finished
from simulator.shift.playing import work
from simulator.shift.result import result
from simulator.shift.state import State, begin, replay
from simulator.speech.timing import estimated_seconds
from tests.shift.small import answered, small_run, worked

seeds = st.integers(0, 10_000)
bots = st.sampled_from(BOTS)


def through_json(log: list[Event]) -> list[Event]:
    rows = [(event.kind, event.at, json.dumps(to_record(event))) for event in log]
    return [from_record(kind, at, json.loads(body)) for kind, at, body in rows]


@settings(max_examples=25, deadline=None)
@given(seeds, bots)
def test_replay_is_live(seed: int, bot: str) -> None:
    run = small_run(seed)
    log, state = worked(run, bot)
    assert through_json(log) == log
    assert replay(run, log) == state


@settings(max_examples=15, deadline=None)
@given(seeds, bots, st.integers(0, 200))
def test_a_shift_left_anywhere_goes_on_as_if_nobody_had_left(seed: int, bot: str, cut: int) -> None:
    run = small_run(seed)

    def answer(state: State) -> FinishCall:
        return answered(run, bot, state, Random(state.handled))[1]

    steps = list(work(run, begin(run), between(bot), answer))
    left = replay(run, through_json([event for events, _ in steps[:cut] for event in events]))
    assert list(work(run, left, between(bot), answer)) == steps[cut:]


def test_the_log_and_the_logs_of_its_calls_say_everything() -> None:
    run = small_run(5)
    calls: list[Session] = []
    chance = Random(0)

    def answer(state: State) -> FinishCall:
        session, done = answered(run, "random", state, chance)
        calls.append(session)
        return done

    log = [event for events, _ in work(run, begin(run), between("random"), answer) for event in events]
    recorded = [event for event in log if isinstance(event, Finished)]
    assert len(recorded) == len(calls)
    for event, call in zip(recorded, calls, strict=True):
        again = finished(Session.resume(call.scenario, call.log), estimated_seconds)
        assert (event.outcome, event.seconds, event.memory) == (again.outcome, again.seconds, again.memory)


@pytest.mark.parametrize("bot", BOTS)
def test_a_shift_is_the_same_twice(bot: str) -> None:
    assert worked(small_run(11), bot) == worked(small_run(11), bot)


@settings(max_examples=20, deadline=None)
@given(seeds, bots)
def test_every_matter_is_counted_once(seed: int, bot: str) -> None:
    run = small_run(seed)
    figures = result(run, worked(run, bot)[1])
    assert figures.cases == figures.first_call + figures.later + figures.unsolved + figures.open_promises
    assert 0 <= figures.score <= 100


def test_meeting_the_quota_by_hanging_up_loses_to_solving() -> None:
    for seed in range(5):
        run: Run = small_run(seed)
        quick, expert = (result(run, worked(run, bot)[1]) for bot in ("quota", "expert"))
        assert quick.quota_met
        assert quick.handle_time < expert.handle_time
        assert quick.score < 20 < 70 < expert.score
        assert quick.on_repeats > expert.on_repeats
