"""A shift worked in the terminal: the desk between calls, the calls, and what became of them."""

import sqlite3

import pytest

from simulator.scenario.library import read_scenario
from simulator.shift import events as e
from tests.fakes.keyboard import INTERRUPT
from tests.shift.small import CALL
from tests.terminal.conftest import Desk, ShiftDesk

SOLVED = ("wait", "take", "note", "mend")
PROMISED = ("wait", "take", "later")


def to_the_end(desk: ShiftDesk) -> str:
    """Answers whoever rings, and sends them away, until the line closes."""
    screen = desk.sit(*["1"] * 400)
    assert "The line closes" in screen
    return screen


def test_the_desk_says_what_there_is_to_do_and_a_call_what_became_of_it(shift_desk: ShiftDesk) -> None:
    screen = shift_desk.sit(*SOLVED)
    assert "0:00 of 60:00" in screen
    assert "1 Wait for the phone to ring 2 Promise half an hour (20 s) 3 Record what is known" in screen
    assert "A call comes in." in screen
    assert "1 Take the next call" in screen
    assert "On the line: Ana" in screen
    assert "Solved: Ana need not ring again." in screen
    assert "1 call answered · quota by now" in screen


def test_who_waits_is_shown_with_their_patience_but_in_an_exam(shift_desk: ShiftDesk) -> None:
    assert "0:00 Somebody · " in shift_desk.sit("wait")
    assert "0:00 Somebody 0 calls answered" in shift_desk.sit("wait", mode="exam")


def test_a_call_begins_answered_and_shows_who_else_waits(shift_desk: ShiftDesk) -> None:
    screen = shift_desk.sit("wait", "take")
    assert "Answer?" not in screen
    assert "Nobody else is waiting. Your reply" in screen


def test_a_promise_stands_on_the_desk_until_it_is_kept(shift_desk: ShiftDesk) -> None:
    screen = shift_desk.sit(*PROMISED, "ring-1")
    assert "Promised: Ana is to be rung back within 10 minutes." in screen
    assert "Owed Ana: Ring back. (9:40 left)" in screen
    assert "You ring Ana back. The promise is kept." in screen
    assert screen.count("Owed") == 1


def test_what_was_done_is_said_and_cannot_be_done_again(shift_desk: ShiftDesk) -> None:
    screen = shift_desk.sit("record", "record")
    assert "Done: Record what is known." in screen
    assert "'record' is nothing to do here" in screen


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("9", "'9' is nothing to do here: type a number from 1 to 3, or ? for help."),
        ("?", "record Record what is known (20 s)"),
        ("", "Nobody is waiting. 0 calls answered"),
    ],
)
def test_what_is_typed_at_the_desk_is_answered(line: str, words: str, shift_desk: ShiftDesk) -> None:
    once, again = shift_desk.sit(seed=8), shift_desk.sit("n", line)
    assert again.count(words) == once.count(words) + 1


def test_whoever_is_sent_away_or_kept_waiting_is_heard_of_again(shift_desk: ShiftDesk) -> None:
    screen = to_the_end(shift_desk)
    assert "Not solved: Ana may ring again." in screen
    assert "Ana rings again." in screen
    assert "Ana, ringing again" in screen


def test_a_promise_that_is_not_kept_brings_two_calls(shift_desk: ShiftDesk) -> None:
    away = ("1", "1", "away") * 40
    screen = shift_desk.sit(*PROMISED, *away)
    assert "Ana was not rung back in time: Ana rings, and so does somebody who was told." in screen


def test_the_end_sheet_says_what_it_came_to_and_where_the_calls_are(shift_desk: ShiftDesk) -> None:
    screen = to_the_end(shift_desk)
    (shift,) = shift_desk.shifts()
    assert "A small shift: 0.0 of 100, not passed" in screen
    assert f"review {shift.id[:8]} --store" in screen
    assert shift_desk.exit_code == 0


