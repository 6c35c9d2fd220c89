"""The same conversation with and without a sound card."""

import io
import math
import wave
from array import array
from collections.abc import Iterator

import pytest

from simulator.desktop.kit.audio import Audio
from simulator.desktop.kit.loudness import measure
from simulator.desktop.kit.sounds import Sound
from tests.desktop.kit.fakes import HandClock


def spoken(seconds: float, quiet_until: float = 0.0, rate: int = 22050) -> bytes:
    """A WAV file of a tone that begins after some silence."""
    wave_form = (
        0 if at < quiet_until * rate else int(9000 * math.sin(at * 0.2)) for at in range(int(seconds * rate))
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(array("h", wave_form).tobytes())
    return file.getvalue()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=["with a sound card", "without"])
def audio(
    request: pytest.FixtureRequest, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Audio]:
    silent = request.param == "without"
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver" if silent else "dummy")
    audio = Audio(clock)
    assert audio.open() is not silent
    yield audio
    audio.close()


def test_the_voice_moves_on_with_the_clock_and_ends(audio, clock):
    assert audio.play_voice(spoken(0.5)) == pytest.approx(500)
    clock.pass_by(0.2)
    assert audio.voice_position_ms() == pytest.approx(200)
    assert audio.voice_length_ms() == pytest.approx(500)
    clock.pass_by(0.4)
    assert audio.voice_position_ms() is None
    assert audio.voice_length_ms() == 0


def test_a_pause_holds_the_voice_where_it_is(audio, clock):
    audio.play_voice(spoken(0.5))
    clock.pass_by(0.1)
    audio.pause(True)
    clock.pass_by(60)
    assert audio.voice_position_ms() == pytest.approx(100)
    audio.pause(False)
    clock.pass_by(0.1)
    assert audio.voice_position_ms() == pytest.approx(200)


def test_a_line_begun_in_a_pause_waits_for_its_end(audio, clock):
    audio.pause(True)
    audio.play_voice(spoken(0.5))
    clock.pass_by(60)
    assert audio.voice_position_ms() == 0


def test_the_next_line_takes_the_place_of_the_last(audio, clock):
    audio.play_voice(spoken(0.5))
    clock.pass_by(0.3)
    audio.play_voice(spoken(1.0))
    assert audio.voice_position_ms() == 0
    assert audio.voice_length_ms() == pytest.approx(1000)


def test_a_line_cut_short_is_over(audio):
    audio.play_voice(spoken(0.5))
    audio.stop_voice()
    assert audio.voice_position_ms() is None


def test_the_mouth_follows_the_loudness(audio, clock):
    audio.play_voice(spoken(0.6, quiet_until=0.3))
    clock.pass_by(0.1)
    assert audio.voice_level() == 0
    clock.pass_by(0.3)
    assert audio.voice_level() > 0.8
    clock.pass_by(1)
    assert audio.voice_level() == 0


@pytest.mark.parametrize("data", [b"", b"RIFF", b"not a sound at all", spoken(0.0), spoken(0.2)[:30]])
def test_bytes_that_are_no_sound_are_passed_over(audio, data):
    assert audio.play_voice(data) == 0
    assert audio.voice_position_ms() is None


def test_ring_and_music_are_on_until_turned_off(audio):
    for switch, sound in ((audio.ring, Sound.RING), (audio.music, Sound.MUSIC)):
        switch(True)
        switch(True)
        assert audio.playing(sound)
        switch(False)
        assert not audio.playing(sound)


def test_effects_and_volumes_work_with_any_value(audio):
    audio.set_volumes(voice=3, effects=-1, music=0.5)
    for sound in Sound:
        audio.effect(sound)


def test_it_can_be_opened_again_after_closing(audio):
    audible = audio.audible
    audio.close()
    assert audio.open() is audible


def test_no_complaint_of_a_driver_reaches_the_terminal(monkeypatch, capfd):
    monkeypatch.setenv("SDL_AUDIODRIVER", "alsa")
    audio = Audio()
    audio.open()
    audio.close()
    assert capfd.readouterr().err == ""


def test_a_recordings_length_does_not_depend_on_its_rate():
    assert measure(spoken(0.5, rate=16000)).length_ms == pytest.approx(500)
