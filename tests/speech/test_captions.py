import pytest

from simulator.speech.captions import CaptionMoment, caption_at, elapsed_at

LINE = "Ten yuan."
ONSETS = ((0, 3, 100), (4, 8, 400))


@pytest.mark.parametrize(
    ("elapsed", "moment"),
    [
        (0, CaptionMoment(0, 0)),
        (100, CaptionMoment(0, 3)),
        (399, CaptionMoment(0, 3)),
        (400, CaptionMoment(4, 8)),
        (999, CaptionMoment(4, 8)),
        (1000, CaptionMoment(9, 9)),
    ],
)
def test_the_caption_lights_the_word_that_is_heard(elapsed: int, moment: CaptionMoment) -> None:
    assert caption_at(LINE, ONSETS, 1.0, elapsed) == moment


def test_a_line_without_onsets_lights_nothing_until_it_is_over() -> None:
    assert caption_at("...", (), 0.3, 100) == CaptionMoment(0, 0)
    assert caption_at("...", (), 0.3, 300) == CaptionMoment(3, 3)


@pytest.mark.parametrize(("character", "ms"), [(0, 100), (3, 400), (5, 400), (8, 400)])
def test_a_place_in_the_text_has_its_time(character: int, ms: int) -> None:
    assert elapsed_at(ONSETS, character) == ms


def test_a_place_in_a_line_without_words_is_its_start() -> None:
    assert elapsed_at((), 2) == 0
