"""`explain`: what a code of `check` means, with an example and the cure."""

import json
import sys
from argparse import Namespace
from io import TextIOWrapper
from itertools import groupby

from simulator.scenario.diagnostics import did_you_mean
from simulator.workbench.page_print import print_page
from simulator.workbench.pages import KINDS, Listing, Page, Part, codes, page


def run(given: Namespace) -> int:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    if not given.code:
        found = sorted((known for code in codes() if (known := page(code))), key=_place)
        _list(found, given.json)
        return 0
    wanted = page(given.code)
    if wanted is None:
        print(f"There is no code '{given.code}': {_nearest(given.code)}", file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps(_as_json(wanted), indent=2, ensure_ascii=False))
    else:
        print_page(wanted, sys.stdout)
    return 0


def _nearest(word: str) -> str:
    hint = did_you_mean(word, codes())
    return hint if hint.endswith("?") else "'explain' alone lists them all."


def _place(of: Page) -> tuple[int, str]:
    return KINDS.index(of.kind), of.code


def _list(pages: list[Page], as_json: bool) -> None:
    if as_json:
        print(json.dumps([_head(of) for of in pages], indent=2, ensure_ascii=False))
        return
    width = max((len(of.code) for of in pages), default=0)
    for kind, those in groupby(pages, key=lambda of: of.kind):
        print(f"{kind.capitalize()}:")
        for of in those:
            print(f"  {of.code:<{width}}  {of.severity:<7}  {of.summary}")


def _head(of: Page) -> dict[str, object]:
    return {"code": of.code, "severity": of.severity, "kind": of.kind, "summary": of.summary}


def _as_json(of: Page) -> dict[str, object]:
    sections = {"cause": of.cause, "example": of.example, "cure": of.cure}
    return _head(of) | {name: [_part(part) for part in parts] for name, parts in sections.items()}


def _part(part: Part) -> object:
    if isinstance(part, Listing):
        expected = [{"code": e.code, "line": e.line, "column": e.column} for e in part.expected]
        return {"file": part.name, "text": part.text, "expected": expected}
    return {"words": part}
