"""Every code has a page; how pages are read, and what the index of them is."""

import re

import pytest

from simulator.scenario.codes import CODES
from simulator.workbench.pages import Expected, Listing, Page, codes, folder, page, read_page
from tests.workbench.diagnostics_index import index

LINK = re.compile(r"\]\(([^)#]+)(#?)([^)]*)\)")
WHOLE = """\
# odd-thing

It is odd.

`warning` · names

## Cause

Nobody knows.

## Example

```yaml
# expect: odd-thing 2:1
thing: odd
```

```yaml
# file: thing.zh.yaml
# beside it: clips/thing/one.wav
thing: 奇
```

## Cure

Leave it `out`.

Or keep it.
"""


def page_of(code: str) -> Page:
    found = page(code)
    assert found is not None
    return found


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert codes() == tuple(sorted(CODES))


@pytest.mark.parametrize("code", codes())
def test_a_page_is_about_the_code_it_is_called_after(code: str) -> None:
    assert page_of(code).code == code


def test_a_page_is_read_with_its_parts_in_order() -> None:
    read = read_page(WHOLE)
    assert (read.code, read.summary, read.severity, read.kind) == (
        "odd-thing", "It is odd.", "warning", "names",
    )  # fmt: skip
    assert read.cause == ("Nobody knows.",)
    assert read.cure == ("Leave it `out`.", "Or keep it.")


def test_listings_say_what_they_yield_and_what_lies_where() -> None:
    scenario, translation = read_page(WHOLE).example
    assert isinstance(scenario, Listing)
    assert isinstance(translation, Listing)
    assert (scenario.name, scenario.expected) == ("", (Expected("odd-thing", 2, 1),))
    assert scenario.text.splitlines()[1] == "thing: odd"
    assert (translation.name, translation.beside) == ("thing.zh.yaml", ("clips/thing/one.wav",))


@pytest.mark.parametrize("code", codes())
def test_links_of_a_page_lead_somewhere(code: str) -> None:
    for name, _, heading in LINK.findall(page_of(code).text):
        text = (folder() / name).read_text(encoding="utf-8")
        assert not heading or f"\n## {heading.replace('-', ' ')}\n" in text.lower()


@pytest.mark.parametrize("word", ["", "..", "README", "../../README", "unknown-statue"])
def test_other_words_have_no_page(word: str) -> None:
    assert page(word) is None


@pytest.mark.parametrize(
    ("part", "instead", "missing"),
    [
        ("It is odd.", "", "one sentence"),
        ("`warning` · names", "", "severity"),
        ("`warning`", "`grave`", "grave"),
        ("· names", "· nouns", "nouns"),
        ("## Cure", "## Remedy", "Cause, Example and Cure"),
        ("Nobody knows.\n", "", "Cause, Example and Cure"),
    ],
)
def test_a_page_that_lacks_something_is_refused(part: str, instead: str, missing: str) -> None:
    with pytest.raises(ValueError, match=missing):
        read_page(WHOLE.replace(part, instead))


def test_the_index_is_made_of_the_pages() -> None:
    """`python -m tests.workbench.diagnostics_index` writes it."""
    assert (folder() / "README.md").read_text(encoding="utf-8") == index(page_of(code) for code in codes())
