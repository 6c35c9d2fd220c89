"""Lines that somebody recorded."""

from pathlib import Path

from simulator.speech.clips import ClipSpeaker
from simulator.speech.speaker import Utterance
from simulator.speech.wav import silence
from tests.fakes.speaker import PromptSpeaker

LINE = Utterance("Right. The quarter.")


def test_a_recording_is_heard_in_place_of_the_voice(tmp_path: Path) -> None:
    (tmp_path / "quarter.wav").write_bytes(silence(1.5))
    speaker = ClipSpeaker(PromptSpeaker(), tmp_path)
    ticket = speaker.request_clip("quarter.wav", LINE)
    (finished,) = speaker.poll()
    assert finished.ticket == ticket
    assert finished.spoken.seconds == 1.5
    assert finished.spoken.wav is not None
    assert [LINE.text[start:end] for start, end, _ in finished.spoken.onsets] == ["Right", "The", "quarter"]


def test_a_missing_recording_leaves_the_line_to_the_voice(tmp_path: Path) -> None:
    speaker = ClipSpeaker(PromptSpeaker(), tmp_path)
    ticket = speaker.request_clip("gone.wav", LINE)
    assert ticket in {finished.ticket for finished in speaker.poll()}
    assert "gone.wav" in speaker.problem


def test_what_is_no_recording_leaves_the_line_to_the_voice(tmp_path: Path) -> None:
    (tmp_path / "noise.wav").write_bytes(b"not a sound")
    speaker = ClipSpeaker(PromptSpeaker(), tmp_path)
    speaker.request_clip("noise.wav", LINE)
    assert len(speaker.poll()) == 1
    assert "noise.wav" in speaker.problem


def test_a_recording_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.wav").write_bytes(silence(1.0))
    folder = tmp_path / "clips"
    folder.mkdir()
    speaker = ClipSpeaker(PromptSpeaker(), folder)
    speaker.request_clip("../secret.wav", LINE)
    assert "secret.wav" in speaker.problem


def test_a_cancelled_recording_does_not_come(tmp_path: Path) -> None:
    (tmp_path / "quarter.wav").write_bytes(silence(0.5))
    speaker = ClipSpeaker(PromptSpeaker(), tmp_path)
    speaker.cancel(speaker.request_clip("quarter.wav", LINE))
    assert speaker.poll() == []
