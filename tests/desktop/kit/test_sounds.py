"""Sounds that never clip, never click, and are always the same."""

import itertools
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.desktop.kit.sounds import RATE, Sound, samples
from simulator.desktop.kit.waves import decay, frames, swell, table


def heard(sound: Sound) -> "array[int]":
    return array("h", samples(sound))


@pytest.mark.parametrize("sound", list(Sound))
def test_every_sound_is_heard_and_stays_clear_of_the_limit(sound):
    loudest = max(abs(sample) for sample in heard(sound))
    assert 3000 < loudest < 20000


@pytest.mark.parametrize("sound", list(Sound))
def test_every_sound_is_the_same_each_time(sound):
    assert samples(sound) == samples(sound)


@pytest.mark.parametrize("sound", [Sound.RING, Sound.MUSIC])
def test_a_loop_meets_its_beginning_without_a_jump(sound):
    wave = heard(sound)
    steps = [abs(b - a) for a, b in itertools.pairwise(wave)]
    assert abs(wave[0] - wave[-1]) <= max(steps)


@pytest.mark.parametrize("sound", [s for s in Sound if s is not Sound.MUSIC])
def test_a_sound_begins_and_ends_in_silence(sound):
    wave = heard(sound)
    assert abs(wave[0]) < 300
    assert abs(wave[-1]) < 300


def test_the_ring_rests_between_its_trills():
    wave = heard(Sound.RING)
    assert len(wave) == 3 * RATE
    assert max(map(abs, wave[2 * RATE :])) == 0


def test_the_music_lasts_long_enough_not_to_annoy():
    assert 12 <= len(heard(Sound.MUSIC)) / RATE <= 20


@given(st.floats(min_value=60, max_value=2000))
def test_a_table_is_in_tune_within_three_hundredths_of_a_half_tone(hertz):
    wave = table(hertz)
    turns = sum(1 for a, b in itertools.pairwise([*wave, wave[0]]) if a < -1e-9 and b >= -1e-9)
    assert turns * RATE / len(wave) == pytest.approx(hertz, rel=0.0018)


def test_loudness_begins_and_ends_at_nothing():
    for loudness in (decay(0.5, 0.1), swell(0.5)):
        assert len(loudness) == frames(0.5)
        assert loudness[0] == 0
        assert loudness[-1] == pytest.approx(0, abs=0.01)
        assert max(loudness) <= 1
