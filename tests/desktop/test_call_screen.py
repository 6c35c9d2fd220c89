"""A call in the window, by keyboard and mouse."""

from simulator.desktop.view.menu import Preferences
from simulator.scenario.load import Scenario
from tests.desktop.trainee import Trainee


def test_the_phone_rings_until_it_is_answered(trainee: Trainee) -> None:
    trainee.press("enter")
    assert trainee.at == "ring"
    assert trainee.sounds.ringing
    assert "She rang yesterday too." in trainee.words()
    trainee.press("enter")
    assert trainee.at == "call"
    assert not trainee.sounds.ringing


def test_a_phone_that_is_left_alone_waits_in_the_library(trainee: Trainee) -> None:
    trainee.press("enter", "escape")
    assert trainee.at == "library"
    assert "Call 1 next" in trainee.words()


def test_lines_are_heard_one_after_the_other(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.wait(0.5)
    assert "My kettle sings flat." in trainee.heard()
    assert "Every morning!" not in trainee.heard()
    trainee.hear_out()
    assert trainee.heard()[-2:] == ["You hear a kettle.", "Every morning!"]


def test_the_caption_lights_one_word_after_the_other(trainee: Trainee) -> None:
    trainee.pick_up()
    lit = []
    for _ in range(30):
        trainee.wait(0.1)
        speech = trainee.call.speech
        if speech:
            word = trainee.call.heard[speech.entry].text[speech.start : speech.end]
            lit += [word] if word and word not in lit else []
    assert lit[:4] == ["My", "kettle", "sings", "flat."]


def test_a_number_chooses_before_the_caller_has_finished(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.wait(0.3)
    trainee.press("1")
    assert trainee.choices() == ["ask"]
    assert "Every morning!" in trainee.heard()
    assert "Which note does it sing?" in trainee.heard()


def test_a_choice_is_kept_before_it_is_seen(trainee: Trainee) -> None:
    trainee.pick_up()
    attempt = trainee.desk.attempts["two-calls"]
    seen_at_keeping: list[list[str]] = []
    do = attempt.do

    def watching(command: object) -> object:
        seen_at_keeping.append(trainee.heard())
        return do(command)  # type: ignore[arg-type]

    attempt.do = watching  # type: ignore[method-assign, assignment]
    trainee.press("1")
    assert "Which note does it sing?" not in seen_at_keeping[-1]
    assert "Which note does it sing?" in trainee.heard()


def test_a_locked_reply_says_why_and_cannot_be_chosen(trainee: Trainee) -> None:
    trainee.pick_up()
    assert "Locked: write it down first" in trainee.words()
    trainee.press("4")
    trainee.click("choose:goodwill")
    assert trainee.choices() == []
    assert trainee.sounds.played[-2:] == ["bad", "bad"]


def test_arrows_and_enter_choose_too(trainee: Trainee) -> None:
    trainee.pick_up()
    assert trainee.focus == "choose:ask"
    trainee.press("down", "enter")
    assert trainee.choices() == ["shrug"]


def test_a_click_chooses_too(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.click("choose:shrug")
    assert trainee.choices() == ["shrug"]


def test_space_skips_the_line_and_is_nothing_in_silence(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.wait(0.3)
    trainee.press(" ")
    trainee.wait(0.8)
    assert "Every morning!" in trainee.heard()
    trainee.hear_out()
    before = trainee.heard()
    trainee.press(" ")
    assert trainee.heard() == before
    assert trainee.choices() == []


def test_r_says_the_last_line_again(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.hear_out()
    trainee.press("r")
    trainee.wait(0.2)
    assert trainee.call.speech is not None
    assert trainee.voice.said[-1].text == "Every morning!"


def test_each_person_has_their_own_voice_and_the_mood_travels_with_the_line(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("2")
    trainee.hear_out()
    ada, ravi = trainee.voice.said[0], trainee.voice.said[-1]
    assert (ada.variant, ada.rate, ada.patience) == (2, 180, 5)
    assert (ravi.variant, ravi.patience) == (1, 2)
    assert trainee.voice.said[1].delivery == "sharp"


def test_without_a_voice_the_call_goes_on_with_captions(kettle: Scenario) -> None:
    trainee = Trainee(kettle)
    trainee.voice.silent = True
    trainee.pick_up()
    trainee.hear_out()
    assert trainee.heard()[-1] == "Every morning!"


def test_a_muted_voice_is_not_asked_for(kettle: Scenario) -> None:
    trainee = Trainee(kettle, preferences=Preferences("Sam", voice=False))
    trainee.pick_up()
    trainee.hear_out()
    assert trainee.voice.said == []
    assert trainee.heard()[-1] == "Every morning!"


def test_captions_can_be_switched_off(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.wait(0.5)
    trainee.press("c")
    speech = trainee.call.speech
    assert speech is not None
    assert speech.start < 0
    assert not trainee.desk.kept.captions


def test_hold_plays_music_and_h_comes_back(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("h")
    assert trainee.choices() == ["hold"]
    assert trainee.sounds.music_on
    assert "Ada Moss is on hold" in trainee.words()
    trainee.press("h")
    assert not trainee.sounds.music_on
    trainee.hear_out()
    assert "Good morning, I tune kettles." in trainee.heard()


def test_a_hold_ends_by_itself(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("h")
    trainee.wait(9)
    assert trainee.call.hold is None
    assert not trainee.sounds.music_on


def test_moods_show_their_reason_and_a_word(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("2")
    assert trainee.call.mood is not None
    assert trainee.call.mood.word == "Frustrated"
    assert "Kettles do not do that." in trainee.words()


def test_an_article_is_read_on_the_desk(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.click("tab:knowledge")
    trainee.click("read:tuning")
    assert "Turn the spout to the left." in trainee.words()
    assert trainee.call.desk.articles[0].opened
    trainee.click("read:")
    assert "Turn the spout to the left." not in trainee.words()


def test_a_note_is_on_the_desk_afterwards(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("1", "1")
    trainee.click("tab:notes")
    assert "Sings flat; a semitone." in trainee.words()


def test_actions_share_their_numbers_with_the_replies(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.click("tab:actions")
    assert "desk:choose:hold" in trainee.targets()
    trainee.click("desk:choose:hold")
    assert trainee.choices() == ["hold"]


def test_a_hint_is_shown_when_asked_for(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.hear_out()
    assert "Find out what it sings." not in trainee.words()
    trainee.press("?")
    assert "Hint: Find out what it sings." in trainee.words()


def test_the_pause_menu_stops_the_clock_and_the_call_goes_on(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.hear_out()
    seconds = trainee.call.header.seconds
    trainee.press("escape")
    assert trainee.at == "pause"
    assert trainee.sounds.paused
    trainee.wait(60, step=1)
    trainee.press("escape")
    assert trainee.at == "call"
    assert trainee.call.header.seconds == seconds
    assert not trainee.sounds.paused


def test_a_call_that_is_left_is_taken_up_where_it_was(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("1")
    trainee.press("escape", "down", "down", "down", "enter")
    assert trainee.at == "library"
    assert "Resume" in trainee.words()
    trainee.press("enter")
    assert trainee.at == "call"
    assert "Which note does it sing?" in trainee.heard()
    assert trainee.call.speech is None


def test_a_call_can_be_started_again(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("1", "escape", "down", "enter")
    assert trainee.at == "ring"
    assert len(trainee.desk.begun) == 2


def test_a_series_rings_again_and_ends_with_a_score_card(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("1", "1")
    trainee.hear_out()
    assert "Written down" in trainee.words()
    trainee.press("enter")
    assert trainee.at == "ring"
    trainee.press("enter", "1")
    trainee.hear_out()
    assert "A kettle in tune" in trainee.words()
    trainee.press("enter")
    assert trainee.at == "score"
    assert "100" in trainee.words()
    trainee.press("escape")
    assert trainee.at == "library"


def exam(kettle: Scenario) -> Trainee:
    trainee = Trainee(kettle, preferences=Preferences("Sam", last_mode="exam"))
    trainee.pick_up()
    return trainee


def test_an_exam_hides_the_meters_and_the_hint(kettle: Scenario) -> None:
    trainee = exam(kettle)
    trainee.hear_out()
    assert trainee.call.mood is None
    assert not trainee.call.hint_offered
    assert "Patience" not in trainee.words()


def test_silence_answers_for_itself_in_an_exam(kettle: Scenario) -> None:
    trainee = exam(kettle)
    trainee.wait(9)
    assert "You said nothing." not in trainee.heard()
    trainee.wait(12)
    assert "You said nothing." in trainee.heard()


def test_silence_waits_for_those_who_need_time(kettle: Scenario) -> None:
    trainee = Trainee(kettle, preferences=Preferences("Sam", last_mode="exam", silence_timer=False))
    trainee.pick_up()
    trainee.wait(60, step=0.5)
    assert "You said nothing." not in trainee.heard()
    assert trainee.call.silence is None


def test_silence_never_counts_in_practice(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.wait(60, step=0.5)
    assert "You said nothing." not in trainee.heard()


def test_a_narrow_window_folds_the_desk_into_tabs(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.shell.prefer(text_size=2.0)
    trainee.resize(1024, 600)
    assert "tab:talk" in trainee.targets()
    trainee.click("tab:case")
    assert "choose:ask" not in trainee.targets()
    trainee.press("1")
    assert trainee.call.tab == "talk"
    trainee.resize(2880, 1200)
    assert "tab:talk" not in trainee.targets()
