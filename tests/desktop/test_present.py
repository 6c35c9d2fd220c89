"""What screens show of a scenario, a call and a score."""

import pytest

from simulator.call.decide import Answer, Reply
from simulator.call.session import Session
from simulator.call.situation import situation
from simulator.desktop import present, present_listen, present_review, present_score
from simulator.scenario.load import Scenario
from tests.fakes.desktop import FakeAttempt


def test_a_card_counts_calls_and_says_what_is_taught(kettle: Scenario) -> None:
    card = present.card("two-calls", kettle.script, best=70, passed=True, attempts=2)
    assert (card.calls, card.minutes, card.level) == (2, 4, 2)
    assert card.learn == ("Ask before you advise.",)


@pytest.mark.parametrize(
    ("call", "of", "ringing", "words"),
    [(2, 4, True, "Call 2 next"), (2, 4, False, "Resume"), (1, 1, True, "Resume")],
)
def test_a_card_says_what_is_unfinished(call: int, of: int, ringing: bool, words: str) -> None:
    assert present.waiting_words(call, of, ringing) == words


def test_the_ring_tells_who_may_be_calling(kettle: Scenario) -> None:
    view = present.ring(kettle.script, situation(Session(kettle)), exam=False)
    assert (view.line, view.caller, view.about) == ("Kettle desk", "Ada Moss", "Owner of one kettle, VIP")


def test_a_deed_is_told_beside_the_words(kettle: Scenario) -> None:
    session = Session(kettle)
    session.answer(1.0)
    session.reply("hold", 2.0)
    said = next(entry for entry in present.said_in_call(session) if entry.who == "agent")
    words, deed = present.heard(said, kettle.script)
    assert words.side == "agent"
    assert (deed.side, deed.sign) == ("aside", "hold")


def test_what_was_said_last_is_still_there_while_the_next_phone_rings(kettle: Scenario) -> None:
    session = Session(kettle)
    session.answer(1.0)
    session.reply("ask", 2.0)
    session.reply("write", 3.0)
    assert present.said_in_call(session)[-1].text == "Well, thank you."
    closing = present.closing(situation(session), session.log)
    assert (closing.title, closing.onward) == ("Written down", "To the next call")


@pytest.mark.parametrize(
    ("patience", "trust", "word"),
    [
        (0, 9, "Furious"),
        (3, 3, "Frustrated"),
        (5, 2, "Wary"),
        (5, 5, "Guarded"),
        (9, 9, "Warm"),
        (8, 2, "Sceptical"),
    ],
)
def test_a_mood_has_a_word(patience: int, trust: int, word: str) -> None:
    assert present.mood_word(patience, trust) == word


def test_the_hardest_moment_is_the_first_of_least_patience() -> None:
    assert present_score.hardest([(5, 5), (3, 5), (3, 2), (6, 6)]) == 1
    assert present_score.hardest([(5, 5), (6, 6)]) is None


def test_a_score_card_gives_a_reason_for_every_lost_point(kettle: Scenario) -> None:
    attempt = FakeAttempt(kettle, "practice")
    for command in (Answer(1), Reply(2, "shrug"), Reply(3, "bye"), Answer(4), Reply(5, "so")):
        attempt.do(command)
    result = attempt.result()
    view = present_score.score(kettle.script, situation(attempt.session), "practice", result)
    assert view.total == 0
    assert not view.passed
    assert view.why_not
    assert sum(loss.points for loss in view.losses) == pytest.approx(100)
    assert {loss.said for loss in view.losses} >= {"Kettles do that.", "Goodbye.", "So?"}


def test_a_score_that_is_still_worked_out_shows_what_is_known(kettle: Scenario) -> None:
    view = present_score.score(kettle.script, situation(Session(kettle)), "exam", None)
    assert not view.ready
    assert view.again == "Take it again"


def shrugged_off(kettle: Scenario) -> FakeAttempt:
    attempt = FakeAttempt(kettle, "practice")
    for command in (Answer(1), Reply(2, "shrug"), Reply(3, "bye"), Answer(4), Reply(5, "so")):
        attempt.do(command)
    return attempt


def test_a_review_is_about_the_reply_looked_at(kettle: Scenario) -> None:
    attempt = shrugged_off(kettle)
    found = attempt.review()
    assert found is not None
    view = present_review.review(kettle.script, situation(attempt.session), "practice", found, 2)
    assert view.panel.said == "“Goodbye.”"
    assert view.panel.cost.startswith("Reply 2 cost")
    assert view.mood.chosen == 2
    assert len(view.mood.patience) == len(view.steps) + 1
    assert [step.turning for step in view.steps].count(True) == 1


def test_the_best_replies_have_nothing_better_beside_them(kettle: Scenario) -> None:
    attempt = FakeAttempt(kettle, "practice")
    for command in (Answer(1), Reply(2, "ask"), Reply(3, "write"), Answer(4)):
        attempt.do(command)
    while not attempt.session.call.over:
        best = attempt.session.program.positions[attempt.session.call.place].transitions[0].id
        attempt.do(Reply(5, best))
    found = attempt.review()
    assert found is not None
    view = present_review.review(kettle.script, situation(attempt.session), "practice", found, 1)
    assert view.panel.better == ""
    assert view.panel.title == "Nothing better could be said here"
    assert view.sum == "100 − 0.0 of costs = 100.0"


def test_a_call_is_heard_again_line_by_line(kettle: Scenario) -> None:
    entries = present_listen.entries(shrugged_off(kettle).session)
    assert [entry.heard.side for entry in entries].count("break") == 2
    assert all((entry.line is not None) == (entry.heard.side in ("caller", "person")) for entry in entries)
    first = next(entry for entry in entries if entry.line)
    later = [entry for entry in entries if entry.line][3]
    assert (first.mood.patience, later.mood.patience) == (5, 2)
