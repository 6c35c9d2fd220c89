"""Calls that begin in the middle."""

from random import Random

import pytest
from hypothesis import given

from scoring.rubric import DEFAULT_RUBRIC
from simulator.analysis.review import review
from simulator.analysis.solve import solve
from simulator.call.decide import Refused
from simulator.call.memory import memory_of, world_of
from simulator.call.rehearsal import Beginning, read_beginning, rehearsal, rehearsed
from simulator.call.session import Session, replay
from simulator.call.situation import moments, situation
from simulator.scenario.load import Scenario
from simulator.scenario.program import Kind
from tests.call.conversation import Conversation, call
from tests.call.test_laws import through_json
from tests.generated import generated, seeds
from tests.plays import play_at_random, play_line

HELLO = """\
hello:
  lines: [My bill is wrong.]
  choices: [{id: ask, say: Which one?, set: {angry: true}, to: which}]
which:
  lines: [{say: I told you, when: angry}, {say: The last, when: not angry}]
  choices:
    - {id: promise, say: I will ring you., promise: ring-back, marks: {fix: 3}, to: done}
    - {id: again, say: Pardon?, retell: true, marks: {fix: 0}, to: which}
gone: {ending: lost, title: She hung up.}
done: {ending: resolved, title: She is glad., marks: {closure: 3}}
"""


@pytest.fixture(scope="module")
def bill() -> Scenario:
    return Conversation(HELLO, answered=False).session.scenario


def begun(scenario: Scenario, state: str, *settings: str) -> Session:
    beginning = read_beginning(scenario.program, state, settings)
    assert isinstance(beginning, Beginning), beginning.reason
    return Session(rehearsal(scenario, beginning))


def refused(scenario: Scenario, state: str, *settings: str) -> str:
    beginning = read_beginning(scenario.program, state, settings)
    assert isinstance(beginning, Refused)
    return beginning.reason


def test_a_rehearsal_is_on_the_line_in_its_state_at_once(bill: Scenario) -> None:
    here = situation(begun(bill, "which"))
    assert here.state == "first/which"
    assert [said.text for said in here.transcript] == ["The last"]
    assert (here.number, here.of) == (1, 1)


def test_what_is_set_is_what_the_call_remembers(bill: Scenario) -> None:
    session = begun(bill, "first/which", "angry=true", "patience=2", "retellings=3", "promise.ring-back=made")
    here = situation(session)
    assert [said.text for said in here.transcript] == ["I told you"]
    assert (here.mood.patience, here.mood.trust, here.retellings) == (2, 5, 3)
    assert [(promise.text, promise.status) for promise in here.promises] == [("Ring Ana.", "made")]


def test_without_a_state_it_begins_where_the_phone_leads(bill: Scenario) -> None:
    assert situation(begun(bill, "", "demands=2")).state == "first/hello"


def test_a_rehearsal_can_begin_at_an_end(bill: Scenario) -> None:
    session = begun(bill, "done")
    assert session.call.over
    assert situation(session).title == "She is glad."


def test_a_state_that_only_leads_on_is_left_at_once() -> None:
    moving = "hello: {lines: [Wait.], then: [{to: which}]}\nwhich:\n" + HELLO.partition("which:\n")[2]
    scenario = Conversation(moving, answered=False).session.scenario
    session = begun(scenario, "hello")
    assert situation(session).state == "first/which"
    assert replay(session.scenario, session.log) == session.call


def test_what_is_not_there_is_answered_with_what_is_near(bill: Scenario) -> None:
    assert "did you mean 'which'?" in refused(bill, "wich")
    assert "did you mean 'first/which'?" in refused(bill, "first/wich")
    assert "did you mean 'angry'?" in refused(bill, "which", "angri=true")
    assert "'maybe' is not a value of 'angry'" in refused(bill, "which", "angry=maybe")
    assert "a whole number from 0 to 10" in refused(bill, "which", "trust=11")
    assert "NAME=VALUE" in refused(bill, "which", "angry")


def test_a_name_of_several_states_needs_its_call() -> None:
    two = Conversation(call(HELLO), call(HELLO, id="second"), answered=False).session.scenario
    assert "first/which or second/which" in refused(two, "which")
    assert situation(begun(two, "second/which")).state == "second/which"


def test_the_best_from_there_is_a_hundred(bill: Scenario) -> None:
    """Nothing before the beginning counts, and it is measured by what can still be reached."""
    session = begun(bill, "which")
    solution = solve(session.program, DEFAULT_RUBRIC)
    play_line(session, solution.best_line)
    found = review(session.program, DEFAULT_RUBRIC, solution, session.log)
    assert found.card.total == 100
    assert [step.reply.id for step in found.steps] == ["promise"]
    assert len(moments(session.log)) == 2


def any_beginning(scenario: Scenario, random: Random) -> Beginning:
    """A state and a world of it that some play has seen, or that none ever can."""
    session = Session(scenario)
    play_at_random(session, random)
    cut = random.randrange(1, len(session.log) + 1)
    seen = replay(scenario, session.log[:cut])
    place = random.choice([seen.place, random.randrange(1, len(scenario.program.positions))]) or 1
    return Beginning(scenario.program.positions[place].key, memory_of(scenario.program, seen.world))


@given(seeds)
def test_the_log_of_a_rehearsal_is_the_record(seed: int) -> None:
    scenario, random = generated(seed), Random(seed)
    session = Session(rehearsal(scenario, any_beginning(scenario, random)))
    play_at_random(session, random)
    stored = through_json(session.log)
    assert stored == session.log
    again = Session.resume(rehearsed(scenario, stored), stored)
    assert again.call == session.call
    assert situation(again) == situation(session)


@given(seeds)
def test_whatever_a_call_remembers_can_be_written_down(seed: int) -> None:
    scenario = generated(seed)
    session = Session(scenario)
    play_at_random(session, Random(seed))
    program = scenario.program
    assert world_of(program, memory_of(program, session.call.world)) == session.call.world


@given(seeds)
def test_a_rehearsal_from_a_state_of_a_call_goes_on_as_the_call_would(seed: int) -> None:
    scenario, random = generated(seed), Random(seed)
    session = Session(scenario)
    play_at_random(session, random)
    cut = random.randrange(1, len(session.log) + 1)
    there = replay(scenario, session.log[:cut])
    position = scenario.program.positions[there.place]
    if position.kind is Kind.TALK:
        beginning = Beginning(position.key, memory_of(scenario.program, there.world))
        begun = Session(rehearsal(scenario, beginning)).call
        assert (begun.place, begun.world) == (there.place, there.world)
