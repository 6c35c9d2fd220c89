"""The pages of docs/diagnostics: what each code means, an example that yields it, and the cure.

A page is at once documentation, what `explain` prints, the help in SARIF, and a test: its example is checked
and has to yield what its `# expect: CODE LINE:COLUMN` comments say, and mended it has to be clean.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from simulator.scenario.diagnostics import Severity
from simulator.scenario.library import shipped_folder

KINDS = (
    "reading the file",
    "keys and values",
    "names",
    "structure",
    "conditions",
    "lints",
    "recordings",
    "translations",
    "shifts",
)
"""What codes are about, in the order of the index."""

_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_HEAD = re.compile(r"# (\S+)\n+(.+)\n+`(\w+)` · (.+)\n")
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPECTED = re.compile(r"^# expect: (\S+) (\d+):(\d+)$", re.MULTILINE)
_FILE = re.compile(r"^# file: (.+)$", re.MULTILINE)
_BESIDE = re.compile(r"^# beside it: (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Expected:
    """A diagnostic that an example yields; line and column count from 1."""

    code: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A file of an example. `name` is empty for the scenario; files `beside` it may hold anything."""

    text: str
    name: str = ""
    beside: tuple[str, ...] = ()
    expected: tuple[Expected, ...] = ()


Part = str | Listing
"""A paragraph, in Markdown, or a listing."""


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say about one code; `text` is the whole of it as Markdown."""

    code: str
    summary: str
    severity: Severity
    kind: str
    cause: tuple[Part, ...]
    example: tuple[Part, ...]
    cure: tuple[Part, ...]
    text: str


def folder() -> Path:
    """Where the pages are."""
    return shipped_folder("docs/diagnostics")


def codes() -> tuple[str, ...]:
    """The codes that have a page, by name."""
    return tuple(sorted(path.stem for path in folder().glob("*.md") if _CODE.fullmatch(path.stem)))


def page(code: str) -> Page | None:
    """The page of a code, or None if it has none. Raises ValueError for one not written like the others."""
    path = folder() / f"{code}.md"
    if not _CODE.fullmatch(code) or not path.is_file():
        return None
    return read_page(path.read_text(encoding="utf-8"))


def listings(parts: tuple[Part, ...]) -> tuple[Listing, ...]:
    """The files among the parts of a section."""
    return tuple(part for part in parts if isinstance(part, Listing))


def read_page(text: str) -> Page:
    """A page from its Markdown. Raises ValueError with a sentence if something is missing."""
    head = _HEAD.match(text)
    if head is None:
        raise ValueError("a page begins with '# CODE', one sentence, and '`severity` · kind'")
    code, summary, severity, kind = head.groups()
    _, *rest = _SECTION.split(text)
    sections = {name: _parts(body) for name, body in zip(rest[::2], rest[1::2], strict=True)}
    if list(sections) != ["Cause", "Example", "Cure"] or not all(sections.values()):
        raise ValueError(f"the page of '{code}' needs the sections Cause, Example and Cure")
    if kind not in KINDS:
        raise ValueError(f"the page of '{code}' is of the kind '{kind}', which is none of {', '.join(KINDS)}")
    cause, example, cure = sections.values()
    return Page(code, summary, Severity(severity), kind, cause, example, cure, text)


def _parts(body: str) -> tuple[Part, ...]:
    """Paragraphs and listings in their order; splitting at fences leaves the listings at odd places."""
    parts: list[Part] = []
    for place, piece in enumerate(_FENCE.split(body)):
        if place % 2:
            parts.append(_listing(piece))
        else:
            parts += (part.strip("\n") for part in piece.split("\n\n") if part.strip())
    return tuple(parts)


def _listing(text: str) -> Listing:
    name = _FILE.search(text)
    expected = (Expected(code, int(line), int(column)) for code, line, column in _EXPECTED.findall(text))
    return Listing(text, name[1] if name else "", tuple(_BESIDE.findall(text)), tuple(expected))
