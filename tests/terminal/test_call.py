from tests.fakes.keyboard import SILENCE
from tests.terminal.conftest import Desk


def test_the_ring_shows_line_role_date_and_what_is_known(desk: Desk) -> None:
    screen = desk.sit()
    assert "The phone rings: Kettle line · Tue, 10:00" in screen
    assert "You are on the kettle line." in screen
    assert "Kettles whistle, as a rule." in screen
    assert "2 others are waiting." in screen


def test_every_line_has_its_speaker(desk: Desk) -> None:
    screen = desk.sit("", "2")
    assert "Anneliese: It boils and says nothing." in screen
    assert "Bo:        [quiet] Not a peep." in screen
    assert "(Steam.)" in screen
    assert "You:       Is there water in it?" in screen


def test_practice_shows_the_mood_and_why_it_moved(desk: Desk) -> None:
    screen = desk.sit("", "ask-cap")
    assert "Patience █████░░░░░ 5/10" in screen
    assert "Trust 4 to 6 (+2): A question at last." in screen


def test_an_exam_shows_neither_mood_nor_hint(desk: Desk) -> None:
    screen = desk.sit("", "ask-cap", "h", mode="exam")
    assert "Patience" not in screen
    assert "A question at last." not in screen
    assert "There are no hints in an exam." in screen


def test_a_locked_reply_says_why_and_reading_unlocks_it(desk: Desk) -> None:
    screen = desk.sit("", "send", "k 2", "send")
    assert "Not now: read what may be sent first" in screen
    assert "Sent free of charge." in screen
    assert screen.index("Sent free of charge.") < screen.index("You:       I will send you")
    assert "opened" in desk.kinds()


def test_an_article_read_twice_is_opened_once(desk: Desk) -> None:
    screen = desk.sit("", "k 2", "k 2", "k")
    assert screen.count("Sent free of charge.") == 2
    assert "Whistles as parts (read)" in screen
    assert desk.kinds().count("opened") == 1


def test_the_desk_shows_case_script_hint_notes_and_transcript(desk: Desk) -> None:
    screen = desk.sit("", "c", "s", "h", "n", "w", "n", "t")
    assert "Case K-7" in screen
    assert "Mon 09:00, shop: Sold one kettle, [red]." in screen
    assert "Goodwill given: 0 of 20 EUR" in screen
    assert "> hot: Is the water hot?  [yes: cap, no: plug]  (you are here)" in screen
    assert "Hint: Ask what she hears." in screen
    assert "Nothing has been promised or written down." in screen
    assert "Note     Kettle is silent, whistle missing." in screen
    assert screen.count("It boils and says nothing.") == 4


def test_between_calls_it_says_how_this_one_ended_and_what_is_promised(desk: Desk) -> None:
    screen = desk.sit("", "k 2", "send")
    over = screen[screen.index("The call is over · Kettle line") :]
    assert "She waits for Friday." in over
    assert "Send a whistle by Friday (made)" in over
    assert over.index("made") < over.index("The phone rings: Call-back line")


def test_the_end_has_its_title_the_score_sheet_and_where_it_is_kept(desk: Desk) -> None:
    screen = desk.sit("", "k 2", "send", "", "glad")
    assert "The kettle whistles." in screen
    assert "SCORE SHEET" in screen
    attempt = desk.attempts()[0]
    assert attempt.outcome == "resolved"
    assert f"Recorded as attempt {attempt.id[:8]}" in screen
    assert desk.exit_code == 0


def test_saying_nothing_in_an_exam_is_an_answer(desk: Desk) -> None:
    screen = desk.sit("", SILENCE, mode="exam")
    assert "You said nothing." in screen
    assert "She boils it in a pot." in screen
    assert "fell-silent" in desk.kinds()


def test_the_time_to_answer_runs_on_while_one_looks_at_the_desk(desk: Desk) -> None:
    desk.sit("", "c", "zz", mode="exam", pace=3.0)
    waits = [wait for wait in desk.keyboard.waits if wait is not None]
    assert waits[0] >= 20
    assert [waits[0] - wait for wait in waits] == [0.0, 3.0, 6.0]


def test_practice_waits_for_as_long_as_it_takes(desk: Desk) -> None:
    desk.sit("", "c")
    assert desk.keyboard.waits == [None, None, None]


def test_a_pipe_is_never_too_slow(desk: Desk) -> None:
    desk.sit("", "c", mode="exam", live=False)
    assert desk.keyboard.waits == [None, None, None]


def test_without_the_silence_timer_an_exam_waits(desk: Desk) -> None:
    desk.settings.write_text('{"silence_timer": false}')
    desk.sit("", "c", mode="exam")
    assert desk.keyboard.waits == [None, None, None]


def test_sixty_columns_are_enough(desk: Desk) -> None:
    screen = desk.sit("", "c", "k", "s", "n", "?", "w", "k 2", "send", "", "1", width=60)
    assert "SCORE SHEET" in screen
    questions = ("Answer? ", "> ")
    assert all(len(line) <= 60 for line in screen.splitlines() if not line.startswith(questions))
