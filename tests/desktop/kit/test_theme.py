"""Colours that can be read."""

import pytest

from simulator.desktop.kit.theme import PALETTE, Colour, mix, mood_colour


def brightness(colour: Colour) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: Colour, b: Colour) -> float:
    """The contrast ratio of the accessibility guidelines, 1 … 21."""
    light, dark = sorted((brightness(a), brightness(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


P = PALETTE


@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        (
            P.text,
            [P.ground, P.card, P.raised, P.hover, P.selected, P.caller_bubble, P.agent_bubble, P.keycap],
        ),
        (P.muted, [P.ground, P.card, P.raised, P.selected]),
        (P.on_accent, [P.accent, P.accent_hover]),
        (P.accent, [P.accent_ground, P.card]),
        (P.empathy, [P.empathy_ground, P.card]),
        (P.resolution, [P.resolution_ground, P.card]),
        (P.escalation, [P.escalation_ground, P.card]),
        (P.bad, [P.bad_ground, P.card]),
        (P.good, [P.good_ground, P.card]),
    ],
)
def test_text_can_be_read_on_every_ground_it_stands_on(ink, grounds):
    assert min(contrast(ink, ground) for ground in grounds) >= 4.5


def test_mixing_stays_between_its_ends():
    assert mix((0, 0, 0), (100, 200, 50), 0.5) == (50, 100, 25)
    assert mix((0, 0, 0), (100, 200, 50), 7) == (100, 200, 50)


def test_a_gauge_goes_from_bad_to_good():
    assert [mood_colour(value) for value in (0, 3, 5, 6, 10)] == [P.bad, P.bad, P.accent, P.accent, P.good]
