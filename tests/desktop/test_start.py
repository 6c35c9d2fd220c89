"""Opening the window where there is one to be seen."""

import pytest

from simulator.desktop.ports import SpokenLine
from simulator.desktop.start import LateVoice, no_screen
from simulator.desktop.window import wrong_pygame
from tests.fakes.desktop import FakeVoice


@pytest.mark.parametrize(
    ("platform", "environment", "seen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"SDL_VIDEODRIVER": "dummy"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_window_nobody_sees_is_not_opened(platform: str, environment: dict[str, str], seen: bool) -> None:
    assert (no_screen(platform, environment) == "") is seen


def test_the_right_pygame_is_installed() -> None:
    assert wrong_pygame() == ""


def test_a_voice_that_wakes_late_is_silent_before_and_speaks_after() -> None:
    voice = FakeVoice()
    late = LateVoice(lambda: voice)
    late.say(SpokenLine("Too early."))
    assert late.poll() == ()
    late.wake()
    late.say(SpokenLine("In time."))
    assert [line.text for line in voice.said] == ["In time."]
