from simulator.speech.choosing import SWITCHED_OFF, choose_speaker
from simulator.speech.silent import SilentSpeaker
from simulator.speech.speaker import Speaker, Utterance
from simulator.speech.waiting import speak_all
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
