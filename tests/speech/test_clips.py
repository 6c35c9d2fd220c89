"""Lines that somebody recorded."""

import struct
import time
import wave
from pathlib import Path

import pytest

from simulator.speech.clips import ClipSpeaker, fault_of_recording
from simulator.speech.speaker import Finished, Utterance
from simulator.speech.wav import RATE, silence, wav_of
from tests.fakes.speaker import PromptSpeaker

LINE = Utterance("Right. The quarter.")


def tone(seconds: float) -> bytes:
    """A WAV file of something that is heard."""
    return wav_of(struct.pack("<2h", 9000, -9000) * int(seconds * RATE / 2))


def answers(speaker: ClipSpeaker) -> list[Finished]:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if finished := speaker.poll():
            return finished
        time.sleep(0.001)
    return []


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return tmp_path / "quarter.wav"


def test_a_recording_is_heard_in_place_of_the_voice(clip: Path) -> None:
    clip.write_bytes(tone(1.5))
    voice = PromptSpeaker()
    speaker = ClipSpeaker(voice)
    ticket = speaker.request_clip(clip, LINE)
    (finished,) = answers(speaker)
    assert finished.ticket == ticket
    assert finished.spoken.seconds == pytest.approx(1.5, abs=0.001)
    assert finished.spoken.wav == clip.read_bytes()
    assert [LINE.text[start:end] for start, end, _ in finished.spoken.onsets] == ["Right", "The", "quarter"]
    assert voice.asked == []


def test_captions_wait_for_the_first_word_of_a_recording(clip: Path) -> None:
    quiet = silence(0.5)[44:]
    clip.write_bytes(wav_of(quiet + tone(1.0)[44:] + quiet))
    speaker = ClipSpeaker(PromptSpeaker())
    speaker.request_clip(clip, LINE)
    onsets = answers(speaker)[0].spoken.onsets
    assert onsets[0][2] == pytest.approx(500, abs=20)
    assert onsets[-1][2] < 1500


def test_a_recording_from_a_studio_is_made_what_the_mixer_plays(clip: Path) -> None:
    with wave.open(str(clip), "wb") as out:
        out.setparams((2, 3, 48_000, 0, "NONE", ""))
        out.writeframes(b"\x00\x00\x40\x00\x00\x40\x00\x00\xc0\x00\x00\xc0" * 24_000)
    speaker = ClipSpeaker(PromptSpeaker())
    speaker.request_clip(clip, LINE)
    (finished,) = answers(speaker)
    assert finished.spoken.seconds == pytest.approx(1.0, abs=0.01)
    assert fault_of_recording(clip) == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file"),
        (b"not a sound", "no WAV file"),
        (wav_of(b""), "no sound in it"),
        (silence(1.0), "nothing but silence"),
    ],
    ids=["missing", "noise", "empty", "silent"],
)
def test_what_cannot_be_heard_leaves_the_line_to_the_voice(
    content: bytes | None, said: str, clip: Path
) -> None:
    if content is not None:
        clip.write_bytes(content)
    voice = PromptSpeaker()
    speaker = ClipSpeaker(voice)
    ticket = speaker.request_clip(clip, LINE)
    (finished,) = answers(speaker)
    assert finished.ticket == ticket
    assert voice.asked == [LINE]
    assert "quarter.wav" in speaker.problem
    assert said in speaker.problem
    assert said in fault_of_recording(clip)


def test_a_cancelled_recording_does_not_come(clip: Path) -> None:
    clip.write_bytes(tone(0.5))
    speaker = ClipSpeaker(PromptSpeaker())
    speaker.cancel(speaker.request_clip(clip, LINE))
    kept = speaker.request_clip(clip, LINE)
    assert [finished.ticket for finished in answers(speaker)] == [kept]


def test_a_cancelled_line_that_the_voice_took_over_does_not_come(clip: Path) -> None:
    voice = PromptSpeaker()
    voice.holding = True
    speaker = ClipSpeaker(voice)
    ticket = speaker.request_clip(clip, LINE)
    while not voice.asked:
        speaker.poll()
    speaker.cancel(ticket)
    voice.holding = False
    assert speaker.poll() == []


def test_lines_without_a_recording_are_the_voices() -> None:
    speaker = ClipSpeaker(PromptSpeaker())
    ticket = speaker.request(LINE)
    assert [finished.ticket for finished in speaker.poll()] == [ticket]
