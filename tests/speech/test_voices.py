from itertools import combinations

import pytest

from simulator.speech.speaker import Gender, VoiceSpec
from simulator.speech.voices import InstalledVoice, espeak_pitch, espeak_voices, installed_voice

ANNA = InstalledVoice("anna", ("en-US",), "female")
BELLA = InstalledVoice("bella", ("en_GB",), "female")
CARL = InstalledVoice("carl", ("en-GB",), "male")
MINH = InstalledVoice("minh", ("vi-VN",), "male")
INSTALLED = (ANNA, BELLA, CARL, MINH)


@pytest.mark.parametrize(
    ("language", "voice"),
    [("en", "en+f2"), ("en-GB", "en-gb+f2"), ("zh", "cmn+f2"), ("zh_CN", "cmn+f2"), ("zh-HK", "yue+f2"),
     ("vi", "vi+f2"), ("th", "th+f2")],
)  # fmt: skip
def test_a_language_has_its_espeak_voice(language: str, voice: str) -> None:
    assert espeak_voices(language, VoiceSpec())[0] == voice


def test_an_unknown_region_falls_back_to_its_language_and_then_to_english() -> None:
    assert espeak_voices("zh-Latn", VoiceSpec()) == ("zh-latn+f2", "cmn+f2", "en+f2")


@pytest.mark.parametrize("gender", ["female", "male"])
def test_any_two_people_of_one_gender_sound_different(gender: Gender) -> None:
    people = [VoiceSpec(gender, variant) for variant in range(1, 6)]
    for one, other in combinations(people, 2):
        assert espeak_voices("en", one) != espeak_voices("en", other)


@pytest.mark.parametrize(("pitch", "least", "most"), [(0, 0, 40), (99, 60, 99)])
def test_the_pitch_stays_what_espeak_accepts(pitch: int, least: int, most: int) -> None:
    for variant in range(1, 6):
        assert least <= espeak_pitch(VoiceSpec("male", variant, pitch=pitch)) <= most


def test_installed_voices_are_chosen_by_language_then_gender() -> None:
    assert installed_voice("en", VoiceSpec("male"), INSTALLED) == "carl"
    assert installed_voice("vi", VoiceSpec("female"), INSTALLED) == "minh"
    assert installed_voice("en-GB", VoiceSpec("female"), INSTALLED) == "bella"


def test_another_variant_is_another_installed_voice() -> None:
    assert installed_voice("en", VoiceSpec("female", 1), INSTALLED) == "anna"
    assert installed_voice("en", VoiceSpec("female", 2), INSTALLED) == "bella"


def test_a_language_nobody_speaks_keeps_the_default_voice() -> None:
    assert installed_voice("th", VoiceSpec(), INSTALLED) is None
