"""The picture as a file: valid, self-contained, escaped, and readable without colour."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from re import findall, search
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.workbench.graph.labels import SIZE, labels
from simulator.workbench.graph.model import Graph
from simulator.workbench.graph.placing import HEIGHT, WIDTH, place
from simulator.workbench.graph.svg import svg
from simulator.workbench.graph.texts import percent, plain, shortened, wide
from tests.shipped import each_shipped, scenario_at
from tests.workbench.graph.graphs import graph, series
from tests.workbench.graph.naughty import MARKUP, corpus, saying

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn() -> Graph:
    return series()


def tree(found: Graph) -> ElementTree.Element:
    return ElementTree.fromstring(svg(found))


def groups(found: Graph, style: str) -> list[ElementTree.Element]:
    return [group for group in tree(found).iter(f"{SVG}g") if group.get("class") == style]


def texts(element: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{SVG}text")]


def box_of(found: Graph, key: str) -> ElementTree.Element:
    number = [node.key for node in found.nodes].index(key)
    return next(box for box in groups(found, "node") if box.get("id") == f"n{number}")


@each_shipped
def test_every_state_and_every_way_is_drawn_once(path: Path) -> None:
    found = graph(scenario_at(path))
    boxes, ways = groups(found, "node"), groups(found, "edge")
    assert [box.get("id") for box in boxes] == [f"n{number}" for number in range(len(found.nodes))]
    assert len(ways) == len(found.edges)


@each_shipped
def test_no_two_boxes_of_the_whole_picture_overlap(path: Path) -> None:
    plan = place(graph(scenario_at(path)))
    for (a, b), (x, y) in combinations(plan.corners, 2):
        assert abs(a - x) >= WIDTH or abs(b - y) >= HEIGHT
    for frame, other in combinations(plan.frames, 2):
        beside = frame.x + frame.width <= other.x or other.x + other.width <= frame.x
        assert beside or frame.y + frame.height <= other.y or other.y + other.height <= frame.y


@each_shipped
def test_everything_is_within_the_picture(path: Path) -> None:
    plan = place(graph(scenario_at(path)))
    points = [point for line in plan.lines for point in line.points]
    assert all(0 <= x <= plan.width and 0 <= y <= plan.height for x, y in points)
    assert all(x >= 0 and x + WIDTH <= plan.width and y >= 0 for x, y in plan.corners)
    assert all(y + HEIGHT <= plan.height for _, y in plan.corners)


@each_shipped
def test_labels_cover_neither_each_other_nor_a_box(path: Path) -> None:
    found = graph(scenario_at(path))
    plan = place(found)
    placed = [(label.x, label.y, wide(label.text, SIZE) / 2) for _, label in labels(found, plan)]
    assert len(placed) > len(found.edges) / 3
    for (x, y, half), (other_x, other_y, other) in combinations(placed, 2):
        assert abs(x - other_x) >= half + other or abs(y - other_y) >= SIZE
    for x, y, half in placed:
        for left, top in plan.corners:
            assert x + half < left or x - half > left + WIDTH or y < top or y - SIZE > top + HEIGHT


def test_a_state_says_its_numbers_in_digits(drawn: Graph) -> None:
    hello = box_of(drawn, "monday/hello")
    assert texts(hello)[:4] == ["100", "hello (start)", "Where is my parcel?", "100 %"]
    told = hello.findtext(f"{SVG}title") or ""
    assert "best total of a call that comes here: 100.0" in told


def test_what_is_wrong_is_said_with_a_sign_and_a_word(drawn: Graph) -> None:
    assert "✕ unreachable" in texts(box_of(drawn, "monday/island"))
    assert "! soft-lock" in texts(box_of(drawn, "tuesday/mute"))
    about = tree(drawn).findtext(f"{SVG}desc") or ""
    assert "monday/island: unreachable; tuesday/mute: soft-lock" in about


def test_the_legend_is_no_wider_than_the_least_picture() -> None:
    hostile = saying(list(MARKUP))
    for drawn_text in tree(hostile).iter(f"{SVG}text"):
        if drawn_text.get("class") in ("muted", "title", None):
            right = float(drawn_text.get("x") or 0) + wide(drawn_text.text or "", SIZE)
            assert right <= place(hostile).width


def test_an_interruption_is_told_at_the_state_it_leads_to(drawn: Graph) -> None:
    assert any(text.startswith("⚡ patience <= 0") for text in texts(box_of(drawn, "monday/gone")))


def test_kinds_of_states_differ_in_outline(drawn: Graph) -> None:
    outlines = {
        key: [(part.tag, part.get("rx")) for part in box_of(drawn, key) if "box" in (part.get("class") or "")]
        for key in ("monday/number", "monday/quiet", "monday/found", "monday/gone")
    }
    assert len({str(outline) for outline in outlines.values()}) == 4


def test_a_reader_hears_what_the_picture_shows(drawn: Graph) -> None:
    root = tree(drawn)
    named = (root.get("aria-labelledby") or "").split()
    assert [element.get("id") for element in root[:2]] == named
    assert root.findtext(f"{SVG}title") == "The graph of Two calls & a <title>"
    assert "9 states in 2 calls" in (root.findtext(f"{SVG}desc") or "")


def test_the_file_loads_nothing_and_runs_nothing(drawn: Graph) -> None:
    text = svg(drawn)
    assert findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert not search(r"<script|<image|<foreignObject|<a |@import|\son\w+=", text)
    assert set(findall(r"url\([^)]*\)", text)) <= {"url(#t)", "url(#b)", "url(#n)"}


def test_dark_rooms_have_colours_of_their_own(drawn: Graph) -> None:
    style = tree(drawn).findtext(f"{SVG}style") or ""
    light, _, dark = style.partition("@media(prefers-color-scheme:dark)")
    assert set(findall(r"--\w+(?=:)", light)) == set(findall(r"--\w+(?=:)", dark.partition("}}")[0]))


def test_estimates_are_marked_as_such(drawn: Graph) -> None:
    guessed = replace(drawn, basis=replace(drawn.basis, configurations=0, plays=500))
    assert "≈ 100" in texts(box_of(guessed, "monday/hello"))
    assert any("estimated from 500 random plays" in text for text in texts(tree(guessed)))


def test_no_text_of_a_scenario_is_markup() -> None:
    root = tree(saying(list(MARKUP)))
    assert root.findtext(f"{SVG}title") == f"The graph of {plain(MARKUP[2])}"
    assert not list(root.iter(f"{SVG}script"))
    assert len([group for group in root.iter(f"{SVG}g") if group.get("class") == "node"]) == len(MARKUP)


def test_naughty_strings_are_drawn() -> None:
    strings = corpus()
    boxes = groups(saying(strings), "node")
    told = [(box.findtext(f"{SVG}title") or "").splitlines() for box in boxes]
    for text, lines in zip(strings, told, strict=True):
        if plain(text):
            assert plain(text) in lines


@given(st.text(), st.floats(10.0, 300.0))
def test_a_shortened_text_fits_and_says_that_it_was_cut(text: str, room: float) -> None:
    found = shortened(text, room, 11.0)
    assert found == plain(text) or found.endswith("…")
    assert wide(found, 11.0) <= room or found == "…"
    ElementTree.fromstring(f"<a>{plain(text).replace('&', '').replace('<', '')}</a>")


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0 %"),
        (1.0, "100 %"),
        (0.0004, "< 0.1 %"),
        (0.9996, "> 99.9 %"),
        (0.042, "4.2 %"),
        (0.5, "50 %"),
    ],
)
def test_a_share_is_told_from_none_and_from_all(share: float, said: str) -> None:
    assert percent(share) == said
