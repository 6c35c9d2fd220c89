from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.timing import align, estimated_seconds, estimated_timing

LINE = "Ten yuan, on my bill."


def test_marks_of_the_engine_are_the_onsets_of_its_words() -> None:
    marks = [(0, 0), (4, 210), (10, 800), (13, 900), (16, 1010)]
    assert align(LINE, marks, 1.5) == ((0, 3, 0), (4, 8, 210), (10, 12, 800), (13, 15, 900), (16, 20, 1010))


def test_a_word_the_engine_joined_to_another_gets_a_share_of_its_time() -> None:
    joined = align(LINE, [(0, 0), (4, 210), (10, 800), (16, 1010)], 1.5)
    assert 800 < joined[3][2] < 1010


def test_a_number_said_in_many_words_begins_with_the_first() -> None:
    onsets = align("Code 3737 again", [(0, 0), (5, 300), (6, 600), (6, 900), (10, 1400)], 2.0)
    assert [ms for _, _, ms in onsets] == [0, 300, 1400]


def test_marks_outside_the_text_are_left_out() -> None:
    assert align("Yes.", [(-1, 0), (99, 50)], 0.5) == ((0, 3, 0),)


def test_a_faster_voice_takes_less_time() -> None:
    assert estimated_seconds(LINE, 220) < estimated_seconds(LINE, 130)


def test_a_pause_belongs_to_the_word_before_it() -> None:
    _, plain = estimated_timing("ten ten ten", 175)
    _, paused = estimated_timing("ten, ten ten", 175)
    assert paused[1][2] > plain[1][2]


def test_a_line_without_words_is_a_short_silence() -> None:
    assert estimated_timing("...", 175) == (0.3, ())


@given(
    st.text(alphabet="ab ,.é短ชื่1😀", max_size=60),
    st.lists(st.tuples(st.integers(-3, 70), st.integers(0, 9000))),
    st.floats(0, 8),
)
def test_whatever_the_engine_says_onsets_stay_in_order_within_the_line(
    text: str, marks: list[tuple[int, int]], seconds: float
) -> None:
    onsets = align(text, marks, seconds)
    times = [ms for _, _, ms in onsets]
    assert times == sorted(times)
    assert all(0 <= ms <= round(seconds * 1000) for ms in times)
    assert all(0 <= start < end <= len(text) for start, end, _ in onsets)
