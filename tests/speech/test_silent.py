import pytest

from simulator.speech.choosing import SWITCHED_OFF, choose_speaker
from simulator.speech.recording import recording_of
from simulator.speech.silent import SilentSpeaker, captions_only
from simulator.speech.speaker import Speaker, Spoken, Utterance
from simulator.speech.waiting import speak_all
from simulator.speech.wav import seconds_of, silence
from tests.fakes.speaker import PromptSpeaker

LINES = [Utterance("Ten yuan, on my bill."), Utterance("For a service I was told did not exist.")]


def test_captions_alone_carry_every_line() -> None:
    first, second = speak_all(SilentSpeaker("No engine."), LINES)
    assert (first.spoken.wav, first.problem) == (None, "No engine.")
    assert second.spoken.seconds > first.spoken.seconds > 0
    captioned = [LINES[0].text[start:end] for start, end, _ in first.spoken.onsets]
    assert captioned == ["Ten", "yuan", "on", "my", "bill"]


def test_a_cancelled_line_is_not_answered() -> None:
    speaker = SilentSpeaker()
    wanted, unwanted = (speaker.request(line) for line in LINES)
    speaker.cancel(unwanted)
    assert [finished.ticket for finished in speaker.poll()] == [wanted]
    assert speaker.poll() == []


def test_a_voice_switched_off_says_so() -> None:
    chosen = choose_speaker(voice_on=False)
    assert chosen.reason == chosen.speaker.problem == SWITCHED_OFF


def test_a_line_nobody_answers_comes_back_with_captions() -> None:
    speaker: Speaker = PromptSpeaker()
    assert isinstance(speaker, PromptSpeaker)
    speaker.holding = True
    (finished,) = speak_all(speaker, LINES[:1], timeout=0.01)
    assert finished.spoken.wav is None
    assert finished.problem
    assert speaker.cancelled == [finished.ticket]


def test_a_recording_leaves_room_for_a_line_without_sound() -> None:
    unheard = captions_only(LINES[0])
    recording = recording_of([Spoken(silence(1), 1.0, ()), unheard], gap_seconds=0.5)
    assert seconds_of(recording) == pytest.approx(1.5 + unheard.seconds, abs=0.001)
