"""What holds of every call of every scenario, generated or shipped."""

import json
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from simulator.call.decide import Refused, begin, evolve, step
from simulator.call.events import Event, from_record, to_record
from simulator.call.machine import CallMachine
from simulator.call.session import Session, replay
from simulator.call.situation import situation
from simulator.scenario.load import Scenario
from tests.generated import generated, seeds
from tests.plays import play_at_random, possible
from tests.shipped import each_shipped, scenario_at

RANDOM_PLAYS = 20


def through_json(log: list[Event]) -> list[Event]:
    """The log as it comes back from the disk."""
    rows = [(event.kind, event.at, json.dumps(to_record(event))) for event in log]
    return [from_record(kind, at, json.loads(body)) for kind, at, body in rows]


def check_replay(scenario: Scenario, random: Random) -> None:
    session = Session(scenario)
    play_at_random(session, random)
    assert replay(scenario, session.log) == session.call
    assert through_json(session.log) == session.log


def check_resume(scenario: Scenario, random: Random, cut: int) -> None:
    """A call left after some steps and taken up again goes on as if nobody had left."""
    left, stayed = Session(scenario), Session(scenario)
    for _ in range(cut):
        if not stayed.call.over:
            command = random.choice(possible(stayed.program, stayed.call, stayed.log[-1].at + 5.0))
            assert left.do(command) == stayed.do(command)
    resumed = Session.resume(scenario, through_json(left.log))
    assert situation(resumed) == situation(stayed)
    seed = random.random()
    play_at_random(resumed, Random(seed))
    play_at_random(stayed, Random(seed))
    assert resumed.log == stayed.log
    assert resumed.call == stayed.call


def check_machine(scenario: Scenario, random: Random, machine: CallMachine) -> None:
    """The machine takes every step to where the plain router says."""
    program, call = scenario.program, begin(scenario.program)
    session = Session(scenario, machine)
    while not session.call.over:
        command = random.choice(possible(program, call))
        plain = step(program, call, command)
        happened = session.do(command)
        assert not isinstance(plain, Refused)
        assert (happened, session.call) == plain
        for event in plain[0]:
            call = evolve(program, call, event)
        assert call == session.call
    session.close()


@given(seeds)
def test_the_log_is_the_record(seed: int) -> None:
    check_replay(generated(seed), Random(seed))


@given(seeds, st.integers(0, 8))
def test_a_resumed_call_goes_on_identically(seed: int, cut: int) -> None:
    check_resume(generated(seed), Random(seed), cut)


@given(seeds)
def test_machine_and_router_agree(seed: int) -> None:
    scenario = generated(seed)
    check_machine(scenario, Random(seed), CallMachine(scenario.program))


@each_shipped
def test_shipped_logs_are_the_record(path: Path) -> None:
    for seed in range(RANDOM_PLAYS):
        check_replay(scenario_at(path), Random(seed))


@each_shipped
def test_shipped_calls_resume_identically(path: Path) -> None:
    for seed in range(RANDOM_PLAYS):
        check_resume(scenario_at(path), Random(seed), cut=seed)


@each_shipped
def test_shipped_machine_and_router_agree(path: Path) -> None:
    machine = CallMachine(scenario_at(path).program)
    for seed in range(RANDOM_PLAYS):
        check_machine(scenario_at(path), Random(seed), machine)
