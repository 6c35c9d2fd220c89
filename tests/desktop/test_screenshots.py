"""Pictures of every screen can be taken without one."""

from pathlib import Path

from simulator.desktop.screenshots import Format, take
from simulator.scenario.load import Scenario
from tests.fakes.desktop import FakeDesk


def test_every_screen_is_pictured(kettle: Scenario, tmp_path: Path) -> None:
    files = take(lambda: FakeDesk(kettle), tmp_path, [Format("small", (1024, 600))])
    names = {file.name.removesuffix("-small.png") for file in files}
    screens = {"library", "settings", "pause", "call-exam", "results"}
    assert screens | {"score-two-calls", "ring-two-calls"} <= names
    assert all(file.stat().st_size > 5_000 for file in files)
