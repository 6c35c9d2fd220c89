from __future__ import annotations

import io
import math
import struct
import wave
from array import array
from itertools import pairwise

import pytest

from simulator.speech.plausible import fault_of
from simulator.speech.wav import RATE, join_wavs, samples_of, seconds_of, silence, to_mixer_shape, wav_of
from simulator.speech.worker.sound_file import read_sound


def tone(rate: int, channels: int = 1, seconds: float = 0.5) -> array[int]:
    heights = (round(9000 * math.sin(math.tau * 220 * at / rate)) for at in range(int(rate * seconds)))
    return array("h", (height for height in heights for _ in range(channels)))


def wav(samples: bytes, channels: int, width: int, rate: int) -> bytes:
    held = io.BytesIO()
    with wave.open(held, "wb") as out:
        out.setparams((channels, width, rate, 0, "NONE", ""))
        out.writeframes(samples)
    return held.getvalue()


def aiff(samples: bytes, encoding: bytes | None = None) -> bytes:
    """A mono 16-bit file at 22050 Hz as macOS writes it."""
    rate = struct.pack(">HQ", 16383 + 14, RATE << 49)
    common = struct.pack(">hIh", 1, len(samples) // 2, 16) + rate
    if encoding is not None:
        common += encoding + b"\0\0"
    sound = struct.pack(">II", 0, 0) + samples
    chunks = b"".join(
        name + struct.pack(">I", len(chunk)) + chunk for name, chunk in ((b"COMM", common), (b"SSND", sound))
    )
    kind = b"AIFF" if encoding is None else b"AIFC"
    return b"FORM" + struct.pack(">I", 4 + len(chunks)) + kind + chunks


def crossings(samples: bytes) -> int:
    values = array("h", samples)
    return sum(a < 0 <= b for a, b in pairwise(values))


def test_joined_lines_play_one_after_the_other_with_a_gap() -> None:
    joined = join_wavs([silence(0.5), wav_of(tone(RATE).tobytes())], gap_seconds=0.25)
    assert seconds_of(joined) == pytest.approx(1.25, abs=0.001)
    assert not any(samples_of(joined)[: int(0.74 * RATE) * 2])


def test_nothing_joined_is_an_empty_file() -> None:
    assert seconds_of(join_wavs([])) == 0


@pytest.mark.parametrize("damaged", [b"", b"RIFF", silence(0.1)[:30], wav(bytes(400), 2, 2, 44100)])
def test_what_the_mixer_cannot_play_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError):
        samples_of(damaged)


@pytest.mark.parametrize(("rate", "channels"), [(44100, 2), (48000, 1), (16000, 1), (22050, 2), (22050, 1)])
def test_sound_of_another_rate_keeps_its_length_and_pitch(rate: int, channels: int) -> None:
    converted = read_sound(wav(tone(rate, channels).tobytes(), channels, 2, rate))
    assert len(converted) == pytest.approx(RATE, abs=4)
    assert crossings(converted) == pytest.approx(110, abs=2)


def test_bytes_and_24_bit_samples_become_16_bit() -> None:
    assert to_mixer_shape(bytes([128, 255]), 1, 1, RATE) == struct.pack("<hh", 0, 127 << 8)
    assert to_mixer_shape(bytes([9, 0x34, 0x12]), 1, 3, RATE) == struct.pack("<h", 0x1234)


def test_aiff_is_read_whichever_way_its_bytes_run() -> None:
    little = struct.pack("<3h", 1, -2, 300)
    assert read_sound(aiff(struct.pack(">3h", 1, -2, 300))) == little
    assert read_sound(aiff(little, b"sowt")) == little


@pytest.mark.parametrize("content", [b"", b"FORM\0\0\0\4AIFF", aiff(b"\0\0", b"ulaw"), b"RIFF\0\0\0\0WAVE"])
def test_a_file_that_is_no_sound_is_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError):
        read_sound(content)


LINE = "Ten yuan on my bill, for a service I never ordered."


def spoken(seconds: float) -> bytes:
    return tone(RATE, seconds=seconds).tobytes()


def test_a_line_of_a_likely_length_has_no_fault() -> None:
    assert fault_of(spoken(3), LINE, 175, 1.0, 3000) == ""


@pytest.mark.parametrize(
    ("samples", "volume", "end_ms", "fault"),
    [
        (b"", 1.0, None, "empty"),
        (spoken(0.3), 1.0, None, "cut short"),
        (spoken(2), 1.0, 3000, "cut short"),
        (spoken(60), 1.0, None, "too long"),
        (bytes(RATE * 6), 1.0, None, "silence"),
    ],
)
def test_broken_sound_is_told(samples: bytes, volume: float, end_ms: int | None, fault: str) -> None:
    assert fault in fault_of(samples, LINE, 175, volume, end_ms)


def test_a_line_said_at_no_volume_may_be_silent() -> None:
    assert fault_of(bytes(RATE * 6), LINE, 175, 0.0, None) == ""
