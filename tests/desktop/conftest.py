"""A trainee at the window, without a screen."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from pathlib import Path

import pytest

from simulator.scenario.load import Scenario, load
from tests.desktop.trainee import Trainee

CALLS = Path(__file__).parent / "calls"


@pytest.fixture(scope="session")
def kettle() -> Scenario:
    """Two short calls about a kettle."""
    loaded = load((CALLS / "two-calls.yaml").read_text(encoding="utf-8"), "two-calls")
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


@pytest.fixture
def trainee(kettle: Scenario) -> Trainee:
    """A trainee who looks at the library."""
    return Trainee(kettle)
