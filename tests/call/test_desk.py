"""Desk actions, promises, retellings and escalation: what they do and how they are judged."""

import pytest

from simulator.call.events import Felt
from simulator.call.situation import situation
from tests.call.conversation import Conversation, call

OVER = "over: {ending: done}\n"


def replies(*choices: str) -> str:
    """A state one comes back to after each of these, and a way out."""
    lines = "".join(f"    - {{{choice}, to: hello}}\n" for choice in choices)
    return f"hello:\n  choices:\n{lines}    - {{id: bye, say: Goodbye., to: over}}\n{OVER}"


def test_an_unexplained_hold_costs_two_patience() -> None:
    talk = Conversation(replies("id: wait, say: Hold on., hold: {seconds: 60, explained: false}"))
    felt = [event for event in talk.say("wait") if isinstance(event, Felt)]
    assert [(event.patience, event.because) for event in felt] == [
        (3, "Put on hold without a word why or how long.")
    ]


def test_an_explained_hold_costs_nothing() -> None:
    talk = Conversation(replies("id: wait, say: Hold on., hold: {seconds: 60, explained: true}"))
    talk.say("wait")
    assert talk.value("patience") == 5


def test_telling_it_again_counts_and_costs_patience() -> None:
    talk = Conversation(replies("id: again, say: From the start?, retell: true, repeat: 2"))
    talk.say("again", "again")
    assert (talk.value("retellings"), talk.value("patience")) == (2, 3)


def test_goodwill_within_authority_is_fine_and_past_it_critical() -> None:
    talk = Conversation(replies("id: give, say: Have thirty., goodwill: 30, repeat: 2"))
    assert talk.critical(talk.say("give")) == ()
    assert talk.critical(talk.say("give")) == ("promise-beyond-authority",)
    assert talk.value("goodwill") == 60


@pytest.mark.parametrize(("warm", "critical"), [("true", ()), ("false", ("cold-transfer",))])
def test_a_repeat_caller_is_not_transferred_cold(warm: str, critical: tuple[str, ...]) -> None:
    transfer = f"id: pass-on, say: Putting you through., transfer: {{to: tier-2, warm: {warm}}}"
    talk = Conversation(replies("id: again, say: Again?, retell: true", transfer))
    talk.say("again")
    assert talk.critical(talk.say("pass-on")) == critical


def test_a_first_telling_may_be_transferred_cold() -> None:
    talk = Conversation(replies("id: pass-on, say: Putting you through., transfer: {to: tier-2}"))
    assert talk.critical(talk.say("pass-on")) == ()


DEMANDS = "id: demand, say: You want more., add: {demands: 1}, repeat: 3"


@pytest.mark.parametrize(
    ("demands", "decision", "marks"),
    [
        (0, "escalate: keep", (3, 3)),
        (0, "escalate: tier-2", (0, 1)),
        (0, "conference: boss", (0, 1)),
        (1, "escalate: tier-2", (3, 3)),
        (1, "escalate: boss", (2, 0)),
        (1, "escalate: keep", (0, 0)),
        (3, "transfer: {to: boss}", (3, 3)),
        (3, "transfer: {to: tier-2, warm: true}", (2, 0)),
        (3, "escalate: keep", (0, 0)),
    ],
    ids=[
        "rightly kept", "false alarm", "false alarm by conference", "hit", "wrong level", "miss",
        "hit at the top", "too low", "miss at the top",
    ],
)  # fmt: skip
def test_escalation_is_judged_by_the_ladder(demands: int, decision: str, marks: tuple[int, int]) -> None:
    talk = Conversation(replies(DEMANDS, f"id: decide, say: I decide., {decision}"))
    talk.say(*["demand"] * demands)
    given = talk.marks(talk.say("decide"))
    assert (given["decision"], given["level"]) == ((marks[0], 1), (marks[1], 1))


def test_escalation_is_judged_before_the_reply_takes_effect() -> None:
    talk = Conversation(replies("id: up, say: Up you go., escalate: tier-2, add: {demands: 1}"))
    assert talk.marks(talk.say("up"))["decision"] == (0, 1)


