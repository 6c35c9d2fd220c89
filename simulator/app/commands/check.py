"""`check`: everything that is wrong with scenario files, with line and cure."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from simulator.app.opening import file_meant
from simulator.app.places import CLIPS
from simulator.scenario.diagnostics import Diagnostic
from simulator.scenario.library import Library, read_text, source_lines
from simulator.scenario.load import Scenario
from simulator.workbench.checking import Checker
from simulator.workbench.findings import Findings, as_json, as_text, changed, fails, summary


def run(given: Namespace) -> int:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    checker = Checker(dict(given.severity), _recordings)
    paths = [path for name in given.paths for path in _files(Path(name))]
    if given.fix:
        for path in paths:
            _mend(path, checker)
    findings = {path: checker.file(path) for path in paths}
    _print(findings, given.format)
    for name in given.paths:
        _tell_odd_path(name)
    print(summary(findings), file=sys.stderr)
    return 1 if fails(findings) else 0


def _files(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    library = Library(path)
    shifts = (shift for shift in library.shift_paths() if shift.parent == path)
    return tuple(sorted((*library.paths(), *shifts)))


def _tell_odd_path(name: str) -> None:
    """What may have been meant, where a path leads to nothing that could be checked."""
    path = Path(name)
    if path.is_dir() and not _files(path):
        print(f"There is no scenario file (.yaml) in {name}, so nothing in it was checked.", file=sys.stderr)
    elif not path.exists() and (near := file_meant(name)):
        print(f"There is no {name}: did you mean {near}?", file=sys.stderr)


def _recordings(path: Path, scenario: Scenario) -> tuple[Diagnostic, ...]:
    if "clip" not in scenario.text and not (path.parent / CLIPS).is_dir():
        return ()
    from simulator.app.clip_files import clip_findings  # most files have no recordings

    return clip_findings(path, scenario)


def _mend(path: Path, checker: Checker) -> None:
    from scoring.sheets.files import replacing  # checking alone writes nothing
    from simulator.workbench.mending import mend

    text = read_text(path)
    if not isinstance(text, str):
        return
    mended = mend(text, lambda trial: checker.text(path, trial))
    if mended.text != text:
        with replacing(path) as file:
            file.write(mended.text.encode("utf-8"))
        print(changed(path, mended.done), file=sys.stderr)
    if mended.refused:
        _tell_refused(path, mended.refused)


def _tell_refused(path: Path, refused: Sequence[Diagnostic]) -> None:
    lines = ", ".join(str(one.span.line) for one in refused)
    print(
        f"{path}: mending line {lines} would have made more wrong than right; left as it was.",
        file=sys.stderr,
    )


def _print(findings: Findings, format: str) -> None:
    if format == "text":
        for path, found in findings.items():
            if found:
                print(as_text(path, found, source_lines(path)))
        return
    import json  # the usual run does without

    print(
        json.dumps(as_json(findings) if format == "json" else _sarif(findings), indent=2, ensure_ascii=False)
    )


def _sarif(findings: Findings) -> dict[str, object]:
    from importlib.metadata import PackageNotFoundError, version

    from simulator.workbench.sarif import as_sarif

    try:
        return as_sarif(findings, version("call-simulator"))
    except PackageNotFoundError:
        return as_sarif(findings, "")
