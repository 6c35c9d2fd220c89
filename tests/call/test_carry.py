"""A call under way on an edited scenario."""

from random import Random

from hypothesis import given

from simulator.call.carry import Carried, carry
from simulator.call.rehearsal import Beginning, Rehearsal, rehearsal
from simulator.call.session import Session
from simulator.call.situation import Situation, situation
from simulator.scenario.load import Scenario, load
from tests.call.conversation import Conversation, call
from tests.call.test_rehearsal import any_beginning
from tests.generated import generated, seeds
from tests.plays import play_at_random

STATES = """\
hello:
  lines: [My bill is wrong.]
  choices: [{id: ask, say: Which one?, set: {angry: true}, mood: {trust: 1}, to: which}]
which:
  lines: [The last.]
  choices:
    - {id: look, say: Let me look., add: {demands: 1}, promise: ring-back, to: looking}
    - {id: again, say: Pardon?, retell: true, to: which}
looking:
  lines: [And?]
  choices: [{id: found, say: Found., to: done}, {id: sorry, say: Nothing., to: gone}]
gone: {ending: lost, title: She hung up.}
done: {ending: resolved, title: She is glad.}
"""


def scenario(states: str) -> Scenario:
    return Conversation(states, answered=False).session.scenario


def carried(edited: str, *said: str, states: str = STATES) -> tuple[Carried, Situation]:
    """The call in which this was said, on the edited states."""
    played = Conversation(states)
    played.say(*said)
    found = carry(played.session.scenario, played.session.log, scenario(edited))
    return found, situation(Session.resume(found.scenario, found.log))


def test_edited_words_are_heard_in_the_same_place() -> None:
    found, here = carried(STATES.replace("And?", "Have you got it?"), "ask", "look")
    assert found.note == ""
    assert here.state == "first/looking"
    assert [said.text for said in here.transcript] == [
        "My bill is wrong.", "Which one?", "The last.", "Let me look.", "Have you got it?",
    ]  # fmt: skip


def test_effects_of_the_edited_text_are_those_that_count() -> None:
    _, here = carried(STATES.replace("trust: 1", "trust: 3"), "ask", "look")
    assert here.mood.trust == 8


def test_a_reply_that_is_gone_leaves_the_call_in_its_state_with_what_it_remembers() -> None:
    found, here = carried(STATES.replace("id: ask", "id: enquire"), "ask", "look")
    assert "first/looking changed" in found.note
    assert here.state == "first/looking"
    assert (here.mood.trust, here.promises[0].status) == (6, "made")
    assert [said.text for said in here.transcript] == ["And?"]


def test_a_reply_that_leads_elsewhere_leaves_the_call_in_its_state() -> None:
    found, here = carried(
        STATES.replace("promise: ring-back, to: looking", "promise: ring-back, to: gone"), "ask", "look"
    )
    assert here.state == "first/looking"
    assert found.note


def test_a_state_that_is_gone_sends_the_call_back_to_the_last_that_is_left() -> None:
    edited = STATES.replace("looking", "searching")
    found, here = carried(edited, "ask", "look")
    assert found.note == "first/looking is gone; the call went back to first/which."
    assert here.state == "first/which"
    assert not isinstance(found.scenario, Rehearsal)
    assert here.mood.trust == 6
    assert here.promises == ()


def test_back_past_a_way_that_changed_too_the_call_remembers_what_it_did_there() -> None:
    edited = STATES.replace("looking", "searching").replace("id: ask", "id: enquire")
    found, here = carried(edited, "ask", "look")
    assert isinstance(found.scenario, Rehearsal)
    assert (here.state, here.mood.trust, here.promises) == ("first/which", 6, ())


def test_where_nothing_is_left_the_phone_rings_again() -> None:
    edited = "start:\n  choices: [{id: bye, say: Bye., to: over}]\nover: {ending: lost}\n"
    other = Conversation(call(edited, start="start"), answered=False).session.scenario
    played = Conversation(STATES)
    found = carry(played.session.scenario, played.session.log, other)
    assert found.note == "first/hello is gone; the phone rings again."
    assert situation(Session.resume(found.scenario, found.log)).state == "ring"


def test_a_ringing_phone_goes_on_ringing() -> None:
    played = Conversation(STATES, answered=False)
    found = carry(played.session.scenario, played.session.log, scenario(STATES.replace("looking", "search")))
    assert (found.note, len(found.log)) == ("", 1)


def test_an_ended_call_whose_end_is_opened_goes_on() -> None:
    edited = STATES.replace(
        "done: {ending: resolved, title: She is glad.}",
        "done:\n  lines: [Thanks.]\n  choices: [{id: bye, say: Goodbye., to: gone}]",
    )
    _, here = carried(edited, "ask", "look", "found")
    assert not here.over
    assert [offer.id for offer in here.offers] == ["bye"]


def test_an_article_that_is_gone_is_passed_over() -> None:
    played = Conversation(STATES)
    played.read("refunds")
    played.say("ask")
    text = played.session.scenario.text.replace("id: refunds", "id: returns")
    edited = load(text, "test").scenario
    assert edited is not None
    found = carry(played.session.scenario, played.session.log, edited)
    assert found.note == ""
    assert situation(Session.resume(found.scenario, found.log)).state == "first/which"


def test_a_rehearsal_begins_again_with_its_own_settings() -> None:
    part = rehearsal(scenario(STATES), Beginning("first/which", (("demands", "2"), ("patience", "1"))))
    session = Session(part)
    session.reply("again", 4.0)
    found = carry(part, session.log, scenario(STATES.replace("Pardon?", "Excuse me?")))
    here = situation(Session.resume(found.scenario, found.log))
    assert (here.state, here.mood.patience, here.retellings) == ("first/which", 0, 1)
    assert here.transcript[1].text == "Excuse me?"


def check_unchanged(session: Session, whole: Scenario) -> None:
    found = carry(session.scenario, session.log, whole)
    again = Session.resume(found.scenario, found.log)
    assert found.note == ""
    assert list(found.log) == session.log
    assert again.call == session.call
    assert situation(again) == situation(session)


@given(seeds)
def test_on_an_unchanged_text_everything_is_as_it_was(seed: int) -> None:
    whole, random = generated(seed), Random(seed)
    played = Session(whole)
    play_at_random(played, random)
    check_unchanged(played, whole)
    part = Session(rehearsal(whole, any_beginning(whole, random)))
    play_at_random(part, random)
    check_unchanged(part, whole)


@given(seeds, seeds)
def test_on_any_other_text_the_call_stands_somewhere_and_can_be_played_on(seed: int, other: int) -> None:
    played, random = Session(generated(seed)), Random(seed)
    play_at_random(played, random)
    cut = random.randrange(1, len(played.log) + 1)
    found = carry(played.scenario, played.log[:cut], generated(other))
    session = Session.resume(found.scenario, found.log)
    play_at_random(session, random)
    assert session.call.over
