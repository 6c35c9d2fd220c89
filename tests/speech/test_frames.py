from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.frames import Frame, FrameReader, decode, encode

LINE = Frame({"ticket": 7, "text": "Ten yuan, 十元"}, b"RIFF" + bytes(range(256)))
OTHER = Frame({"ready": True})


def test_a_frame_arrives_as_it_was_sent() -> None:
    assert list(FrameReader().feed(encode(LINE))) == [LINE]


@given(st.binary(max_size=200), st.binary(max_size=200), st.integers(1, 40))
def test_prints_between_frames_lose_no_frame(before: bytes, between: bytes, size: int) -> None:
    stream = before + encode(LINE) + between + encode(OTHER)
    reader = FrameReader()
    chunks = (stream[at : at + size] for at in range(0, len(stream), size))
    assert [frame for chunk in chunks for frame in reader.feed(chunk)] == [LINE, OTHER]


def test_a_print_inside_a_frame_costs_that_frame_only() -> None:
    whole = encode(LINE)
    torn = whole[:40] + b"Audio saved to line.wav\n" + whole[40:]
    assert list(FrameReader().feed(torn + encode(OTHER))) == [OTHER]


def test_a_frame_with_absurd_lengths_is_passed_over() -> None:
    absurd = encode(LINE)[:7] + b"\xff" * 12
    assert list(FrameReader().feed(absurd + encode(OTHER))) == [OTHER]


@given(st.data())
def test_a_damaged_or_cut_file_is_no_frame(data: st.DataObject) -> None:
    whole = bytearray(encode(LINE))
    at = data.draw(st.integers(0, len(whole) - 1))
    assert decode(bytes(whole[:at])) is None
    whole[at] ^= data.draw(st.integers(1, 255))
    assert decode(bytes(whole)) is None
