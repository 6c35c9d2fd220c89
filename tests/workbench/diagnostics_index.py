"""The index of docs/diagnostics, made of its pages. Run as a module, it writes the index."""

from collections.abc import Iterable

from simulator.workbench.pages import KINDS, Page, codes, folder, page

HEAD = """\
# Diagnostics

What `check` can find, with a page for each: the cause, an example that yields it, and the cure. `explain CODE` prints the page. The tests check every example: it yields exactly what its `# expect: CODE LINE:COLUMN` comments say, and mended it is clean.

An error keeps a scenario from being played. A warning does not, but something about the call is not as it should be; `checks` in a scenario changes how much it matters, and so does `check --severity CODE=LEVEL`.
"""  # noqa: E501 - a paragraph is one line


def index(pages: Iterable[Page]) -> str:
    """The index as Markdown: a table for each kind."""
    pages = sorted(pages, key=lambda page: page.code)
    tables = (_table(kind, [page for page in pages if page.kind == kind]) for kind in KINDS)
    return "\n".join([HEAD, *tables])


def _table(kind: str, pages: list[Page]) -> str:
    rows = (f"| [`{page.code}`]({page.code}.md) | {page.severity} | {page.summary} |\n" for page in pages)
    return f"## {kind.capitalize()}\n\n| code | | |\n|---|---|---|\n{''.join(rows)}"


if __name__ == "__main__":
    found = [known for code in codes() if (known := page(code))]
    (folder() / "README.md").write_text(index(found), encoding="utf-8")
