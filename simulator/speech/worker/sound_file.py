"""Reading what engines write: WAV everywhere, AIFF on macOS whatever the file is called."""

import io
import wave
from collections.abc import Iterator

from simulator.speech.wav import to_mixer_shape


def read_sound(content: bytes) -> bytes:
    """The samples of a WAV or AIFF file as 22050 Hz, mono, 16 bit.

    Raises ValueError when the content is neither, or damaged.
    """
    if content[:4] == b"FORM" and content[8:12] in (b"AIFF", b"AIFC"):
        return _read_aiff(content)
    try:
        with wave.open(io.BytesIO(content)) as source:
            shape = source.getnchannels(), source.getsampwidth(), source.getframerate()
            return to_mixer_shape(source.readframes(source.getnframes()), *shape)
    except (wave.Error, EOFError) as error:
        raise ValueError(f"the engine wrote no WAV file: {error}") from error


def _read_aiff(content: bytes) -> bytes:
    chunks = dict(_chunks(content))
    common, sound = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")
    if len(common) < 18 or len(sound) < 8:
        raise ValueError("the engine wrote an AIFF file without sound")
    channels = int.from_bytes(common[0:2], "big")
    width = (int.from_bytes(common[6:8], "big") + 7) // 8
    samples = sound[8 + int.from_bytes(sound[0:4], "big") :]
    encoding = common[18:22] or b"NONE"
    if encoding not in (b"NONE", b"twos", b"sowt"):
        raise ValueError(f"the engine wrote an AIFF file encoded as {encoding!r}")
    little = samples if encoding == b"sowt" else _swapped(samples, width)
    if width == 1:
        little = bytes((byte + 128) % 256 for byte in little)
    return to_mixer_shape(little, channels, width, _extended(common[8:18]))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "big")
        yield content[at : at + 4], content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _swapped(samples: bytes, width: int) -> bytes:
    out = bytearray(len(samples) // width * width)
    for byte in range(width):
        out[byte::width] = samples[width - 1 - byte : len(out) : width]
    return bytes(out)


def _extended(value: bytes) -> int:
    """An 80-bit extended number, as AIFF keeps its sample rate."""
    exponent = (int.from_bytes(value[:2], "big") & 0x7FFF) - 16383 - 63
    mantissa = int.from_bytes(value[2:], "big")
    return mantissa >> -exponent if exponent < 0 else mantissa << min(exponent, 64)
