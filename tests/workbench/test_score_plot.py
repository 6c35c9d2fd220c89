"""The picture of how bots score, and the page around it."""

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from re import search
from xml.etree import ElementTree

from simulator.analysis.playtest import Playtest
from simulator.scenario.load import Scenario
from simulator.workbench.playtest_page import page, plot
from simulator.workbench.score_plot import standalone
from tests.analysis.test_playtest import let_play, long_is_right

SVG = "{http://www.w3.org/2000/svg}"


def one() -> tuple[Scenario, Playtest]:
    scenario = long_is_right(5)
    return scenario, let_play(scenario)


def test_the_picture_is_a_file_of_its_own_with_every_bot_and_axis() -> None:
    scenario, found = one()
    root = ElementTree.fromstring(standalone(plot(scenario, found)))
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    for row in found.distributions:
        assert any(text.startswith(row.bot) for text in texts)
    assert "total score of a play, in points" in texts
    assert {"0", "50", "100", "a pass needs 70"} <= set(texts)
    assert root.find(f"{SVG}style") is not None


def test_every_play_is_in_a_bar() -> None:
    scenario, found = one()
    root = ElementTree.fromstring(plot(scenario, found))
    titles = [bar.findtext(f"{SVG}title") or "" for bar in root.iter(f"{SVG}rect") if len(bar)]
    counted = sum(int(title.split(": ")[1].split(" of ")[0]) for title in titles)
    assert counted == sum(len(row.totals) for row in found.distributions)


def test_a_bot_outside_its_band_is_said_so_in_words() -> None:
    scenario, found = one()
    texts = [text.text for text in ElementTree.fromstring(plot(scenario, found)).iter(f"{SVG}text")]
    assert "longest: outside its band" in texts
    assert "first" in texts


def test_the_page_may_load_nothing_and_its_style_is_the_one_allowed() -> None:
    html = page(*one())
    style = search("<style>(.*?)</style>", html.replace("\n", "\0"))
    assert style
    digest = b64encode(sha256(style[1].replace("\0", "\n").encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'\"" in html
    assert html.count("<style") == 1
    assert "style=" not in html
    assert "<script" not in html


def test_words_of_a_scenario_are_no_markup() -> None:
    scenario, found = one()
    hostile = replace(scenario, script=replace(scenario.script, title="<script>alert(1)</script> & more"))
    assert "<script" not in page(hostile, found)
    ElementTree.fromstring(standalone(plot(hostile, found)))
