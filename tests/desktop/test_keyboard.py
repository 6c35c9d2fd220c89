"""Everything can be reached by keyboard alone."""

import pytest

from simulator.desktop.focus import Direction, find, moved, settled, spots, tabbed
from simulator.desktop.layout.items import Scene
from simulator.desktop.layout.page import Page
from tests.desktop.scenes import SCENES
from tests.desktop.trainee import Trainee
from tests.fakes.monotype import Monotype

ARROWS: tuple[Direction, ...] = ("up", "down", "left", "right")


def _reached(scene: Scene) -> set[str]:
    """What Tab, Shift-Tab and the arrows lead to, from where the focus starts."""
    reached: set[str] = set()
    ahead = {settled(scene, scene.start)}
    while ahead:
        here = ahead.pop()
        reached.add(here)
        tabs = {tabbed(scene, here, {}), tabbed(scene, here, {}, back=True)}
        arrows = {moved(scene, here, arrow) for arrow in ARROWS}
        ahead |= (tabs | arrows) - reached
    return reached


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 1.0), ((1024, 600), 1.0), ((1024, 600), 2.0)])
def test_tab_and_arrows_reach_every_target(name: str, size: tuple[int, int], scale: float) -> None:
    scene = SCENES[name](Page(size, Monotype(scale)))
    assert _reached(scene) == {spot.target.id for spot in spots(scene)} or not spots(scene)


def test_the_focus_is_brought_into_sight(trainee: Trainee) -> None:
    trainee.shell.prefer(text_size=2.0)
    trainee.resize(1024, 600)
    trainee.pick_up()
    trainee.press("down", "down", "down")
    spot = find(trainee.scene, trainee.focus)
    assert spot is not None
    assert spot.target.id == "choose:goodwill"
    assert spot.pane.rect.holds(spot.rect)


def test_control_q_closes_the_window_amid_a_call_and_q_alone_does_not(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("q")
    assert not trainee.shell.closed
    trainee.press("q", control=True)
    assert trainee.shell.closed


def test_shift_tab_goes_back(trainee: Trainee) -> None:
    trainee.pick_up()
    start = trainee.focus
    trainee.press("tab")
    trainee.press("tab", shift=True)
    assert trainee.focus == start


def test_tab_comes_back_to_where_one_was_in_a_pane(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.press("down")
    trainee.press("tab")
    trainee.press("tab", shift=True)
    assert trainee.focus == "choose:shrug"


def test_a_key_that_is_held_down_chooses_only_once(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.hold_down("1", times=5)
    assert trainee.choices() == ["ask"]


def test_an_arrow_that_is_held_down_moves_on(trainee: Trainee) -> None:
    trainee.pick_up()
    trainee.hold_down("down", times=2)
    assert trainee.focus == "choose:hold"
