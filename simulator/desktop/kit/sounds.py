"""The sounds of the desk, made by arithmetic: 16-bit mono samples at 22,050 Hz, the same on every computer."""

from enum import StrEnum

RATE = 22050


class Sound(StrEnum):
    """What there is a sound of. `RING` and `MUSIC` are made to be looped."""

    RING = "ring"
    MUSIC = "music"
    CLICK = "click"
    PICK_UP = "pick-up"
    HANG_UP = "hang-up"
    GOOD = "good"
    BAD = "bad"


def samples(sound: Sound) -> bytes:
    """The sound's samples: signed 16-bit, native byte order, mono, 22,050 a second."""
    raise NotImplementedError
