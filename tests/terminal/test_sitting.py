import json
import re
from collections.abc import Iterator

from scoring.results.store import Store
from simulator.app.attempt import LiveAttempt, Player
from simulator.call.decide import Answer, Reply
from simulator.call.situation import situation
from simulator.scenario.load import load
from tests.fakes.keyboard import INTERRUPT
from tests.terminal.conftest import KETTLE, Desk


def test_leaving_keeps_the_call_and_says_how_to_go_on(desk: Desk) -> None:
    screen = desk.sit("", "q")
    assert "The call is kept." in screen
    assert "play kettle --terminal --trainee Ana" in screen
    assert desk.exit_code == 0


def test_the_end_of_input_and_an_interrupt_are_ways_to_leave(desk: Desk) -> None:
    assert "The call is kept." in desk.sit("")
    assert "The call is kept." in desk.sit("", INTERRUPT)
    assert desk.exit_code == 0


def test_an_interrupt_before_the_call_is_no_attempt(desk: Desk) -> None:
    assert "before the call began" in desk.sit(INTERRUPT, trainee=None)
    assert desk.attempts() == ()


def test_enter_resumes_a_call_with_what_was_said(desk: Desk) -> None:
    desk.sit("", "ask-cap", "q")
    screen = desk.sit("", "ask-water")
    assert "Resume it?" in screen
    assert "You:       Is the cap closed?" in screen
    assert "She boils it in a pot." in screen
    assert len(desk.attempts()) == 1


def test_a_resumed_clock_goes_on_from_the_last_event(desk: Desk) -> None:
    desk.sit("", "ask-cap", "q", pace=5.0)
    desk.clock.now += 9999
    desk.sit("", "ask-water", pace=5.0)
    with Store.open(desk.store) as store:
        times = [event.at for event in store.events(desk.attempts()[0].id)]
    assert times == sorted(times)
    assert times[-1] == 15.0


def test_a_call_not_resumed_is_begun_anew(desk: Desk) -> None:
    desk.sit("", "ask-cap", "q")
    screen = desk.sit("what?", "n", "")
    assert "Type y for yes or n for no." in screen
    assert "Is the cap closed?" in screen[screen.index("Your reply") :]
    assert len(desk.attempts()) == 2


def test_what_was_changed_since_is_begun_anew_without_a_question(desk: Desk) -> None:
    desk.sit("", "ask-cap", "q")
    edited = load(KETTLE.read_text(encoding="utf-8") + "# a word of its author's\n", "kettle").scenario
    assert edited is not None
    desk.scenario = edited
    assert "Resume it?" not in desk.sit("", "q")
    assert [attempt.hash == edited.hash for attempt in desk.attempts()] == [False, True]


def test_a_series_left_on_an_earlier_version_is_kept_and_told_of_once(desk: Desk) -> None:
    desk.sit("", "k 2", "send", "", "q")
    recorded, earlier = desk.kinds(), desk.scenario
    renamed = re.sub(r"\bwhistle(?=[:,\n])", "parcel", KETTLE.read_text(encoding="utf-8"))
    edited = load(renamed, "kettle").scenario
    assert edited is not None
    desk.scenario = edited
    screen = " ".join(desk.sit("", "q").split())
    left = desk.attempts()[0]
    assert f"All of it is kept, as attempt {left.id[:8]}" in screen
    assert "Kettle line" in screen
    assert "earlier version" not in desk.sit("n", "q")
    with Store.open(desk.store) as store:
        assert [event.kind for event in store.events(left.id)] == recorded
        resumed = LiveAttempt.resume(store, left)
    assert resumed.session.scenario.hash == earlier.hash
    assert situation(resumed.session).number == 2


def test_an_exam_under_way_is_not_begun_a_second_time(desk: Desk) -> None:
    desk.sit("", "ask-cap", "q", mode="exam")
    screen = desk.sit("ask-water", mode="exam")
    assert "it goes on where you left it" in screen
    assert [attempt.outcome for attempt in desk.attempts()] == ["lost"]


def test_a_second_exam_is_told_which_one_counts(desk: Desk) -> None:
    assert "the one that counts" in desk.sit("", "ask-water", mode="exam")
    assert "that attempt counts" in desk.sit("", mode="exam")


def test_a_call_that_had_ended_unscored_is_scored_at_once(desk: Desk) -> None:
    with Store.open(desk.store) as store:
        attempt = LiveAttempt.begin(store, desk.scenario, Player("Ana"))
        attempt.do(Answer(1.0))
        attempt.do(Reply(2.0, "ask-water"))
    screen = desk.sit()
    assert "She boils it in a pot." in screen
    assert "SCORE SHEET" in screen
    assert desk.attempts()[0].scorecard is not None


def test_a_trainee_without_a_name_is_asked_once(desk: Desk) -> None:
    assert "Your name" in desk.sit("Ana Lima", "", "q", trainee=None)
    assert json.loads(desk.settings.read_text())["trainee"] == "Ana Lima"
    assert "Your name" not in desk.sit("", "q", trainee=None)
    assert [attempt.trainee for attempt in desk.attempts()] == ["Ana Lima"]


def test_a_name_may_be_left_out(desk: Desk) -> None:
    desk.sit("", "", "q", trainee=None)
    assert [attempt.trainee for attempt in desk.attempts()] == ["trainee"]


def test_a_pipe_is_not_asked_for_a_name(desk: Desk) -> None:
    assert "Your name" not in desk.sit("", "q", trainee=None, live=False)
    assert not desk.settings.exists()


def test_an_attempt_that_cannot_be_read_gives_way_to_another(desk: Desk) -> None:
    desk.sit("", "q")
    _record_something_else(desk)
    screen = desk.sit("", "q")
    assert "egin another attempt." in " ".join(screen.split())
    assert len(desk.attempts()) == 2


def test_what_could_not_be_recorded_is_said_at_once_and_at_leaving(desk: Desk) -> None:
    def typing() -> Iterator[str]:
        yield ""
        _record_something_else(desk)
        yield "ask-cap"
        yield "q"

    screen = " ".join(desk.sit(typing=typing()).split())
    assert screen.count("another window plays the same call") == 2
    assert "The last steps of this call are not kept." in screen


def _record_something_else(desk: Desk) -> None:
    with Store.open(desk.store) as store:
        attempt = desk.attempts()[0].id
        store.append(attempt, len(store.events(attempt)), [(9.0, "opened", {})])
