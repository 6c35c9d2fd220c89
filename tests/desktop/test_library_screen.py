"""The library and the settings, by keyboard and mouse."""

from dataclasses import replace

from simulator.desktop.view.library import (
    Card,
    legible,
    levels,
    matching,
    next_on_path,
    path,
    topics_of,
)
from tests.desktop import samples
from tests.desktop.trainee import Trainee


def test_the_window_is_there_before_the_shelf_is_read(trainee: Trainee) -> None:
    assert trainee.window.frames >= 2
    assert "The kettle" in trainee.words()


def test_a_slash_searches_and_escape_clears(trainee: Trainee) -> None:
    trainee.press("/")
    trainee.type("gramophone")
    assert "No call matches" in trainee.words()
    trainee.press("escape")
    assert "The kettle" in trainee.words()


def test_keys_are_letters_while_one_searches(trainee: Trainee) -> None:
    trainee.press("/")
    trainee.type("m k")
    trainee.press("backspace")
    assert "m " in trainee.words()
    assert trainee.shell.preferences.voice


def test_enter_ends_a_search_on_the_first_call_found(trainee: Trainee) -> None:
    trainee.press("/")
    trainee.type("kettle")
    trainee.press("enter")
    assert trainee.focus == "play:two-calls"


def test_a_topic_narrows_the_shelf(trainee: Trainee) -> None:
    trainee.click("topic:kettles")
    assert "The kettle" in trainee.words()


def test_every_word_of_a_search_must_occur() -> None:
    assert matching(samples.CARDS, "bill vip", "") == (samples.BILL,)
    assert matching(samples.CARDS, "bill engineer", "") == ()
    assert matching(samples.CARDS, "", "billing") == (samples.BILL,)


FIRST = Card("first", "First", level=1, minutes=9)
SHORT = Card("short", "Short", level=2, minutes=5)
LONG = Card("long", "Long", level=2, minutes=8)


def test_the_path_goes_from_easy_to_hard_and_from_short_to_long() -> None:
    assert path((LONG, SHORT, FIRST)) == (FIRST, SHORT, LONG)
    assert [(level.name, level.cards) for level in levels(path((LONG, SHORT, FIRST)))] == [
        ("Beginner", (FIRST,)),
        ("Practised", (SHORT, LONG)),
    ]


def test_what_cannot_be_played_comes_last_of_its_level() -> None:
    broken, foreign = replace(SHORT, broken="Line 3 is missing."), replace(SHORT, language="中文")
    assert path((broken, foreign, LONG)) == (LONG, foreign, broken)


def test_next_is_the_first_call_that_was_not_passed() -> None:
    assert next_on_path((LONG, SHORT, FIRST)) == "first"
    assert next_on_path((LONG, SHORT, replace(FIRST, passed=True))) == "short"
    assert next_on_path((replace(FIRST, passed=True),)) == ""


def test_next_is_a_call_that_was_begun_before_any_other() -> None:
    assert next_on_path((FIRST, SHORT, replace(LONG, waiting="Call 2 next"))) == "long"


def test_next_is_in_the_language_of_the_window_while_there_is_one() -> None:
    foreign = replace(FIRST, language="中文")
    assert next_on_path((foreign, LONG)) == "long"
    assert next_on_path((foreign, replace(LONG, passed=True))) == "first"


def test_the_next_call_is_chosen_when_the_library_opens(trainee: Trainee) -> None:
    assert trainee.focus == "play:two-calls"
    assert "Next for you" in trainee.words()


def test_topics_come_once_each() -> None:
    assert topics_of((samples.CEO, samples.CEO)) == ("de-escalation", "escalation")


BILL_IN_CHINESE = Card("bill.zh", "一笔账", "一条短信", topics=("账单",), language="中文")


def test_calls_in_another_language_are_found_by_its_name() -> None:
    cards = (samples.BILL, BILL_IN_CHINESE)
    assert topics_of(cards) == (*topics_of((samples.BILL,)), "中文")
    assert matching(cards, "", "中文") == (BILL_IN_CHINESE,)
    assert matching(cards, "中文", "") == (BILL_IN_CHINESE,)


def test_a_shelf_in_another_language_keeps_its_topics() -> None:
    assert topics_of((BILL_IN_CHINESE,)) == ("账单", "中文")


def test_a_card_that_no_font_can_show_says_so() -> None:
    shown = legible(BILL_IN_CHINESE, lambda text: "No font shows Chinese." if "账" in text else "")
    assert (shown.title, shown.summary, shown.topics, shown.language) == (
        "bill.zh",
        "No font shows Chinese.",
        (),
        "",
    )
    assert legible(samples.BILL, lambda _: "") == samples.BILL


def test_the_mode_is_kept(trainee: Trainee) -> None:
    trainee.click("mode:")
    assert trainee.desk.kept.last_mode == "exam"
    trainee.press("tab", "tab")
    trainee.click("play:two-calls")
    assert trainee.desk.begun == [("two-calls", "Sam", "exam")]


def test_a_broken_scenario_says_why_and_does_not_ring(trainee: Trainee) -> None:
    trainee.desk.scenarios.clear()
    trainee.press("enter")
    assert trainee.at == "library"
    assert "There is no scenario two-calls." in trainee.words()


def test_the_name_is_typed_in_the_settings(trainee: Trainee) -> None:
    trainee.click("trainee:")
    trainee.press(*["backspace"] * 3)
    trainee.type("Jo")
    trainee.press("enter")
    assert trainee.desk.kept.trainee == "Jo"


def test_sliders_follow_arrows_and_the_mouse(trainee: Trainee) -> None:
    trainee.click("settings:")
    trainee.press("tab")
    trainee.click("slide:music_volume")
    assert 0.4 <= trainee.desk.kept.music_volume <= 0.6
    before = trainee.desk.kept.music_volume
    trainee.press("right")
    assert trainee.desk.kept.music_volume == round(before + 0.05, 2)
    assert trainee.sounds.volumes[2] == trainee.desk.kept.music_volume


def test_larger_text_is_there_at_once(trainee: Trainee) -> None:
    trainee.click("settings:")
    trainee.click("slide:text_size")
    assert trainee.window.page().scale == trainee.desk.kept.text_size > 1


def test_switches_turn(trainee: Trainee) -> None:
    trainee.click("settings:")
    trainee.click("switch:captions")
    assert not trainee.desk.kept.captions
    trainee.press("escape")
    assert trainee.at == "library"
