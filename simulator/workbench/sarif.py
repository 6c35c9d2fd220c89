"""What `check` found as SARIF 2.1.0, which code hosts and editors show beside the lines."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from simulator.scenario.diagnostics import Diagnostic, Edit, Span
from simulator.scenario.lints import LINTS
from simulator.workbench.findings import Findings
from simulator.workbench.pages import page

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

Json = dict[str, Any]


def as_sarif(findings: Findings, version: str) -> Json:
    """One run, with a rule for each code that was found. `version` is the product's, empty if unknown."""
    codes = sorted({one.code for found in findings.values() for one in found})
    driver: Json = {"name": "call-simulator", "rules": [_rule(code) for code in codes]}
    if version:
        driver["version"] = version
    results = [_result(path, one, codes.index(one.code)) for path, found in findings.items() for one in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> Json:
    """A code, with the words of its page where it has one."""
    rule: Json = {"id": code, "defaultConfiguration": {"level": "warning" if code in LINTS else "error"}}
    known = page(code)
    if known:
        rule["defaultConfiguration"] = {"level": str(known.severity)}
        rule["shortDescription"] = {"text": known.summary}
        rule["help"] = {"text": known.text, "markdown": known.text}
    return rule


def _result(path: Path, one: Diagnostic, rule: int) -> Json:
    text = f"{one.message}; {one.hint}" if one.hint else one.message
    result: Json = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": str(one.severity),
        "message": {"text": text},
        "locations": [_location(path, one.span)],
    }
    if one.related:
        result["relatedLocations"] = [
            {**_location(path, other.span), "message": {"text": other.message}} for other in one.related
        ]
    if one.fix:
        result["fixes"] = [_fix(path, one.fix, one.hint or one.message)]
    return result


def _location(path: Path, span: Span) -> Json:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": _region(span)}}


def _fix(path: Path, edits: Sequence[Edit], words: str) -> Json:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in edits
    ]
    change = {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
    return {"description": {"text": words}, "artifactChanges": [change]}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line, "startColumn": span.column, "endLine": span.line, "endColumn": span.end,
    }  # fmt: skip


def _uri(path: Path) -> str:
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
