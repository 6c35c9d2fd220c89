"""What commands make happen, and why some cannot be carried out."""

from simulator.call.decide import STUCK, Refused
from simulator.call.events import Ended, Felt, Replied
from simulator.call.situation import situation
from tests.call.conversation import Conversation, call

SHORT = """\
hello:
  lines: [Hello.]
  choices:
    - {id: bye, say: Goodbye., to: over}
over: {ending: resolved, title: Done.}
"""

GUARDED = """\
hello:
  lines:
    - Hello.
    - {say: You are shouting., when: angry}
    - first: [{say: First., when: not angry}, {say: Otherwise.}]
  choices:
    - {id: shout, say: Now listen!, set: {angry: true}, to: hello}
    - {id: open-door, say: Come in., when: angry, locked: nobody has knocked, to: over}
    - {id: secret, say: Psst., when: angry, to: over}
    - {id: again, say: Once more., repeat: 2, to: hello}
over: {ending: resolved}
"""


def test_a_phone_must_be_answered_first() -> None:
    talk = Conversation(SHORT, answered=False)
    assert talk.why_not("bye") == "the phone is ringing; answer it first"
    assert isinstance(talk.session.stay_silent(1.0), Refused)
    assert isinstance(talk.session.open_article("refunds", 1.0), Refused)


def test_answering_is_heard() -> None:
    talk = Conversation(SHORT, answered=False)
    assert talk.heard(talk.answer()) == ["Hello."]


def test_a_phone_that_does_not_ring_cannot_be_answered() -> None:
    talk = Conversation(SHORT)
    assert talk.session.answer(2.0) == Refused("no phone is ringing")


def test_an_ending_ends() -> None:
    talk = Conversation(SHORT)
    assert isinstance(talk.say("bye")[-1], Ended)
    assert talk.why_not("bye") == "the call is over"


def test_an_unknown_reply_names_those_there_are() -> None:
    reason = Conversation(GUARDED).why_not("sing")
    assert reason == "there is no 'sing' in first/hello; there is: shout, open-door, secret, again"


def test_a_locked_reply_says_why_and_a_hidden_one_is_not_offered() -> None:
    talk = Conversation(GUARDED)
    assert talk.why_not("open-door") == "nobody has knocked"
    assert talk.why_not("secret") == "'secret' cannot be said now"
    offered = {offer.id: offer.reason for offer in situation(talk.session).offers}
    assert offered == {"shout": "", "open-door": "nobody has knocked", "again": ""}


def test_a_condition_opens_replies_and_lines() -> None:
    talk = Conversation(GUARDED)
    assert talk.heard(talk.say("shout")) == ["Hello.", "You are shouting.", "Otherwise."]
    assert {offer.id for offer in situation(talk.session).offers} == {"open-door", "secret", "again"}


def test_a_reply_can_be_said_once_or_as_often_as_it_repeats() -> None:
    talk = Conversation(GUARDED)
    talk.say("again", "again")
    assert talk.why_not("again") == "'again' cannot be said now"


def test_a_locked_reply_that_was_said_is_gone_not_locked() -> None:
    talk = Conversation("""\
hello:
  choices:
    - {id: ask, say: May I?, when: not angry, locked: not now, to: hello}
    - {id: bye, say: Goodbye., to: over}
over: {ending: done}
""")
    talk.say("ask")
    assert [offer.id for offer in situation(talk.session).offers] == ["bye"]


def test_a_state_with_nothing_left_to_say_ends_stuck() -> None:
    talk = Conversation("hello: {choices: [{id: ask, say: And?, to: hello}]}\n")
    ended = talk.say("ask")[-1]
    assert isinstance(ended, Ended)
    assert ended.outcome == STUCK


def test_reading_what_closes_the_last_reply_ends_stuck() -> None:
    talk = Conversation("""\
hello: {choices: [{id: ask, say: What now?, when: not knowledge.refunds, to: over}]}
over: {ending: done}
""")
    ended = talk.read("refunds")[-1]
    assert isinstance(ended, Ended)
    assert ended.outcome == STUCK