SORRY = "say: Sorry for the inconvenience., apology: generic, marks: {affective: 2, attentive: 1}, repeat: 3"


def test_generic_apologies_wear_out() -> None:
    talk = Conversation(replies(f"id: sorry, {SORRY}"))
    given = [talk.marks(talk.say("sorry"))["affective"] for _ in range(3)]
    assert given == [(2, 1), (0, 1), (0, 2)]


def test_only_generic_apologies_wear_out() -> None:
    specific = "id: mean-it, say: Sorry for Tuesday., apology: specific, marks: {affective: 3}, repeat: 2"
    talk = Conversation(replies(specific, f"id: sorry, {SORRY}"))
    assert talk.marks(talk.say("mean-it")) == talk.marks(talk.say("mean-it")) == {"affective": (3, 1)}
    assert talk.marks(talk.say("sorry"))["affective"] == (2, 1)
    assert talk.value("apologies") == 3


def test_a_worn_apology_loses_even_where_none_was_marked() -> None:
    talk = Conversation(replies("id: sorry, say: Sorry., apology: generic, marks: {fix: 3}, repeat: 2"))
    assert talk.marks(talk.say("sorry")) == {"fix": (3, 1)}
    assert talk.marks(talk.say("sorry")) == {"fix": (3, 1), "affective": (0, 1)}


SERIES = (
    call("""\
hello:
  choices:
    - {id: promise, say: I will ring., promise: ring-back, apology: generic, to: hello}
    - {id: appoint, say: At five then., callback: ring-back, to: hello}
    - {id: keep-it, say: As promised., keep: ring-back, to: hello}
    - {id: note, say: I write it down., note: Ana wants a call., to: hello}
    - {id: bye, say: Goodbye., to: done}
done: {next: second, outcome: put-off}
"""),
    call("""\
hello:
  lines: [{say: You never rang., when: promise.ring-back is broken}, {say: Again., when: contact == 2}]
  choices: [{id: bye, say: Goodbye., to: over}]
over: {ending: done}
""", id="second"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ([], "none"),
        (["promise"], "broken"),
        (["appoint"], "broken"),
        (["promise", "keep-it"], "kept"),
    ],
)
def test_a_promise_is_kept_or_broken_by_the_call_it_was_due(said: list[str], status: str) -> None:
    talk = Conversation(*SERIES)
    talk.say(*said, "bye")
    talk.answer()
    assert talk.value("promise.ring-back") == status


def test_a_broken_promise_is_heard_of_in_the_next_call() -> None:
    talk = Conversation(*SERIES)
    talk.say("promise", "bye")
    assert talk.heard(talk.answer()) == ["You never rang.", "Again."]


def test_apologies_begin_anew_with_each_call() -> None:
    talk = Conversation(*SERIES)
    talk.say("promise", "bye")
    talk.answer()
    assert talk.value("apologies") == 0


def test_a_note_is_on_the_next_desk() -> None:
    talk = Conversation(*SERIES)
    talk.say("note", "bye")
    talk.answer()
    assert [note.text for note in situation(talk.session).case] == ["Ana wants a call."]


def test_the_next_phone_rings_before_it_is_answered() -> None:
    talk = Conversation(*SERIES)
    talk.say("bye")
    seen = situation(talk.session)
    assert (seen.kind, seen.call, seen.number, seen.of) == ("ring", "second", 2, 2)
    assert seen.offers == ()


def test_an_ending_weighs_three_times_a_reply() -> None:
    talk = Conversation("""\
hello: {choices: [{id: bye, say: Bye., marks: {fix: 1}, to: over}]}
over: {ending: done, marks: {closure: 1}, critical: false-closure}
""")
    happened = talk.say("bye")
    assert talk.marks(happened) == {"fix": (1, 1), "closure": (1, 3)}
    assert talk.critical(happened) == ("false-closure",)
