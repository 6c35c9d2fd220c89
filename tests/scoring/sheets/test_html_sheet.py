"""The page as a browser reads it: whole, valid, and with nothing live in it."""

import base64
import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scoring.sheets.calls import ScoredCall
from scoring.sheets.html_sheet import allowed, html_sheet, write_html
from tests.node.tools import node_tool
from tests.scoring.sheets.conftest import again, named
from tests.scoring.sheets.generated_calls import generated_calls
from tests.scoring.sheets.test_csv_sheet import FORMULA_STARTS, naughty_strings

UNKNOWN_TO_THE_VALIDATOR = "Inline style violates Content Security Policy"
"""It does not look at hashes; the test of the policy does."""


class Page(HTMLParser):
    """What is on the page: elements, attributes, and the text of each `bdi`."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self._words: list[str] = []
        self.isolated: list[str] = []
        self._inside = False
        self.feed(text)

    @property
    def words(self) -> str:
        return " ".join(self._words)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attributes}
        if tag == "bdi":
            self._inside = True
            self.isolated.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "bdi"

    def handle_data(self, data: str) -> None:
        self._words.append(data)
        if self._inside:
            self.isolated[-1] += data


def validated(folder: Path, *pages: str) -> list[str]:
    """What the Nu validator says against these pages. Skips the test where it cannot run."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed, which the Nu validator runs on")
    jar = node_tool("vnu-jar") / "build" / "dist" / "vnu.jar"
    files = [folder / f"{number}.html" for number in range(len(pages))]
    for file, page in zip(files, pages, strict=True):
        file.write_text(page, encoding="utf-8")
    done = subprocess.run(
        [java, "-jar", str(jar), "--format", "gnu", *map(str, files)],
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    return [line for line in done.stderr.splitlines() if UNKNOWN_TO_THE_VALIDATOR not in line]


@pytest.mark.xdist_group("nu validator")
def test_the_page_is_valid(tmp_path: Path, call: ScoredCall) -> None:
    others = list(generated_calls(30, ["Where is my parcel?", "<b>", "\0\x1b\ufffe\u202e", "</style>", ""]))
    pages = [html_sheet([]), html_sheet([call]), html_sheet([again(call, 1), named(call, "Bo"), *others])]
    assert validated(tmp_path, *pages) == []


def test_one_call_is_told_in_full(call: ScoredCall) -> None:
    words = " ".join(Page(html_sheet([call])).words.split())
    for part in (
        "49.0 · not passed", "5 min 2 s", "Not passed: the total is below 70",
        "Better: I will stop this bill myself.", "31.4 blunder turning point point of no return",
        "She had told it twice already.", "Notes: Listen to 1:23 together.",
        "exact, from 1,234 configurations",
    ):  # fmt: skip
        assert part in words


def test_the_mood_is_drawn_with_where_it_turned(call: ScoredCall) -> None:
    text = html_sheet([call])
    assert 'class="patience" points="0,60 310,48 620,96"' in text
    assert 'class="trust" points="0,72 310,60 620,84"' in text
    assert '<circle class="turn" cx="620.0" cy="84.0"' in text


def test_a_call_without_a_known_mood_has_no_line(call: ScoredCall) -> None:
    assert "polyline" not in html_sheet([replace(call, moods=())])


def test_the_heat_map_is_of_first_attempts(call: ScoredCall) -> None:
    text = html_sheet([again(call, 1, total=61.0), call, named(again(call, 1, total=100.0), "Bo")])
    assert re.findall(r'<td class="(h\d+)">([\d.]+)</td><td class="h8">88.8', text) == [
        ("h6", "61.0"),
        ("h10", "100.0"),
    ]


def test_nothing_may_be_fetched_or_run_and_the_style_is_the_one_allowed(call: ScoredCall) -> None:
    text = html_sheet([call])
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in text


def test_naughty_names_come_back_and_nothing_is_live(call: ScoredCall) -> None:
    names = [*naughty_strings(), *(f"{start}cmd|x" for start in FORMULA_STARTS)]
    told = [replace(named(again(call, 1), name), replies=()) for name in names]
    page = Page(html_sheet(told))
    wanted = {allowed(name).replace("\r", "\n") for name in names if name}
    assert wanted <= {word.replace("\r", "\n") for word in page.isolated}
    assert not page.elements & {"script", "a", "img", "iframe", "object", "link", "form", "base", "embed"}
    assert not {name for name in page.attributes if name.startswith("on") or name in ("href", "src", "style")}


def test_without_details_the_cohort_alone_is_told(tmp_path: Path, call: ScoredCall) -> None:
    write_html([again(call, 1), named(call, "Bo")], tmp_path / "out.html", detailed=False)
    words = Page((tmp_path / "out.html").read_text(encoding="utf-8")).words
    assert "Single attempts are left out" in words
    assert "Reply by reply" not in words


def test_half_a_character_does_not_stop_the_export(tmp_path: Path, call: ScoredCall) -> None:
    write_html([named(call, "An\udce9")], tmp_path / "out.html")
    assert "An\ufffd" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_an_interrupted_export_leaves_the_earlier_file(tmp_path: Path, call: ScoredCall) -> None:
    path = tmp_path / "out.html"
    path.write_text("last week's")

    def calls() -> Iterator[ScoredCall]:
        yield call
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_html(calls(), path)
    assert path.read_text() == "last week's"
    assert list(tmp_path.iterdir()) == [path]
