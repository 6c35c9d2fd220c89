"""No screen and no sound card, and the typefaces read once for all tests."""

import os

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from simulator.desktop.kit.fonts import Faces
from simulator.desktop.kit.text import Texts


@pytest.fixture(scope="session")
def faces() -> Faces:
    """The packaged typefaces on a computer without a Chinese one."""
    return Faces(find_cjk=lambda: None)


@pytest.fixture(scope="session")
def texts(faces: Faces) -> Texts:
    """Text at its ordinary size."""
    return Texts(1.0, faces)
