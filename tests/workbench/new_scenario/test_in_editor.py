"""A scenario written by `new`, opened where it was written, in the real yaml-language-server."""

from pathlib import Path

import pytest

from simulator.workbench.new_scenario.making import Wanted, scenario_text, schema_seen_from
from simulator.workbench.schema.made import CHECKOUT
from tests.node.language_server import editor

pytestmark = pytest.mark.xdist_group("yaml-language-server")


@pytest.mark.parametrize("inside", [True, False], ids=["in the product's folder", "elsewhere"])
def test_the_editor_finds_the_schema_from_where_it_is_written(inside: bool, tmp_path: Path) -> None:
    folder = CHECKOUT / "scenarios" if inside else tmp_path / "Meine Anrufe"
    folder.mkdir(exist_ok=True)
    schema = schema_seen_from(folder)
    assert schema.startswith("file:") is not inside
    text = scenario_text(Wanted("mine"), schema)
    with editor(folder) as opened:
        sound, slip = opened.squiggles(text, text.replace("\ncalls:", "\ncals:"))
        assert sound == []
        assert "Property cals is not allowed." in {squiggle.message for squiggle in slip}
        assert "calls" in opened.completions(text.partition("calls:")[0] + "|")