@pytest.mark.parametrize("leaving", [(), ("q",), (INTERRUPT,)], ids=["end of input", "q", "Ctrl+C"])
@pytest.mark.parametrize("so_far", [("wait",), ("wait", "take", "note")], ids=["at the desk", "in a call"])
def test_leaving_keeps_the_shift_to_the_last_choice(
    so_far: tuple[str, ...], leaving: tuple[str, ...], shift_desk: ShiftDesk
) -> None:
    screen = shift_desk.sit(*so_far, *leaving)
    assert "The shift is kept." in screen
    assert "small.shift.yaml --terminal --seed 3 --trainee Ana" in screen
    left = shift_desk.log()
    on = ("", "1") if so_far == ("wait",) else ("", "mend")
    assert "Go on with it?" in shift_desk.sit(*on)
    assert shift_desk.log()[: len(left)] == left
    assert len(shift_desk.log()) > len(left)
    assert len(shift_desk.shifts()) == 1


def test_a_call_that_was_left_shows_what_was_said(shift_desk: ShiftDesk) -> None:
    shift_desk.sit("wait", "take", "note")
    screen = shift_desk.sit("", "mend")
    assert "You: Let me write that down and look into it with you now." in screen
    assert "Solved: Ana need not ring again." in screen


def test_a_call_of_a_shift_goes_on_in_its_shift_alone(shift_desk: ShiftDesk, desk: Desk) -> None:
    shift_desk.sit("wait", "take", "note")
    found = read_scenario(shift_desk.file.parent / "one.yaml").scenario
    assert found is not None
    desk.scenario = found
    assert "Resume it?" not in desk.sit("", "q")


def test_a_shift_that_is_not_wanted_any_more_gives_way_to_another(shift_desk: ShiftDesk) -> None:
    shift_desk.sit("wait")
    shift_desk.sit("n", "wait")
    assert len(shift_desk.shifts()) == 2


def test_a_pipe_and_an_exam_go_on_without_a_question(shift_desk: ShiftDesk) -> None:
    shift_desk.sit("wait", live=False)
    screen = shift_desk.sit("take", live=False)
    assert "goes on where you left it" in screen
    assert "> take" in screen
    shift_desk.sit("wait", mode="exam")
    assert "On the line: Ana" in shift_desk.sit("take", mode="exam")
    assert [shift.mode for shift in shift_desk.shifts()] == ["practice", "exam"]


def test_another_seed_is_another_shift(shift_desk: ShiftDesk) -> None:
    shift_desk.sit("wait")
    shift_desk.sit("wait", seed=4)
    assert [shift.seed for shift in shift_desk.shifts()] == [3, 4]


def test_a_shift_goes_on_although_a_call_of_its_pool_was_edited(shift_desk: ShiftDesk) -> None:
    shift_desk.sit("wait", "take")
    (shift_desk.file.parent / "one.yaml").write_text((CALL % ("Zoe", 1)), encoding="utf-8")
    screen = shift_desk.sit("", "note", "mend")
    assert "edited since you left this shift. It goes on, on the text it was begun on" in screen
    assert "Solved: Ana need not ring again." in screen
    assert "On the line: Zoe" in shift_desk.sit("n", "wait", "take")


def test_a_shift_goes_on_although_a_call_of_its_pool_was_removed_and_no_other_begins(
    shift_desk: ShiftDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    shift_desk.sit("wait", "take")
    (shift_desk.file.parent / "one.yaml").unlink()
    screen = shift_desk.sit("note", "mend", *["1"] * 400)
    assert "there is no scenario 'one' beside this file" in screen
    assert "The shift that you left goes on, on the text it was begun on." in screen
    assert "The line closes." in screen
    shift_desk.sit()
    assert shift_desk.exit_code == 2
    assert "cannot be worked before this is mended." in capsys.readouterr().err


def test_a_shift_goes_on_although_its_own_file_was_removed(shift_desk: ShiftDesk) -> None:
    shift_desk.sit("wait")
    shift_desk.file.unlink()
    screen = shift_desk.sit("take")
    assert "There is no shift" in screen
    assert "On the line: Ana" in screen


def test_a_shift_of_another_version_gives_way_to_another(shift_desk: ShiftDesk) -> None:
    shift_desk.sit("wait")
    with sqlite3.connect(shift_desk.store) as database:
        database.execute("update events set kind = 'meteor'")
    screen = shift_desk.sit("wait")
    assert "begin another shift." in screen
    assert "A call comes in." in screen


def test_every_step_is_recorded_before_it_is_shown(shift_desk: ShiftDesk) -> None:
    shift_desk.sit(*SOLVED)
    kinds = [type(event) for event in shift_desk.log()]
    assert kinds[:2] == [e.LineOpened, e.Came]
    assert e.Finished in kinds
