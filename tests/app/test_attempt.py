"""Whatever kills the program, an attempt goes on where it was."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from scoring.results.problem import StoreProblem
from scoring.results.store import Store
from simulator.app.attempt import LiveAttempt, Player
from simulator.call.decide import Answer, Refused, Reply
from simulator.call.session import replay
from simulator.scenario.load import load
from tests.app.conftest import SMALL
from tests.shipped import PATHS, scenario_at

PROJECT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("playing_child.py")
KILLS = 8


@pytest.fixture
def store(store_file: Path) -> Iterator[Store]:
    with Store.open(store_file) as opened:
        yield opened


def begin_small(store: Store) -> LiveAttempt:
    scenario = load(SMALL, "parcel").scenario
    assert scenario is not None
    return LiveAttempt.begin(store, scenario, Player("Bo"))


def resumed(store: Store, attempt: LiveAttempt) -> LiveAttempt:
    return LiveAttempt.resume(store, store.attempt(attempt.id))


def test_every_step_is_on_disk_when_it_is_shown(store: Store) -> None:
    attempt = begin_small(store)
    for command in (Answer(1.0), Reply(2.0, "ask"), Reply(3.0, "find")):
        attempt.do(command)
        assert len(store.events(attempt.id)) == len(attempt.session.log)


def test_a_refused_step_is_not_recorded(store: Store) -> None:
    attempt = begin_small(store)
    assert isinstance(attempt.do(Reply(1.0, "ask")), Refused)
    assert len(store.events(attempt.id)) == 1


def test_an_attempt_resumes_after_every_step(store: Store) -> None:
    attempt = begin_small(store)
    for command in (Answer(1.0), Reply(2.0, "ask"), Reply(3.0, "find")):
        attempt.do(command)
        again = resumed(store, attempt)
        assert again.session.log == attempt.session.log
        assert again.session.call == attempt.session.call
        assert again.last_at == command.at
        attempt = again


def test_an_attempt_killed_before_its_score_can_still_be_finished(store: Store) -> None:
    attempt = begin_small(store)
    for command in (Answer(1.0), Reply(2.0, "ask"), Reply(3.0, "find")):
        attempt.do(command)
    again = resumed(store, attempt)
    assert again.session.call.over
    assert again.finish().total == 100.0
    assert store.attempt(attempt.id).outcome == "resolved"


def test_an_attempt_goes_on_with_the_text_it_was_begun_on(store: Store) -> None:
    attempt = begin_small(store)
    assert resumed(store, attempt).session.scenario.text == SMALL


def test_an_unknown_event_is_explained(store: Store) -> None:
    attempt = begin_small(store)
    store.append(attempt.id, 1, [(1.0, "sneezed", {})])
    with pytest.raises(StoreProblem, match="an event this version does not know"):
        resumed(store, attempt)


def play_on(path: Path, attempt: str, seed: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(path), attempt, str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )


def acknowledged_until_killed(player: subprocess.Popen[str], steps: int) -> int:
    """Kills the player after so many steps, or when its call is over; how much it said was recorded."""
    assert player.stdout is not None
    lines = [line for _ in range(steps) if (line := player.stdout.readline())]
    player.kill()
    lines += player.stdout.readlines()
    player.wait()
    player.stdout.close()
    return max((int(line) for line in lines if line.endswith("\n")), default=0)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")
def test_kill_9_at_random_moments_loses_nothing(store: Store, store_file: Path) -> None:
    chance = Random(9)
    attempt = LiveAttempt.begin(store, scenario_at(PATHS[-1]), Player("Bo"))
    known = attempt.session.log
    for seed in range(KILLS):
        recorded = acknowledged_until_killed(play_on(store_file, attempt.id, seed), chance.randint(1, 5))
        attempt = resumed(store, attempt)
        log = attempt.session.log
        assert log[: len(known)] == known
        assert len(log) >= recorded
        assert attempt.session.call == replay(attempt.session.scenario, log)
        known = log