def test_mood_moves_with_its_reason_and_stays_within_its_ends() -> None:
    talk = Conversation("""\
hello:
  choices:
    - {id: kind, say: Of course., mood: {trust: 9, patience: -9, because: at last}, to: hello}
    - {id: bye, say: Bye., to: over}
over: {ending: done}
""")
    felt = [event for event in talk.say("kind") if isinstance(event, Felt)]
    assert [(event.patience, event.trust, event.because) for event in felt] == [(0, 10, "at last")]


def test_steps_are_taken_by_themselves() -> None:
    talk = Conversation("""\
hello: {lines: [Hello.], choices: [{id: go, say: Go on., add: {demands: 2}, to: counting}]}
counting:
  lines: [Let me count.]
  then:
    - {when: demands >= 3, to: over}
    - {set: {angry: true}, to: counted}
counted: {lines: [Two., {say: Angry., when: angry}], then: over}
over: {lines: [Bye.], ending: done}
""")
    assert talk.heard(talk.say("go")) == ["Let me count.", "Two.", "Angry.", "Bye."]


def test_where_a_reply_leads_is_read_after_its_effects() -> None:
    talk = Conversation("""\
hello:
  choices:
    - {id: shout, say: HEY., set: {angry: true}, to: [{when: angry, to: lost}, {to: won}]}
won: {ending: won}
lost: {ending: lost}
""")
    talk.say("shout")
    assert talk.state == "first/lost"


INTERRUPTED = call("""\
hello:
  choices:
    - {id: stall, say: One moment., mood: {patience: -5}, to: hello}
    - {id: finish, say: Solved., mood: {patience: -5}, to: over}
    - {id: chat, say: So., to: hello}
  silence: {after: 10, mood: {patience: -5}, to: hello}
over: {ending: resolved}
hung-up: {ending: lost}
""", more="interruptions: [{when: patience <= 0, to: hung-up}]\n")  # fmt: skip


def test_an_interruption_takes_the_call_elsewhere() -> None:
    talk = Conversation(INTERRUPTED)
    talk.say("stall")
    assert talk.state == "first/hung-up"


def test_what_ends_the_call_is_not_interrupted() -> None:
    talk = Conversation(INTERRUPTED)
    talk.say("finish")
    assert talk.state == "first/over"


def test_a_silence_can_be_interrupted() -> None:
    talk = Conversation(INTERRUPTED)
    talk.say_nothing()
    assert talk.state == "first/hung-up"


def test_no_interruption_without_its_reason() -> None:
    talk = Conversation(INTERRUPTED)
    talk.say("chat")
    assert talk.state == "first/hello"


SILENT = """\
hello:
  lines: [Hello?]
  choices: [{id: bye, say: Goodbye., to: over}]
  silence: {after: 20, marks: {attentive: 0}, why: Nobody spoke., to: waiting}
waiting: {lines: [Are you there?], then: hello}
over: {ending: done}
"""


def test_silence_leads_on_and_is_marked() -> None:
    talk = Conversation(SILENT)
    assert situation(talk.session).silence_after == 20
    happened = talk.say_nothing()
    assert talk.heard(happened) == ["Are you there?", "Hello?"]
    assert talk.marks(happened) == {"attentive": (0, 1)}


def test_the_same_silence_comes_once() -> None:
    talk = Conversation(SILENT)
    talk.say_nothing()
    assert situation(talk.session).silence_after == 0
    assert isinstance(talk.session.stay_silent(9.0), Refused)


def test_a_state_without_silence_waits() -> None:
    refused = Conversation(SHORT).session.stay_silent(60.0)
    assert refused == Refused("this state waits for as long as it takes")


def test_reading_an_article_is_remembered_and_moves_nothing() -> None:
    talk = Conversation(SHORT)
    talk.read("refunds")
    assert talk.value("knowledge.refunds") is True
    assert talk.state == "first/hello"
    assert isinstance(talk.session.open_article("nothing", 2.0), Refused)


def test_a_reply_is_recorded_as_what_it_does() -> None:
    talk = Conversation("""\
hello: {choices: [{id: wait, say: One moment., hold: {seconds: 60}, to: over}]}
over: {ending: done}
""")
    replied = next(event for event in talk.say("wait") if isinstance(event, Replied))
    assert replied.does == "hold"
