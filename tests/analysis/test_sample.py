"""A random player's calls are calls that could have been played, and scored like them."""

from pathlib import Path
from random import Random

from hypothesis import given

from scoring.marks import losses
from scoring.scorecard import cap_of
from simulator.analysis.sample import RandomPlay, RandomPlayer
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.load import Scenario
from tests.generated import generated, seeds
from tests.plays import play_line, replies
from tests.shipped import each_shipped, scenario_at


def played_live(scenario: Scenario, line: tuple[str, ...]) -> RandomPlay:
    """The same replies, given in a live call."""
    session = Session(scenario)
    play_line(session, line)
    marked = moments(session.log)
    lost = losses(mark for moment in marked for mark in moment.marks)
    return RandomPlay(line, lost, cap_of(code for moment in marked for code in moment.critical))


@given(seeds)
def test_a_random_play_is_what_the_live_call_makes_of_its_replies(seed: int) -> None:
    scenario = generated(seed)
    player = RandomPlayer(scenario.program, Random(seed))
    for _ in range(8):
        play = player.play()
        assert play == played_live(scenario, play.line)


@each_shipped
def test_random_plays_of_shipped_scenarios_are_those_of_the_live_call(path: Path) -> None:
    scenario = scenario_at(path)
    player = RandomPlayer(scenario.program, Random(path.stem))
    for _ in range(50):
        play = player.play()
        assert play == played_live(scenario, play.line)


@given(seeds)
def test_every_first_reply_is_picked_sooner_or_later(seed: int) -> None:
    scenario = generated(seed)
    session = Session(scenario)
    session.answer(0.0)
    player = RandomPlayer(scenario.program, Random(seed))
    firsts = {play.line[0] for play in (player.play() for _ in range(200)) if play.line}
    assert firsts == set(replies(scenario.program, session.call))


def test_the_same_chance_gives_the_same_plays() -> None:
    program = generated(4).program
    one, other = (RandomPlayer(program, Random(9)) for _ in range(2))
    assert [one.play() for _ in range(20)] == [other.play() for _ in range(20)]
