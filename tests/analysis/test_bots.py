"""What bots say, and that the quick player is the live call without its log."""

from random import Random

import pytest
from hypothesis import given

from scoring.rubric import DEFAULT_RUBRIC
from scoring.scorecard import score
from simulator.analysis.bots import BOTS, STRATEGIES, Bot, make_bot
from simulator.analysis.playing import STAYED, CannotSay, Scorer, Trail, heard, play, play_plan
from simulator.analysis.solve import solve
from simulator.app import main
from simulator.call.events import Heard
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.load import Scenario
from simulator.scenario.model import PLAYERS
from simulator.scenario.program import Kind
from tests.generated import generated, loaded, seeds
from tests.plays import play_line

DESK = """
format: 1
title: A slow router
caller: {name: Ana}
agent: {authority: {goodwill: 20}}
promises: {ring: {text: Ring Ana.}}
escalation: [{level: tier-2, title: Tier 2, right: patience > 0}]
flowchart: [{id: restart, text: "Please restart the router. Did that help?"}]
calls:
  - id: only
    start: hello
    states:
      hello:
        step: restart
        lines: ["It is slow again."]
        choices:
          - {id: listen, say: "Since when?", marks: {attentive: 3}, to: done}
          - {id: sorry, say: "I am sorry, so sorry.", apology: generic, marks: {attentive: 1}, to: done}
          - {id: up, say: "I'll put you through.", transfer: {to: tier-2}, marks: {attentive: 1}, to: done}
          - {id: read, say: "Restart the router, please.", marks: {attentive: 0}, to: done}
          - {id: ring, say: "I'll ring you.", callback: ring, marks: {attentive: 2}, to: done}
          - {id: long, say: "Well, as it happens, there is a great deal to be said about lines.",
             marks: {attentive: 0}, to: done}
      done: {ending: resolved, title: Done}
"""


def trail_by(name: str, scenario: Scenario, seed: int = 0) -> Trail:
    line = solve(scenario.program, scenario.script.rubric).best_line
    return play(scenario.program, make_bot(name, Random(seed), scenario.script, lambda: line))


def said(scenario: Scenario, trail: Trail) -> tuple[str, ...]:
    """The replies of a call, as a plan would list them."""
    positions = scenario.program.positions
    return tuple(
        positions[step.place].transitions[step.slot].id
        for step in trail
        if positions[step.place].kind is Kind.TALK and step.slot != STAYED
    )


@pytest.mark.parametrize(
    ("bot", "reply"),
    [
        ("first", "listen"),
        ("longest", "long"),
        ("apologetic", "sorry"),
        ("always-escalate", "up"),
        ("script-reader", "read"),
        ("over-promiser", "ring"),
    ],
)
def test_a_bot_says_what_its_strategy_is_drawn_to(bot: str, reply: str) -> None:
    scenario = loaded(DESK)
    assert said(scenario, trail_by(bot, scenario)) == (reply,)


def test_the_bot_that_never_escalates_says_anything_else() -> None:
    scenario = loaded(DESK)
    heard = {said(scenario, trail_by("never-escalate", scenario, seed)) for seed in range(60)}
    assert heard == {("listen",), ("sorry",), ("read",), ("ring",), ("long",)}


def test_there_is_a_band_for_every_bot_and_the_command_line_knows_them() -> None:
    assert sorted(PLAYERS) == sorted(BOTS) == sorted(main.BOTS)


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        ((), "the choices end at only/hello, before the call does"),
        (("shout",), "'shout' cannot be said at only/hello; there one can say: listen, sorry, up, read"),
        (("listen", "sorry"), "the call is over before 'sorry' can be said"),
    ],
    ids=["too few", "unknown", "too many"],
)
def test_a_plan_that_does_not_fit_says_where(choices: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CannotSay, match=reason):
        play_plan(loaded(DESK).program, choices)


@given(seeds)
def test_a_bot_plays_what_a_live_call_would_be(seed: int) -> None:
    scenario = generated(seed)
    solution = solve(scenario.program, DEFAULT_RUBRIC)
    scorer = Scorer(scenario.program, DEFAULT_RUBRIC, solution.bounds)
    for name in ("longest", "random", "over-promiser"):
        bot: Bot = make_bot(name, Random(seed), scenario.script, tuple)
        trail = play(scenario.program, bot)
        session = Session(scenario)
        play_line(session, said(scenario, trail))
        live = score(DEFAULT_RUBRIC, solution.bounds, moments(session.log))
        quick = scorer.card(trail)
        assert (quick.total, quick.passed, quick.dimensions) == (live.total, live.passed, live.dimensions)
        lines = [event.line for event in session.log if isinstance(event, Heard)]
        assert [line for _, line in heard(scenario.program, trail)] == lines


def test_strategies_are_the_bots_without_the_expert() -> None:
    assert set(BOTS) - set(STRATEGIES) == {"expert"}
