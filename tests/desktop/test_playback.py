"""Lines heard one after the other, with a voice that may be late, mute or gone."""

from simulator.desktop.captions import reading_time
from simulator.desktop.playback import PATIENCE, PAUSE, Cue, Playback
from simulator.desktop.ports import SpokenLine
from tests.fakes.desktop import FakeSounds, FakeVoice

FIRST = Cue(0, "Good morning to you.", SpokenLine("Good morning to you."))
ASIDE = Cue(1, "A kettle sings.", None, 0.6)
LAST = Cue(2, "Do you hear it?", SpokenLine("Do you hear it?"))
LENGTH = reading_time(FIRST.text).ms / 1000


def listening(silent: bool = False, aloud: bool = True) -> tuple[Playback, FakeVoice, FakeSounds]:
    voice, sounds = FakeVoice(silent), FakeSounds()
    playback = Playback(voice, sounds, lambda: aloud)
    playback.add([FIRST, ASIDE, LAST])
    return playback, voice, sounds


def test_all_lines_are_asked_for_before_the_first_is_heard() -> None:
    _, voice, _ = listening()
    assert [line.text for line in voice.said] == [FIRST.text, LAST.text]


def test_a_line_is_handed_to_the_loudspeaker_as_soon_as_it_is_there() -> None:
    playback, _, sounds = listening()
    playback.tick(0.0)
    assert sounds.voices == [FIRST.text.encode()]
    assert playback.entry == 0


def test_the_next_line_waits_for_the_end_of_this_one_and_a_breath() -> None:
    playback, _, _ = listening()
    playback.tick(0.0)
    playback.tick(LENGTH - 0.01)
    assert playback.shown == 1
    playback.tick(LENGTH + 0.01)
    playback.tick(LENGTH + 0.02 + PAUSE)
    assert playback.shown == 2
    playback.tick(LENGTH + 0.7 + PAUSE)
    assert (playback.shown, playback.entry) == (3, 2)


def test_a_voice_that_does_not_come_costs_only_a_moment() -> None:
    playback, _, sounds = listening(silent=True)
    playback.tick(0.0)
    assert playback.entry is None
    playback.tick(PATIENCE + 0.01)
    assert playback.entry == 0
    assert sounds.voices == []


def test_a_muted_line_starts_at_once() -> None:
    playback, voice, _ = listening(aloud=False)
    playback.tick(0.0)
    assert playback.entry == 0
    assert voice.said == []


def test_skipping_begins_the_next_line() -> None:
    playback, _, _ = listening()
    playback.tick(0.0)
    playback.skip()
    playback.tick(0.01)
    assert playback.shown == 2


def test_hurrying_shows_everything_and_forgets_the_voices() -> None:
    playback, voice, _ = listening()
    playback.hurry()
    playback.tick(0.0)
    assert playback.shown == 3
    assert not playback.busy
    assert voice.waiting == []


def test_a_pause_does_not_eat_the_line() -> None:
    playback, _, _ = listening()
    playback.tick(0.0)
    playback.slide(100.0)
    playback.tick(100.5)
    assert playback.entry == 0
    assert playback.word(100.0) == (0, 4)


def test_words_are_lit_in_order_and_chinese_character_by_character() -> None:
    timing = reading_time("十块钱, really?")
    ranges = [word[:2] for word in timing.words]
    assert ranges == [(0, 1), (1, 2), (2, 3), (3, 4), (5, 12)]
    assert [word[2] for word in timing.words] == sorted(word[2] for word in timing.words)
    assert timing.word_at(timing.ms) == (5, 12)
