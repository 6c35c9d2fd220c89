"""The folders of recordings beside scenarios."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from simulator.app.places import CLIPS
from simulator.desktop.ports import SpokenLine
from simulator.scenario.diagnostics import Diagnostic, Span
from simulator.scenario.library import Library, source_lines
from simulator.scenario.load import Scenario
from simulator.scenario.recordings import recording_names
from simulator.scenario.translation import top_value
from simulator.speech.clips import fault_of_recording
from simulator.workbench.clips import Listing, clip_problems

_SUFFIX = ".wav"
_OTHER_SOUNDS = (".aac", ".aif", ".aiff", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wma")
_TOP = Span(1, 1, 2)


def clip_folders(named: str | None) -> Callable[[str], Path]:
    """Where the recordings of a scenario are, by its id: beside the file that was named, else the library."""
    file = Path(named or "")
    beside = file.parent / CLIPS if file.is_file() else None
    library = Library().folder / CLIPS
    return lambda id: beside if beside and id == file.stem else library


def recording_of(line: SpokenLine, folder: Path) -> Path | None:
    """The recording of a line: the file it names, else the one that has its id; None leaves it to the voice.

    A file that is named is looked for in the scenario's own folder first, and nowhere outside of `folder`.
    """
    own = folder / line.scenario
    if line.clip:
        name = Path(line.clip).name
        return own / name if (own / name).is_file() else folder / name
    found = (own / name for name in recording_names(line.state, line.by, line.text))
    return next((path for path in found if path.is_file()), None)


def clip_findings(path: Path, scenario: Scenario) -> tuple[Diagnostic, ...]:
    """What is wrong between a scenario's file and its recordings.

    In a translation it is told at the top: its lines stand in another file.
    """
    found = clip_problems(scenario.script, listing_of(path))
    if found and top_value("\n".join(source_lines(path)), "translates")[0]:
        return tuple(replace(one, span=_TOP) for one in found)
    return found


def listing_of(scenario: Path) -> Listing:
    """Every recording in `clips/SCENARIO/` and `clips/` beside a scenario's file, listened to for faults."""
    folder = scenario.parent / CLIPS
    own = folder / scenario.stem
    return Listing(_sounds(own), _sounds(folder), _unheard(own))


def _unheard(folder: Path) -> tuple[str, ...]:
    """Recordings in formats that are not played."""
    files = sorted(folder.iterdir()) if folder.is_dir() else ()
    return tuple(path.name for path in files if path.suffix.lower() in _OTHER_SOUNDS and path.is_file())


def _sounds(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        return {}
    files = (path for path in sorted(folder.iterdir()) if path.suffix.lower() == _SUFFIX and path.is_file())
    return {path.name: fault_of_recording(path) for path in files}
