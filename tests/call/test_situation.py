"""What a trainee can see of a call."""

from simulator.call.situation import situation
from tests.call.conversation import Conversation

STATES = """\
hello:
  hint: Ask for the number.
  lines: [Hello., {aside: A kettle.}, {say: Papa!, delivery: sharp}]
  choices:
    - {id: sorry, say: I am sorry., mood: {trust: +1, because: kind}, promise: ring-back, to: hello}
    - {id: bye, say: Goodbye., to: over}
over: {lines: [Bye.], ending: resolved, title: Done.}
"""


def test_the_transcript_is_what_was_said_and_shown() -> None:
    talk = Conversation(STATES)
    talk.say("bye")
    said = [(entry.who, entry.text) for entry in situation(talk.session).transcript]
    assert said == [
        ("caller", "Hello."), ("aside", "A kettle."), ("caller", "Papa!"),
        ("agent", "Goodbye."), ("caller", "Bye."),
    ]  # fmt: skip


def test_the_mood_line_begins_before_anything_is_said() -> None:
    talk = Conversation(STATES)
    talk.say("sorry")
    feelings = [(point.patience, point.trust, point.because) for point in situation(talk.session).feelings]
    assert feelings == [(5, 5, ""), (5, 6, "kind")]


def test_promises_are_shown_once_made() -> None:
    talk = Conversation(STATES)
    assert situation(talk.session).promises == ()
    talk.say("sorry")
    assert [(promise.text, promise.status) for promise in situation(talk.session).promises] == [
        ("Ring Ana.", "made")
    ]


def test_articles_say_whether_they_were_read() -> None:
    talk = Conversation(STATES)
    assert [article.opened for article in situation(talk.session).articles] == [False]
    talk.read("refunds")
    assert [article.opened for article in situation(talk.session).articles] == [True]


def test_a_call_that_is_over_says_how_it_ended() -> None:
    talk = Conversation(STATES)
    talk.say("bye")
    seen = situation(talk.session)
    assert (seen.over, seen.outcome, seen.title, seen.offers) == (True, "resolved", "Done.", ())


def test_the_hint_is_there_for_whoever_asks() -> None:
    assert situation(Conversation(STATES).session).hint == "Ask for the number."
